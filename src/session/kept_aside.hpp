// Work kept aside while it is not saved, so that a crash loses at most half a minute of it.
//
// Each open plan of each window has a slot of its own in one folder: NAME-HASH[-N].autosave.gpkg (the plan with the draft in it), beside
// it the same name with .plan (whose work it is) and, while a window lives that works on it, .lock. Work that nobody holds the lock of
// was left by a crash: it is offered at the next start, and no new slot ever writes over it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "io/file_lock.hpp"

namespace merestone::session {

class AsideSlot {
public:
    // The first slot of this plan that holds no work and that no window has. \param opened what was opened; empty: the embedded sample
    // \returns nothing where the folder cannot be written to.
    [[nodiscard]] static std::optional<AsideSlot> take(const std::filesystem::path& folder, const std::filesystem::path& opened);
    // That of work found by kept_aside, to go on in. \returns nothing where a window has it.
    [[nodiscard]] static std::optional<AsideSlot> take_over(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }
    // Writes down whose work it is, before the first of it is written.
    [[nodiscard]] base::Result<base::Done> sign() const;
    void clear() const;  // the work was saved, or is not wanted

private:
    AsideSlot(std::filesystem::path file, std::string plan, io::FileLock lock)
        : file_(std::move(file)), plan_(std::move(plan)), lock_(std::move(lock)) {}
    std::filesystem::path file_;
    std::string plan_;  // UTF-8
    io::FileLock lock_;
};

struct KeptAside {
    std::filesystem::path file;
    std::filesystem::path plan;  // empty: a copy of the embedded sample
    std::filesystem::file_time_type when;
};
// What crashes left there, the latest first.
[[nodiscard]] std::vector<KeptAside> kept_aside(const std::filesystem::path& folder);
void forget(const KeptAside& work);

}  // namespace merestone::session

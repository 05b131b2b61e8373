// Outputs written aside and renamed: a run that fails or is killed leaves no half file and never harms an older good one.
//
// All files of one run are first written into a hidden folder inside the target; `commit` renames each into place and removes it.
// A full disk, a read-only target or a file in the way is an Error, and nothing old is touched. Only commit itself replaces files,
// each by one atomic rename; manifest.csv is renamed last. What a plan is read from is never written over: whoever writes for a plan names
// those files (KeptFiles), and one of them in the place of an output is a usage error that touches nothing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace merestone::io {

// Files that are not to be written over, by whatever name they are reached.
using KeptFiles = std::vector<std::filesystem::path>;

class OutputFolder {
public:
    static base::Result<OutputFolder> open(const std::filesystem::path& target, KeptFiles keep = {});
    OutputFolder(OutputFolder&& other) noexcept;
    OutputFolder& operator=(OutputFolder&&) = delete;
    OutputFolder(const OutputFolder&) = delete;
    ~OutputFolder();  // without commit: throws the written files away

    // Bytes as they are.
    [[nodiscard]] base::Result<base::Done> write(const std::string& name, std::string_view bytes);
    // For writers that want a path (GDAL); the file they make there is part of the set.
    [[nodiscard]] std::filesystem::path path_for(const std::string& name) const;

    // Adds manifest.csv (file, bytes, sha256; sorted by name) and moves everything into place.
    // \param empty files that this run had nothing to write in: one that the folder's former manifest lists and that is still as listed
    // would tell of another plan, and is removed. \returns the names written, sorted.
    [[nodiscard]] base::Result<std::vector<std::string>> commit(const std::vector<std::string>& empty = {});
    // The same for a single export, which has no manifest.
    [[nodiscard]] base::Result<std::vector<std::string>> commit_without_manifest();

private:
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] base::Result<base::Done> put_in_place(const std::vector<std::string>& names);
    [[nodiscard]] std::vector<std::string> stale(const std::vector<std::string>& empty) const;
    OutputFolder(std::filesystem::path target, std::filesystem::path aside, KeptFiles keep)
        : target_(std::move(target)), aside_(std::move(aside)), keep_(std::move(keep)) {}
    std::filesystem::path target_;
    std::filesystem::path aside_;  // empty once committed
    KeptFiles keep_;
};

// One file alone, written aside and renamed.
[[nodiscard]] base::Result<base::Done> write_file(const std::filesystem::path& file, std::string_view bytes, const KeptFiles& keep = {});

}  // namespace merestone::io

#include "session/kept_aside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "base/paths.hpp"
#include "io/output_folder.hpp"

namespace merestone::session {

namespace fs = std::filesystem;

namespace {

constexpr int kMostSlots = 50;  // of one plan
constexpr std::size_t kLongestPath = 8192;
constexpr const char* kEnding = ".autosave.gpkg";
constexpr const char* kWhose = ".plan";
constexpr const char* kHeld = ".lock";

std::uint64_t fnv1a(const std::string& text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

fs::path beside(const fs::path& file, const char* ending) { return fs::path(file) += ending; }

fs::path slot_file(const fs::path& folder, const fs::path& opened, int number) {
    const fs::path full = opened.empty() ? fs::path("sample") : base::full_path(opened);
    const fs::path named = full.filename().empty() ? full.parent_path().filename() : full.stem();
    const std::string again = number > 1 ? fmt::format("-{}", number) : "";
    fs::path name = named;
    name += fmt::format("-{:016x}{}{}", fnv1a(base::path_text(full)), again, kEnding);
    return folder / name;
}

std::optional<std::string> whose(const fs::path& file) {
    std::ifstream in(beside(file, kWhose), std::ios::binary);
    if (!in) return std::nullopt;
    std::string text(kLongestPath, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

}  // namespace

std::optional<AsideSlot> AsideSlot::take(const fs::path& folder, const fs::path& opened) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    for (int number = 1; number <= kMostSlots; ++number) {
        const fs::path file = slot_file(folder, opened, number);
        if (fs::exists(file, fault)) continue;
        auto lock = io::FileLock::take(beside(file, kHeld));
        if (!lock) continue;
        return AsideSlot(file, opened.empty() ? "" : base::path_text(base::full_path(opened)), std::move(*lock));
    }
    return std::nullopt;
}

std::optional<AsideSlot> AsideSlot::take_over(const fs::path& file) {
    auto lock = io::FileLock::take(beside(file, kHeld));
    if (!lock) return std::nullopt;
    return AsideSlot(file, whose(file).value_or(""), std::move(*lock));
}

base::Result<base::Done> AsideSlot::sign() const { return io::write_file(beside(file_, kWhose), plan_); }

void AsideSlot::clear() const { forget({file_, {}, {}}); }

std::vector<KeptAside> kept_aside(const fs::path& folder) {
    std::vector<KeptAside> out;
    std::error_code fault;
    for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
        const fs::path file = at->path();
        if (!base::path_text(file.filename()).ends_with(kEnding)) continue;
        if (!io::FileLock::take(beside(file, kHeld))) continue;  // a window that lives is at work on it
        const auto plan = whose(file);
        if (!plan) continue;
        std::error_code unknown;
        out.push_back({file, base::path_of(*plan), fs::last_write_time(file, unknown)});
    }
    std::sort(out.begin(), out.end(),
              [](const KeptAside& a, const KeptAside& b) { return a.when != b.when ? a.when > b.when : a.file < b.file; });
    return out;
}

void forget(const KeptAside& work) {
    std::error_code ignored;
    fs::remove(work.file, ignored);
    fs::remove(beside(work.file, kWhose), ignored);
}

}  // namespace merestone::session

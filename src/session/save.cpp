#include "session/save.hpp"

#include <fmt/format.h>

#include <system_error>

#include "io/output_folder.hpp"
#include "io/project_file.hpp"
#include "io/sha256.hpp"

namespace merestone::session {

namespace fs = std::filesystem;

namespace {

std::uint64_t fnv1a(const std::string& text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

fs::path full_path(const fs::path& path) {
    std::error_code none;
    const fs::path full = fs::absolute(path, none).lexically_normal();
    return none ? path : full;
}

}  // namespace

fs::path project_path(const fs::path& opened) {
    if (opened.extension() == ".gpkg") return opened;
    fs::path folder = full_path(opened);
    if (folder.extension() == ".toml") folder = folder.parent_path();
    if (folder.filename().empty()) folder = folder.parent_path();  // "leeds/"
    return folder.parent_path() / (folder.filename().string() + ".merestone.gpkg");
}

fs::path autosave_path(const fs::path& folder, const fs::path& opened) {
    const fs::path full = opened.empty() ? fs::path("sample") : full_path(opened);
    std::string stem = full.filename().empty() ? full.parent_path().filename().string() : full.stem().string();
    return folder / fmt::format("{}-{:016x}.autosave.gpkg", stem, fnv1a(full.generic_string()));
}

fs::path copy_path(const fs::path& folder, const std::string& title) {
    std::string safe;
    for (const char c : title)
        safe += std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20 ? '-' : c;
    const std::string stem = "My copy of " + safe.substr(0, 100);
    fs::path file = folder / (stem + ".merestone.gpkg");
    std::error_code none;
    for (int n = 2; fs::exists(file, none); ++n) file = folder / fmt::format("{} {}.merestone.gpkg", stem, n);
    return file;
}

Stamp stamp_of(const fs::path& file) {
    Stamp out{file, -1, ""};
    std::error_code failed;
    const auto bytes = fs::file_size(file, failed);
    if (failed) return out;
    out.bytes = static_cast<std::int64_t>(bytes);
    if (auto hash = io::sha256_of_file(file)) out.sha256 = std::move(hash).value();
    return out;
}

base::Result<base::Done> save_project(const fs::path& file, const model::Plan& base_plan, const edit::Draft& draft,
                                      const model::Problems& problems) {
    const fs::path full = full_path(file);
    auto folder = io::OutputFolder::open(full.parent_path());
    if (!folder) return folder.error();
    const std::string name = full.filename().string();
    const model::Plan plan = edit::plan_with(base_plan, draft);
    if (auto done = io::write_project(folder.value().path_for(name), plan, problems, {}, {}); !done) return done.error();
    if (auto done = folder.value().commit_without_manifest(); !done) return done.error();
    return base::Done{};
}

base::Result<Restored> open_project(const fs::path& file) {
    io::Loaded loaded = io::load_project(file);
    if (model::has_errors(loaded.problems))
        for (const model::Problem& p : loaded.problems)
            if (p.severity == model::Severity::error && p.rule == "project-file")
                return base::Error{base::ErrorKind::bad_input, fmt::format("{}: {}", p.file, p.meaning), p.todo};
    edit::Parted parted = edit::part(std::move(loaded.plan));
    return Restored{std::move(parted.base), std::move(parted.draft), parted.found, std::move(loaded.problems)};
}

std::vector<ChangedSource> changed_sources(const std::vector<model::LayerInfo>& layers, const fs::path& plan_folder,
                                           const base::Progress& progress) {
    std::vector<ChangedSource> out;
    for (std::size_t i = 0; i < layers.size() && !progress.cancelled(); ++i) {
        const model::LayerInfo& l = layers[i];
        progress.say(static_cast<double>(i) / static_cast<double>(layers.size()), "looking at " + l.file);
        if (l.file.empty() || l.sha256.empty()) continue;
        const fs::path file = fs::path(l.file).is_absolute() ? fs::path(l.file) : plan_folder / l.file;
        std::error_code failed;
        const auto bytes = fs::file_size(file, failed);
        if (failed) out.push_back({l.role, l.file, "is not there any more"});
        else if (static_cast<std::int64_t>(bytes) != l.bytes) out.push_back({l.role, l.file, "is another size"});
        else if (const auto hash = io::sha256_of_file(file); !hash || hash.value() != l.sha256)
            out.push_back({l.role, l.file, "holds something else"});
    }
    return out;
}

Newer compare_with_disk(const Stamp& stamp) {
    const Stamp now = stamp_of(stamp.file);
    if (now.bytes < 0) return stamp.bytes < 0 ? Newer::same : Newer::disk_gone;
    return now.bytes == stamp.bytes && now.sha256 == stamp.sha256 ? Newer::same : Newer::disk_changed;
}

}  // namespace merestone::session

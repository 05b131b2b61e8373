#include "session/save.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/paths.hpp"
#include "io/output_folder.hpp"

namespace merestone::session {

namespace fs = std::filesystem;

fs::path project_path(const fs::path& opened) {
    if (opened.extension() == ".gpkg") return opened;
    fs::path folder = base::full_path(opened);
    if (folder.extension() == ".toml") folder = folder.parent_path();
    if (folder.filename().empty()) folder = folder.parent_path();  // "leeds/"
    return folder.parent_path() / (folder.filename().string() + ".merestone.gpkg");
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

base::Result<base::Done> save_project(const fs::path& file, const model::Plan& base_plan, const edit::Draft& draft,
                                      const model::Problems& problems, const MakeForOthers& for_others) {
    const fs::path full = base::full_path(file);
    auto folder = io::OutputFolder::open(full.parent_path());
    if (!folder) return folder.error();
    const std::string name = full.filename().string();
    const model::Plan plan = edit::plan_with(base_plan, draft);
    const ForOthers more = for_others ? for_others(plan, edit::scenario_of(plan, draft).scenario) : ForOthers{};
    if (auto done = io::write_project(folder.value().path_for(name), plan, problems, more.sheets, more.styles); !done) return done.error();
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

}  // namespace merestone::session

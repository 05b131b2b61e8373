// Writing the open plan down, and reading it again: the project file beside a plan folder. Everything is written aside and renamed;
// published sources are never written to.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edit/draft.hpp"
#include "io/project_file.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::session {

// Where Ctrl+S writes: "leeds/" and "leeds/plan.toml" -> "leeds.merestone.gpkg" beside the folder; a project file itself.
[[nodiscard]] std::filesystem::path project_path(const std::filesystem::path& opened);
// A project file for a copy that does not exist yet: "My copy of leeds.merestone.gpkg", "... 2".
[[nodiscard]] std::filesystem::path copy_path(const std::filesystem::path& folder, const std::string& title);

// Layers for other programs, made of the plan and scenario that are saved; they are not read back.
struct ForOthers {
    std::vector<io::Sheet> sheets;
    std::vector<io::LayerStyle> styles;
};
using MakeForOthers = std::function<ForOthers(const model::Plan& plan, const model::Scenario& working)>;

// The plan with the draft in it. The same plan and draft give the same bytes.
[[nodiscard]] base::Result<base::Done> save_project(const std::filesystem::path& file, const model::Plan& base, const edit::Draft& draft,
                                                    const model::Problems& problems, const MakeForOthers& for_others = {});

struct Restored {
    model::Plan base;
    edit::Draft draft;
    bool edited = false;  // false: a project that no desktop saved; the draft is empty
    model::Problems problems;
};
[[nodiscard]] base::Result<Restored> open_project(const std::filesystem::path& file);

}  // namespace merestone::session

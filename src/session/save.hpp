// Writing the open plan down, and reading it again: the project file beside a plan folder, the autosave aside, and what changed on
// disk since. Everything is written aside and renamed; published sources are never written to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "edit/draft.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::session {

// Where Ctrl+S writes: "leeds/" and "leeds/plan.toml" -> "leeds.merestone.gpkg" beside the folder; a project file itself.
[[nodiscard]] std::filesystem::path project_path(const std::filesystem::path& opened);
// Where the autosave of `opened` lies: one name a path, in `folder`.
[[nodiscard]] std::filesystem::path autosave_path(const std::filesystem::path& folder, const std::filesystem::path& opened);
// A project file for a copy that does not exist yet: "My copy of leeds.merestone.gpkg", "... 2".
[[nodiscard]] std::filesystem::path copy_path(const std::filesystem::path& folder, const std::string& title);

// A file as it was read, to see later whether it changed.
struct Stamp {
    std::filesystem::path file;
    std::int64_t bytes = -1;  // -1: not there
    std::string sha256;
};
[[nodiscard]] Stamp stamp_of(const std::filesystem::path& file);

// The plan with the draft in it. The same plan and draft give the same bytes.
[[nodiscard]] base::Result<base::Done> save_project(const std::filesystem::path& file, const model::Plan& base, const edit::Draft& draft,
                                                    const model::Problems& problems);

struct Restored {
    model::Plan base;
    edit::Draft draft;
    bool edited = false;  // false: a project that no desktop saved; the draft is empty
    model::Problems problems;
};
[[nodiscard]] base::Result<Restored> open_project(const std::filesystem::path& file);

// Which of the sources that a plan was read from are not what they were: by size first, by SHA-256 where the size agrees.
struct ChangedSource {
    std::string role;
    std::string file;  // as the plan writes it
    std::string how;   // "is not there any more", "is another size", "holds something else"
};
[[nodiscard]] std::vector<ChangedSource> changed_sources(const std::vector<model::LayerInfo>& layers,
                                                         const std::filesystem::path& plan_folder, const base::Progress& progress = {});
// The question on opening a folder with a project file beside it, or on coming back to the window.
enum class Newer { same, disk_changed, disk_gone };
[[nodiscard]] Newer compare_with_disk(const Stamp& stamp);

}  // namespace merestone::session

// From a plan file to a plan: read every source, put the geography in order, match the rows, and list everything that is wrong.
//
// Never throws for what a file holds; an error among `problems` means that the plan must not be computed with, a warning that it
// may. Cost: linear in the sources but for the topology (see geo/topology.hpp).
#pragma once

#include <filesystem>
#include <vector>

#include "base/progress.hpp"
#include "io/plan_file.hpp"
#include "io/readers.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

struct LoadOptions {
    std::vector<std::filesystem::path> grid_folders;  // where OSTN15 may lie, besides PROJ's own folders
};

struct Loaded {
    model::Plan plan;
    model::Problems problems;  // sorted
    bool cancelled = false;
};

[[nodiscard]] Loaded load_plan(const std::filesystem::path& path, const LoadOptions& options = {}, const base::Progress& progress = {});
[[nodiscard]] Loaded load_plan(PlanFile file, const LoadOptions& options = {}, const base::Progress& progress = {});

}  // namespace merestone::io

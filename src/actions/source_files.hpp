// The files that a plan is read from, which nothing that is written for it may take the place of.
#pragma once

#include "actions/verbs.hpp"
#include "io/output_folder.hpp"
#include "model/plan.hpp"

namespace merestone::actions {

// The plan file, its sources and the basemap asked for. A project is not among them unless `project_too`: a run into its own folder writes
// the plan that it was read from anew, and it is the program's own file.
[[nodiscard]] io::KeptFiles source_files(const Request& request, const model::Plan& plan, bool project_too = false);

}  // namespace merestone::actions

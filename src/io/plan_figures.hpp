// Private to io: the last look at a plan, whether it came from a plan folder or out of a project file. Every figure of the estate is held
// against what no real plan passes (figure_ranges.hpp), and what schemes do to buildings against what can be done.
//
// What is outside counts as not known, or its row is left out where nothing remains of it; each is told with table, id, field, the value as
// it stands and what is allowed. A reader of a table has often told before with its row: such a figure is unknown already and not told
// again. Cost: linear in the plan, but for premises far off, each of which is held against every zone's box.
#pragma once

#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

enum class FiguresOf { plan_folder, project };  // which names messages give: the sources' files, or the project's tables

void check_figures(model::Plan& plan, model::Problems& problems, FiguresOf from);

}  // namespace merestone::io

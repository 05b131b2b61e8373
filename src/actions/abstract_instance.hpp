// Grouping without a plan: other people's instances as CSV tables of units, borders and costs, no geometry needed.
//
// [sources.units] id, x, y and one column an activity (the first, or `people`, is the one that the bounds count);
// [sources.adjacency] a, b, border_m; [sources.costs] from, to, cost in person-metres (optional: replaces the straight line).
// The plan's constraints, objective and seed hold as for a plan; together, apart and fixed name units.
#pragma once

#include "actions/verbs.hpp"
#include "io/plan_file.hpp"

namespace merestone::actions {

// With request.out: assignment.csv (unit, locality) and objective.json there.
[[nodiscard]] Outcome run_instance(const io::PlanFile& file, const Request& request, const base::Progress& progress);

}  // namespace merestone::actions

// The plan as tables of the project GeoPackage, layout version 1, and back. Later rounds add tables, never rename.
//
// Layers a GIS shows: zones, practices, premises, housing, hubs, points, lines, boundaries. Domain tables: m_*. Meta data:
// merestone_meta(key, value). A plan read back is the plan that was written: the same data, so the same results.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

constexpr int kProjectLayout = 1;

[[nodiscard]] std::vector<Sheet> plan_sheets(const model::Plan& plan, const model::Problems& problems);

// Names of the tables that plan_from_sheets takes, in its order.
[[nodiscard]] const std::vector<std::string>& plan_sheet_names();

struct PlanFromSheets {
    model::Plan plan;
    model::Problems problems;
};
// \param sheets as read, in the order of plan_sheet_names(); what is missing, damaged or refers to nothing is an Error.
[[nodiscard]] base::Result<PlanFromSheets> plan_from_sheets(std::vector<Sheet> sheets);

}  // namespace merestone::io

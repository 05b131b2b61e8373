// The gap table: need minus what there is, a row a place, measure and year, from the base year to the horizon. What tables, the report
// and the JSON are written from; analysis itself reads the numbers (analysis/estate_tables.hpp).
//
//   locality   people (have: the plan's upper bound), gp_fte, nia_m2, rooms_ce, rooms_treatment
//   practice   gp_fte, nia_m2, rooms_ce, rooms_treatment; every practice with a list, what is not known left empty
//   premises   nia_m2, rooms_ce, rooms_treatment: only measures whose holding is known in the base year
//
// Rows are sorted by subject kind, subject, measure, year; each bears the id of the flag that is about it. About 0.3 kB a row; England
// with ten years has about 300,000.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/estate.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

// \pre the estate is of this plan and scenario; the plan's practices and premises are sorted by id, as a plan has them.
[[nodiscard]] std::vector<model::Gap> gap_rows(const model::Plan& plan, const model::Scenario& scenario, const EstateResult& estate);

// The weakest of the confidences behind these assumptions: L below M below H; a planner's number without a source is L.
[[nodiscard]] std::string weakest_confidence(const model::Assumptions& assumptions, const std::vector<std::string_view>& ids);

}  // namespace merestone::analysis

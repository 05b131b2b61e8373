// Need minus what there is, for every year from the base to the horizon: of localities, practices and premises.
//
//   locality   people (have: the plan's upper bound), gp_fte, nia_m2, rooms_ce, rooms_treatment: sums over its practices
//   practice   gp_fte, nia_m2, rooms_ce, rooms_treatment; every practice with a list, what is not known left empty
//   premises   nia_m2, rooms_ce, rooms_treatment: only measures whose holding is known in the base year
//
// Needs are unrounded. A practice with premises of its own opening hours needs its rooms by those hours. GP FTE are held at the base
// year's. Rows are sorted by subject kind, subject, measure, year. About 0.3 kB a row; England with ten years has about 300,000.
#pragma once

#include <string>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/people_by_year.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

// \pre localities[i] is the scenario's locality i; the plan's practices and premises are sorted by id, as a plan has them.
[[nodiscard]] std::vector<model::Gap> gaps_by_year(const model::Plan& plan, const model::Scenario& scenario,
                                                   const std::vector<model::LocalityStats>& localities, const PeopleByYear& people,
                                                   const Capacity& capacity);

// People of each locality by year as the plan's bounds count them: patients of its practices, or residents of its zones.
[[nodiscard]] YearTable locality_people(const model::Plan& plan, const model::Scenario& scenario, const PeopleByYear& people);

// The weakest of the confidences behind these assumptions: L below M below H; a planner's number without a source is L.
[[nodiscard]] std::string weakest_confidence(const model::Assumptions& assumptions, const std::vector<std::string_view>& ids);

}  // namespace merestone::analysis

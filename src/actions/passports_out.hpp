// A page for each practice: which grouping it is held against, and how the window and `report --passports` come by it.
#pragma once

#include <string>
#include <vector>

#include "analysis/estate.hpp"
#include "analysis/locality_stats.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"

namespace merestone::actions {

// What the chosen scenario is held against: the one it starts from, else the first given one that is another, else, of a given one, that
// itself as it was judged. Null: there is none.
[[nodiscard]] const model::Scenario* compared_with(const model::Plan& plan, const std::vector<const analysis::Judged*>& judged,
                                                   const model::Scenario& chosen);

// \param estate of `chosen`. \param practices none: all of the plan, by code
[[nodiscard]] std::string passports_html(const model::Plan& plan, const analysis::Judged& chosen, const model::Scenario* compared,
                                         const analysis::RegisteredPeople& people, const analysis::EstateResult& estate,
                                         std::vector<model::PracticeIx> practices);

}  // namespace merestone::actions

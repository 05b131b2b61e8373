// Which locality each postcode of the plan falls to under a scenario: its zone's. A postcode within kNearOutline_m of ground that is in
// another locality, or in none, is told with its distance: published boundaries are generalised to about that, and a postcode's position is
// that of one of its addresses.
// Cost: O(postcodes + border vertices) about; 28,000 postcodes of a city take some ten milliseconds.
#pragma once

#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

inline constexpr double kNearOutline_m = 20.0;

// One a postcode, in their order. \pre the scenario is of this plan, which has a topology where it has postcodes.
[[nodiscard]] std::vector<model::PostcodePlace> postcode_places(const model::Plan& plan, const model::Scenario& scenario);

}  // namespace merestone::analysis

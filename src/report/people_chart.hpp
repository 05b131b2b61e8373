// A small bar chart: the people of each locality against the plan's bounds, as inline SVG.
#pragma once

#include <span>
#include <string>

#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::report {

// Bars in the localities' order, as the bounds count people. The band between the bounds is shaded, the target a dashed line; a bar
// outside the bounds is darker and says "below" or "above". Empty text for no localities.
[[nodiscard]] std::string people_chart(const model::Plan& plan, std::span<const model::LocalityStats> localities);

}  // namespace merestone::report

// Who must be named on what is made from a plan's data.
#pragma once

#include <string>
#include <vector>

#include "model/plan.hpp"

namespace merestone::report {

// The statements that the publishers of the plan's layers ask for, as far as the layers name publisher and licence; each once, in a
// fixed order. Empty for made-up data.
[[nodiscard]] std::vector<std::string> attribution_of(const model::Plan& plan);
// One short phrase a publisher, "ONS (Census 2011, 2017-06-30)", in the order of the layers.
[[nodiscard]] std::vector<std::string> short_sources(const model::Plan& plan);

}  // namespace merestone::report

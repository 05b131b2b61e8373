// What zones can be shaded by: the columns that the plan itself holds (scene) and those worked out from it, who can reach a practice.
#pragma once

#include <vector>

#include "model/plan.hpp"
#include "scene/zone_columns.hpp"

namespace merestone::actions {

// Those with a value for at least one zone. Cost: as zone_columns and access (analysis); off the window's thread.
[[nodiscard]] std::vector<scene::ColumnOffer> shading_columns(const model::Plan& plan);

}  // namespace merestone::actions

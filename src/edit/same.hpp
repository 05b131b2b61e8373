// Whether two rows are the same in every member: for comparing drafts and for checking that a change fits.
#pragma once

#include <optional>

#include "model/places.hpp"
#include "model/plan.hpp"

namespace merestone::edit {

[[nodiscard]] bool same_shape(const geo::MultiPolygon& a, const geo::MultiPolygon& b);
[[nodiscard]] bool same_hub(const model::Hub& a, const model::Hub& b);
[[nodiscard]] bool same_weights(const std::optional<model::ObjectiveWeights>& a, const std::optional<model::ObjectiveWeights>& b);
[[nodiscard]] bool same_site(const model::HousingSite& a, const model::HousingSite& b);

}  // namespace merestone::edit

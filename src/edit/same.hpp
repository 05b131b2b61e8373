// Whether two rows are the same in every member: for comparing drafts and for checking that a change fits.
#pragma once

#include "model/places.hpp"

namespace merestone::edit {

[[nodiscard]] bool same_shape(const geo::MultiPolygon& a, const geo::MultiPolygon& b);
[[nodiscard]] bool same_hub(const model::Hub& a, const model::Hub& b);
[[nodiscard]] bool same_site(const model::HousingSite& a, const model::HousingSite& b);

}  // namespace merestone::edit

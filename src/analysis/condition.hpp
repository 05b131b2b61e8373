// The condition of a building as its surveys leave it: one rating a facet, and what it says.
#pragma once

#include <vector>

#include "model/estate.hpp"

namespace merestone::analysis {

// The ratings that stand, in the order of the facets: of each the latest survey of the building as a whole; where only elements were rated,
// the worst of the latest of each. "Not surveyed" is no pass and no failure: such a facet is not among them.
[[nodiscard]] std::vector<model::FacetRating> standing_facets(const model::Premises& building);

// C or worse; of space anything but fully used (F), which the three letters miss for opposite reasons.
[[nodiscard]] bool fails(const model::FacetRating& rating);

}  // namespace merestone::analysis

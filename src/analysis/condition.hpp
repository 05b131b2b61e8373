// The condition of a building as its surveys leave it: one rating a facet, what it rests on, and what would bring it to B.
//
// Of each facet the latest survey of the building as a whole counts (of two of one date the worse); where only elements were rated, the
// worst of the latest of each. Space fails for opposite reasons and has no worst: where its parts differ it is "mixed". "Not surveyed" is
// no pass and no failure, and hides no older rating. Costs are those of the rows that stand: the whole's own, else what its elements cost,
// as far as they are no older than the rating. Letters as in Land and property appraisal (Department of Health, 2007). Cost: O(rows log
// rows).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/estate.hpp"

namespace merestone::analysis {

struct StandingFacet {
    model::Facet facet{};
    std::string rating;                            // in capitals; of space perhaps "mixed"
    std::string element;                           // whose rating it is; empty: the building as a whole, or parts that differ
    std::string survey_date;                       // ISO, the latest of the rows that it rests on
    std::vector<const model::FacetRating*> rows;   // of the building: one of the whole, or the latest of each element
    std::vector<const model::FacetRating*> costs;  // of the building: with a cost to bring it to B
};

// In the order of the facets; a facet of which nothing was rated is not among them. They point into the building.
[[nodiscard]] std::vector<StandingFacet> standing_facets(const model::Premises& building);

// C or worse; of space anything but fully used (F), which its letters miss for opposite reasons.
[[nodiscard]] bool fails(model::Facet facet, std::string_view rating) noexcept;
[[nodiscard]] inline bool fails(const StandingFacet& standing) noexcept { return fails(standing.facet, standing.rating); }

// As it counts: without blanks, in capitals.
[[nodiscard]] std::string letter_of(const model::FacetRating& row);

}  // namespace merestone::analysis

// Ids and names of found localities.
//
// A name is, in this order: what the planner fixed; the nearest place of a `place` layer, within 5 km of the best zone; the part of a
// boundary of small places (wards, say) that holds the best zone; the place in its practices' addresses with most registered
// patients; "around" its largest practice; "around" the best zone. What another locality has already is passed over.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

// Fills locality_id and locality_name of a scenario whose two maps stand. Names differ from each other.
void name_localities(const model::Plan& plan, const RegisteredPeople& people, std::size_t localities, model::Scenario& scenario);

// The zone to which the people of each locality have the shortest way in sum (ties by number); none for an empty one.
// O(sum over localities of zones^2).
[[nodiscard]] std::vector<model::ZoneIx> best_zones(const model::Plan& plan, const RegisteredPeople& people, std::size_t localities,
                                                    const std::vector<model::LocalityIx>& zone_locality);

// "L07": wide enough that text order is number order.
[[nodiscard]] std::string locality_id(std::size_t number, std::size_t localities);

}  // namespace merestone::analysis

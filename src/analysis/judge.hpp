// A scenario that somebody gives (networks, a table of practices, polygons), put in the same form as a found one, and never changed:
// what it breaks becomes flags (rules/), nothing is refused.
//
// Practices: as given; those left out are in no locality. Zones: by polygons, the one that holds most of the zone's area; else the
// locality whose practices most of the zone's patients use, and zones where nobody is registered follow the longest border.
#pragma once

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

// \pre spec.kind == given and its sources were read without error.
[[nodiscard]] model::Scenario given_scenario(const model::Plan& plan, const RegisteredPeople& people, const model::ScenarioSpec& spec);

}  // namespace merestone::analysis

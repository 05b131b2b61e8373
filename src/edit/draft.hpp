// The part of a plan that a planner changes, as one value: the working scenario, the other scenarios that are kept beside it, hubs with
// drawn catchments, housing sites, and published attributes that were corrected. Compared and copied like any value (about 12 bytes a
// zone; the kept scenarios are shared between copies); everything else of a plan stays as it was read.
//
// A locality keeps its number for as long as the draft lives: one that was merged away stays as a retired row, so that views may
// hold numbers. Only scenario_of leaves such rows out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edit/alternative.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::edit {

struct Draft {
    std::string scenario_id;
    std::string scenario_title;
    std::string scenario_note;
    std::string scenario_from;
    std::optional<model::ObjectiveWeights> scenario_weights;
    std::vector<Locality> localities;
    std::vector<model::LocalityIx> zone_locality;      // per zone; none only where the scenario it began from left the zone out
    std::vector<model::LocalityIx> practice_locality;  // per practice; likewise
    Alternatives others;                               // kept beside the working one
    std::vector<model::Hub> hubs;                      // by id
    std::vector<model::HousingSite> housing;           // in the plan's order, new ones behind
    std::vector<model::Override> overrides;            // by kind, subject, field; each once

    // A named exception: this practice's locality is not that of the zone it sits in.
    [[nodiscard]] bool exception(const model::Plan& plan, model::PracticeIx practice) const;
};
[[nodiscard]] bool operator==(const Draft& a, const Draft& b);

// \param scenario a judged one; its ids and names become the draft's.
[[nodiscard]] Draft draft_of(const model::Plan& plan, const model::Scenario& scenario);

// The working scenario as one of those kept, and one of those as the working scenario (hubs, housing and corrections stay).
[[nodiscard]] Alternative working_of(const Draft& draft);
void work_on(Draft& draft, const Alternative& alternative);
// The working scenario in the form that analysis takes.
[[nodiscard]] ScenarioView scenario_of(const model::Plan& plan, const Draft& draft);

// The plan as the draft has it: hubs, housing and corrected attributes in their tables, the overrides listed, and the kept scenarios,
// the working one last, among the plan's as given ones (with both maps); each replaces one of the same id. Scenarios with both maps that
// the draft no longer has are gone, and with them what counted moves from them. A copy: O(plan).
[[nodiscard]] model::Plan plan_with(const model::Plan& base, const Draft& draft);

// The way back: what plan_with wrote, taken apart. `base` has the published values in place of the corrected ones. Where the plan
// holds no scenario with both maps (it was never edited), `found` is false and `base` is the plan as it came.
struct Parted {
    bool found = false;
    model::Plan base;
    Draft draft;
};
[[nodiscard]] Parted part(model::Plan saved);

}  // namespace merestone::edit

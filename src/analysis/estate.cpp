#include "analysis/estate.hpp"

#include "analysis/capacity.hpp"
#include "analysis/gaps.hpp"
#include "analysis/rules/rule.hpp"
#include "base/check.hpp"

namespace merestone::analysis {

EstateResult find_gaps(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                       const model::Scenario* from, const base::Progress& progress) {
    base::check(localities.size() == scenario.locality_id.size() && scenario.zone_locality.size() == plan.zones.size() &&
                    scenario.practice_locality.size() == plan.practices.size(),
                "the scenario and its localities are not of this plan");
    EstateResult out;
    progress.say(0.0, "counting people by year");
    out.people = people_by_year(plan);
    if (progress.cancelled()) return out;
    progress.say(0.3, "working out need and capacity");
    const Capacity capacity = capacity_by_year(plan, out.people);
    out.gaps = gaps_by_year(plan, scenario, localities, out.people, capacity);
    if (progress.cancelled()) return out;
    progress.say(0.7, "checking the rules");
    out.flags = rules::apply_rules({plan, scenario, localities, out.people, capacity, out.gaps, from}, out.gaps);
    progress.say(1.0, "checking the rules");
    return out;
}

}  // namespace merestone::analysis

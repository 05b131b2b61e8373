#include "analysis/practice_profile.hpp"

#include <algorithm>
#include <map>

namespace merestone::analysis {

PracticeProfile practice_profile(const model::Plan& plan, const RegisteredPeople& people, const model::Scenario& chosen,
                                 const model::Scenario* compared, const std::vector<model::LocalityIx>& like, model::PracticeIx practice) {
    PracticeProfile out;
    const std::size_t p = practice.pos();
    out.after = chosen.practice_locality[p];
    if (compared != nullptr) {
        out.before = compared->practice_locality[p];
        out.moves = (out.before ? like[out.before.pos()] : model::LocalityIx()) != out.after;
    }
    for (std::size_t other = 0; other < plan.practices.size(); ++other) {
        if (other == p) continue;
        const bool with_before = out.before && compared->practice_locality[other] == out.before;
        const bool with_after = out.after && chosen.practice_locality[other] == out.after;
        if (with_before && with_after) out.stay.emplace_back(other);
        else if (with_before) out.leave.emplace_back(other);
        else if (with_after) out.join.emplace_back(other);
    }
    out.elsewhere = people.elsewhere[p];
    out.unknown_home = people.unknown_home[p];
    // Registered people without flows stand in the practice's own zone: a stand-in for sums, not where they live.
    if (plan.flows.empty() || plan.flows[p].total() <= 0) return out;
    std::map<std::size_t, double> by_locality;  // behind all localities: none
    double way = 0.0;
    const model::Practice& self = plan.practices[p];
    for (const model::ZonePeople& row : people.of_practice[p]) {
        if (row.people <= 0.0) continue;
        const model::LocalityIx home = chosen.zone_locality[row.zone.pos()];
        by_locality[home ? home.pos() : chosen.locality_id.size()] += row.people;
        out.within += row.people;
        if (self.at) way += row.people * geo::distance_m(*self.at, plan.zones[row.zone.pos()].centre);
    }
    for (const auto& [locality, n] : by_locality)
        out.homes.push_back({locality < chosen.locality_id.size() ? model::LocalityIx(locality) : model::LocalityIx(), n});
    std::stable_sort(out.homes.begin(), out.homes.end(), [](const auto& a, const auto& b) { return a.people > b.people; });
    if (out.within > 0.0) {
        if (out.after) {
            out.own_share = 0.0;
            for (const HomeLocality& h : out.homes)
                if (h.locality == out.after) out.own_share = h.people / out.within;
        }
        if (self.at) out.mean_distance_m = way / out.within;
    }
    return out;
}

}  // namespace merestone::analysis

#include "analysis/compare.hpp"

namespace merestone::analysis {

Comparison compare(const model::Plan& plan, const RegisteredPeople& people, const model::Scenario& a, const model::Scenario& b) {
    Comparison out;
    out.match = match_labels(plan, a, b);
    // In no locality before and after is no move; out of a locality that has no like into none is one.
    const auto stays = [&](model::LocalityIx from, model::LocalityIx to) { return from ? to && out.match[from.pos()] == to : !to; };
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (stays(a.practice_locality[p], b.practice_locality[p])) continue;
        out.practices.push_back({model::PracticeIx(p), a.practice_locality[p], b.practice_locality[p]});
        out.people_of_moved_practices += plan.practices[p].list.value_or(0);
    }
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (stays(a.zone_locality[z], b.zone_locality[z])) continue;
        out.zones.push_back({model::ZoneIx(z), a.zone_locality[z], b.zone_locality[z], people.in_zone[z]});
        out.people_of_moved_zones += people.in_zone[z];
    }
    return out;
}

}  // namespace merestone::analysis

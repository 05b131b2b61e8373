#include "analysis/registered.hpp"

namespace merestone::analysis {

RegisteredPeople registered_people(const model::Plan& plan) {
    RegisteredPeople out;
    const std::size_t practices = plan.practices.size();
    out.of_practice.resize(practices);
    out.in_zone.assign(plan.zones.size(), 0.0);
    out.elsewhere.assign(practices, 0.0);
    out.unknown_home.assign(practices, 0.0);
    for (std::size_t p = 0; p < practices; ++p) {
        out.of_practice[p] = model::people_by_zone(plan, model::PracticeIx(p));
        for (const model::ZonePeople& row : out.of_practice[p]) {
            out.in_zone[row.zone.pos()] += row.people;
            out.within += row.people;
        }
        const auto list = static_cast<double>(plan.practices[p].list.value_or(0));
        if (plan.flows.empty()) {
            if (!plan.practices[p].zone) out.unknown_home[p] = list;
        } else if (const auto total = static_cast<double>(plan.flows[p].total()); total > 0) {
            out.elsewhere[p] = list * static_cast<double>(plan.flows[p].elsewhere) / total;
            out.unknown_home[p] = list * static_cast<double>(plan.flows[p].unknown_home) / total;
        } else if (!plan.practices[p].zone) {
            out.unknown_home[p] = list;
        }
    }
    return out;
}

}  // namespace merestone::analysis

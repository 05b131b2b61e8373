#include "analysis/locality_names.hpp"

#include <fmt/format.h>

#include <limits>
#include <map>
#include <set>

namespace merestone::analysis {

std::string locality_id(std::size_t number, std::size_t localities) {
    return fmt::format("L{:0{}}", number + 1, localities > 999 ? 4 : localities > 99 ? 3 : 2);
}

std::vector<model::ZoneIx> best_zones(const model::Plan& plan, const RegisteredPeople& people, std::size_t localities,
                                      const std::vector<model::LocalityIx>& zone_locality) {
    std::vector<std::vector<std::size_t>> zones(localities);
    for (std::size_t z = 0; z < zone_locality.size(); ++z)
        if (zone_locality[z]) zones[zone_locality[z].pos()].push_back(z);
    std::vector<model::ZoneIx> best(localities);
    for (std::size_t l = 0; l < localities; ++l) {
        double least = std::numeric_limits<double>::infinity();
        for (const std::size_t c : zones[l]) {
            double sum = 0;
            for (const std::size_t z : zones[l]) sum += people.in_zone[z] * geo::distance_m(plan.zones[z].centre, plan.zones[c].centre);
            if (sum < least) {
                least = sum;
                best[l] = model::ZoneIx(c);
            }
        }
    }
    return best;
}

void name_localities(const model::Plan& plan, const RegisteredPeople& people, std::size_t localities, model::Scenario& scenario) {
    scenario.locality_id.clear();
    scenario.locality_name.assign(localities, "");
    for (std::size_t l = 0; l < localities; ++l) scenario.locality_id.push_back(locality_id(l, localities));
    for (const auto& [practice, name] : plan.constraints.fixed)
        if (const model::PracticeIx p = plan.find_practice(practice); p && scenario.practice_locality[p.pos()])
            scenario.locality_name[scenario.practice_locality[p.pos()].pos()] = name;

    const auto best = best_zones(plan, people, localities, scenario.zone_locality);
    std::set<std::string> taken(scenario.locality_name.begin(), scenario.locality_name.end());
    for (std::size_t l = 0; l < localities; ++l) {
        if (!scenario.locality_name[l].empty()) continue;
        std::string name;
        if (best[l]) {
            const geo::Point at = plan.zones[best[l].pos()].centre;
            double nearest = 5000.0;  // a place further off says nothing about the locality
            for (const model::NamedPoint& point : plan.points) {
                if (point.category != "place" || taken.contains(point.name)) continue;
                if (const double way = geo::distance_m(point.at, at); way < nearest) {
                    nearest = way;
                    name = point.name;
                }
            }
            if (name.empty()) name = "around " + plan.zones[best[l].pos()].name;
        }
        for (int n = 2; name.empty() || taken.contains(name); ++n)
            name = fmt::format("{} ({})", best[l] ? plan.zones[best[l].pos()].name : scenario.locality_id[l], n);
        taken.insert(name);
        scenario.locality_name[l] = name;
    }
}

}  // namespace merestone::analysis

#include "analysis/locality_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "analysis/address_places.hpp"

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

namespace {

constexpr double kPlaceReach_m = 5000.0;  // a place further off says nothing about the locality

// Hands out names: no two localities have the same.
class Names {
public:
    explicit Names(std::vector<std::string>& names) : names_(names), taken_(names.begin(), names.end()) {}
    [[nodiscard]] bool needed(std::size_t locality) const { return names_[locality].empty(); }
    [[nodiscard]] bool free(const std::string& name) const { return !name.empty() && !taken_.contains(name); }
    // false: the locality has a name, or another has this one
    bool give(std::size_t locality, const std::string& name) {
        if (!needed(locality) || !free(name)) return false;
        names_[locality] = name;
        taken_.insert(name);
        return true;
    }

private:
    std::vector<std::string>& names_;
    std::set<std::string> taken_;
};

void by_places(const model::Plan& plan, const std::vector<model::ZoneIx>& best, Names& names) {
    for (std::size_t l = 0; l < best.size(); ++l) {
        if (!best[l] || !names.needed(l)) continue;
        const geo::Point at = plan.zones[best[l].pos()].centre;
        double nearest = kPlaceReach_m;
        std::string name;
        for (const model::NamedPoint& point : plan.points) {
            if (point.category != "place" || !names.free(point.name)) continue;
            if (const double way = geo::distance_m(point.at, at); way < nearest) {
                nearest = way;
                name = point.name;
            }
        }
        names.give(l, name);
    }
}

// A boundary of small places, such as wards: named in words, and with at least as many parts in the footprint as there are localities
// (a commissioner's or a council's area holds several localities and so names none).
bool is_of_places(const model::Plan& plan, std::size_t boundary, std::size_t localities) {
    const model::Boundary& b = plan.boundaries[boundary];
    if (std::find(plan.constraints.within.begin(), plan.constraints.within.end(), b.name) != plan.constraints.within.end()) return false;
    std::set<std::int32_t> parts;
    for (const model::Zone& zone : plan.zones)
        if (boundary < zone.side.size() && zone.side[boundary] >= 0) parts.insert(zone.side[boundary]);
    return parts.size() >= localities;
}

void by_boundaries(const model::Plan& plan, const std::vector<model::ZoneIx>& best, Names& names) {
    for (std::size_t b = 0; b < plan.boundaries.size(); ++b) {
        if (!is_of_places(plan, b, best.size())) continue;
        for (std::size_t l = 0; l < best.size(); ++l) {
            if (!best[l]) continue;
            const std::int32_t part = plan.zones[best[l].pos()].side[b];
            if (part < 0) continue;
            const model::BoundaryPart& p = plan.boundaries[b].parts[static_cast<std::size_t>(part)];
            const std::string name = title_case(p.name.empty() ? p.id : p.name);
            if (name.find_first_of("0123456789") == std::string::npos) names.give(l, name);  // "E05001414", "Leeds 102" say nothing
        }
    }
}

// Where several localities' practices name one place, the locality with most patients there has it.
void by_addresses(const model::Plan& plan, const model::Scenario& scenario, std::size_t localities, Names& names) {
    std::vector<std::string> addresses;
    for (const model::Practice& p : plan.practices) addresses.push_back(p.address);
    const auto town = post_town(addresses);

    struct Claim {
        std::int64_t patients = 0;
        std::int64_t places_narrower = 0;  // sum over practices: a wider place wins where patients are the same
        std::size_t locality = 0;
        std::string name;
    };
    std::vector<std::map<std::string, Claim>> claims(localities);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::LocalityIx l = scenario.practice_locality[p];
        if (!l) continue;
        const auto places = places_of_address(plan.practices[p].address, town);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::string name = title_case(places[i]);
            Claim& claim = claims[l.pos()][name];
            claim.locality = l.pos();
            claim.name = name;
            claim.patients += plan.practices[p].list.value_or(0);
            claim.places_narrower += static_cast<std::int64_t>(places.size() - 1 - i);
        }
    }
    std::vector<Claim> all;
    for (auto& of_locality : claims)
        for (auto& [name, claim] : of_locality) all.push_back(std::move(claim));
    std::sort(all.begin(), all.end(), [](const Claim& a, const Claim& b) {
        return std::tie(b.patients, b.places_narrower, a.locality, a.name) < std::tie(a.patients, a.places_narrower, b.locality, b.name);
    });
    for (const Claim& claim : all) names.give(claim.locality, claim.name);
}

void by_largest_practice(const model::Plan& plan, const model::Scenario& scenario, std::size_t localities, Names& names) {
    std::vector<model::PracticeIx> largest(localities);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::LocalityIx l = scenario.practice_locality[p];
        if (!l || plan.practices[p].name.empty()) continue;
        model::PracticeIx& best = largest[l.pos()];
        if (!best || plan.practices[p].list.value_or(0) > plan.practices[best.pos()].list.value_or(0)) best = model::PracticeIx(p);
    }
    for (std::size_t l = 0; l < localities; ++l)
        if (largest[l]) names.give(l, "around " + title_case(plan.practices[largest[l].pos()].name));
}

}  // namespace

void name_localities(const model::Plan& plan, const RegisteredPeople& people, std::size_t localities, model::Scenario& scenario) {
    scenario.locality_id.clear();
    scenario.locality_name.assign(localities, "");
    for (std::size_t l = 0; l < localities; ++l) scenario.locality_id.push_back(locality_id(l, localities));
    for (const auto& [practice, name] : plan.constraints.fixed)
        if (const model::PracticeIx p = plan.find_practice(practice); p && scenario.practice_locality[p.pos()])
            scenario.locality_name[scenario.practice_locality[p.pos()].pos()] = name;

    const auto best = best_zones(plan, people, localities, scenario.zone_locality);
    Names names(scenario.locality_name);
    by_places(plan, best, names);
    by_boundaries(plan, best, names);
    by_addresses(plan, scenario, localities, names);
    by_largest_practice(plan, scenario, localities, names);
    for (std::size_t l = 0; l < localities; ++l) {
        const std::string zone = best[l] ? plan.zones[best[l].pos()].name : std::string();
        const std::string name = zone.empty() ? "Locality " + scenario.locality_id[l] : "around " + zone;
        names.give(l, name);
        for (int n = 2; names.needed(l); ++n) names.give(l, fmt::format("{} ({})", name, n));
    }
}

}  // namespace merestone::analysis

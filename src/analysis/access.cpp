#include "analysis/access.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace merestone::analysis {
namespace {

using base::Minutes;

// Some of a zone's people at one spot, and how far they have to the nearest place.
struct Spot {
    std::size_t zone = 0;
    double people = 0.0;
    Minutes walk;
    Minutes car;
};

std::vector<AccessPlace> access_places(const model::Plan& plan, const EstateMoves& moves, Access& out) {
    std::vector<AccessPlace> places;
    std::vector<double> fte_in(plan.premises.size(), 0.0);
    std::vector<std::uint8_t> used(plan.premises.size(), 0);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::Practice& practice = plan.practices[p];
        const bool inside = static_cast<bool>(practice.zone);
        if (inside) ++out.practices_inside;
        if (inside && !practice.gp_fte) ++out.gps_not_known;
        const double fte = inside ? practice.gp_fte.value_or(0.0) : 0.0;
        double placed = 0.0;
        bool any = false;
        for (const std::size_t u : moves.of_practice[p]) {
            const Use& use = moves.uses[u];
            if (!use.in(0) || !plan.premises[use.premises].at) continue;
            fte_in[use.premises] += fte * use.list_share;
            placed += use.list_share;
            used[use.premises] = 1;
            any = true;
        }
        const double rest = std::max(0.0, 1.0 - placed);
        if (practice.at && (!any || rest > 1e-9)) {
            places.push_back({"practice", practice.id, *practice.at, fte * rest});
        } else if (!any) {
            ++out.practices_without_place;
        }
    }
    for (const model::Branch& branch : plan.branches)
        if (branch.at) places.push_back({"branch", branch.id, *branch.at, 0.0});
    for (std::size_t m = 0; m < plan.premises.size(); ++m)
        if (used[m] != 0) places.push_back({"premises", plan.premises[m].id, *plan.premises[m].at, fte_in[m]});
    for (const AccessPlace& place : places) out.gp_fte += place.gp_fte;
    return places;
}

// The people of each zone where they live; zones without people have none.
std::vector<Spot> spots_of(const model::Plan& plan, const std::vector<double>& people, const travel::TravelCost& walk,
                           const travel::TravelCost& car) {
    std::vector<std::vector<const model::PeoplePoint*>> points(plan.zones.size());
    std::vector<double> weight(plan.zones.size(), 0.0);
    for (const model::PeoplePoint& point : plan.people_points) {
        if (!point.zone || !(point.weight > 0.0)) continue;
        points[point.zone.pos()].push_back(&point);
        weight[point.zone.pos()] += point.weight;
    }
    std::vector<Spot> out;
    const auto add = [&](std::size_t zone, double there, geo::Point at) {
        out.push_back({zone, there, Minutes(walk.cost(at, *walk.nearest(at))), Minutes(car.cost(at, *car.nearest(at)))});
    };
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!(people[z] > 0.0)) continue;
        if (points[z].empty()) add(z, people[z], plan.zones[z].centre);
        for (const model::PeoplePoint* point : points[z]) add(z, people[z] * point->weight / weight[z], point->at);
    }
    return out;
}

// A row gathered from zones, each with so many of its people.
class RowOf {
public:
    RowOf(const Access& access, const std::vector<std::vector<Spot>>& spots, const std::vector<double>& people)
        : access_(access), spots_(spots), people_(people) {}

    void add(std::size_t zone, double counted) {
        if (!(counted > 0.0) || !(people_[zone] > 0.0)) return;
        row_.people += counted;
        for (const Spot& spot : spots_[zone]) {
            const double there = spot.people * counted / people_[zone];
            walk_.emplace_back(spot.walk, there);
            car_.emplace_back(spot.car, there);
        }
        if (!access_.zones[zone].gp_per_1000) return;
        gps_ += counted * *access_.zones[zone].gp_per_1000;
        of_people_ += counted;
    }
    [[nodiscard]] AccessRow row(std::string id, std::string name) && {
        row_.id = std::move(id);
        row_.name = std::move(name);
        row_.walk = people_minutes(std::move(walk_), access_.within_walk);
        row_.car = people_minutes(std::move(car_), access_.within_car);
        if (of_people_ > 0.0) row_.gp_per_1000 = gps_ / of_people_;
        return std::move(row_);
    }

private:
    const Access& access_;
    const std::vector<std::vector<Spot>>& spots_;
    const std::vector<double>& people_;
    AccessRow row_;
    std::vector<std::pair<Minutes, double>> walk_;
    std::vector<std::pair<Minutes, double>> car_;
    double gps_ = 0.0;
    double of_people_ = 0.0;
};

// Part of a zone's people aged 75 and over; nothing where no band begins there.
std::optional<double> share_from_75(const model::Zone& zone) {
    double all = 0.0;
    double old = 0.0;
    for (const model::AgeBand& band : zone.ages) {
        if (band.from_age < 75 && band.to_age >= 75) return {};
        all += static_cast<double>(band.people);
        if (band.from_age >= 75) old += static_cast<double>(band.people);
    }
    return all > 0.0 ? std::optional(old / all) : std::nullopt;
}

// The twentieth of all people who walk longest, the last of its spots in part.
void find_least_served(Access& out, std::vector<Spot> spots) {
    std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.walk > b.walk; });
    double left = 0.05 * out.plan.people;
    std::map<std::size_t, LeastServed> in;
    std::vector<std::pair<Minutes, double>> walk;
    std::vector<std::pair<Minutes, double>> car;
    AccessRow& row = out.least_served;
    double gps = 0.0;
    double of_people = 0.0;
    for (const Spot& spot : spots) {
        if (!(left > 0.0)) break;
        const double taken = std::min(left, spot.people);
        left -= taken;
        row.people += taken;
        walk.emplace_back(spot.walk, taken);
        car.emplace_back(spot.car, taken);
        LeastServed& zone = in[spot.zone];
        zone.zone = spot.zone;
        zone.people += taken;
        zone.walk += spot.walk * taken;
        if (!out.zones[spot.zone].gp_per_1000) continue;
        gps += taken * *out.zones[spot.zone].gp_per_1000;
        of_people += taken;
    }
    row.walk = people_minutes(std::move(walk), out.within_walk);
    row.car = people_minutes(std::move(car), out.within_car);
    if (of_people > 0.0) row.gp_per_1000 = gps / of_people;
    for (auto& [zone, one] : in) {
        one.walk = one.walk / one.people;
        out.least_served_in.push_back(one);
    }
    std::stable_sort(out.least_served_in.begin(), out.least_served_in.end(),
                     [](const LeastServed& a, const LeastServed& b) { return a.people > b.people; });
}

}  // namespace

Access access(const model::Plan& plan, const model::Scenario& scenario, const RegisteredPeople& registered, const EstateMoves& moves) {
    Access out;
    const auto number = [&](const char* id) { return plan.assumptions.value(id); };
    out.within_walk = Minutes(number("access_walk_minutes"));
    out.within_car = Minutes(number("access_car_minutes"));
    const bool residents = std::any_of(plan.zones.begin(), plan.zones.end(), [](const model::Zone& z) { return z.residents.has_value(); });
    out.people_by = residents ? "residents" : "registered patients";
    std::vector<double> people(plan.zones.size(), 0.0);
    for (std::size_t z = 0; z < people.size(); ++z)
        people[z] = residents ? static_cast<double>(plan.zones[z].residents.value_or(0)) : registered.in_zone[z];
    out.places = access_places(plan, moves, out);
    out.zones.resize(plan.zones.size());
    if (out.places.empty()) return out;

    std::vector<geo::Point> sites;
    std::vector<double> supply;
    for (const AccessPlace& place : out.places) {
        sites.push_back(place.at);
        supply.push_back(place.gp_fte);
    }
    const travel::StraightLine walk = travel::StraightLine::at_speed(sites, number("walk_km_per_h"));
    const travel::StraightLine car = travel::StraightLine::at_speed(sites, number("car_km_per_h"));
    std::vector<Demand> demand;
    for (std::size_t z = 0; z < people.size(); ++z) demand.push_back({plan.zones[z].centre, people[z]});
    if (out.gp_fte > 0.0) {
        const TimeBand bands[] = {
            {Minutes(10), 1.0}, {Minutes(20), number("access_weight_20_min")}, {Minutes(30), number("access_weight_30_min")}};
        const FloatingCatchments reach = floating_catchments(demand, supply, car, bands);
        out.gp_fte_reached = reach.supply_reached;
        for (std::size_t z = 0; z < people.size(); ++z) out.zones[z].gp_per_1000 = 1000.0 * reach.access[z];
    }
    const std::vector<Spot> spots = spots_of(plan, people, walk, car);
    std::vector<std::vector<Spot>> by_zone(plan.zones.size());
    for (const Spot& spot : spots) by_zone[spot.zone].push_back(spot);

    const auto row_of = [&](const std::string& id, const std::string& name, auto&& counted) {
        RowOf row(out, by_zone, people);
        for (std::size_t z = 0; z < people.size(); ++z) row.add(z, counted(z));
        return std::move(row).row(id, name);
    };
    const auto those = [&](auto&& chosen) { return [&, chosen](std::size_t z) { return chosen(z) ? people[z] : 0.0; }; };
    for (std::size_t z = 0; z < people.size(); ++z) {
        out.zones[z].nearest = walk.nearest(plan.zones[z].centre);
        RowOf row(out, by_zone, people);
        row.add(z, people[z]);
        AccessRow one = std::move(row).row({}, {});
        out.zones[z].walk = one.walk;
        out.zones[z].car = one.car;
    }
    out.plan = row_of(plan.id, plan.title, those([](std::size_t) { return true; }));
    for (std::size_t l = 0; l < scenario.locality_id.size(); ++l)
        out.localities.push_back(row_of(scenario.locality_id[l], scenario.locality_name[l],
                                        those([&](std::size_t z) { return scenario.zone_locality[z] == model::LocalityIx(l); })));
    const bool placed = !scenario.zone_locality.empty();
    if (AccessRow none = row_of("", "In no locality", those([&](std::size_t z) { return placed && !scenario.zone_locality[z]; }));
        none.people > 0.0)
        out.localities.push_back(std::move(none));
    for (int fifth = 1; fifth <= 5; ++fifth)
        if (AccessRow row = row_of(std::to_string(fifth), {}, those([&](std::size_t z) { return plan.zones[z].imd_quintile == fifth; }));
            row.people > 0.0)
            out.fifths.push_back(std::move(row));
    std::set<std::string> classes;
    for (const model::Zone& zone : plan.zones)
        if (!zone.rural_class.empty()) classes.insert(zone.rural_class);
    for (const std::string& rural_class : classes)
        if (AccessRow row =
                row_of(rural_class, rural_class, those([&](std::size_t z) { return plan.zones[z].rural_class == rural_class; }));
            row.people > 0.0)
            out.rural.push_back(std::move(row));
    bool ages_known = true;
    for (std::size_t z = 0; z < people.size(); ++z) ages_known = ages_known && (!(people[z] > 0.0) || share_from_75(plan.zones[z]));
    if (ages_known)
        out.aged_75 =
            row_of("75+", "Aged 75 and over", [&](std::size_t z) { return people[z] * share_from_75(plan.zones[z]).value_or(0.0); });
    find_least_served(out, spots);
    return out;
}

}  // namespace merestone::analysis

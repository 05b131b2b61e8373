#include "session/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace merestone::session {
namespace {

template <typename Inside>
void add_sites(const model::Plan& plan, Profile& out, Inside inside) {
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (inside(plan.practices[p].at, plan.practices[p].zone)) {
            out.practices.emplace_back(p);
            out.people_registered_list += plan.practices[p].list.value_or(0);
        }
    const auto sum = [](std::optional<double>& total, const std::optional<double>& value) {
        if (value) total = total.value_or(0.0) + *value;
    };
    for (std::size_t m = 0; m < plan.premises.size(); ++m) {
        const model::Premises& row = plan.premises[m];
        if (!inside(row.at, row.zone)) continue;
        out.premises.emplace_back(m);
        out.premises_with_rooms += row.rooms_ce ? 1 : 0;
        sum(out.rooms_ce, row.rooms_ce);
        sum(out.rooms_treatment, row.rooms_treatment);
        sum(out.nia_m2, row.nia_m2);
    }
    for (std::size_t h = 0; h < plan.housing.size(); ++h)
        if (inside(plan.housing[h].at, plan.housing[h].zone)) {
            out.housing.emplace_back(h);
            out.dwellings_min += plan.housing[h].dwellings_min.value_or(0);
        }
}

// What part of each zone is meant, and what it weighs (people; else area).
struct Part {
    std::size_t zone = 0;
    double people = 0.0;
    double area_m2 = 0.0;
};

void add_boundaries(const model::Plan& plan, const std::vector<Part>& parts, Profile& out) {
    double people = 0;
    double area = 0;
    for (const Part& p : parts) {
        people += p.people;
        area += p.area_m2;
    }
    const double whole = people > 0 ? people : area;
    if (!(whole > 0)) return;
    for (std::size_t b = 0; b < plan.boundaries.size(); ++b) {
        std::map<std::int32_t, double> of_part;
        for (const Part& p : parts) of_part[plan.zones[p.zone].side[b]] += people > 0 ? p.people : p.area_m2;
        std::vector<BoundaryShare> rows;
        for (const auto& [part, weight] : of_part)
            if (weight > 0)
                rows.push_back({plan.boundaries[b].name, part < 0 ? "" : plan.boundaries[b].parts[static_cast<std::size_t>(part)].name,
                                weight / whole});
        std::stable_sort(rows.begin(), rows.end(), [](const auto& x, const auto& y) { return x.share > y.share; });
        out.boundaries.insert(out.boundaries.end(), rows.begin(), rows.end());
    }
}

void add_flags(const model::Plan& plan, std::span<const model::Flag> flags, const std::vector<Part>& parts, Profile& out) {
    if (flags.empty()) return;
    std::map<std::string_view, std::set<std::string_view>> here;
    for (const model::PracticeIx p : out.practices) here["practice"].insert(plan.practices[p.pos()].id);
    for (const model::PremisesIx m : out.premises) here["premises"].insert(plan.premises[m.pos()].id);
    for (const Part& p : parts) here["zone"].insert(plan.zones[p.zone].id);
    for (const model::HousingIx h : out.housing) here["housing"].insert(plan.housing[h.pos()].id);
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (const auto kind = here.find(flags[i].subject_kind); kind != here.end() && kind->second.contains(flags[i].subject))
            out.flags.push_back(i);
}

}  // namespace

Profile profile_of_zones(const model::Plan& plan, const analysis::RegisteredPeople& people, std::span<const model::ZoneIx> zones,
                         std::span<const model::Flag> flags) {
    Profile out;
    std::map<std::pair<int, int>, double> ages;
    std::vector<Part> parts;
    for (const model::ZoneIx z : zones) {
        const model::Zone& zone = plan.zones[z.pos()];
        ++out.zones;
        out.area_km2 += zone.area_m2 / 1e6;
        out.people_registered_living += people.in_zone[z.pos()];
        if (zone.residents) {
            const auto n = static_cast<double>(*zone.residents);
            out.people_resident = out.people_resident.value_or(0.0) + n;
            if (zone.imd_quintile) {
                out.people_by_imd_quintile.resize(5, 0.0);
                out.people_by_imd_quintile[static_cast<std::size_t>(std::clamp(*zone.imd_quintile, 1, 5) - 1)] += n;
            }
        }
        for (const model::AgeBand& band : zone.ages) ages[{band.from_age, band.to_age}] += static_cast<double>(band.people);
        parts.push_back({z.pos(), zone.residents ? static_cast<double>(*zone.residents) : people.in_zone[z.pos()], zone.area_m2});
    }
    for (const auto& [band, n] : ages)
        out.people_by_age.emplace_back(band.second >= 120 ? fmt::format("{}+", band.first) : fmt::format("{}-{}", band.first, band.second),
                                       n);
    add_sites(plan, out, [&](const auto&, model::ZoneIx zone) { return zone && std::binary_search(zones.begin(), zones.end(), zone); });
    add_boundaries(plan, parts, out);
    add_flags(plan, flags, parts, out);
    return out;
}

Profile profile_of_area(const model::Plan& plan, const analysis::RegisteredPeople& people, const analysis::Catchments& catchments,
                        const geo::MultiPolygon& area, std::span<const model::Flag> flags) {
    Profile out;
    const geo::Box box = geo::box_of(area);
    const model::Catchment held = catchments.by_polygon({"hub", "", box.centre()}, area, "drawn");
    const bool residents = std::any_of(plan.zones.begin(), plan.zones.end(), [](const model::Zone& z) { return z.residents.has_value(); });
    if (residents) out.people_resident = held.people;
    out.people_by = held.people_by;
    out.people_by_age = held.people_by_age;
    out.people_by_imd_quintile = held.people_by_imd_quintile;
    out.area_km2 = geo::area_m2(held.shape) / 1e6;  // what of it lies in the footprint
    std::vector<Part> parts;
    for (const model::CatchmentZone& row : held.zones) {
        ++out.zones;
        out.people_registered_living += people.in_zone[row.zone.pos()] * row.share_of_zone;
        parts.push_back({row.zone.pos(), row.people, plan.zones[row.zone.pos()].area_m2 * row.share_of_zone});
    }
    add_sites(plan, out,
              [&](const std::optional<geo::Point>& at, model::ZoneIx) { return at && box.contains(*at) && geo::contains(area, *at); });
    add_boundaries(plan, parts, out);
    add_flags(plan, flags, parts, out);
    return out;
}

}  // namespace merestone::session

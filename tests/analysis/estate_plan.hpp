// A made-up footprint for the estate's tests: square zones of 1 km in a grid, built by hand so that every figure can be worked out on
// paper, and the default assumptions read from assets/assumptions.toml.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/check.hpp"
#include "geo/shapes.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"
#include "support/places.hpp"

namespace merestone::test {

inline model::Assumptions default_assumptions() {
    const toml::table file = toml::parse(read_file(source_folder() / "assets" / "assumptions.toml"));
    model::Assumptions out;
    for (const toml::node& node : *file["assumption"].as_array()) {
        const toml::table& row = *node.as_table();
        model::Assumption a;
        a.id = row["id"].value<std::string>().value();
        a.value = row["value"].value<double>().value();
        a.unit = row["unit"].value<std::string>().value();
        a.low = row["low"].value<double>();
        a.high = row["high"].value<double>();
        a.source = row["source"].value<std::string>().value();
        a.confidence = row["confidence"].value<std::string>().value();
        a.as_at = row["as_at"].value<std::string>().value();
        a.from = "default";
        out.set(std::move(a));
    }
    return out;
}

inline void change(model::Plan& plan, std::string_view id, double value) {
    model::Assumption a = plan.assumptions.at(id);
    a.value = value;
    a.from = "plan";
    a.confidence = "planner";
    a.source = "planner, no source";
    plan.assumptions.set(std::move(a));
}

inline geo::MultiPolygon square(double x, double y, double side_m) {
    return {{{{x, y}, {x + side_m, y}, {x + side_m, y + side_m}, {x, y + side_m}, {x, y}}, {}}};
}

// columns x rows zones Z000, Z001, ... by column, 2017/18 to 2027/28; no people, no practices, no topology yet.
inline model::Plan grid_plan(std::size_t columns, std::size_t rows) {
    model::Plan plan;
    plan.id = "made";
    plan.base_year = {2017};
    plan.horizon_year = {2027};
    plan.assumptions = default_assumptions();
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t r = 0; r < rows; ++r) {
            model::Zone zone;
            zone.id = fmt::format("Z{:03}", plan.zones.size());
            zone.centre = {1000.0 * static_cast<double>(c) + 500.0, 1000.0 * static_cast<double>(r) + 500.0};
            zone.area_m2 = 1e6;
            plan.zones.push_back(zone);
        }
    for (std::uint32_t z = 0; z < plan.zones.size(); ++z) {
        if ((z + 1) % rows != 0) plan.borders.push_back({z, z + 1, 1000.0, false});
        if (z + rows < plan.zones.size()) plan.borders.push_back({z, static_cast<std::uint32_t>(z + rows), 1000.0, false});
    }
    std::sort(plan.borders.begin(), plan.borders.end(),
              [](const auto& a, const auto& b) { return std::pair(a.a, a.b) < std::pair(b.a, b.b); });
    return plan;
}

// Practices must be added in the order of their ids.
inline std::size_t add_practice(model::Plan& plan, std::string id, std::size_t zone, std::optional<std::int64_t> list) {
    model::Practice practice;
    practice.name = "Surgery " + id;
    practice.id = std::move(id);
    practice.zone = model::ZoneIx(zone);
    practice.at = plan.zones[zone].centre;
    practice.list = list;
    practice.commissioner = "C1";
    plan.practices.push_back(std::move(practice));
    return plan.practices.size() - 1;
}

inline std::size_t add_premises(model::Plan& plan, std::string id, std::size_t zone) {
    model::Premises premises;
    premises.id = std::move(id);
    premises.zone = model::ZoneIx(zone);
    premises.basis = "table";
    plan.premises.push_back(std::move(premises));
    return plan.premises.size() - 1;
}

inline void occupy(model::Plan& plan, std::size_t premises, std::size_t practice, double list_share,
                   model::OccupancyRole role = model::OccupancyRole::main) {
    plan.occupancies.push_back({model::PremisesIx(premises), model::PracticeIx(practice), role, list_share, false});
}

inline model::HousingSite& add_homes(model::Plan& plan, std::string id, std::optional<std::size_t> zone,
                                     std::vector<std::pair<base::Year, double>> by_year) {
    model::HousingSite site;
    site.id = std::move(id);
    if (zone) {
        site.zone = model::ZoneIx(*zone);
        site.at = plan.zones[*zone].centre;
    }
    site.permissioned = true;
    site.homes_by_year = std::move(by_year);
    plan.housing.push_back(std::move(site));
    return plan.housing.back();
}

// Zone z and practice p go to the localities given; -1: none. Statistics by plain counting.
inline model::Scenario scenario_of(const model::Plan& plan, const std::vector<int>& zone_locality,
                                   const std::vector<int>& practice_locality, std::size_t localities) {
    model::Scenario s;
    s.id = "tried";
    for (std::size_t l = 0; l < localities; ++l) {
        s.locality_id.push_back(fmt::format("L{:02}", l + 1));
        s.locality_name.push_back(fmt::format("Place {}", l + 1));
    }
    for (const int l : zone_locality)
        s.zone_locality.push_back(l < 0 ? model::LocalityIx() : model::LocalityIx(static_cast<std::size_t>(l)));
    for (const int l : practice_locality)
        s.practice_locality.push_back(l < 0 ? model::LocalityIx() : model::LocalityIx(static_cast<std::size_t>(l)));
    s.practice_exception.assign(plan.practices.size(), 0);
    return s;
}

inline std::vector<model::LocalityStats> stats_of(const model::Plan& plan, const model::Scenario& s) {
    std::vector<model::LocalityStats> out(s.locality_id.size());
    for (std::size_t l = 0; l < out.size(); ++l) {
        out[l].id = s.locality_id[l];
        out[l].name = s.locality_name[l];
        out[l].residents_known = true;
    }
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!s.zone_locality[z]) continue;
        model::LocalityStats& stats = out[s.zone_locality[z].pos()];
        ++stats.zones;
        stats.people_resident += plan.zones[z].residents.value_or(0);
        stats.residents_known = stats.residents_known && plan.zones[z].residents.has_value();
    }
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (!s.practice_locality[p]) continue;
        ++out[s.practice_locality[p].pos()].practices;
        out[s.practice_locality[p].pos()].people_registered += plan.practices[p].list.value_or(0);
    }
    return out;
}

}  // namespace merestone::test

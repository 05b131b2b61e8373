#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "analysis/estate.hpp"
#include "analysis/estate_plan.hpp"
#include "analysis/gaps.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

// A country's worth of made-up places: flows to 150 zones about each practice, buildings, homes.
struct Country {
    model::Plan plan;
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
};

Country country(std::size_t side, std::size_t practices, std::size_t sites) {
    base::Random chance(11);
    Country c;
    c.plan = test::grid_plan(side, side);
    const auto zones = static_cast<std::uint32_t>(c.plan.zones.size());
    for (model::Zone& zone : c.plan.zones) zone.residents = 1000 + chance.below(1500);
    c.plan.flows.resize(practices);
    std::vector<int> zone_locality;
    std::vector<int> practice_locality;
    const std::size_t band = std::max<std::size_t>(side / 30, 1);
    const auto locality_of = [&](std::size_t zone) {
        return static_cast<int>((zone / side) / band * ((side + band - 1) / band) + (zone % side) / band);
    };
    for (std::size_t z = 0; z < zones; ++z) zone_locality.push_back(locality_of(z));
    for (std::size_t p = 0; p < practices; ++p) {
        const std::size_t zone = chance.below(zones);
        test::add_practice(c.plan, fmt::format("P{:05}", p), zone, 1000 + chance.below(15000));
        practice_locality.push_back(locality_of(zone));
        const std::size_t first = zone > 75 ? zone - 75 : 0;
        for (std::size_t z = first; z < std::min<std::size_t>(first + 150, zones); ++z)
            c.plan.flows[p].rows.push_back({model::ZoneIx(z), 1 + chance.below(100)});
        const std::size_t m = test::add_premises(c.plan, fmt::format("M{:05}", p), zone);
        c.plan.premises[m].rooms_ce = 2 + chance.below(9);
        c.plan.premises[m].rooms_treatment = chance.below(4);
        c.plan.premises[m].nia_m2 = 100.0 + chance.below(900);
        test::occupy(c.plan, m, p, 1.0);
        c.plan.practices[p].gp_fte = 1.0 + 8.0 * chance.unit();
    }
    for (std::size_t s = 0; s < sites; ++s) {
        std::vector<std::pair<base::Year, double>> homes;
        for (int y = 2018; y < 2023; ++y) homes.emplace_back(base::Year{y}, 20.0 * chance.unit());
        test::add_homes(c.plan, fmt::format("S{:05}", s), chance.below(zones), homes);
    }
    c.plan.growth.rate_pct = 0.6;
    c.scenario = test::scenario_of(c.plan, zone_locality, practice_locality, static_cast<std::size_t>(locality_of(zones - 1)) + 1);
    c.localities = test::stats_of(c.plan, c.scenario);
    return c;
}

}  // namespace

TEST_CASE("The same plan gives the same gaps and flags whatever order its housing and premises links were read in", "[fast]") {
    Country c = country(12, 20, 30);
    for (std::size_t p = 0; p < 20; ++p)  // every building shared by three
        for (const std::size_t m : {p + 1, p + 7})
            test::occupy(c.plan, m % 20, p, 0.1 + 0.01 * static_cast<double>(p), model::OccupancyRole::shared);
    const EstateResult once = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    const std::vector<model::Gap> gaps_once = gap_rows(c.plan, c.scenario, once);
    std::reverse(c.plan.occupancies.begin(), c.plan.occupancies.end());
    std::reverse(c.plan.housing.begin(), c.plan.housing.end());
    const EstateResult again = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    const std::vector<model::Gap> gaps_again = gap_rows(c.plan, c.scenario, again);
    REQUIRE(gaps_once.size() == gaps_again.size());
    for (std::size_t i = 0; i < gaps_once.size(); ++i) {
        CHECK(gaps_once[i].need == gaps_again[i].need);
        CHECK(gaps_once[i].flag_id == gaps_again[i].flag_id);
    }
    REQUIRE(once.flags.size() == again.flags.size());
    for (std::size_t i = 0; i < once.flags.size(); ++i) CHECK(once.flags[i].reason == again.flags[i].reason);
}

TEST_CASE("A country of 33,856 zones, 6,500 practices and 20,000 sites: rows as promised, people kept", "[slow]") {
    const Country c = country(184, 6500, 20000);
    const EstateResult r = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    CHECK(gap_rows(c.plan, c.scenario, r).size() == 11 * (6500 * 4 + 6500 * 3 + c.localities.size() * 5));
    const std::size_t last = r.people.years - 1;
    double lists = 0.0;
    for (const model::Practice& p : c.plan.practices) lists += static_cast<double>(*p.list);
    CHECK(r.people.practice.sum(last) == Approx(lists * std::pow(1.006, 10) + r.people.new_people[last]));
    CHECK(r.people.zone_registered.sum(last) == Approx(r.people.practice.sum(last)));
    CHECK_FALSE(r.flags.empty());
}

#include <catch2/catch.hpp>

#include <cmath>

#include "analysis/estate_plan.hpp"
#include "analysis/new_homes.hpp"
#include "analysis/people_by_year.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

// Two zones: young and old.
model::Plan young_and_old() {
    model::Plan plan = test::grid_plan(2, 1);
    plan.zones[0].residents = 1000;
    plan.zones[0].ages = {{0, 15, 600}, {16, 64, 300}, {65, 120, 100}};
    plan.zones[1].residents = 2000;
    plan.zones[1].ages = {{0, 15, 200}, {16, 64, 800}, {65, 120, 1000}};
    return plan;
}

}  // namespace

TEST_CASE("Rates by age: each zone grows by the ages that live there", "[fast]") {
    model::Plan plan = young_and_old();
    plan.growth.bands = {{0, 15, -1.0}, {65, 120, 3.0}};
    plan.growth.rate_pct = 0.5;
    const GrowthFactors growth(plan);
    CHECK_FALSE(growth.same_everywhere());
    CHECK(growth.of_zone(0, 0) == 1.0);
    CHECK(growth.of_zone(0, 4) == Approx(0.6 * std::pow(0.99, 4) + 0.3 * std::pow(1.005, 4) + 0.1 * std::pow(1.03, 4)));
    CHECK(growth.of_zone(1, 4) == Approx(0.1 * std::pow(0.99, 4) + 0.4 * std::pow(1.005, 4) + 0.5 * std::pow(1.03, 4)));
    CHECK(growth.of_band(1, 65, 120, 4) == Approx(std::pow(1.03, 4)));
    CHECK(growth.of_band(1, 70, 79, 4) == Approx(std::pow(1.03, 4)));
    CHECK(growth.of_footprint(4) == Approx((1000 * growth.of_zone(0, 4) + 2000 * growth.of_zone(1, 4)) / 3000));

    // A band that straddles two rates is its ages' mean.
    CHECK(growth.of_band(0, 11, 20, 1) == Approx(0.5 * 0.99 + 0.5 * 1.005));
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.zone_residents.at(0, 4) == Approx(1000.0 * growth.of_zone(0, 4)));
    // The ages of a zone add up to the zone.
    double sum = 0.0;
    for (const auto& [from, to] : {std::pair(0, 4), std::pair(5, 15), std::pair(16, 74), std::pair(75, 120)})
        sum += *residents_aged(plan, people, 0, from, to, 4);
    const double by_band = 600 * std::pow(0.99, 4) + 300 * std::pow(1.005, 4) + 100 * std::pow(1.03, 4);
    CHECK(sum == Approx(by_band));
    CHECK(*residents_aged(plan, people, 0, 65, 120, 4) == Approx(100 * std::pow(1.03, 4)));
    CHECK(*residents_aged(plan, people, 1, 75, 120, 0) == Approx(1000.0 * 20 / 30));  // an open band is taken to reach 94
}

TEST_CASE("The ratio of registered to resident people of a zone is carried forward", "[fast]") {
    model::Plan plan = young_and_old();
    plan.growth.bands = {{65, 120, 2.0}};
    const auto a = test::add_practice(plan, "A1", 0, 5000);
    plan.flows.resize(1);
    plan.flows[a].rows = {{model::ZoneIx(std::size_t{0}), 30}, {model::ZoneIx(std::size_t{1}), 50}};
    plan.flows[a].elsewhere = 20;
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.practice.at(0, 0) == 5000.0);
    for (std::size_t y = 0; y < people.years; ++y) {
        for (std::size_t z = 0; z < 2; ++z)
            CHECK(people.zone_registered.at(z, y) / people.zone_residents.at(z, y) ==
                  Approx(people.zone_registered.at(z, 0) / people.zone_residents.at(z, 0)));
        CHECK(people.practice.at(0, y) ==
              Approx(1500 * people.growth.of_zone(0, y) + 2500 * people.growth.of_zone(1, y) + 1000 * people.growth.of_footprint(y)));
    }
}

TEST_CASE("Havering strategy 3.2.2: 246,000 people grow by 6, 11 and 13 % by 2020, 2025 and 2030", "[fast]") {
    model::Plan plan = test::grid_plan(4, 1);
    plan.base_year = {2014};
    plan.horizon_year = {2032};
    for (model::Zone& zone : plan.zones) zone.residents = 61500;
    for (const auto& [year, people] :
         {std::pair(2014, 246000.0), std::pair(2020, 260760.0), std::pair(2025, 273060.0), std::pair(2030, 277980.0)})
        plan.growth.projected.push_back({"", {year}, 0, 120, people});
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.zone_residents.sum(0) == Approx(246000.0));
    CHECK(people.zone_residents.sum(6) == Approx(246000.0 * 1.06));
    CHECK(people.zone_residents.sum(11) == Approx(246000.0 * 1.11));
    CHECK(people.zone_residents.sum(16) == Approx(246000.0 * 1.13));
    CHECK(people.zone_residents.sum(3) == Approx((246000.0 + 260760.0) / 2));  // a straight line between
    CHECK(people.zone_residents.sum(18) == Approx(277980.0));                  // level after the last
}

TEST_CASE("A zone takes its own projection, else its boundary part's, else the footprint's", "[fast]") {
    model::Plan plan = test::grid_plan(3, 1);
    for (model::Zone& zone : plan.zones) zone.residents = 1000;
    plan.boundaries.push_back({"council", {{"E01", "East", {}}}});
    plan.zones[0].side = {0};
    plan.zones[1].side = {0};
    plan.zones[2].side = {-1};
    const auto project = [&](std::string area, double people) {
        plan.growth.projected.push_back({area, {2017}, 0, 120, 100.0});
        plan.growth.projected.push_back({area, {2022}, 0, 120, people});
    };
    project("", 110.0);
    project("East", 120.0);
    project("Z000", 150.0);
    plan.growth.projected.push_back({"Z002", {2017}, 0, 120, 0.0});  // nobody to scale by: left out, and counted
    const GrowthFactors growth(plan);
    CHECK(growth.of_zone(0, 5) == Approx(1.5));
    CHECK(growth.of_zone(1, 5) == Approx(1.2));
    CHECK(growth.of_zone(2, 5) == Approx(1.1));
    CHECK(growth.empty_projections() == 1);
}

TEST_CASE("A projection by age leaves the other ages to the rates; zones without ages take the footprint's mix", "[fast]") {
    model::Plan plan = young_and_old();
    plan.zones[1].ages.clear();
    plan.growth.rate_pct = 1.0;
    plan.growth.projected = {{"", {2017}, 65, 120, 500.0}, {"", {2019}, 65, 120, 700.0}};
    const GrowthFactors growth(plan);
    CHECK(growth.of_zone(0, 2) == Approx(0.9 * 1.01 * 1.01 + 0.1 * 1.4));
    CHECK(growth.of_zone(1, 2) == Approx(growth.of_zone(0, 2)));
    CHECK(growth.zones_without_ages() == 1);
    plan.zones[0].ages.clear();
    CHECK(GrowthFactors(plan).ages_unknown());
}

TEST_CASE("A site's household size goes before its council's, and that before the plan's", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::change(plan, "new_patient_share", 0.5);
    model::HousingSite site;
    site.council = "Leeds";
    CHECK(people_a_home(plan, site) == Approx(2.36 * 0.5));
    plan.growth.household_size_by_council = {{"Bradford", 2.7}, {"Leeds", 2.3}};
    CHECK(people_a_home(plan, site) == Approx(2.3 * 0.5));
    site.household_size = 1.8;
    CHECK(people_a_home(plan, site) == Approx(0.9));
}

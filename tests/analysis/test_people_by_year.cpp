#include <catch2/catch.hpp>

#include <cmath>
#include <optional>

#include "analysis/estate_plan.hpp"
#include "analysis/people_by_year.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

double list_total(const model::Plan& plan) {
    double sum = 0.0;
    for (const model::Practice& p : plan.practices) sum += static_cast<double>(p.list.value_or(0));
    return sum;
}
double resident_total(const model::Plan& plan) {
    double sum = 0.0;
    for (const model::Zone& z : plan.zones) sum += static_cast<double>(z.residents.value_or(0));
    return sum;
}

// People in, people out, by an independent sum for every year.
void check_conserved(const model::Plan& plan) {
    const PeopleByYear people = people_by_year(plan);
    const double a_home = plan.assumptions.value("household_size") * plan.assumptions.value("new_patient_share");
    for (std::size_t y = 0; y < people.years; ++y) {
        double homes = 0.0;
        for (const model::HousingSite& site : plan.housing)
            for (const auto& [built, number] : site.homes_by_year) {
                const int from = built.first + plan.growth.lag_years;
                if (built.first < plan.base_year.first && from <= plan.base_year.first) continue;
                if (from <= people.year(y).first) homes += number;
            }
        if (plan.growth.includes_housing) homes = 0.0;
        const double factor = std::pow(1.0 + plan.growth.rate_pct / 100.0, static_cast<double>(y));
        CHECK(people.new_people[y] == Approx(homes * a_home).margin(1e-6));
        CHECK(people.practice.sum(y) == Approx(list_total(plan) * factor + people.new_people[y] - people.new_unplaced[y] -
                                               people.new_at_outside_practices[y] - people.new_without_practice[y])
                                            .margin(1e-6));
        CHECK(people.zone_registered.sum(y) + people.elsewhere[y] == Approx(people.practice.sum(y)).margin(1e-6));
        CHECK(people.zone_residents.sum(y) ==
              Approx(resident_total(plan) * factor + people.new_people[y] - people.new_unplaced[y]).margin(1e-6));
    }
}

}  // namespace

TEST_CASE("Homes of 2019/20 count from 1 April 2020, at 2.36 people each, and go as the zone's people register", "[fast]") {
    model::Plan plan = test::grid_plan(2, 1);
    const std::size_t a = test::add_practice(plan, "A1", 0, 8000);
    const std::size_t b = test::add_practice(plan, "B1", 1, 6000);
    plan.flows.resize(2);
    plan.flows[a].rows = {{model::ZoneIx(std::size_t{0}), 60}, {model::ZoneIx(std::size_t{1}), 20}};  // of 8,000: 6,000 and 2,000
    plan.flows[b].rows = {{model::ZoneIx(std::size_t{1}), 30}};                                       // of 6,000: 6,000
    test::add_homes(plan, "S1", 1, {{Year{2019}, 100.0}});
    const PeopleByYear people = people_by_year(plan);
    REQUIRE(people.years == 11);
    CHECK(people.practice.at(a, 2) == 8000.0);
    CHECK(people.practice.at(a, 3) == Approx(8000.0 + 236.0 * 2000.0 / 8000.0));
    CHECK(people.practice.at(b, 3) == Approx(6000.0 + 236.0 * 6000.0 / 8000.0));
    CHECK(people.practice.at(b, 10) == people.practice.at(b, 3));
    CHECK(people.zone_registered.at(1, 3) == Approx(8000.0 + 236.0));
    CHECK(people.zone_residents.at(0, 3) == 0.0);
    CHECK(people.zone_residents.at(1, 3) == Approx(236.0));
    CHECK(people.zone_residents_known[1] == 0);
}

TEST_CASE("Leeds homes of domain notes section 10: 5,506 a year for five years at 2.3 people are 63,319 patients", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 861118);
    test::change(plan, "household_size", 2.3);
    std::vector<std::pair<Year, double>> homes;
    for (int y = 2017; y < 2022; ++y) homes.emplace_back(Year{y}, 5506.0);
    test::add_homes(plan, "all", 0, homes);
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.new_people.back() == Approx(63319.0));
    CHECK(people.practice.at(0, 10) == Approx(861118.0 + 63319.0));
}

TEST_CASE("Growth compounds from the base year, and a rate that includes housing adds no homes", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    test::add_homes(plan, "S1", 0, {{Year{2018}, 50.0}});
    plan.growth.rate_pct = 2.0;
    CHECK(people_by_year(plan).practice.at(0, 2) == Approx(10000.0 * 1.02 * 1.02 + 118.0));
    plan.growth.includes_housing = true;
    const PeopleByYear without = people_by_year(plan);
    CHECK(without.practice.at(0, 2) == Approx(10000.0 * 1.02 * 1.02));
    CHECK_FALSE(without.has_homes());
}

TEST_CASE("Homes in the lists already are left out, those with a longer lag are not, those after the horizon are reported", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    test::add_homes(plan, "S1", 0, {{Year{2015}, 7.0}, {Year{2016}, 11.0}, {Year{2017}, 13.0}, {Year{2027}, 17.0}});
    PeopleByYear people = people_by_year(plan);
    CHECK(people.homes_in_lists == 18.0);
    CHECK(people.homes_counted == 13.0);
    CHECK(people.homes_after_horizon == 17.0);
    CHECK(people.new_people[0] == 0.0);
    CHECK(people.new_people[1] == Approx(13.0 * 2.36));
    plan.growth.lag_years = 2;
    people = people_by_year(plan);
    CHECK(people.homes_in_lists == 7.0);
    CHECK(people.new_people[1] == Approx(11.0 * 2.36));
    plan.growth.lag_years = 0;
    people = people_by_year(plan);
    CHECK(people.new_people[0] == Approx(13.0 * 2.36));
    CHECK(people.homes_after_horizon == 0.0);
}

TEST_CASE("Homes in no zone, and a site without a year, are reported and not lost", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    test::add_homes(plan, "S1", std::nullopt, {{Year{2018}, 40.0}});
    test::add_homes(plan, "S2", 0, {});
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.homes_unplaced == 40.0);
    CHECK(people.sites_unplaced == 1);
    CHECK(people.sites_without_years == 1);
    CHECK(people.new_unplaced[2] == Approx(94.4));
    CHECK(people.practice.at(0, 10) == 10000.0);
    check_conserved(plan);
}

TEST_CASE("In a zone without patients new people go to the nearest practice that has a list", "[fast]") {
    model::Plan plan = test::grid_plan(4, 1);
    test::add_practice(plan, "A1", 0, 5000);
    test::add_practice(plan, "B1", 3, 5000);
    test::add_practice(plan, "C1", 2, std::nullopt);
    test::add_homes(plan, "S1", 2, {{Year{2017}, 10.0}});
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.practice.at(1, 1) == Approx(5023.6));
    CHECK(people.practice.at(2, 1) == 0.0);
    CHECK(people.practice_known[2] == 0);
    plan.practices.clear();
    CHECK(people_by_year(plan).new_without_practice[1] == Approx(23.6));
}

TEST_CASE("New people register outside the footprint as the zone's people do", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 3000);
    plan.flows.resize(1);
    plan.flows[0].rows = {{model::ZoneIx(std::size_t{0}), 3000}};
    plan.outside_practice_by_zone = {1000};
    test::add_homes(plan, "S1", 0, {{Year{2017}, 100.0}});
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.practice.at(0, 1) == Approx(3000.0 + 236.0 * 0.75));
    CHECK(people.new_at_outside_practices[1] == Approx(59.0));
    check_conserved(plan);
}

TEST_CASE("People in = people out for made-up plans of every kind", "[fast]") {
    base::Random chance(20170401);
    for (int round = 0; round < 60; ++round) {
        const std::size_t side = 1 + chance.below(5);
        model::Plan plan = test::grid_plan(side, side);
        const std::size_t zones = plan.zones.size();
        for (model::Zone& zone : plan.zones)
            if (chance.below(8) != 0) zone.residents = chance.below(3000);
        const std::size_t practices = chance.below(7);
        for (std::size_t p = 0; p < practices; ++p) {
            const std::size_t at =
                test::add_practice(plan, "P" + std::to_string(p), chance.below(static_cast<std::uint32_t>(zones)), chance.below(20000));
            if (chance.below(6) == 0) plan.practices[at].list.reset();
            if (chance.below(6) == 0) plan.practices[at].at.reset();
            if (chance.below(6) == 0) plan.practices[at].zone = model::ZoneIx();
        }
        if (chance.below(3) != 0) {
            plan.flows.resize(practices);
            for (auto& flows : plan.flows) {
                for (std::size_t z = 0; z < zones; ++z)
                    if (chance.below(2) == 0) flows.rows.push_back({model::ZoneIx(z), chance.below(500)});
                flows.elsewhere = chance.below(100);
                flows.unknown_home = chance.below(10);
            }
            for (std::size_t z = 0; z < zones; ++z) plan.outside_practice_by_zone.push_back(chance.below(2) == 0 ? 0 : chance.below(200));
        }
        const std::size_t sites = chance.below(12);
        for (std::size_t s = 0; s < sites; ++s) {
            std::vector<std::pair<Year, double>> homes;
            for (int y = 2014; y < 2030; ++y)
                if (chance.below(3) == 0) homes.emplace_back(Year{y}, 100.0 * chance.unit());
            const bool nowhere = chance.below(5) == 0;
            test::add_homes(plan, "S" + std::to_string(s),
                            nowhere ? std::nullopt : std::optional<std::size_t>(chance.below(static_cast<std::uint32_t>(zones))), homes);
        }
        plan.growth.rate_pct = 4.0 * chance.unit() - 1.0;
        plan.growth.lag_years = static_cast<int>(chance.below(4));
        plan.growth.includes_housing = chance.below(4) == 0;
        check_conserved(plan);
    }
}

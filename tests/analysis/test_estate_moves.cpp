#include <catch2/catch.hpp>

#include <cmath>

#include "analysis/capacity.hpp"
#include "analysis/estate_plan.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Registering;

namespace {

model::Scheme& add_scheme(model::Plan& plan, std::string id, std::string kind, std::string premises, int opens) {
    model::Scheme scheme;
    scheme.id = std::move(id);
    scheme.kind = std::move(kind);
    scheme.premises = std::move(premises);
    scheme.opens_year = Year{opens};
    plan.schemes.push_back(std::move(scheme));
    return plan.schemes.back();
}

model::Plan two_practices() {
    model::Plan plan = test::grid_plan(2, 1);
    for (const char* id : {"M1", "M2", "M3"}) {
        const std::size_t m = test::add_premises(plan, id, 0);
        plan.premises[m].rooms_ce = 6.0;
        plan.premises[m].rooms_treatment = 1.0;
        plan.premises[m].nia_m2 = 400.0;
    }
    const std::size_t a = test::add_practice(plan, "A1", 0, 6000);
    const std::size_t b = test::add_practice(plan, "B1", 1, 4000);
    test::occupy(plan, 0, a, 0.75);
    test::occupy(plan, 1, a, 0.25, model::OccupancyRole::branch);
    test::occupy(plan, 1, b, 1.0);
    return plan;
}

}  // namespace

TEST_CASE("A closure sends a practice to its other building from the 1 April after; nothing is held in the closed one", "[fast]") {
    model::Plan plan = two_practices();
    add_scheme(plan, "S1", "closure", "M1", 2019);
    const PeopleByYear people = people_by_year(plan);
    const Capacity capacity = capacity_by_year(plan, people);
    CHECK(capacity.moves.premises_closed_from[0] == 3);
    CHECK(people.dispersed.empty());
    CHECK(*capacity.premises_at(0, 2).rooms_ce == 6.0);
    CHECK(*capacity.premises_at(0, 3).rooms_ce == 0.0);
    // Until then 4,500 of 4,500 in M1 and 1,500 of 5,500 in M2; then 6,000 of 10,000 in M2.
    CHECK(*capacity.practice_at(0, 2).rooms_ce == Approx(6.0 + 6.0 * 1500 / 5500));
    CHECK(*capacity.practice_at(0, 3).rooms_ce == Approx(6.0 * 0.6));
    CHECK(*capacity.practice_at(1, 3).rooms_ce == Approx(6.0 * 0.4));
}

TEST_CASE("A practice whose only building closes is dispersed, and its list goes to the next choice", "[fast]") {
    model::Plan plan = two_practices();
    plan.flows.resize(2);
    plan.flows[0].rows = {{model::ZoneIx(std::size_t{0}), 3000}, {model::ZoneIx(std::size_t{1}), 1000}};
    plan.flows[1].rows = {{model::ZoneIx(std::size_t{0}), 500}, {model::ZoneIx(std::size_t{1}), 3000}};
    plan.flows[1].elsewhere = 500;
    add_scheme(plan, "S1", "closure", "M2", 2018);
    const PeopleByYear people = people_by_year(plan);
    REQUIRE(people.dispersed.size() == 1);
    const DispersedList& list = people.dispersed[0];
    CHECK(list.practice == 1);
    CHECK(list.from == 2);
    CHECK(list.scheme == "S1");
    CHECK(list.people == Approx(4000.0));
    REQUIRE(list.to.size() == 1);
    CHECK(list.to[0].people == Approx(4000.0));
    CHECK(people.practice.at(0, 1) == 6000.0);
    CHECK(people.practice.at(0, 2) == Approx(10000.0));
    CHECK(people.practice.at(1, 2) == 0.0);
    CHECK(people.zone_registered.at(1, 2) == Approx(people.zone_registered.at(1, 1)));
}

TEST_CASE("A new building takes the users of the ones it replaces, and those close", "[fast]") {
    model::Plan plan = two_practices();
    plan.premises[2].rooms_ce = 0.0;
    model::Scheme& scheme = add_scheme(plan, "S1", "new-build", "M3", 2018);
    scheme.forecast_opens_year = Year{2020};  // it slips: what counts is the forecast
    scheme.rooms_added = 14.0;
    scheme.rooms_treatment_added = 3.0;
    scheme.nia_added_m2 = 900.0;
    scheme.moves_from = {"M1", "M2"};
    const PeopleByYear people = people_by_year(plan);
    const Capacity capacity = capacity_by_year(plan, people);
    CHECK(people.dispersed.empty());
    CHECK(*capacity.practice_at(0, 3).rooms_ce == Approx(6.0 + 6.0 * 1500 / 5500));
    CHECK(*capacity.premises_at(2, 4).rooms_ce == 14.0);
    CHECK(*capacity.premises_at(2, 4).rooms_treatment == 4.0);
    CHECK(*capacity.practice_at(0, 4).rooms_ce == Approx(14.0 * 0.6));
    CHECK(*capacity.practice_at(1, 4).nia_m2 == Approx(1300.0 * 0.4));
    CHECK(capacity.moves.premises_closed_from[0] == 4);
    CHECK(capacity.moves.premises_closed_from[1] == 4);
}

TEST_CASE("Longer hours change the hours and nothing else; what is given up changes nothing", "[fast]") {
    model::Plan plan = two_practices();
    plan.premises[0].hours_week = 52.5;
    add_scheme(plan, "S1", "hours", "M1", 2017).hours_week_after = 70.0;
    add_scheme(plan, "S2", "closure", "M1", 2019).status = "withdrawn";
    add_scheme(plan, "S3", "extension", "M2", 2015).rooms_added = 5.0;  // in the tables already
    const Capacity capacity = capacity_by_year(plan, people_by_year(plan));
    CHECK(*capacity.premises_at(0, 0).hours_week == 52.5);
    CHECK(*capacity.premises_at(0, 1).hours_week == 70.0);
    CHECK(*capacity.premises_at(0, 10).rooms_ce == 6.0);
    CHECK(*capacity.premises_at(1, 10).rooms_ce == 6.0);
}

TEST_CASE("Huff, domain worked example: b 0.342, a 1 gives A 0.996 at the first place, 0.402 at the second", "[fast]") {
    // A holds 4 and B 3; minutes 5 and 20 from the first place, 10 and 8 from the second, at 500 m a minute.
    model::Plan plan = test::grid_plan(2, 1);
    test::add_practice(plan, "A1", 0, 4000);
    test::add_practice(plan, "B1", 1, 3000);
    plan.practices[0].at = geo::Point{0.0, 0.0};
    plan.practices[1].at = geo::Point{8000.0, 0.0};
    const double x1 = (2500.0 * 2500 - 1e8 + 6.4e7) / 16000;
    const double x2 = (25e6 - 16e6 + 64e6) / 16000;
    plan.growth.registering = Registering::huff;
    test::add_homes(plan, "S1", 0, {{Year{2017}, 1000.0}}).at = geo::Point{x1, std::sqrt(2500.0 * 2500 - x1 * x1)};
    PeopleByYear people = people_by_year(plan);
    CHECK((people.practice.at(0, 1) - 4000.0) / 2360.0 == Approx(0.996).margin(5e-4));
    CHECK(people.practice.sum(1) == Approx(7000.0 + 2360.0));
    plan.housing[0].at = geo::Point{x2, std::sqrt(25e6 - x2 * x2)};
    people = people_by_year(plan);
    CHECK((people.practice.at(0, 1) - 4000.0) / 2360.0 == Approx(0.402).margin(5e-4));
    CHECK((people.practice.at(1, 1) - 3000.0) / 2360.0 == Approx(0.598).margin(5e-4));
}

TEST_CASE("New people go to the practices whose inner boundary holds them, by list; elsewhere as neighbours do", "[fast]") {
    model::Plan plan = test::grid_plan(3, 1);
    for (std::size_t p = 0; p < 3; ++p) test::add_practice(plan, fmt::format("P{}", p), p, 1000 * static_cast<std::int64_t>(p + 1));
    plan.practices[0].inner_area = test::square(0, 0, 1500);
    plan.practices[1].inner_area = test::square(0, 0, 1500);
    plan.growth.registering = Registering::inner_area;
    test::add_homes(plan, "S1", 0, {{Year{2017}, 100.0}});
    test::add_homes(plan, "S2", 2, {{Year{2017}, 100.0}});
    const PeopleByYear people = people_by_year(plan);
    CHECK(people.practice.at(0, 1) == Approx(1000.0 + 236.0 / 3));
    CHECK(people.practice.at(1, 1) == Approx(2000.0 + 236.0 * 2 / 3));
    CHECK(people.practice.at(2, 1) == Approx(3000.0 + 236.0));
}

TEST_CASE("Nobody is lost: lists, new homes and dispersed lists add up in every year, whatever closes", "[fast]") {
    base::Random chance(7);
    for (int round = 0; round < 40; ++round) {
        model::Plan plan = test::grid_plan(5, 4);
        plan.growth.registering = static_cast<Registering>(round % 4);
        plan.growth.rate_pct = 0.7;
        if (round % 3 == 0) plan.growth.bands = {{65, 120, 2.5}};
        for (model::Zone& zone : plan.zones) {
            zone.residents = 500 + chance.below(500);
            zone.ages = {{0, 64, 300 + chance.below(200)}, {65, 120, static_cast<std::int64_t>(chance.below(100))}};
        }
        const std::size_t practices = 4 + chance.below(5);
        plan.flows.resize(practices);
        if (round % 2 == 0) plan.outside_practice_by_zone.assign(plan.zones.size(), 20);
        for (std::size_t p = 0; p < practices; ++p) {
            test::add_practice(plan, fmt::format("P{}", p), chance.below(20), 1000 + chance.below(5000));
            for (std::size_t z = 0; z < 20; ++z)
                if (chance.below(3) == 0) plan.flows[p].rows.push_back({model::ZoneIx(z), 1 + chance.below(80)});
            plan.flows[p].elsewhere = chance.below(30);
            test::occupy(plan, test::add_premises(plan, fmt::format("M{}", p), 0), p, 1.0);
        }
        for (int s = 0; s < 6; ++s)
            test::add_homes(plan, fmt::format("S{}", s), chance.below(20), {{Year{2018 + static_cast<int>(chance.below(6))}, 100.0}});
        for (int s = 0; s < 3; ++s) {
            const std::size_t p = chance.below(static_cast<std::uint32_t>(practices));
            if (s == 2) add_scheme(plan, "K2", "dispersal", "", 2019 + static_cast<int>(chance.below(5))).practice = plan.practices[p].id;
            else add_scheme(plan, fmt::format("K{}", s), "closure", fmt::format("M{}", p), 2018 + static_cast<int>(chance.below(6)));
        }
        const PeopleByYear people = people_by_year(plan);
        model::Plan open = plan;
        open.schemes.clear();
        const PeopleByYear before = people_by_year(open);
        REQUIRE_FALSE(people.dispersed.empty());
        for (std::size_t y = 0; y < people.years; ++y) {
            const auto all = [&](const PeopleByYear& p) {
                return p.practice.sum(y) + p.new_at_outside_practices[y] + p.new_without_practice[y] + p.moved_outside[y] +
                       p.moved_nowhere[y];
            };
            CHECK(all(people) == Approx(all(before)).epsilon(1e-9));
            CHECK(people.zone_registered.sum(y) + people.elsewhere[y] == Approx(people.practice.sum(y)).epsilon(1e-9));
        }
        for (const DispersedList& list : people.dispersed) {
            double to = list.outside + list.nowhere;
            for (const auto& part : list.to) to += part.people;
            CHECK(to == Approx(list.people).epsilon(1e-9));
            for (std::size_t y = list.from; y < people.years; ++y) CHECK(people.practice.at(list.practice, y) == 0.0);
        }
    }
}

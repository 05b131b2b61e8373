#include <catch2/catch.hpp>

#include "analysis/estate_book.hpp"
#include "analysis/estate_plan.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

// Three practices, each in a building of 8 rooms; the third building is used by nobody.
struct Case {
    model::Plan plan = test::grid_plan(3, 1);
    model::Scenario scenario = {};
    std::vector<model::LocalityStats> localities = {};
    Case() {
        for (std::size_t p = 0; p < 3; ++p) {
            test::add_practice(plan, fmt::format("P{}", p), p, 10000);
            const std::size_t m = test::add_premises(plan, fmt::format("M{}", p), p);
            plan.premises[m].at = plan.zones[p].centre;
            plan.premises[m].rooms_ce = 8.0;
            if (p < 2) test::occupy(plan, m, p, 1.0);
        }
        test::occupy(plan, 1, 2, 1.0);
        plan.growth.registering = model::Registering::nearest;
    }
    EstateBook book() {
        scenario = test::scenario_of(plan, {0, 0, 0}, {0, 0, 0}, 1);
        localities = test::stats_of(plan, scenario);
        const RegisteredPeople registered = registered_people(plan);
        return estate_book(plan, scenario, localities, registered, find_gaps(plan, scenario, localities, nullptr));
    }
    void rate(std::size_t m, const char* letter) { plan.premises[m].facets.push_back({model::Facet::physical, letter, "2017-01-01"}); }
};

}  // namespace

TEST_CASE("Poor buildings that somebody uses are closed on trial, the one that comes first in the ranking first", "[fast]") {
    Case c;
    c.rate(0, "D");
    c.rate(1, "DX");
    c.rate(2, "DX");  // nobody is there to be displaced
    const EstateBook book = c.book();
    REQUIRE(book.closures.size() == 2);
    CHECK(book.closures_left == 0);
    CHECK(book.premises_ranking.rows.size() == 3);
    CHECK(book.closures[0].premises == 1);
    CHECK(book.closures[0].people == Approx(20000.0));
    CHECK(book.closures[1].premises == 0);
}

TEST_CASE("The book holds every table of the plan: a practice short of rooms has its remedy, a locality its roll-up", "[fast]") {
    Case c;
    const EstateBook book = c.book();
    REQUIRE(book.remedies.remedies.size() == 2);  // P1 and P2 share 8 rooms, and need 7.3 each
    CHECK(book.locality_ranking.rows.size() == 1);
    CHECK(book.roll_up.rows.size() == 1);
    CHECK(book.roll_up.plan.practices == 3);
    CHECK(book.workforce.rows.size() == 1);
    CHECK(book.developer.sites.empty());
    CHECK(book.schemes.schemes.empty());
    CHECK(book.closures.empty());
}

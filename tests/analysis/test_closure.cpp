#include <catch2/catch.hpp>

#include "analysis/closure_test.hpp"
#include "analysis/estate_plan.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

// Three practices in a row, 1 km apart, each in a building of 8 rooms; patients in their own zones.
struct Case {
    model::Plan plan = test::grid_plan(3, 1);
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    Case() {
        for (std::size_t p = 0; p < 3; ++p) {
            test::add_practice(plan, fmt::format("P{}", p), p, 10000);
            const std::size_t m = test::add_premises(plan, fmt::format("M{}", p), p);
            plan.premises[m].at = plan.zones[p].centre;
            plan.premises[m].rooms_ce = 8.0;
            test::occupy(plan, m, p, 1.0);
        }
        plan.growth.registering = model::Registering::nearest;
    }
    std::optional<ClosureTest> close(std::size_t premises) {
        scenario = test::scenario_of(plan, {0, 0, 0}, {0, 0, 0}, 1);
        localities = test::stats_of(plan, scenario);
        const auto registered = registered_people(plan);
        return closure_test(plan, scenario, localities, registered, find_gaps(plan, scenario, localities, nullptr), premises);
    }
};

}  // namespace

TEST_CASE("A practice's only building closes: its list goes to the nearest, a kilometre away, which then lacks rooms", "[fast]") {
    Case c;
    const auto test = c.close(0);
    REQUIRE(test);
    CHECK(test->people == Approx(10000.0));
    REQUIRE(test->takers.size() == 1);
    CHECK(test->takers[0].practice == 1);
    CHECK(test->takers[0].people == Approx(10000.0));
    CHECK_FALSE(test->takers[0].own);
    CHECK(*test->before_m == Approx(0.0).margin(1e-9));
    CHECK(*test->after_m == Approx(1000.0));
    CHECK(test->rooms_ce_needed == Approx(2 * 263.0 / 36.0 - 8.0));
    CHECK(test->dispersed_practices == std::vector<std::size_t>{0});
}

TEST_CASE("A branch closes: its patients stay with their practice and go to its main building", "[fast]") {
    Case c;
    c.plan.occupancies.pop_back();  // P2 moves: a fifth in M2, the rest in M1 beside P1
    test::occupy(c.plan, 2, 2, 0.2, model::OccupancyRole::branch);
    test::occupy(c.plan, 1, 2, 0.8);
    const auto test = c.close(2);
    REQUIRE(test);
    CHECK(test->people == Approx(2000.0));
    REQUIRE(test->takers.size() == 1);
    CHECK(test->takers[0].own);
    CHECK(test->dispersed_practices.empty());
    CHECK(*test->after_m == Approx(1000.0));
}

TEST_CASE("Nobody uses it: there is nothing to tell. Poor buildings are those with a D, or to be left", "[fast]") {
    Case c;
    c.plan.occupancies.pop_back();
    CHECK_FALSE(c.close(2));
    CHECK(poor_premises(c.plan).empty());
    c.plan.premises[1].facets = {{model::Facet::statutory, "DX", ""}, {model::Facet::space, "O", ""}};
    c.plan.premises[2].estate_class = model::EstateClass::tail;
    CHECK(poor_premises(c.plan) == std::vector<std::size_t>{1, 2});
}

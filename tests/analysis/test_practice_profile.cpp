#include <catch2/catch.hpp>

#include "analysis/estate_plan.hpp"
#include "analysis/practice_profile.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

model::ZoneIx zone(std::size_t z) { return model::ZoneIx(z); }
model::PracticeIx practice(std::size_t p) { return model::PracticeIx(p); }

// Four practices in a row of four zones, 1 km apart; B1's 1,000 patients: 600 in its own zone, 200 in zone 0, 100 outside, 100 unknown.
model::Plan four() {
    model::Plan plan = test::grid_plan(4, 1);
    for (std::size_t p = 0; p < 4; ++p) test::add_practice(plan, std::string(1, static_cast<char>('A' + p)) + "1", p, 1000);
    plan.flows.resize(4);
    plan.flows[1].rows = {{zone(0), 20}, {zone(1), 60}};
    plan.flows[1].elsewhere = 10;
    plan.flows[1].unknown_home = 10;
    return plan;
}

}  // namespace

TEST_CASE("a practice's profile: who stays, leaves, joins, and where its patients live", "[fast]") {
    const model::Plan plan = four();
    const RegisteredPeople people = registered_people(plan);
    const model::Scenario now = test::scenario_of(plan, {0, 0, 1, 1}, {0, 0, 1, 1}, 2);
    const model::Scenario then = test::scenario_of(plan, {0, 1, 1, 1}, {0, 1, 1, 1}, 2);
    const std::vector<model::LocalityIx> like{model::LocalityIx(std::size_t{0}), model::LocalityIx(std::size_t{1})};
    const PracticeProfile b = practice_profile(plan, people, then, &now, like, practice(1));
    CHECK(b.moves);
    CHECK(b.leave == std::vector{practice(0)});
    CHECK(b.join == std::vector{practice(2), practice(3)});
    CHECK(b.stay.empty());
    CHECK(b.within == 800.0);
    CHECK(b.elsewhere == 100.0);
    CHECK(b.unknown_home == 100.0);
    REQUIRE(b.homes.size() == 2);
    CHECK(b.homes[0].locality == then.zone_locality[1]);
    CHECK(b.homes[0].people == 600.0);
    CHECK(*b.own_share == Approx(0.75));
    CHECK(*b.mean_distance_m == Approx(250.0));  // 200 of 800 come 1 km
    const PracticeProfile c = practice_profile(plan, people, then, &now, like, practice(2));
    CHECK_FALSE(c.moves);
    CHECK(c.stay == std::vector{practice(3)});
    CHECK(c.join == std::vector{practice(1)});
    CHECK(c.homes.empty());  // no row of its own in the flows
    CHECK_FALSE(c.own_share.has_value());
    const PracticeProfile alone = practice_profile(plan, people, then, nullptr, {}, practice(1));
    CHECK_FALSE(alone.before);
    CHECK_FALSE(alone.moves);
    CHECK(alone.join.size() == 2);
}

TEST_CASE("a practice's profile without flows or without a place knows nothing of homes and ways", "[fast]") {
    model::Plan plan = four();
    const model::Scenario s = test::scenario_of(plan, {0, 0, -1, 0}, {0, 0, -1, 0}, 1);
    plan.practices[1].at.reset();
    PracticeProfile b = practice_profile(plan, registered_people(plan), s, nullptr, {}, practice(1));
    CHECK_FALSE(b.mean_distance_m.has_value());
    CHECK(*b.own_share == 1.0);
    plan.flows.clear();
    b = practice_profile(plan, registered_people(plan), s, nullptr, {}, practice(1));
    CHECK(b.homes.empty());
    CHECK_FALSE(b.own_share.has_value());
    CHECK_FALSE(practice_profile(plan, registered_people(plan), s, nullptr, {}, practice(2)).after);
}

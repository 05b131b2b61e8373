#include <catch2/catch.hpp>

#include <cmath>

#include "analysis/access.hpp"
#include "analysis/estate_plan.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

// Four zones in a row, 1 km apart, of 1,000, 2,000, 3,000 and 4,000 residents; a practice with 5 GPs in the first.
model::Plan row_of_four() {
    model::Plan plan = test::grid_plan(4, 1);
    for (std::size_t z = 0; z < 4; ++z) {
        plan.zones[z].residents = 1000 * static_cast<std::int64_t>(z + 1);
        plan.zones[z].imd_quintile = z < 2 ? 1 : 5;
        plan.zones[z].ages = {{0, 74, plan.zones[z].residents.value() * 9 / 10}, {75, 120, plan.zones[z].residents.value() / 10}};
        plan.zones[z].rural_class = z < 3 ? "Urban" : "Rural";
    }
    test::add_practice(plan, "P1", 0, 9000);
    plan.practices[0].gp_fte = 5.0;
    return plan;
}

Access of(const model::Plan& plan, const std::vector<int>& zone_locality = {0, 0, 1, 1}) {
    return access(plan, test::scenario_of(plan, zone_locality, std::vector<int>(plan.practices.size(), 0), 2), registered_people(plan),
                  estate_moves(plan));
}

constexpr double kWalkKm = 60.0 / 4.8;  // minutes a km

}  // namespace

TEST_CASE("Access: minutes, those within them and the twentieth that walks longest, worked by hand", "[fast]") {
    const Access found = of(row_of_four());
    CHECK(found.people_by == "residents");
    CHECK(found.plan.people == 10000.0);
    // 0, 1, 2 and 3 km for 1,000, 2,000, 3,000 and 4,000 people: a mean of 2 km
    CHECK(found.plan.walk->mean.value() == Approx(2.0 * kWalkKm));
    CHECK(found.plan.car->mean.value() == Approx(2.0 * 2.0));
    CHECK(found.plan.walk->p95.value() == Approx(3.0 * kWalkKm));
    CHECK(found.plan.walk->within_share == Approx(0.3));  // 12.5 minutes; the next is 25
    CHECK(found.plan.car->within_share == Approx(1.0));
    CHECK(found.localities[0].walk->within_share == Approx(1.0));
    CHECK(found.localities[1].walk->within_share == Approx(0.0));
    REQUIRE(found.fifths.size() == 2);  // of those with people
    CHECK(found.fifths[1].id == "5");
    CHECK(found.fifths[1].walk->mean.value() - found.fifths[0].walk->mean.value() == Approx((18.0 / 7.0 - 2.0 / 3.0) * kWalkKm));
    REQUIRE(found.aged_75);
    CHECK(found.aged_75->people == Approx(1000.0));
    CHECK(found.aged_75->walk->mean.value() == Approx(found.plan.walk->mean.value()));
    REQUIRE(found.rural.size() == 2);
    CHECK(found.rural[0].id == "Rural");
    CHECK(found.rural[0].walk->mean.value() == Approx(3.0 * kWalkKm));
    CHECK(found.least_served.people == Approx(500.0));
    CHECK(found.least_served.walk->mean.value() == Approx(3.0 * kWalkKm));
    REQUIRE(found.least_served_in.size() == 1);
    CHECK(found.least_served_in[0].zone == 3);
}

TEST_CASE("Access: GPs within reach, E2SFCA by car, keep every GP that was counted", "[fast]") {
    const Access found = of(row_of_four());
    // all four zones are within 10 minutes, so all count alike: 5 GPs for 10,000 people
    for (const ZoneAccess& zone : found.zones) CHECK(*zone.gp_per_1000 == Approx(0.5));
    CHECK(found.plan.gp_per_1000 == Approx(0.5));
    CHECK(found.gp_fte == 5.0);
    CHECK(found.gp_fte_reached == 5.0);

    model::Plan slow = row_of_four();
    test::change(slow, "car_km_per_h", 6.0);  // 0, 10, 20 and 30 minutes
    const double weighted = 1000 + 2000 + 0.68 * 3000 + 0.22 * 4000;
    const Access weighed = of(slow);
    CHECK(*weighed.zones[0].gp_per_1000 == Approx(5000.0 / weighted));
    CHECK(*weighed.zones[2].gp_per_1000 == Approx(0.68 * 5000.0 / weighted));
    CHECK(*weighed.zones[3].gp_per_1000 == Approx(0.22 * 5000.0 / weighted));
    CHECK(weighed.plan.gp_per_1000.value() * 10.0 == Approx(5.0));
}

TEST_CASE("Access: GPs stand in the buildings of their practice by the shares of its list; a branch is a place to walk to", "[fast]") {
    model::Plan plan = row_of_four();
    const std::size_t west = test::add_premises(plan, "B1", 0);
    const std::size_t east = test::add_premises(plan, "B2", 3);
    plan.premises[west].at = plan.zones[0].centre;
    plan.premises[east].at = plan.zones[3].centre;
    test::occupy(plan, west, 0, 0.75);
    test::occupy(plan, east, 0, 0.25);
    Access found = of(plan);
    REQUIRE(found.places.size() == 2);
    CHECK(found.places[0].gp_fte == Approx(3.75));
    CHECK(found.places[1].gp_fte == Approx(1.25));
    CHECK(found.zones[3].walk->mean.value() == 0.0);
    CHECK(found.zones[2].nearest == std::size_t{1});

    plan.premises[east].at.reset();  // nobody knows where: the practice's own place has the rest
    found = of(plan);
    REQUIRE(found.places.size() == 2);
    CHECK(found.places[0].kind == "practice");
    CHECK(found.places[0].gp_fte == Approx(1.25));

    model::Branch branch;
    branch.id = "P1001";
    branch.at = plan.zones[2].centre;
    plan.branches.push_back(branch);
    found = of(plan);
    CHECK(found.zones[2].walk->mean.value() == 0.0);
    CHECK(found.gp_fte == Approx(5.0));
}

TEST_CASE("Access: what is not known is told, not counted as nothing", "[fast]") {
    model::Plan plan = row_of_four();
    plan.practices[0].gp_fte.reset();
    plan.zones[1].ages = {{0, 200, 10}};
    Access found = of(plan);
    CHECK(found.gps_not_known == 1);
    CHECK(found.practices_inside == 1);
    CHECK_FALSE(found.plan.gp_per_1000);
    CHECK_FALSE(found.zones[0].gp_per_1000);
    CHECK_FALSE(found.aged_75);  // a band lies across 75
    CHECK(found.plan.walk);

    plan.practices[0].at.reset();
    found = of(plan);
    CHECK(found.practices_without_place == 1);
    CHECK(found.places.empty());
    CHECK_FALSE(found.plan.walk);

    model::Plan outside = row_of_four();  // beyond the footprint: near, but its GPs are shared with who knows whom
    outside.practices[0].zone = model::ZoneIx();
    found = of(outside);
    CHECK(found.practices_inside == 0);
    CHECK_FALSE(found.plan.gp_per_1000);
    CHECK(found.plan.walk);
}

TEST_CASE("Access: people stand at a zone's people points, by weight, and in no locality they are told apart", "[fast]") {
    model::Plan plan = row_of_four();
    plan.people_points.push_back({{plan.zones[3].centre.x - 500.0, plan.zones[3].centre.y}, 3.0, model::ZoneIx(std::size_t{3})});
    plan.people_points.push_back({{plan.zones[3].centre.x + 500.0, plan.zones[3].centre.y}, 1.0, model::ZoneIx(std::size_t{3})});
    const Access found = of(plan, {0, 0, 1, -1});
    CHECK(found.zones[3].walk->mean.value() == Approx((0.75 * 2.5 + 0.25 * 3.5) * kWalkKm));
    REQUIRE(found.localities.size() == 3);
    CHECK(found.localities[2].people == 4000.0);
    CHECK(found.least_served.walk->mean.value() == Approx(3.5 * kWalkKm));  // 500 of the 1,000 at the far point
    CHECK(found.least_served_in[0].people == Approx(500.0));
}

#include <catch2/catch.hpp>

#include <cmath>

#include "analysis/estate_plan.hpp"
#include "analysis/remedies.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

constexpr double kNeed = 263.0 / 36.0;  // C/E rooms of 10,000 patients at 60 hours: domain section 1
constexpr double kTreatment = 10000 * 5.26 / 50.0 * 0.2 * 20 / 60 / 36.0;

// A practice of 10,000 with so many rooms; enough treatment rooms.
model::Plan one_short(double rooms) {
    model::Plan plan = test::grid_plan(4, 1);
    test::add_practice(plan, "A1", 0, 10000);
    const std::size_t m = test::add_premises(plan, "M1", 0);
    plan.premises[m].at = plan.zones[0].centre;
    plan.premises[m].rooms_ce = rooms;
    plan.premises[m].rooms_treatment = 9.0;
    test::occupy(plan, m, 0, 1.0);
    test::change(plan, "longest_hours_week", 60.0);  // opens long enough, unless a test says otherwise
    return plan;
}
RemedyBook book_of(const model::Plan& plan) {
    std::vector<int> practices(plan.practices.size(), 0);
    const auto scenario = test::scenario_of(plan, std::vector<int>(plan.zones.size(), 0), practices, 1);
    return remedies(plan, find_gaps(plan, scenario, test::stats_of(plan, scenario), nullptr));
}

}  // namespace

TEST_CASE("Enough rooms need no remedy; unknown rooms are counted, not guessed", "[fast]") {
    model::Plan plan = one_short(8.0);
    CHECK(book_of(plan).remedies.empty());
    plan.premises[0].rooms_ce.reset();
    const RemedyBook book = book_of(plan);
    CHECK(book.remedies.empty());
    CHECK(book.practices_not_known == 1);
}

TEST_CASE("Longer hours come before building: 7.31 rooms at 60 hours are 6.09 at 72", "[fast]") {
    model::Plan plan = one_short(6.5);
    test::change(plan, "longest_hours_week", 72.0);
    const RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 1);
    const Remedy& r = book.remedies[0];
    REQUIRE(r.steps.size() == 1);
    CHECK(r.steps[0].kind == RemedyKind::longer_hours);
    CHECK(r.steps[0].rooms == Approx(kNeed - 6.5));
    CHECK(r.steps[0].a_year_gbp == Approx((60.0 * kNeed / 6.5 - 60.0) * 50 * 60));
    CHECK(r.remains == 0.0);
    // Where 72 hours are not enough, an extension meets the rest.
    plan.premises[0].rooms_ce = 5.0;
    const RemedyBook more = book_of(plan);
    REQUIRE(more.remedies[0].steps.size() == 2);
    CHECK(more.remedies[0].steps[0].rooms == Approx(kNeed / 6.0));
    CHECK(more.remedies[0].steps[1].kind == RemedyKind::extension);
    CHECK(more.remedies[0].steps[1].built == 2.0);
    CHECK(more.remedies[0].steps[1].capital_gbp == Approx(2 * 16 * 1.3 * 2300));
}

TEST_CASE("Longer hours save what the building itself needs, by its own hours, and no more than that", "[fast]") {
    model::Plan plan = one_short(2.0);
    test::change(plan, "longest_hours_week", 72.0);
    const std::size_t far = test::add_premises(plan, "M2", 1);
    plan.premises[far].rooms_ce = 2.0;
    plan.premises[far].rooms_treatment = 9.0;
    plan.premises[0].hours_week = 36.0;  // 6,000 patients there need 0.6 x 7.31 x 60 / 36 = 7.31 rooms
    plan.premises[far].hours_week = 60.0;
    plan.occupancies.clear();
    test::occupy(plan, 0, 0, 0.6);
    test::occupy(plan, far, 0, 0.4);
    const RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 1);
    const Remedy& r = book.remedies[0];
    CHECK(r.need == Approx(kNeed * (0.6 * 60 / 36 + 0.4)));
    REQUIRE(r.steps.size() >= 2);
    REQUIRE(r.steps[1].kind == RemedyKind::longer_hours);
    CHECK(r.steps[0].rooms == Approx(kNeed / 2.0));        // 36 hours to 72: half of the 7.31 there
    CHECK(r.steps[1].rooms == Approx(0.4 * kNeed / 6.0));  // 60 to 72: a sixth of the 2.92 there
    CHECK(r.steps[0].a_year_gbp == Approx(36.0 * 50 * 60));
}

TEST_CASE("A room near by that opens for longer does the work of more than one", "[fast]") {
    model::Plan plan = one_short(6.0);
    const std::size_t lift = test::add_premises(plan, "M2", 1);
    plan.premises[lift].kind = model::PremisesKind::lift;
    plan.premises[lift].at = plan.zones[1].centre;
    plan.premises[lift].rooms_ce = 1.0;
    plan.premises[lift].hours_week = 90.0;
    plan.premises[lift].sessions_available_week = 100.0;
    plan.premises[lift].sessions_used_week = 50.0;  // half a room for 90 hours: as much as 0.75 for 60
    const RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 1);
    REQUIRE(book.remedies[0].steps.size() == 2);
    CHECK(book.remedies[0].steps[0].kind == RemedyKind::near_by);
    CHECK(book.remedies[0].steps[0].rooms == Approx(0.75));
    CHECK(book.remedies[0].steps[0].a_year_gbp == Approx(std::ceil(0.5 * 90 * 0.6 / 4) * 50 * 25));
}

TEST_CASE("A half-empty LIFT building near by is used before anything is built, and only once", "[fast]") {
    model::Plan plan = one_short(6.0);
    test::add_practice(plan, "B1", 1, 10000);
    const std::size_t m = test::add_premises(plan, "M2", 1);
    plan.premises[m].rooms_ce = 5.0;
    plan.premises[m].rooms_treatment = 9.0;
    test::occupy(plan, m, 1, 1.0);
    const std::size_t lift = test::add_premises(plan, "M3", 1);
    plan.premises[lift].kind = model::PremisesKind::lift;
    plan.premises[lift].at = plan.zones[1].centre;
    plan.premises[lift].rooms_ce = 10.0;
    CHECK(book_of(plan).remedies[0].steps[0].kind != RemedyKind::near_by);  // how full it is nobody knows
    plan.premises[lift].sessions_available_week = 100.0;
    plan.premises[lift].sessions_used_week = 70.0;
    const RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 2);
    CHECK(plan.practices[book.remedies[0].practice].id == "B1");  // the larger shortage first
    REQUIRE(book.remedies[0].steps.size() == 1);
    CHECK(book.remedies[0].steps[0].kind == RemedyKind::near_by);
    CHECK(book.remedies[0].steps[0].rooms == Approx(kNeed - 5.0));
    const double sessions = std::ceil((kNeed - 5.0) * 60 * 0.6 / 4);  // 21, booked whole
    CHECK(book.remedies[0].steps[0].a_year_gbp == Approx(sessions * 50 * 25));
    // Three rooms were free: what is left of them goes to the other.
    CHECK(book.remedies[1].steps[0].rooms == Approx(3.0 - (kNeed - 5.0)));
    CHECK(book.remedies[1].steps[1].kind == RemedyKind::extension);
    plan.premises[lift].at = geo::Point{9000.0, 500.0};  // 8.5 km: 17 minutes
    CHECK(book_of(plan).remedies[0].steps[0].kind == RemedyKind::extension);
}

TEST_CASE("Rooms of the same building are shared out anew before anything else", "[fast]") {
    model::Plan plan = one_short(0.0);
    plan.premises[0].rooms_ce = 9.0;
    test::add_practice(plan, "B1", 1, 1000);
    const std::size_t m = test::add_premises(plan, "M2", 1);
    plan.premises[m].rooms_ce = 5.0;
    plan.premises[m].rooms_treatment = 5.0;
    plan.occupancies.clear();
    test::occupy(plan, 0, 0, 0.5);
    test::occupy(plan, 1, 0, 0.5);
    test::occupy(plan, 1, 1, 1.0);
    // A1 holds 9 of M1 and 5 x 5,000/6,000 of M2: not short. Take M1 down to 2 rooms: short there, spare in M2.
    plan.premises[0].rooms_ce = 2.5;
    const RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 1);
    REQUIRE_FALSE(book.remedies[0].steps.empty());
    CHECK(book.remedies[0].steps[0].kind == RemedyKind::same_building);
    CHECK(*book.remedies[0].steps[0].premises == 1);
    CHECK(book.remedies[0].steps[0].rooms == Approx(5.0 - 0.6 * kNeed));  // M2 needs rooms for 6,000; a hair is still short
    CHECK(book.remedies[0].steps[1].rooms == Approx(kNeed - 2.5 - 5.0 * 5 / 6 - (5.0 - 0.6 * kNeed)));
}

TEST_CASE("What is too much for an extension is built new near the growth; a building to be left is not extended", "[fast]") {
    model::Plan plan = one_short(2.0);
    plan.premises[0].rooms_treatment = 1.0;
    test::add_homes(plan, "S1", 1, {{Year{2017}, 0.5}});
    RemedyBook book = book_of(plan);
    REQUIRE(book.remedies.size() == 2);
    const Remedy& r = book.remedies[0];
    REQUIRE(r.type == RoomType::consulting);
    REQUIRE(r.steps.size() == 2);
    CHECK(r.steps[0].built == 1.0);  // half of two
    CHECK(r.steps[1].kind == RemedyKind::new_build);
    CHECK(r.steps[1].built == 5.0);
    CHECK(*r.steps[1].site == 0);
    CHECK(r.remains == 0.0);
    CHECK(book.remedies[1].steps[0].built == 1.0);  // one treatment room may get one more
    CHECK(book.remedies[1].need == Approx(kTreatment).epsilon(1e-3));
    CHECK(book.capital_gbp == Approx((6 * 16 + 18) * 1.3 * 2300));
    plan.premises[0].estate_class = model::EstateClass::tail;
    book = book_of(plan);
    CHECK(book.remedies[0].steps[0].kind == RemedyKind::new_build);
    CHECK(book.remedies[0].steps[0].built == 6.0);
}

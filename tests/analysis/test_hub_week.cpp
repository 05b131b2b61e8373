#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "analysis/estate_plan.hpp"
#include "analysis/hub_week.hpp"
#include "analysis/need.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

double one_decimal(double value) { return std::round(value * 10.0) / 10.0; }
double opening_hours(const std::vector<const char*>& words) {
    std::vector<WeekSpan> all;
    for (const char* w : words) {
        INFO(w);
        const auto spans = read_opening(w);
        REQUIRE(spans);
        all.insert(all.end(), spans->begin(), spans->end());
    }
    return hours_of(union_of(all));
}
model::Hub& add_hub(model::Plan& plan, std::string id, std::vector<std::string> open, std::vector<model::HubCover> covers = {}) {
    model::Hub hub;
    hub.id = std::move(id);
    hub.status = "open";
    hub.open = std::move(open);
    hub.covers = std::move(covers);
    plan.hubs.push_back(std::move(hub));
    return plan.hubs.back();
}
const Coverage& coverage(const HubBook& book, std::string_view commissioner, std::string_view date) {
    const auto at = std::find_if(book.coverage.begin(), book.coverage.end(),
                                 [&](const Coverage& c) { return c.commissioner == commissioner && c.date == date; });
    REQUIRE(at != book.coverage.end());
    return *at;
}

}  // namespace

TEST_CASE("Hub week, inconsistencies 14 and 15 of S0: LC 197 h for 388,000 are 30.5 minutes, 185 h 28.6; only 185 + 105 h reach 44.8",
          "[fast]") {
    CHECK(one_decimal(minutes_per_1000(197, 388000)) == 30.5);
    CHECK(one_decimal(minutes_per_1000(185, 388000)) == 28.6);
    CHECK(one_decimal(minutes_per_1000(290, 388000)) == 44.8);
    const auto required = hub_requirements(388000, {290.0, 105.0});
    CHECK(required[0].hours == Approx(194.0));
    CHECK(required[0].short_outside_core == Approx(9.0));  // 185 h are under even 30 minutes
    CHECK(required[0].short_with_core == 0.0);
    CHECK(required[1].short_outside_core == Approx(106.0));
    CHECK(required[1].short_with_core == Approx(1.0));
}

TEST_CASE("Hub week, inconsistency 16 of S0: ELR opens 3 x 40 + 89 = 209 h, LC 151 h, by the hours as printed", "[fast]") {
    const double urgent = opening_hours({"Mon-Fri 17:00-21:00", "Sat-Sun 09:00-19:00"});
    const double longer = opening_hours({"weekdays 08:00-21:00", "weekends 08:00-20:00"});
    CHECK(urgent == 40.0);
    CHECK(longer == 89.0);
    CHECK(3 * urgent + longer == 209.0);
    CHECK(2 * opening_hours({"Mon-Fri 18:30-22:00", "Sat,Sun 12-20"}) + opening_hours({"daily 08:00-20:00"}) == 151.0);
}

TEST_CASE("Hub week of domain notes section 5: hours at 30, 45 and 60 minutes, to the quarter of an hour", "[fast]") {
    CHECK(hub_requirements(50000, {})[0].hours == Approx(25.0));
    for (const auto& [people, hours] : {std::pair{30000.0, 22.5}, {50000.0, 37.5}, {70000.0, 52.5}, {80000.0, 60.0}})
        CHECK(hub_requirements(people, {})[1].hours == Approx(hours));
    CHECK(one_decimal(hub_requirements(333000, {})[1].hours) == 249.8);  // "about 250"; the plan says 247
    CHECK(hub_requirements(80000, {})[2].hours == Approx(80.0));
    CHECK(hub_requirements(41700, {})[0].hours_to_quarter == 20.75);  // 20.85
    CHECK(to_quarter_hour(20.875) == 21.0);                           // a half goes up
    CHECK(to_quarter_hour(20.874) == 20.75);
    CHECK(to_quarter_hour(0.0) == 0.0);
}

TEST_CASE("Hub week: opening hours are read as people write them, or not at all", "[fast]") {
    CHECK(opening_hours({"24/7"}) == 168.0);
    CHECK(opening_hours({"Mon-Fri 18:30\xE2\x80\x93"
                         "20:00"}) == 7.5);
    CHECK(opening_hours({"Saturday: 9.00 - 13.00, 14:00-16:30"}) == 6.5);
    CHECK(opening_hours({"Tues, Thurs 18:30-20:00"}) == 3.0);
    CHECK(opening_hours({"Sat-Mon 08:00-09:00"}) == 3.0);
    CHECK(opening_hours({"Mon-Fri 08:00-18:00", "Wed 17:00-20:00"}) == 52.0);  // an hour of Wednesday stands twice
    const auto night = read_opening("Sun 22:00-02:00");
    REQUIRE(night);
    CHECK(*night == std::vector<WeekSpan>({{6, 1320, 1440}, {0, 0, 120}}));
    CHECK(hours_of(*read_opening("Mon-Fri 19:00-00:00")) == 25.0);
    for (const char* bad : {"", "always", "Mon", "08:00-20:00", "Mon 25:00-26:00", "Mon 8:7-9:00", "Funday 08:00-10:00", "Mon 08:00",
                            "Mon 08:00-08:00", "Mon-Tue-Wed 08:00-10:00", "Mo 08:00-09:00"}) {
        INFO(bad);
        CHECK_FALSE(read_opening(bad).has_value());
    }
    CHECK(core_hours_of(*read_opening("daily 08:00-20:00")) == 52.5);  // Monday to Friday 08:00-18:30
    CHECK(core_hours_of(*read_opening("Sat,Sun 08:00-20:00")) == 0.0);
}

TEST_CASE("Hub week: clinician hours are not opening hours; open 3.5 h with two clinicians gives 7", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    add_hub(plan, "H1", {"Mon 18:30-22:00"}, {{"A1", ""}}).clinicians = 2.0;
    add_hub(plan, "H2", {"Tue 17:30-19:30"}, {{"A1", ""}});
    plan.hub_week = {{"H2", "Tue", "17:30", "18:30", 3.0, 12, 6, 6, ""}, {"H2", "Tue", "18:30", "20:30", 1.0, 8, 8, 4, ""}};
    const HubBook book = hub_book(plan);
    CHECK(book.hubs[0].opening_hours->all == 3.5);
    CHECK(book.hubs[0].clinician_hours->all == 7.0);
    CHECK_FALSE(book.hubs[0].clinicians_from_rows);
    CHECK(book.hubs[1].opening_hours->all == 2.0);
    CHECK(book.hubs[1].clinician_hours->all == 5.0);
    CHECK(book.hubs[1].clinician_hours->in_core == 3.0);
    CHECK(book.hubs[1].sessions_while_shut == Approx(1.0));
    CHECK(book.hubs[1].faults.size() == 1);
    CHECK(book.plan.given.all == 12.0);
    CHECK(*book.plan.minutes_all() == Approx(72.0));
    CHECK(*book.plan.minutes_outside_core() == Approx(54.0));
    CHECK(*book.hubs[0].people == 10000.0);
    // A row without clinicians: the hub's hours are not known, and it is counted as such.
    plan.hub_week[0].clinicians.reset();
    const HubBook less = hub_book(plan);
    CHECK_FALSE(less.hubs[1].clinician_hours.has_value());
    CHECK(less.plan.hubs_not_known == 1);
    CHECK(less.plan.given.all == 7.0);
}

TEST_CASE("Hub week: booked and missed by weekday and hour, and the 80 % floor", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    add_hub(plan, "H1", {"Mon-Fri 18:30-20:00", "Sat 09:00-11:00"});
    plan.hub_week = {{"H1", "Mon", "18:30", "20:00", 2.0, 12, 12, 9, ""},
                     {"H1", "Sat", "09:00", "11:00", 1.0, 8, 4, 4, ""},
                     {"H1", "Wed", "18:30", "20:00", 2.0, 12, std::nullopt, std::nullopt, ""}};
    const HubBook book = hub_book(plan);
    const HubWeek& week = book.hubs[0];
    CHECK(week.grid[0][18].slots == Approx(4.0));  // half an hour of an hour and a half
    CHECK(week.grid[0][19].slots == Approx(8.0));
    CHECK(*week.grid[0][19].utilisation() == Approx(1.0));
    CHECK(*week.grid[0][19].missed_share() == Approx(0.25));
    CHECK(*week.grid[5][9].utilisation() == Approx(0.5));
    CHECK_FALSE(week.grid[2][18].utilisation().has_value());  // Wednesday's bookings are not known
    CHECK(week.grid[2][18].clinician_hours == Approx(1.0));
    CHECK(week.grid[3][18].open_hours == Approx(0.5));
    CHECK(week.week.open_hours == Approx(9.5));
    CHECK(week.week.clinician_hours == Approx(8.0));
    CHECK(*week.week.utilisation() == Approx(16.0 / 20.0));
    CHECK_FALSE(week.below_floor);  // 80 % is not below 80 %
    CHECK(*week.week.missed_share() == Approx(3.0 / 16.0));
    plan.hub_week[1].booked = 3;
    plan.hub_week[1].attended = 5;
    const HubBook worse = hub_book(plan);
    CHECK(worse.hubs[0].below_floor);
    REQUIRE(worse.hubs[0].faults.size() == 1);
    CHECK(worse.hubs[0].faults[0].find("5 came of 3 booked") != std::string::npos);
}

TEST_CASE("Hub week, inconsistency 9 of S2: 5 of 42 practices uncovered with 10,000 patients is 96 % of the list, not 88 %", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    plan.as_at = "2017-04-01";
    std::vector<model::HubCover> covers;
    for (int p = 0; p < 42; ++p) {
        const std::string id = fmt::format("B{:02}", p);
        test::add_practice(plan, id, 0, p < 5 ? 2000 : p == 41 ? 265812 - 36 * 7184 : 7184);
        if (p >= 5) covers.push_back({id, ""});
    }
    add_hub(plan, "H1", {}, covers);
    const HubBook book = hub_book(plan);
    const Coverage& c = coverage(book, "C1", "2017-04-01");
    CHECK(c.people == 275812.0);
    CHECK(std::lround(100.0 * *c.share()) == 96);
    CHECK(std::lround(100.0 * static_cast<double>(c.covered_practices) / static_cast<double>(c.practices)) == 88);
}

TEST_CASE("Hub week: coverage by list and date against dated targets, with what is not known apart", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    plan.as_at = "2017-06-30";
    test::add_practice(plan, "A1", 0, 4000);
    test::add_practice(plan, "B1", 0, 6000);
    plan.practices[1].commissioner = "C2";
    test::add_practice(plan, "D1", 0, std::nullopt);
    add_hub(plan, "H1", {}, {{"A1", ""}, {"D1", ""}});
    add_hub(plan, "H2", {}, {{"A1", ""}, {"B1", "2018-10-01"}, {"X9", ""}}).from_date = "2018-01-01";
    add_hub(plan, "H3", {}, {{"B1", ""}}).status = "candidate";
    add_hub(plan, "H4", {});
    plan.access_targets = {{"2018-03-31", 0.5, "plan"}, {"2019-03-31", 1.0, "plan"}};
    const HubBook book = hub_book(plan);
    CHECK(book.hubs_without_cover == 1);
    CHECK(*coverage(book, "", "2017-06-30").share() == Approx(0.4));
    CHECK_FALSE(coverage(book, "", "2017-06-30").met().has_value());
    CHECK(*coverage(book, "", "2018-03-31").met() == false);
    CHECK(coverage(book, "", "2018-03-31").missing_people() == Approx(1000.0));
    CHECK(*coverage(book, "C1", "2018-03-31").met());
    CHECK(coverage(book, "C1", "2018-03-31").lists_not_known == 1);
    CHECK(coverage(book, "C1", "2018-03-31").covered_practices == 2);
    CHECK(*coverage(book, "C2", "2018-03-31").share() == 0.0);
    CHECK(*coverage(book, "C2", "2019-03-31").met());
    CHECK(*coverage(book, "", "2019-03-31").met());
    CHECK(book.hubs[1].faults.at(0).find("X9") != std::string::npos);
    CHECK_FALSE(book.hubs[0].people.has_value());  // D1's list is not known
    CHECK_FALSE(book.hubs[1].open_now);
    CHECK_FALSE(book.hubs[3].people.has_value());  // nobody said whom
    // Hours are shared among commissioners by the lists covered.
    plan.as_at = "2019-01-01";
    plan.hubs[1].open = {"Sat 08:00-18:00"};
    plan.hubs[1].clinicians = 2.0;
    const HubBook later = hub_book(plan);
    REQUIRE(later.commissioners.size() == 2);
    CHECK(later.commissioners[0].given.all == Approx(8.0));
    CHECK(later.commissioners[1].given.all == Approx(12.0));
    CHECK(later.commissioners[1].hubs == 1);
    CHECK(later.commissioners[1].hubs_not_known == 1);  // H4 may be anybody's
}

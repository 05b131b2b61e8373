// What the panel of a hub's week shows, as a plain value.
#include "ui/hub_view.hpp"

#include <catch2/catch.hpp>

using namespace merestone;

namespace {

model::Plan made() {
    model::Plan plan;
    plan.as_at = "2017-10-01";
    plan.base_year = {2017};
    plan.assumptions.set({"hub_utilisation_floor_share", 0.8, "share", {}, {}, "a test", "L", "", "default"});
    model::Practice p;
    p.id = "P1";
    p.commissioner = "North";
    p.list = 10000;
    plan.practices.push_back(p);
    p.id = "P2";
    p.list = 30000;
    plan.practices.push_back(p);
    model::Hub hub;
    hub.id = "H1";
    hub.name = "Hub";
    hub.status = "open";
    hub.open = {"Mon-Fri 18:30-20:30"};
    hub.covers = {{"P1", ""}};
    plan.hubs.push_back(hub);
    model::Hub silent;
    silent.id = "H2";
    silent.status = "candidate";
    plan.hubs.push_back(silent);
    plan.hub_week.push_back({"H1", "Mon", "18:00", "20:00", 2.0, 20, 10, 9, "a test"});
    plan.hub_week.push_back({"H1", "Tue", "19:00", "20:00", 2.0, 10, 9, {}, "a test"});
    plan.hub_week.push_back({"H1", "Wed", "19:00", "20:00", 2.0, 10, 12, {}, "a test"});
    plan.hub_week.push_back({"H1", "Thu", "19:00", "20:00", 2.0, {}, {}, {}, "a test"});
    plan.access_targets.push_back({"2018-03-31", 0.5, "a letter"});
    return plan;
}

const ui::HubCell& cell(const ui::HubView& v, std::size_t day, int hour) {
    return v.days[day][static_cast<std::size_t>(hour - v.first_hour)];
}

}  // namespace

TEST_CASE("a hub's week: only hours that are used, each by its share in words, below the floor and over-full by state", "[fast]") {
    const model::Plan plan = made();
    const analysis::HubBook book = analysis::hub_book(plan);
    const ui::HubView v = ui::hub_view(plan, book, 0);
    CHECK(v.title == "Hub");
    CHECK(v.first_hour == 18);
    CHECK(v.end_hour == 21);
    REQUIRE(v.days.size() == 7);
    using State = ui::HubCell::State;
    CHECK(cell(v, 0, 18).state == State::below_floor);
    CHECK(cell(v, 0, 18).text == "50%");
    CHECK(cell(v, 0, 18).hint.find("below the floor of 80.0%") != std::string::npos);
    CHECK(cell(v, 0, 18).hint.find("10.0% did not come") != std::string::npos);
    CHECK(cell(v, 1, 19).state == State::in_use);
    CHECK(cell(v, 1, 19).text == "90%");
    CHECK(cell(v, 1, 19).hint.find("How many did not come is not known") != std::string::npos);
    CHECK(cell(v, 2, 19).state == State::over_full);
    CHECK(cell(v, 2, 19).text == "120%");
    CHECK(cell(v, 3, 19).state == State::open);  // what is booked is not known: no share
    CHECK(cell(v, 3, 19).text == "open");
    CHECK(cell(v, 5, 19).state == State::unused);
    CHECK(cell(v, 5, 19).text.empty());
    CHECK_FALSE(v.faults.empty());  // half an hour before it opens
}

TEST_CASE("hours by clinicians and by the door stand apart; a hub of which nothing is known says so", "[fast]") {
    const model::Plan plan = made();
    const analysis::HubBook book = analysis::hub_book(plan);
    const auto fact = [](const ui::HubView& v, const std::string& name) {
        for (const auto& line : v.facts)
            if (line.name == name) return line.value;
        return std::string("(none)");
    };
    const ui::HubView v = ui::hub_view(plan, book, 0);
    CHECK(fact(v, "Opening hours") == "10 h a week, 0 h of them in core hours");
    CHECK(fact(v, "Clinician hours") == "10 h a week, 1 h of them in core hours");
    CHECK(fact(v, "May be used by") == "10,000 patients");
    CHECK(fact(v, "Minutes per 1,000") == "60.0, of them 54.0 outside core hours");
    const ui::HubView silent = ui::hub_view(plan, book, 1);
    CHECK(silent.first_hour == silent.end_hour);
    CHECK(fact(silent, "Opening hours") == "not known");
    CHECK(fact(silent, "Clinician hours") == "not known");
    CHECK(fact(silent, "Use") == "not known");
    CHECK(fact(silent, "May be used by") == "not known");
}

TEST_CASE("minutes per 1,000 and coverage by list against a dated target", "[fast]") {
    const model::Plan plan = made();
    const ui::HubView v = ui::hub_view(plan, analysis::hub_book(plan), {});
    CHECK(v.title == "All open hubs");
    REQUIRE_FALSE(v.minutes.rows.empty());
    CHECK(v.minutes.at(0, "Patients") == "40,000");
    CHECK(v.minutes.at(0, "Minutes per 1,000") == "15.0");   // 10 h x 60 / 40
    CHECK(v.minutes.at(0, "Outside core hours") == "13.5");  // 9 h
    CHECK(v.minutes.at(0, "30 minutes") == "20 h: 11 h short; with core hours 10 h short");
    bool target = false;
    for (std::size_t r = 0; r < v.coverage.rows.size(); ++r) {
        if (v.coverage.at(r, "Target") == "none" || v.coverage.at(r, "Whose list") != "The whole plan") continue;
        target = true;
        CHECK(v.coverage.at(r, "By") == "31 March 2018");
        CHECK(v.coverage.at(r, "Share") == "25.0%");  // by list, not one of two practices
        CHECK(v.coverage.at(r, "Result") == "10,000 patients short");
        CHECK(v.coverage.at(r, "Target from") == "a letter");
    }
    CHECK(target);
}

TEST_CASE("hours that nobody knows are neither given nor lacking", "[fast]") {
    model::Plan plan = made();
    plan.hub_week.clear();
    plan.hubs[0].open.clear();
    const ui::HubView v = ui::hub_view(plan, analysis::hub_book(plan), {});
    CHECK(v.minutes.at(0, "Hours a week") == "not known");
    CHECK(v.minutes.at(0, "Minutes per 1,000") == "not known");
    CHECK(v.minutes.at(0, "30 minutes") == "20 h; given: not known");
    plan.hubs.clear();
    CHECK(ui::hub_view(plan, analysis::hub_book(plan), {}).minutes.at(0, "Hours a week") == "no hub");
}

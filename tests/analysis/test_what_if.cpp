#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "analysis/estate_plan.hpp"
#include "analysis/what_if.hpp"
#include "analysis/what_if_form.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

// Two practices that share zone 1: of its 8,000 patients A1 has 2,000 and B1 6,000, 4 km apart.
model::Plan two_practices() {
    model::Plan plan = test::grid_plan(5, 1);
    const std::size_t a = test::add_practice(plan, "A1", 0, 8000);
    const std::size_t b = test::add_practice(plan, "B1", 4, 6000);
    plan.flows.resize(2);
    plan.flows[a].rows = {{model::ZoneIx(std::size_t{0}), 60}, {model::ZoneIx(std::size_t{1}), 20}};
    plan.flows[b].rows = {{model::ZoneIx(std::size_t{1}), 30}};
    return plan;
}

WhatIfAsked homes_in(const model::Plan& plan, std::size_t zone, std::vector<std::pair<Year, double>> homes) {
    WhatIfAsked asked;
    asked.at = plan.zones[zone].centre;
    asked.zone = model::ZoneIx(zone);
    asked.homes_by_year = std::move(homes);
    return asked;
}

WhatIfAnswer answer(const model::Plan& plan, const WhatIfAsked& asked) {
    const auto out = what_if(plan, what_if_ground(plan), asked);
    if (!out) FAIL(out.error().what);
    return out.value();
}

std::string why_not(const model::Plan& plan, const WhatIfAsked& asked) {
    const auto out = what_if(plan, what_if_ground(plan), asked);
    return out ? std::string("(it is answered)") : out.error().what;
}

double round_to(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

// The card against the slow plain way: put the site into the plan and count everybody again.
void check_against_the_plan(const model::Plan& plan, const WhatIfAsked& asked) {
    const WhatIfGround ground = what_if_ground(plan);
    const auto told = what_if(plan, ground, asked);
    REQUIRE(told.ok());
    const WhatIfAnswer& card = told.value();
    model::Plan kept = plan;
    kept.housing.push_back(site_of(asked, "kept"));
    kept.housing.back().id = "NEW1";
    const PeopleByYear after = people_by_year(kept);
    REQUIRE(after.years == card.years);
    for (std::size_t y = 0; y < card.years; ++y) {
        const auto close = [](double value) { return Approx(value).epsilon(1e-12).margin(1e-9); };
        CHECK(after.new_people[y] - ground.before.new_people[y] == close(card.patients[y]));
        std::vector<double> more(plan.practices.size(), 0.0);
        for (const WhatIfPractice& p : card.practices) more[p.practice.pos()] += p.patients[y];
        for (std::size_t p = 0; p < plan.practices.size(); ++p)
            CHECK(after.practice.at(p, y) == close(ground.before.practice.at(p, y) + more[p]));
        CHECK(after.new_at_outside_practices[y] - ground.before.new_at_outside_practices[y] ==
              close(card.patients[y] * card.outside_share));
        CHECK(after.new_without_practice[y] - ground.before.new_without_practice[y] ==
              close(card.patients[y] * card.without_practice_share));
    }
    for (const WhatIfPractice& p : card.practices)
        if (p.list_after) CHECK(*p.list_after == Approx(after.practice.at(p.practice.pos(), card.full_at)).margin(1e-9));
}

}  // namespace

TEST_CASE("What if, worked example of domain notes section 3: 200 homes at 2.4 are 480 patients and 32.9 m2", "[fast]") {
    const model::Plan plan = two_practices();
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 200.0}});
    asked.household_size = 2.4;
    const std::pair<double, base::Pounds> asks[] = {{2300, 75703}, {3000, 98743}, {3500, 115200}, {4500, 148114}};
    for (const auto& [cost, ask] : asks) {
        asked.cost_per_m2_gbp = cost;
        const WhatIfAnswer card = answer(plan, asked);
        CHECK(card.patients_all == Approx(480.0));
        CHECK(round_to(card.area_m2, 1) == 32.9);
        CHECK(card.without_spare.contribution_gbp == ask);
        CHECK_FALSE(card.after_spare.has_value());  // nothing is known of anybody's floor space
    }
    CHECK(std::llround(answer(plan, asked).without_spare.per_dwelling_gbp) == 741);
    asked.cost_per_m2_gbp = 2300;
    CHECK(std::llround(answer(plan, asked).without_spare.per_dwelling_gbp) == 379);
    asked.household_size = 2.3;
    const WhatIfAnswer smaller = answer(plan, asked);
    CHECK(smaller.patients_all == Approx(460.0));
    CHECK(round_to(smaller.area_m2, 1) == 31.5);
    CHECK(smaller.without_spare.contribution_gbp == 72549);
}

TEST_CASE("What if, Leeds of domain notes section 3: 27,530 homes at 2.3 are 63,319 patients and 4,342 m2", "[fast]") {
    const model::Plan plan = two_practices();
    std::vector<std::pair<Year, double>> homes;
    for (int y = 2017; y < 2022; ++y) homes.emplace_back(Year{y}, 5506.0);
    WhatIfAsked asked = homes_in(plan, 1, homes);
    asked.household_size = 2.3;
    const WhatIfAnswer card = answer(plan, asked);
    CHECK(card.patients_all == Approx(63319.0));
    CHECK(std::llround(card.area_m2) == 4342);
    CHECK(round_to(card.gp_fte, 1) == 35.2);  // section 6
    CHECK(card.full_at == 5);
    CHECK(card.patients[1] == Approx(5506.0 * 2.3));
    CHECK(card.patients[5] == Approx(63319.0));
}

TEST_CASE("What if: rooms by the method of HBN 11-01, for the new patients alone", "[fast]") {
    model::Plan plan = two_practices();
    test::change(plan, "extra_clinical_hours_week", 36.0);  // the practices', not the new patients'
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 200.0}});
    asked.household_size = 50.0 / 10.0;  // 1,000 patients: a tenth of section 1's worked 10,000
    const WhatIfAnswer card = answer(plan, asked);
    CHECK(round_to(card.rooms_ce, 3) == 0.731);
    CHECK(round_to(card.rooms_treatment, 3) == 0.195);
    CHECK(whole_rooms(card.rooms_ce) == 1);
}

TEST_CASE("What if: they register as the zone's patients do, with the lists before and after and the way there", "[fast]") {
    const model::Plan plan = two_practices();
    const WhatIfAnswer card = answer(plan, homes_in(plan, 1, {{Year{2018}, 50.0}, {Year{2019}, 50.0}}));
    REQUIRE(card.practices.size() == 2);
    CHECK(plan.practices[card.practices[0].practice.pos()].id == "B1");
    CHECK(card.practices[0].share == Approx(0.75));
    CHECK(card.practices[0].distance_m == 3000.0);
    CHECK(card.practices[1].distance_m == 1000.0);
    CHECK(card.full_at == 3);
    CHECK(card.patients == std::vector<double>({0.0, 0.0, 118.0, 236.0, 236.0, 236.0, 236.0, 236.0, 236.0, 236.0, 236.0}));
    CHECK(*card.practices[0].list_base == 6000.0);
    CHECK(*card.practices[0].list_before == 6000.0);
    CHECK(*card.practices[0].list_after == Approx(6177.0));
}

TEST_CASE("What if: other ways to register, and a list that nobody knows", "[fast]") {
    model::Plan plan = two_practices();
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 100.0}});
    asked.by = RegisterBy::nearest;
    const WhatIfAnswer nearest = answer(plan, asked);
    REQUIRE(nearest.practices.size() == 1);
    CHECK(plan.practices[nearest.practices[0].practice.pos()].id == "A1");
    asked.by = RegisterBy::spare;
    CHECK(why_not(plan, asked).find("known to have space to spare") != std::string::npos);
    // A1 needs 8,000 x 120/1,750 = 548.57 m2 and has 600.
    test::add_premises(plan, "P1", 0);
    plan.premises[0].nia_m2 = 600.0;
    test::occupy(plan, 0, 0, 1.0);
    const WhatIfAnswer spare = answer(plan, asked);
    REQUIRE(spare.practices.size() == 1);
    CHECK(spare.practices[0].share == 1.0);
    plan.practices[1].list.reset();
    asked.by = RegisterBy::zone;
    for (const WhatIfPractice& p : answer(plan, asked).practices) CHECK(p.list_after.has_value() == (p.practice.pos() == 0));
}

TEST_CASE("What if: spare space is taken off, backlog is told apart, and what is not known is neither", "[fast]") {
    model::Plan plan = test::grid_plan(3, 1);
    for (const char* id : {"A1", "B1", "C1"}) test::add_practice(plan, id, 1, 7000);  // each needs 480 m2
    for (std::size_t p = 0; p < 3; ++p) {
        test::add_premises(plan, "P" + std::to_string(p), 1);
        test::occupy(plan, p, p, 1.0);
    }
    plan.premises[0].nia_m2 = 490.0;
    plan.premises[1].nia_m2 = 400.0;
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 200.0}});
    asked.household_size = 2.4;
    const WhatIfAnswer card = answer(plan, asked);
    REQUIRE(card.near.size() == 3);
    CHECK(card.near_known == 2);
    CHECK(card.spare_m2 == Approx(10.0));
    CHECK(card.backlog_m2 == Approx(80.0));
    REQUIRE(card.after_spare);
    CHECK(card.after_spare->deficit.value() == Approx(480.0 * 120 / 1750 - 10.0));
    CHECK(card.after_spare->contribution_gbp == std::llround((480.0 * 120 / 1750 - 10.0) * 2300));
    CHECK(card.without_spare.contribution_gbp == 75703);
    for (const WhatIfNear& n : card.near)
        if (n.practice.pos() == 2) {
            CHECK_FALSE(n.nia_m2.has_value());
            CHECK_FALSE(n.spare_m2.has_value());
            CHECK(*n.needed_m2 == Approx(480.0));
        }
    CHECK(std::any_of(card.notes.begin(), card.notes.end(), [](const auto& n) { return n.find("80.0 m² are lacked already") == 0; }));
    // A gross area is converted, and the assumption listed.
    plan.premises[2].gia_m2 = 700.0;  // 574 net
    const WhatIfAnswer more = answer(plan, asked);
    CHECK(more.near_known == 3);
    CHECK(more.spare_m2 == Approx(104.0));
    CHECK(more.after_spare->contribution_gbp == 0);
    const auto lists = [](const WhatIfAnswer& a) {
        return std::any_of(a.assumptions.begin(), a.assumptions.end(), [](const auto& x) { return x.id == "nia_share_of_gia"; });
    };
    CHECK(lists(more));
    CHECK_FALSE(lists(card));
    // Beyond the radius nothing is in reach.
    test::change(plan, "radius_catchment_m", 400.0);
    asked.at = {500.0, 500.0};
    asked.zone = model::ZoneIx(std::size_t{0});
    CHECK(answer(plan, asked).near.empty());
    CHECK_FALSE(answer(plan, asked).after_spare.has_value());
}

TEST_CASE("What if: every assumption is listed with its source and what is not confirmed", "[fast]") {
    model::Plan plan = two_practices();
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 200.0}});
    asked.household_size = 2.36;  // the plan's own
    asked.cost_per_m2_gbp = 3000;
    const WhatIfAnswer card = answer(plan, asked);
    const auto find = [&](std::string_view id) {
        const auto at = std::find_if(card.assumptions.begin(), card.assumptions.end(), [&](const auto& a) { return a.id == id; });
        REQUIRE(at != card.assumptions.end());
        return *at;
    };
    CHECK(find("household_size").from == "default");
    CHECK(confidence_label(find("household_size")).empty());
    CHECK(confidence_label(find("m2_per_gp")) == "our default, not confirmed");
    CHECK(find("cost_per_m2_gbp").value == 3000.0);
    CHECK(confidence_label(find("cost_per_m2_gbp")) == "typed here");
    CHECK(find("cost_per_m2_gbp").source.find("the plan has 2300") != std::string::npos);
    for (const model::Assumption& a : card.assumptions) CHECK_FALSE(a.source.empty());
}

TEST_CASE("What if: what has no meaning is refused in words, every fault at once", "[fast]") {
    model::Plan plan = two_practices();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    WhatIfAsked bad = homes_in(plan, 1, {{Year{2040}, -5.0}});
    bad.zone = model::ZoneIx();
    bad.household_size = nan;
    const std::string words = why_not(plan, bad);
    for (const char* part : {"outside the plan's footprint", "homes: from 1", "first homes: 2017/18 to 2026/27", "people a home"})
        CHECK(words.find(part) != std::string::npos);
    CHECK(why_not(plan, homes_in(plan, 1, {})).find("homes: from 1") != std::string::npos);
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2018}, nan}})).find("homes: from 1") != std::string::npos);
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2018}, 1e9}})).find("homes: from 1") != std::string::npos);
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2016}, 10.0}})).find("in the lists already") != std::string::npos);
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2026}, 10.0}})) == "(it is answered)");
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2027}, 10.0}})).find("2026/27") != std::string::npos);
    plan.horizon_year = plan.base_year;
    CHECK(why_not(plan, homes_in(plan, 1, {{Year{2017}, 10.0}})).find("give the plan a later one") != std::string::npos);
}

TEST_CASE("What if: homes after the horizon are in what is needed and in no year; growth that counts homes is told", "[fast]") {
    model::Plan plan = two_practices();
    const WhatIfAnswer late = answer(plan, homes_in(plan, 1, {{Year{2026}, 100.0}, {Year{2027}, 100.0}}));
    CHECK(late.homes_after_horizon == 100.0);
    CHECK(late.patients.back() == Approx(236.0));
    CHECK(late.patients_all == Approx(472.0));
    CHECK(late.full_at == 10);
    const auto says = [](const WhatIfAnswer& a, const char* words) {
        return std::any_of(a.notes.begin(), a.notes.end(), [&](const auto& n) { return n.find(words) != std::string::npos; });
    };
    CHECK(says(late, "count only after 2027/28"));
    WhatIfAsked asked = homes_in(plan, 1, {{Year{2018}, 200.0}});
    CHECK_FALSE(says(answer(plan, asked), "Kept as a housing site"));
    asked.household_size = 2.4;
    CHECK(says(answer(plan, asked), "472 patients, not 480"));
    plan.growth.includes_housing = true;
    CHECK(says(answer(plan, asked), "counts new homes already"));
}

TEST_CASE("What if: the card says what the plan says once the site is kept", "[fast]") {
    check_against_the_plan(two_practices(), homes_in(two_practices(), 1, {{Year{2018}, 70.0}, {Year{2019}, 130.0}}));
    base::Random chance(20260330);
    for (int round = 0; round < 60; ++round) {
        const std::size_t side = 1 + chance.below(4);
        model::Plan plan = test::grid_plan(side, side);
        const auto zones = static_cast<std::uint32_t>(plan.zones.size());
        const std::size_t practices = chance.below(6);
        for (std::size_t p = 0; p < practices; ++p) {
            const std::size_t at = test::add_practice(plan, "P" + std::to_string(p), chance.below(zones), chance.below(20000));
            if (chance.below(5) == 0) plan.practices[at].list.reset();
            if (chance.below(5) == 0) plan.practices[at].at.reset();
        }
        if (chance.below(3) != 0) {
            plan.flows.resize(practices);
            for (auto& flows : plan.flows)
                for (std::size_t z = 0; z < zones; ++z)
                    if (chance.below(2) == 0) flows.rows.push_back({model::ZoneIx(z), chance.below(500)});
            for (std::size_t z = 0; z < zones; ++z) plan.outside_practice_by_zone.push_back(chance.below(2) == 0 ? 0 : chance.below(200));
        }
        for (std::size_t s = 0; s < chance.below(5); ++s)
            test::add_homes(plan, "S" + std::to_string(s), chance.below(zones), {{Year{2017 + static_cast<int>(chance.below(8))}, 90.0}});
        plan.growth.rate_pct = 4.0 * chance.unit() - 1.0;
        plan.growth.lag_years = static_cast<int>(chance.below(3));
        std::vector<std::pair<Year, double>> homes;
        for (int y = 2017 + static_cast<int>(chance.below(6)); homes.size() < 1 + chance.below(6); ++y)
            homes.emplace_back(Year{y}, 1.0 + 100.0 * chance.unit());
        check_against_the_plan(plan, homes_in(plan, chance.below(zones), homes));
    }
}

TEST_CASE("What if: words typed are read, or every fault is told with its field", "[fast]") {
    const model::Plan plan = two_practices();
    WhatIfForm form;
    form.homes = " 1,500 ";
    form.first_year = "2018/19";
    form.years = "3";
    WhatIfRead read = read_form(plan, form);
    CHECK(read.faults.empty());
    CHECK(read.asked.homes_by_year ==
          std::vector<std::pair<Year, double>>({{Year{2018}, 500.0}, {Year{2019}, 500.0}, {Year{2020}, 500.0}}));
    CHECK_FALSE(read.asked.household_size.has_value());
    form.trajectory = "40, 60,0,20";
    CHECK(read_form(plan, form).asked.homes_by_year ==
          std::vector<std::pair<Year, double>>({{Year{2018}, 40.0}, {Year{2019}, 60.0}, {Year{2020}, 0.0}, {Year{2021}, 20.0}}));
    const auto fields = [&](const WhatIfForm& typed) {
        std::string all;
        for (const WhatIfFault& f : read_form(plan, typed).faults) {
            CHECK_FALSE(f.words.empty());
            all += f.field + " ";
        }
        return all;
    };
    WhatIfForm bad;
    bad.homes = "1e9";
    bad.years = "0";
    bad.first_year = "2031/32";
    bad.household_size = "-2";
    bad.new_patient_share = "1.5";
    bad.cost_per_m2_gbp = "lots";
    bad.fees_share = "15%";
    CHECK(fields(bad) == "homes years first_year household_size new_patient_share cost_per_m2_gbp fees_share ");
    for (const char* homes : {"", "-1", "0", "2.5", "1000000000", "0x10", "two hundred", "99999999999999999999"}) {
        WhatIfForm one;
        one.homes = homes;
        one.first_year = "2018";
        INFO(homes);
        CHECK(fields(one) == "homes ");
    }
    for (const char* list : {"40;60", "40,,60", "-4", "0,0", "1000000,1", "40 60"}) {
        WhatIfForm one;
        one.trajectory = list;
        one.first_year = "2018";
        INFO(list);
        CHECK(fields(one) == "trajectory ");
    }
    for (const char* year : {"2018/20", "18/19", "soon", "2018/", "2018/19/20"}) {
        INFO(year);
        CHECK_FALSE(read_year(year).has_value());
    }
    CHECK(read_year("1999/00") == Year{1999});
    for (const RegisterBy by : {RegisterBy::zone, RegisterBy::nearest, RegisterBy::spare}) CHECK(register_by(to_string(by)) == by);
    CHECK_FALSE(register_by("somehow").has_value());
}

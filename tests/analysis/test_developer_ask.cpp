#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/developer_ask.hpp"
#include "analysis/estate_plan.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

double round_to(double value, int decimals) {
    const double k = std::pow(10.0, decimals);
    return std::round(value * k) / k;
}

// Two practices 2 km apart, each with a building; homes in between.
model::Plan two_practices() {
    model::Plan plan = test::grid_plan(3, 1);
    test::add_practice(plan, "A1", 0, 7000);  // needs 480 m2
    test::add_practice(plan, "B1", 2, 3500);  // needs 240 m2
    for (std::size_t p = 0; p < 2; ++p) {
        test::add_premises(plan, "P" + std::to_string(p), 2 * p);
        test::occupy(plan, p, p, 1.0);
    }
    return plan;
}

DeveloperAsk ask(const model::Plan& plan, AskBy by, const std::vector<std::size_t>& which = {}) {
    return developer_ask(plan, what_if_ground(plan), by, which);
}

bool says(const DeveloperAsk& a, const char* words) {
    return std::any_of(a.notes.begin(), a.notes.end(), [&](const std::string& n) { return n.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("Developer ask of domain notes section 3: 200 homes x 2.4 are 480 patients, 32.9 m2 and GBP 75,703 at 2,300", "[fast]") {
    for (const auto& [cost, gbp] : {std::pair{2300.0, 75703}, {3000.0, 98743}, {3500.0, 115200}, {4500.0, 148114}}) {
        model::Plan plan = two_practices();
        test::change(plan, "cost_per_m2_gbp", cost);
        test::add_homes(plan, "S1", 1, {{Year{2018}, 200.0}}).household_size = 2.4;
        const DeveloperAsk a = ask(plan, AskBy::nearest);
        const AskFigures& f = a.sites.at(0).figures;
        CHECK(f.patients == Approx(480.0));
        CHECK(round_to(f.area_m2, 1) == 32.9);
        CHECK(f.by_area.pounds() == gbp);
        CHECK(a.total.by_area.pounds() == gbp);
        if (cost == 2300.0) CHECK(std::llround(f.by_area.per_dwelling_gbp) == 379);
        if (cost == 4500.0) CHECK(std::llround(f.by_area.per_dwelling_gbp) == 741);
    }
}

TEST_CASE("Developer ask of domain notes section 3: 200 homes x 2.3 are 460 patients, 31.5 m2 and GBP 72,549; Leeds 4,342 m2", "[fast]") {
    model::Plan plan = two_practices();
    plan.growth.household_size_by_council = {{"Leeds", 2.3}};
    test::add_homes(plan, "S1", 1, {{Year{2018}, 200.0}}).council = "Leeds";
    const DeveloperAsk one = ask(plan, AskBy::nearest);
    CHECK(one.total.patients == Approx(460.0));
    CHECK(round_to(one.total.area_m2, 1) == 31.5);
    CHECK(one.total.by_area.pounds() == 72549);
    plan.housing.clear();
    for (int y = 2017; y < 2022; ++y) test::add_homes(plan, "S" + std::to_string(y), 1, {{Year{y}, 5506.0}}).council = "Leeds";
    const DeveloperAsk leeds = ask(plan, AskBy::nearest);
    CHECK(leeds.total.patients == Approx(63319.0));
    CHECK(std::llround(leeds.total.area_m2) == 4342);
    CHECK(round_to(leeds.total.gp_fte, 1) == 35.2);  // section 6
    CHECK(leeds.total.patients_by_year[1] == Approx(5506.0 * 2.3));
    CHECK(leeds.total.patients_by_year[10] == Approx(63319.0));
}

TEST_CASE("Developer ask: a rate that nobody dated stays as it is and says so", "[fast]") {
    model::Plan plan = two_practices();
    test::add_homes(plan, "S1", 1, {{Year{2018}, 200.0}});
    model::Assumption bare = plan.assumptions.at("cost_per_m2_gbp");
    bare.as_at.clear();
    plan.assumptions.set(bare);
    plan.prices.by_year = {{Year{2016}, 100.0}, {Year{2017}, 105.0}};
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    CHECK(a.total.by_area.priced.label == "price base not known, not indexed");
    CHECK(a.total.by_area.priced.gbp == a.total.by_area.gbp);
    CHECK(says(a, "Money by floor space and by rooms: price base not known"));
}

TEST_CASE("Developer ask: household size is the site's, else its council's, else the plan's, and says which", "[fast]") {
    model::Plan plan = two_practices();
    plan.growth.household_size_by_council = {{"Leeds", 2.3}};
    model::HousingSite site;
    CHECK(household_size(plan, site).people == 2.36);
    CHECK(household_size(plan, site).source.find("Office for National Statistics") == 0);
    CHECK(household_size(plan, site).label.empty());  // the text was read
    site.council = "Leeds";
    CHECK(household_size(plan, site).people == 2.3);
    CHECK(household_size(plan, site).source == "Leeds, as the plan gives it");
    site.household_size = 1.9;
    CHECK(household_size(plan, site).people == 1.9);
    CHECK(household_size(plan, site).source == "the site's own");
}

TEST_CASE("Developer ask: the letters' capacity table, weighted and raw lists in columns of their own", "[fast]") {
    model::Plan plan = two_practices();
    plan.premises[0].nia_m2 = 500.0;
    plan.premises[1].nia_m2 = 200.0;
    plan.practices[0].weighted_list = 7350.0;  // needs 504 m2
    test::add_homes(plan, "S1", 0, {{Year{2018}, 100.0}});
    test::add_homes(plan, "S2", 2, {{Year{2018}, 100.0}});
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    REQUIRE(a.table.rows.size() == 2);
    const CapacityRow& first = a.table.rows[0];
    CHECK(std::llround(*first.capacity_patients) == 7292);  // domain notes section 2: 500 m2
    CHECK(*first.spare_by_raw_m2 == Approx(20.0));
    CHECK(*first.spare_by_weighted_m2 == Approx(-4.0));
    CHECK(first.basis == ListBasis::weighted);
    CHECK(*first.spare_m2() == Approx(-4.0));
    const CapacityRow& second = a.table.rows[1];
    CHECK(second.basis == ListBasis::raw);
    CHECK_FALSE(second.weighted_list.has_value());
    CHECK_FALSE(second.spare_by_weighted_m2.has_value());
    CHECK(*second.spare_m2() == Approx(-40.0));
    CHECK(a.table.backlog_m2 == Approx(44.0));
    CHECK(a.table.spare_m2 == 0.0);
    // The backlog is in nobody's share.
    CHECK(a.total.deficit_m2 == Approx(a.total.area_m2));
    CHECK(says(a, "44.0 m² are lacked already"));
    CHECK(says(a, "1 practice is held against the weighted list, 1 against the list as registered"));
}

TEST_CASE("Developer ask: spare space is used up once, in proportion to the patients that sites send", "[fast]") {
    model::Plan plan = two_practices();
    plan.premises[0].nia_m2 = 490.0;  // 10 m2 spare
    for (const auto& [id, homes] : {std::pair{"S1", 100.0}, {"S2", 300.0}})
        test::add_homes(plan, id, 0, {{Year{2018}, homes}}).household_size = 2.4;
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    CHECK(a.sites[0].figures.spare_used_m2 == Approx(2.5));
    CHECK(a.sites[1].figures.spare_used_m2 == Approx(7.5));
    CHECK(a.total.spare_used_m2 == Approx(10.0));
    CHECK(a.total.deficit_m2 == Approx(960.0 * 120 / 1750 - 10.0));
    CHECK(a.total.by_area.gbp == Approx((960.0 * 120 / 1750 - 10.0) * 2300.0));
    CHECK(a.total.by_area.priced.label == "2016/17 prices, not indexed: the plan has no price index");
    // Alone, a site has all of it.
    CHECK(ask(plan, AskBy::nearest, {0}).total.spare_used_m2 == Approx(10.0));
    // As one site of both: the same ask.
    model::Plan joined = plan;
    joined.housing.pop_back();
    joined.housing[0].homes_by_year[0].second = 400.0;
    CHECK(ask(joined, AskBy::nearest).total.by_area.gbp == Approx(a.total.by_area.gbp));
    // More than they need: nothing to ask for, and no more used than needed.
    plan.premises[0].nia_m2 = 1000.0;
    const DeveloperAsk roomy = ask(plan, AskBy::nearest);
    CHECK(roomy.total.by_area.pounds() == 0);
    CHECK(roomy.total.spare_used_m2 == Approx(roomy.total.area_m2));
    CHECK(roomy.total.by_person.gbp > 0.0);
}

TEST_CASE("Developer ask: the rooms rule prices the new patients' rooms alone, with circulation", "[fast]") {
    model::Plan plan = two_practices();
    test::change(plan, "extra_clinical_hours_week", 36.0);                       // the practices', not the new patients'
    test::add_homes(plan, "S1", 0, {{Year{2018}, 200.0}}).household_size = 5.0;  // 1,000 patients: a tenth of section 1's worked 10,000
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    CHECK(round_to(a.total.rooms_ce, 3) == 0.731);
    CHECK(round_to(a.total.rooms_treatment, 3) == 0.195);
    const double ce = 26.3 / 36.0;
    const double treatment = 21.04 / 3.0 / 36.0;
    CHECK(a.total.room_area_short_m2 == Approx((ce * 16.0 + treatment * 18.0) * 1.3));
    CHECK(a.total.by_rooms.gbp == Approx((ce * 16.0 + treatment * 18.0) * 1.3 * 2300.0));
    // 7,000 patients and the extra hours need 5.11 + 1 rooms; with 6.5 there is 0.39 spare.
    plan.premises[0].rooms_ce = 6.5;
    const DeveloperAsk spare = ask(plan, AskBy::nearest);
    CHECK(spare.total.rooms_ce_short == Approx(ce - (6.5 - 7.0 * ce - 1.0)));
    CHECK(spare.total.rooms_treatment_short == Approx(treatment));
    CHECK(a.total.by_person.gbp == Approx(157710.0));
}

TEST_CASE("Developer ask: fees, and money brought to the plan's price year by its index", "[fast]") {
    model::Plan plan = two_practices();
    test::change(plan, "fees_share", 0.1);
    test::add_homes(plan, "S1", 0, {{Year{2018}, 200.0}}).household_size = 2.4;
    plan.prices.by_year = {{Year{2016}, 100.0}, {Year{2017}, 105.0}};
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    CHECK(a.total.by_area.gbp == Approx(75702.857 * 1.1));
    CHECK(a.total.by_area.priced.gbp == Approx(75702.857 * 1.1 * 1.05));
    CHECK(a.total.by_area.priced.label == "2017/18 prices, indexed from 2016/17");
    CHECK(a.total.by_area.per_dwelling_gbp == Approx(75702.857 * 1.1 * 1.05 / 200.0));
}

TEST_CASE("Developer ask: the ways to give patients to practices", "[fast]") {
    model::Plan plan = two_practices();
    test::add_homes(plan, "S1", 1, {{Year{2018}, 100.0}});
    const auto shares = [&](AskBy by) {
        std::vector<std::pair<std::string, double>> out;
        const DeveloperAsk a = ask(plan, by);
        for (const AskTaker& t : a.total.takers) out.emplace_back(plan.practices[t.practice.pos()].id, t.patients / a.total.patients);
        return out;
    };
    plan.practices[0].at = {2900.0, 500.0};  // 1,400 m from the homes; B1 stands at 1,000 m
    CHECK(shares(AskBy::nearest) == std::vector<std::pair<std::string, double>>({{"B1", 1.0}}));
    const auto radius = shares(AskBy::radius);
    REQUIRE(radius.size() == 2);
    CHECK(radius[0].first == "A1");
    CHECK(radius[0].second == Approx(2.0 / 3.0));
    // Huff by the sum itself: 2 and 2.8 minutes at 30 km/h.
    const double a1 = 7000.0 * std::exp(-0.342 * 2.8);
    const double b1 = 3500.0 * std::exp(-0.342 * 2.0);
    const auto huff = shares(AskBy::huff);
    REQUIRE(huff.size() == 2);
    CHECK(huff[0].second == Approx(std::max(a1, b1) / (a1 + b1)));
    plan.practices[0].inner_area = test::square(1000.0, 0.0, 1000.0);
    CHECK(shares(AskBy::inner_area) == std::vector<std::pair<std::string, double>>({{"A1", 1.0}}));
    // Nobody within the radius: the nearest, and it is told.
    test::change(plan, "radius_catchment_m", 900.0);
    CHECK(shares(AskBy::radius) == std::vector<std::pair<std::string, double>>({{"B1", 1.0}}));
    CHECK(says(ask(plan, AskBy::radius), "no practice stands within 0.9 km"));
}

TEST_CASE("Developer ask: Huff of domain notes section 8: 0.402 and 0.598", "[fast]") {
    // Times 10 and 8 minutes, supply 4 and 3.
    model::Plan plan = test::grid_plan(3, 1);
    test::add_practice(plan, "A1", 0, 4000);
    test::add_practice(plan, "B1", 2, 3000);
    test::change(plan, "car_km_per_h", 6.0);  // 100 m a minute
    plan.practices[0].at = {500.0, 500.0};
    plan.practices[1].at = {2300.0, 500.0};
    test::add_homes(plan, "S1", 1, {{Year{2018}, 100.0}}).at = geo::Point{1500.0, 500.0};
    const DeveloperAsk a = ask(plan, AskBy::huff);
    REQUIRE(a.total.takers.size() == 2);
    CHECK(round_to(a.total.takers[0].patients / a.total.patients, 3) == 0.598);
    CHECK(round_to(a.total.takers[1].patients / a.total.patients, 3) == 0.402);
}

TEST_CASE("Developer ask: groups, homes in the lists, without years, after the horizon, unknown, and sites in no zone", "[fast]") {
    model::Plan plan = two_practices();
    test::add_homes(plan, "S1", 0, {{Year{2010}, 50.0}, {Year{2018}, 100.0}, {Year{2027}, 20.0}}).group = "North";
    test::add_homes(plan, "S2", 2, {}).group = "North";
    plan.housing.back().dwellings_max = 60;
    test::add_homes(plan, "S3", 1, {});
    test::add_homes(plan, "S4", std::nullopt, {{Year{2018}, 10.0}});
    const DeveloperAsk a = ask(plan, AskBy::nearest);
    CHECK(a.sites[0].figures.homes == 120.0);
    CHECK(a.sites[0].figures.homes_after_horizon == 20.0);
    CHECK(a.sites[0].figures.patients_by_year.back() == Approx(236.0));
    CHECK(a.sites[1].figures.homes_without_years == 60.0);
    CHECK_FALSE(a.sites[2].homes_known);
    CHECK(a.sites[3].figures.patients_nowhere == Approx(23.6));
    REQUIRE(a.groups.size() == 1);
    CHECK(a.groups[0].name == "North");
    CHECK(a.groups[0].sites == std::vector<std::size_t>({0, 1}));
    CHECK(a.groups[0].figures.homes == 180.0);
    CHECK(a.groups[0].figures.takers.size() == 2);
    CHECK(a.groups[0].figures.by_area.gbp == Approx(a.sites[0].figures.by_area.gbp + a.sites[1].figures.by_area.gbp));
    CHECK(a.total.homes == 190.0);
    for (const char* words : {"number of homes is not known", "nobody said when", "count only after 2027/28", "1 site lies in no zone of the plan: no practice is known for it"})
        CHECK(says(a, words));
    // Nothing is known of anybody's floor space: all of the need falls there.
    CHECK(a.table.not_known == 2);
    CHECK(a.total.area_not_known_m2 == Approx(a.total.area_m2));
}

TEST_CASE("Developer ask: every assumption used is listed, and what is not confirmed says so", "[fast]") {
    model::Plan plan = two_practices();
    test::add_homes(plan, "S1", 0, {{Year{2018}, 100.0}});
    const DeveloperAsk a = ask(plan, AskBy::huff);
    const auto label = [&](std::string_view id) {
        const auto at = std::find_if(a.assumptions.begin(), a.assumptions.end(), [&](const auto& x) { return x.id == id; });
        REQUIRE(at != a.assumptions.end());
        CHECK_FALSE(at->source.empty());
        return confidence_label(*at);
    };
    CHECK(label("m2_per_gp") == "our default, not confirmed");
    CHECK(label("contribution_per_person_gbp") == "our default, not confirmed");
    CHECK(label("huff_decay_per_minute").empty());
    CHECK(label("household_size").empty());
    CHECK(std::is_sorted(a.assumptions.begin(), a.assumptions.end(), [](const auto& x, const auto& y) { return x.id < y.id; }));
}

TEST_CASE("Developer ask: over random plans the parts add up, and the order of sites changes nothing", "[fast]") {
    base::Random chance(20260501);
    for (int round = 0; round < 80; ++round) {
        model::Plan plan = test::grid_plan(1 + chance.below(4), 1 + chance.below(4));
        const auto zones = static_cast<std::uint32_t>(plan.zones.size());
        const std::size_t practices = chance.below(6);
        for (std::size_t p = 0; p < practices; ++p) {
            test::add_practice(plan, "P" + std::to_string(p), chance.below(zones), 1000 + chance.below(9000));
            const std::size_t m = test::add_premises(plan, "M" + std::to_string(p), chance.below(zones));
            if (chance.below(4) != 0) plan.premises[m].nia_m2 = 100.0 + 600.0 * chance.unit();
            if (chance.below(3) != 0) plan.premises[m].rooms_ce = 8.0 * chance.unit();
            if (chance.below(3) == 0) plan.practices[p].weighted_list = 1000.0 + 9000.0 * chance.unit();
            test::occupy(plan, m, p, 1.0);
        }
        const std::size_t sites = 1 + chance.below(6);
        for (std::size_t s = 0; s < sites; ++s) {
            std::optional<std::size_t> zone;
            if (chance.below(6) != 0) zone = chance.below(zones);
            test::add_homes(plan, "S" + std::to_string(s), zone, {{Year{2015 + static_cast<int>(chance.below(15))}, 500.0 * chance.unit()}})
                .group = chance.below(2) == 0 ? "G" : "";
        }
        const AskBy by = std::array{AskBy::as_neighbours, AskBy::nearest, AskBy::huff, AskBy::inner_area, AskBy::radius}[chance.below(5)];
        const DeveloperAsk a = ask(plan, by);
        double used = 0.0;
        for (const AskSite& site : a.sites) {
            const AskFigures& f = site.figures;
            double given = f.patients_outside + f.patients_nowhere;
            for (const AskTaker& t : f.takers) given += t.patients;
            CHECK(given == Approx(f.patients).margin(1e-9));
            CHECK(f.deficit_m2 == Approx(f.area_m2 - f.spare_used_m2).margin(1e-9));
            CHECK(f.spare_used_m2 <= f.area_m2 + 1e-9);
            CHECK(f.area_not_known_m2 <= f.area_m2 + 1e-9);
            used += f.spare_used_m2;
        }
        CHECK(used <= a.table.spare_m2 + 1e-9);  // once
        for (const AskTaker& t : a.total.takers)
            for (const CapacityRow& row : a.table.rows)
                if (row.practice == t.practice) CHECK(t.spare_used_m2 <= std::max(row.spare_m2().value_or(0.0), 0.0) + 1e-9);
        std::reverse(plan.housing.begin(), plan.housing.end());
        const DeveloperAsk b = ask(plan, by);
        CHECK(b.total.by_area.gbp == a.total.by_area.gbp);
        CHECK(b.total.patients == a.total.patients);
        CHECK(b.notes == a.notes);
    }
}

TEST_CASE("Developer ask: how many patients spare rooms take is reckoned at the buildings' own hours", "[fast]") {
    model::Plan plan = two_practices();  // A1 has 7,000 patients: 5.11 consulting rooms at 60 hours a week
    plan.premises[0].rooms_ce = 6.0;
    plan.premises[0].rooms_treatment = 9.0;
    test::add_homes(plan, "S1", 0, {{Year{2018}, 500.0}}).household_size = 2.0;
    const double a_thousand = 263.0 / 36.0 / 10.0;  // rooms at 60 hours, of the 1,000 new patients
    CHECK(ask(plan, AskBy::nearest).total.rooms_ce == Approx(a_thousand));
    CHECK(ask(plan, AskBy::nearest).total.rooms_ce_short == Approx(0.0).margin(1e-9));  // 0.89 rooms are spare
    plan.premises[0].hours_week = 45.0;  // 6.82 are needed already: a practice that is short has nothing to spare
    CHECK(ask(plan, AskBy::nearest).total.rooms_ce_short == Approx(a_thousand));
    plan.premises[0].hours_week = 54.0;  // 5.68 are needed: what is spare takes 392 patients, and the rest needs rooms at 60 hours
    const double taken = (6.0 - 7.0 * a_thousand * 60 / 54) / (a_thousand * 60 / 54);
    CHECK(round_to(taken, 3) == 0.392);
    CHECK(ask(plan, AskBy::nearest).total.rooms_ce_short == Approx((1.0 - taken) * a_thousand));
}

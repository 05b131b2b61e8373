#include <catch2/catch.hpp>

#include <cmath>

#include "analysis/estate_plan.hpp"
#include "analysis/need.hpp"
#include "analysis/workforce.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

double one_decimal(double value) { return std::round(value * 10.0) / 10.0; }
std::string code(int n) { return fmt::format("P{:03}", n); }

}  // namespace

TEST_CASE("Workforce of domain notes section 6: Havering's gap to London is 19.7 FTE, Leeds needs 35.2 or 31.6 more", "[fast]") {
    CHECK(one_decimal(fte_gap(246000, 0.47, 0.55)) == 19.7);
    CHECK(one_decimal(gp_fte_needed(base::People(63319), base::People(1800)).value()) == 35.2);
    CHECK(one_decimal(gp_fte_needed(base::People(63319), base::People(2004)).value()) == 31.6);
    // The same from practices: 246,000 patients and 0.47 per 1,000, against the default benchmark.
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 146000);
    test::add_practice(plan, "B1", 0, 100000);
    plan.practices[0].gp_fte = 0.47 * 146.0;
    plan.practices[1].gp_fte = 0.47 * 100.0;
    const Workforce w = workforce(plan, place_groups(plan, RollUpBy::plan));
    CHECK(*w.plan.gp_per_1000() == Approx(0.47));
    CHECK(std::lround(*w.plan.patients_per_fte()) == 2128);
    CHECK(w.benchmark_per_1000 == 0.55);
    CHECK(one_decimal(*w.plan.gap_fte(w.benchmark_per_1000)) == 19.7);
    REQUIRE(w.rows.size() == 1);
    CHECK(w.rows[0].gp_fte == w.plan.gp_fte);
}

TEST_CASE("Workforce ratios of domain notes section 6: 1,800 patients a GP are 0.556 per 1,000, 2,004 0.499, 2,128 0.47, 1,818 0.55",
          "[fast]") {
    for (const auto& [patients, per_1000] : {std::pair{1800, 0.556}, {2004, 0.499}, {2128, 0.470}, {1818, 0.550}}) {
        model::Plan plan = test::grid_plan(1, 1);
        test::add_practice(plan, "A1", 0, 3 * patients);
        plan.practices[0].gp_fte = 3.0;
        const Workforce w = workforce(plan, place_groups(plan, RollUpBy::plan));
        CHECK(std::lround(*w.plan.patients_per_fte()) == patients);
        CHECK(std::round(1000.0 * *w.plan.gp_per_1000()) / 1000.0 == per_1000);
    }
}

TEST_CASE("Workforce, inconsistency 1 of S2: 2,004 x 400.93 is the list of the 80 of 105 practices that reported, not of 861,118",
          "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    // 80 practices with 803,464 patients and 400.93 FTE; 25 with the rest and no report.
    for (int p = 0; p < 105; ++p) {
        const bool reports = p < 80;
        test::add_practice(plan, code(p), 0, reports ? 10043 + (p < 24 ? 1 : 0) : p == 104 ? 57654 - 24 * 2306 : 2306);
        if (reports) plan.practices.back().gp_fte = 400.93 / 80.0;
    }
    const Workforce w = workforce(plan, place_groups(plan, RollUpBy::plan));
    CHECK(w.plan.list == 861118.0);
    CHECK(w.plan.list_reported == 803464.0);
    CHECK(std::lround(*w.plan.patients_per_fte()) == 2004);               // not 2,148
    CHECK(one_decimal(100.0 * *w.plan.coverage_by_practices()) == 76.2);  // inconsistency 2: not 75%
    CHECK(one_decimal(100.0 * *w.plan.coverage_by_list()) == 93.3);
    CHECK(w.plan.coverage_words() == "80 of 105 practices with 93.3% of the list");
}

TEST_CASE("Workforce: each ratio over those who gave both its parts; unknown is no 0", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    test::add_practice(plan, "B1", 0, 5000);
    test::add_practice(plan, "C1", 0, std::nullopt);
    test::add_practice(plan, "D1", 0, 2000);
    test::add_practice(plan, "E1", 0, 0);
    plan.practices[0].gp_fte = 5.0;
    plan.practices[0].staff = {6.0, 2.0, 1.0, 2.0, std::nullopt, std::nullopt};
    plan.practices[1].gp_fte = 1.0;
    plan.practices[1].staff.gp_headcount = 1.0;
    plan.practices[2].gp_fte = 3.0;
    plan.practices[2].staff.gp_fte_55_over = 1.0;
    plan.practices[4].gp_fte = 9.0;
    const Workforce w = workforce(plan, place_groups(plan, RollUpBy::commissioner));
    REQUIRE(w.rows.size() == 1);
    const WorkforceRow& row = w.rows[0];
    CHECK(row.practices == 5);
    CHECK(row.reported == 2);
    CHECK(row.lists_not_known == 1);
    CHECK(row.list == 17000.0);
    CHECK(row.list_reported == 15000.0);
    CHECK(row.gp_fte == 6.0);
    CHECK(row.gp_fte_without_list == 12.0);
    CHECK(*row.gp_per_1000() == Approx(0.4));
    CHECK(*row.over_55.value() == Approx(3.0 / 8.0));
    CHECK(row.over_55.known == 2);
    CHECK(*row.over_60.value() == Approx(0.2));
    CHECK(*row.nurse_per_person.value(1000.0) == Approx(0.2));
    CHECK_FALSE(row.care_per_person.value().has_value());
    CHECK(row.single_handed == 1);
    CHECK(row.headcount_known == 2);
    const WorkforceRow nobody;
    CHECK_FALSE(nobody.gp_per_1000().has_value());
    CHECK_FALSE(nobody.gap_fte(0.55).has_value());
    CHECK_FALSE(nobody.coverage_by_practices().has_value());
}

TEST_CASE("Place groups: practices and premises by locality, commissioner, network and boundary, and those of none", "[fast]") {
    model::Plan plan = test::grid_plan(3, 1);
    plan.boundaries.push_back({"council", {{"E1", "Eastham", {}}, {"W1", "Westham", {}}}});
    for (std::size_t z = 0; z < 3; ++z) plan.zones[z].side = {z == 0 ? 1 : z == 1 ? 0 : -1};
    for (std::size_t p = 0; p < 3; ++p) {
        test::add_practice(plan, "P" + std::to_string(p), p, 1000);
        test::add_premises(plan, "M" + std::to_string(p), p);
    }
    plan.practices[0].network = plan.practices[1].network = "U1";
    plan.practices[2].commissioner.clear();
    test::occupy(plan, 0, 0, 1.0);
    test::occupy(plan, 1, 0, 0.5);
    test::occupy(plan, 1, 1, 1.0);
    test::occupy(plan, 2, 1, 0.5);
    test::occupy(plan, 2, 2, 1.0);
    const PlaceGroups council = place_groups(plan, RollUpBy::boundary, nullptr, "council");
    REQUIRE(council.groups.size() == 2);
    CHECK(council.groups[0].name == "Eastham");
    CHECK(council.groups[0].practices == std::vector<std::size_t>({1}));
    CHECK(council.groups[1].premises == std::vector<std::size_t>({0}));
    CHECK(council.without.practices == std::vector<std::size_t>({2}));
    const PlaceGroups network = place_groups(plan, RollUpBy::network);
    REQUIRE(network.groups.size() == 1);
    CHECK(network.groups[0].premises == std::vector<std::size_t>({0, 1}));
    CHECK(network.without.premises == std::vector<std::size_t>({2}));  // shared with a practice of no network
    const PlaceGroups commissioner = place_groups(plan, RollUpBy::commissioner);
    REQUIRE(commissioner.groups.size() == 1);
    CHECK(commissioner.without.practices == std::vector<std::size_t>({2}));
    const model::Scenario scenario = test::scenario_of(plan, {0, 0, -1}, {0, 0, 0}, 2);
    const PlaceGroups locality = place_groups(plan, RollUpBy::locality, &scenario);
    REQUIRE(locality.groups.size() == 2);
    CHECK(locality.groups[0].practices.size() == 3);
    CHECK(locality.groups[0].premises.size() == 2);
    CHECK(locality.groups[1].practices.empty());
    CHECK(locality.without.premises == std::vector<std::size_t>({2}));
}

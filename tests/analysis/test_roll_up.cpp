#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "analysis/estate_plan.hpp"
#include "analysis/roll_up.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Facet;

namespace {

const FacetRoll& facet(const EstateRow& row, Facet f) { return row.facets[static_cast<std::size_t>(f)]; }
long pct(const std::optional<double>& share) { return std::lround(100.0 * share.value()); }

}  // namespace

TEST_CASE("Roll-up of S2 Leeds: fails over surveyed give every printed share, 54, 15 and 58 % for the city", "[fast]") {
    // Our reading of the facet shares (domain notes section 10): failing / surveyed in N, SE, W of 34, 45 and 48 buildings.
    struct Ccg {
        const char* id;
        int buildings;
        std::array<std::pair<int, int>, 3> failing_of;  // condition, functional, statutory
    };
    const std::array<Ccg, 3> ccgs = {{{"N", 34, {{{18, 34}, {6, 34}, {19, 34}}}},
                                      {"SE", 45, {{{23, 44}, {8, 45}, {25, 43}}}},
                                      {"W", 48, {{{27, 48}, {4, 44}, {28, 48}}}}}};
    const std::array<Facet, 3> facets = {Facet::physical, Facet::functional, Facet::statutory};
    model::Plan plan = test::grid_plan(1, 1);
    for (const Ccg& ccg : ccgs)
        for (int b = 0; b < ccg.buildings; ++b) {
            model::Premises& building = plan.premises[test::add_premises(plan, fmt::format("{}{:02}", ccg.id, b), 0)];
            building.commissioner = ccg.id;
            for (std::size_t f = 0; f < 3; ++f) {
                const auto [failing, surveyed] = ccg.failing_of[f];
                building.facets.push_back({facets[f], b < failing ? "C" : b < surveyed ? "B" : ""});
            }
        }
    const EstateRollUp up = estate_roll_up(plan, place_groups(plan, RollUpBy::commissioner));
    REQUIRE(up.rows.size() == 3);
    const std::array<std::array<long, 3>, 4> printed = {{{53, 18, 56}, {52, 18, 58}, {56, 9, 58}, {54, 15, 58}}};
    for (std::size_t r = 0; r < 4; ++r)
        for (std::size_t f = 0; f < 3; ++f) {
            INFO(r << " " << f);
            CHECK(pct(facet(r < 3 ? up.rows[r] : up.plan, facets[f]).failing_share()) == printed[r][f]);
        }
    CHECK(facet(up.rows[1], Facet::physical).not_surveyed == 1);
    CHECK(facet(up.rows[1], Facet::space).no_row == 45);
    CHECK_FALSE(facet(up.rows[1], Facet::space).failing_share().has_value());
    CHECK(up.plan.premises == 127);
    CHECK(cross_foot(up).empty());
}

TEST_CASE("Roll-up: surveyed, said to be not surveyed, and no row are three counts of a facet", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    for (const char* id : {"M1", "M2", "M3"}) test::add_premises(plan, id, 0);
    plan.premises[0].facets = {{Facet::physical, "C", "2016-01-01"}};
    plan.premises[1].facets = {{Facet::physical, "", "2016-01-01"}};
    const EstateRow row = estate_roll_up(plan, place_groups(plan, RollUpBy::plan)).plan;
    const FacetRoll& roll = row.facets[static_cast<std::size_t>(Facet::physical)];
    CHECK(roll.buildings == 3);
    CHECK(roll.surveyed == 1);
    CHECK(roll.failing == 1);
    CHECK(roll.not_surveyed == 1);
    CHECK(roll.no_row == 1);
    CHECK(*roll.failing_share() == 1.0);
}

TEST_CASE("Roll-up: backlog by risk at the plan's prices; risk-adjusted by the years left", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    plan.prices.by_year = {{Year{2016}, 100.0}, {Year{2017}, 110.0}};
    test::add_premises(plan, "M1", 0);
    test::add_premises(plan, "M2", 0);
    using model::BacklogRisk;
    plan.premises[0].backlog = {
        {BacklogRisk::high, 1000, Year{2017}, std::nullopt, "", ""}, {BacklogRisk::significant, 100, Year{2016}, std::nullopt, "", ""},
        {BacklogRisk::moderate, 500, Year{2017}, 5.0, "", ""},       {BacklogRisk::low, 200, Year{2017}, 20.0, "", ""},
        {BacklogRisk::low, 70, Year{2017}, std::nullopt, "", ""},    {BacklogRisk::high, 9999, Year{2001}, std::nullopt, "", ""}};
    const EstateRollUp up = estate_roll_up(plan, place_groups(plan, RollUpBy::plan));
    const BacklogRoll& b = up.plan.backlog;
    CHECK(b.buildings == 2);
    CHECK(b.known == 1);
    CHECK(b.critical_gbp() == Approx(1110.0));
    CHECK(b.total_gbp() == Approx(1110.0 + 770.0));
    CHECK(b.risk_adjusted_gbp() == Approx(1110.0 + 100.0 + 10.0));
    CHECK(b.without_life == 1);
    CHECK(b.not_indexed() == 1);
    CHECK(cross_foot(up).empty());
}

TEST_CASE("Roll-up: use and need over those who know both, with how many these are", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    for (int i = 0; i < 3; ++i) {
        test::add_premises(plan, "M" + std::to_string(i), 0);
        test::add_practice(plan, "P" + std::to_string(i), 0, 1000);
    }
    plan.premises[0].sessions_available_week = 100.0;
    plan.premises[0].sessions_used_week = 65.0;
    plan.premises[1].sessions_available_week = 1000.0;  // nobody counted what is used
    plan.premises[0].empty_pct = 10.0;
    plan.premises[0].gia_m2 = 300.0;
    plan.premises[1].empty_pct = 50.0;
    plan.premises[1].gia_m2 = 100.0;
    plan.premises[2].empty_pct = 90.0;
    std::vector<model::Needs> needs(3);
    const auto rooms = static_cast<std::size_t>(model::Measure::rooms_ce);
    needs[0][rooms] = {7.31, 6.0};
    needs[1][rooms] = {5.0, std::nullopt};
    needs[2][rooms] = {2.0, 3.0};
    const EstateRollUp up = estate_roll_up(plan, place_groups(plan, RollUpBy::plan), needs);
    CHECK(*up.plan.sessions.value() == Approx(0.65));
    CHECK(up.plan.sessions.known == 1);
    CHECK(up.plan.sessions.all == 3);
    CHECK(*up.plan.empty.value(100.0) == Approx(20.0));  // not the mean of 10, 50 and 90
    const MeasureRoll& m = up.plan.measures[rooms];
    CHECK(m.need == Approx(9.31));
    CHECK(m.have == Approx(9.0));
    CHECK(*m.gap() == Approx(0.31));
    CHECK(m.known == 2);
    CHECK(m.all == 3);
    CHECK_FALSE(up.plan.measures[0].gap().has_value());
}

TEST_CASE("Roll-up: every place and those of none add up to the plan; a place left out is told", "[fast]") {
    base::Random chance(4);
    for (int round = 0; round < 40; ++round) {
        model::Plan plan = test::grid_plan(2, 2);
        for (int i = 0; i < 12; ++i) {
            test::add_practice(plan, fmt::format("P{:02}", i), chance.below(4), 1000);
            plan.practices.back().commissioner = chance.below(3) == 0 ? "" : fmt::format("C{}", chance.below(3));
            model::Premises& b = plan.premises[test::add_premises(plan, fmt::format("M{:02}", i), chance.below(4))];
            b.commissioner = chance.below(3) == 0 ? "" : fmt::format("C{}", chance.below(3));
            b.facets = {{Facet::physical, chance.below(2) == 0 ? "C" : "A"}};
            b.backlog = {{model::BacklogRisk::low, static_cast<base::Pounds>(chance.below(5000)), Year{2017}, 1.0 + chance.unit(), "", ""}};
            if (chance.below(2) == 0) test::occupy(plan, static_cast<std::size_t>(i), static_cast<std::size_t>(i), 1.0);
        }
        EstateRollUp up = estate_roll_up(plan, place_groups(plan, RollUpBy::commissioner));
        CHECK(cross_foot(up).empty());
        if (!up.rows.empty() && up.rows.front().premises > 0) {
            up.rows.erase(up.rows.begin());
            CHECK_FALSE(cross_foot(up).empty());
        }
    }
}

#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/estate_plan.hpp"
#include "analysis/indicator_roll_up.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;

namespace {

model::Plan three_practices() {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 1000);
    test::add_practice(plan, "B1", 0, 9000);
    test::add_practice(plan, "D1", 0, 5000);
    plan.practices[2].commissioner = "C2";
    return plan;
}
model::IndicatorValue row(std::size_t practice, std::optional<double> numerator, std::optional<double> denominator,
                          std::optional<double> value = {}) {
    return {model::PracticeIx(practice), numerator, denominator, value};
}
model::Indicator a_and_e() {
    model::Indicator out;
    out.id = "ae";
    out.unit = "per 1,000";
    out.per = 1000.0;
    out.better = "low";
    out.baseline = 312.0;  // London, domain notes section 10, S4
    out.baseline_name = "London";
    return out;
}

}  // namespace

TEST_CASE("Indicators: A&E per 1,000 of S4 held against London's 312, by sums and not by the mean of rates", "[fast]") {
    model::Plan plan = three_practices();
    plan.indicators.push_back(a_and_e());
    plan.indicators[0].values = {row(0, 439, 1000), row(1, 2721, 9000), row(2, 905, 5000)};  // 439, 302.3 and 181 per 1,000
    const IndicatorRollUp up = indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::commissioner));
    REQUIRE(up.rows.size() == 2);
    CHECK(*up.rows[0].value == Approx(316.0));  // Havering's; the mean of the two would be 371
    CHECK(*up.rows[0].difference == Approx(4.0));
    CHECK(up.rows[0].against == AgainstBaseline::worse);
    CHECK(*up.rows[0].lowest == Approx(2721.0 / 9.0));
    CHECK(*up.rows[0].highest == Approx(439.0));
    CHECK(*up.rows[1].value == Approx(181.0));
    CHECK(up.rows[1].against == AgainstBaseline::better);
    CHECK(*up.plan.value == Approx(4065.0 / 15.0));
    CHECK(*up.plan.coverage_by_list() == 1.0);
    CHECK(up.faults.empty());
}

TEST_CASE("Indicators: numerator and denominator of the same practices, with coverage by practices and by list", "[fast]") {
    model::Plan plan = three_practices();
    plan.indicators.push_back(a_and_e());
    plan.indicators[0].values = {row(0, 300, 1000), row(1, std::nullopt, 9000, 500.0), row(2, 100, std::nullopt)};
    const IndicatorRollUp up = indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::plan));
    CHECK(*up.plan.value == Approx(300.0));  // B1's 9,000 are below no line
    CHECK(up.plan.parts.known == 1);
    CHECK(up.plan.with_value == 2);
    CHECK(*up.plan.highest == 500.0);
    CHECK(*up.plan.coverage_by_practices() == Approx(1.0 / 3.0));
    CHECK(*up.plan.coverage_by_list() == Approx(1000.0 / 15000.0));
}

TEST_CASE("Indicators: where only values are known there is a range and no roll-up, and it says why", "[fast]") {
    model::Plan plan = three_practices();
    model::Indicator qof;  // QOF points of S4: 282 to 559
    qof.per = 1.0;
    qof.better = "high";
    qof.baseline = 530.0;
    qof.values = {row(0, std::nullopt, std::nullopt, 282.0), row(1, std::nullopt, std::nullopt, 559.0)};
    plan.indicators.push_back(qof);
    const IndicatorRollUp up = indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::commissioner));
    CHECK_FALSE(up.rows[0].value.has_value());
    CHECK(up.rows[0].why_none.find("cannot be put together") != std::string::npos);
    CHECK(*up.rows[0].lowest == 282.0);
    CHECK(*up.rows[0].highest == 559.0);
    CHECK_FALSE(up.rows[0].difference.has_value());
    CHECK(up.rows[0].against == AgainstBaseline::not_known);
    CHECK(up.rows[1].why_none == "no practice of it has a value");
    CHECK(up.without.why_none == "it has no practice");
}

TEST_CASE("Indicators: values that their parts do not give, and parts that cannot be, are told", "[fast]") {
    model::Plan plan = three_practices();
    model::Indicator share;
    share.per = 100.0;
    share.baseline = 50.0;
    share.values = {row(0, 41, 100, 78.0), row(1, 120, 100, 120.0), row(2, 5, 0, 7.0)};
    plan.indicators.push_back(share);
    const IndicatorRollUp up = indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::plan));
    REQUIRE(up.faults.size() == 3);
    CHECK(up.faults[0] == "A1: published as 78, but 41 of 100 gives 41.00");
    CHECK(up.faults[1] == "B1: 120 of 100 is more than all");
    CHECK(up.faults[2] == "D1: a denominator of 0");
    CHECK(*up.plan.value == Approx(80.5));
    CHECK(up.plan.against == AgainstBaseline::differs);  // nobody said which way is better
    CHECK(up.plan.with_value == 3);
    plan.indicators[0].values = {row(0, 4, 30, 13.3)};  // rounded as printed
    CHECK(indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::plan)).faults.empty());
    plan.indicators[0].values = {row(0, 50, 100)};
    CHECK(indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::plan)).plan.against == AgainstBaseline::same);
}

TEST_CASE("Indicators: a roll-up lies within its range, and the plan's is its places' by their denominators", "[fast]") {
    base::Random chance(31);
    for (int round = 0; round < 50; ++round) {
        model::Plan plan = test::grid_plan(1, 1);
        plan.indicators.push_back(a_and_e());
        for (std::size_t p = 0; p < 10; ++p) {
            test::add_practice(plan, "P" + std::to_string(p), 0, 100 + chance.below(9000));
            plan.practices.back().commissioner = "C" + std::to_string(chance.below(4));
            if (chance.below(4) != 0) plan.indicators[0].values.push_back(row(p, chance.below(500), 1.0 + chance.below(1000)));
        }
        const IndicatorRollUp up = indicator_roll_up(plan, 0, place_groups(plan, RollUpBy::commissioner));
        double above = 0.0;
        double below = 0.0;
        for (const IndicatorRow& r : up.rows) {
            if (!r.value) continue;
            CHECK(*r.value >= *r.lowest - 1e-9);
            CHECK(*r.value <= *r.highest + 1e-9);
            above += *r.value * r.parts.below;
            below += r.parts.below;
        }
        if (up.plan.value) CHECK(*up.plan.value == Approx(above / below));
    }
}

#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/estate_plan.hpp"
#include "analysis/scheme_book.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

model::Scheme& add_scheme(model::Plan& plan, std::string id) {
    model::Scheme scheme;
    scheme.id = std::move(id);
    scheme.kind = "extension";
    plan.schemes.push_back(std::move(scheme));
    return plan.schemes.back();
}

bool has(const SchemeEntry& entry, const char* rule, const char* words) {
    return std::any_of(entry.faults.begin(), entry.faults.end(),
                       [&](const BookFault& f) { return f.rule == rule && f.words.find(words) != std::string::npos; });
}

// The three schemes of the Worcestershire plan. Only De Montfort's split by year is published; the others stand in their last year.
model::Plan worcestershire() {
    model::Plan plan = test::grid_plan(1, 1);
    plan.as_at = "2017-02-21";
    model::Scheme& de_montfort = add_scheme(plan, "S1");
    de_montfort.cost_gbp = 732903;
    de_montfort.money = {{Year{2016}, false, "", 132000, ""}, {Year{2017}, false, "", 600903, ""}};
    add_scheme(plan, "S2").money = {{Year{2018}, false, "", 1067593, ""}};
    add_scheme(plan, "S3").cost_gbp = 1538790;
    return plan;
}

}  // namespace

TEST_CASE("Scheme book of S3 Worcestershire: De Montfort 132,000 + 600,903 = 732,903; the three 3,339,286", "[fast]") {
    const model::Plan plan = worcestershire();
    const SchemeBook book = scheme_book(plan);
    REQUIRE(book.schemes.size() == 3);
    const SchemeEntry& first = book.schemes[0];
    CHECK(first.cost_gbp == 732903);
    CHECK(first.foots);
    REQUIRE(first.by_year.size() == 2);
    CHECK(first.by_year[0].cost_gbp == 132000);
    CHECK(first.by_year[1].cost_gbp == 600903);
    CHECK(book.cost_gbp() == 3339286);
    CHECK(book.cost_without_year_gbp == 1538790);
    CHECK(book.unfunded_gbp == 3339286);  // nobody's money is named
    CHECK(book.years == std::vector<Year>({Year{2016}, Year{2017}, Year{2018}}));
    CHECK(book.cost_by_year == std::vector<base::Pounds>({132000, 600903, 1067593}));
    CHECK(book.cross_foots);
    CHECK(book.not_footing == 0);
}

TEST_CASE("Scheme book: what does not foot says by how much", "[fast]") {
    model::Plan plan = worcestershire();
    plan.schemes[0].cost_gbp = 732900;
    plan.schemes[1].money.push_back({Year{2018}, true, "ETTF cohort 2", 1000000, "secured"});
    model::Scheme& years = add_scheme(plan, "S4");
    years.money = {{Year{2017}, false, "", 100, ""}, {Year{2018}, false, "", 200, ""}, {Year{2017}, true, "S106", 300, "expected"}};
    const SchemeBook book = scheme_book(plan);
    CHECK_FALSE(book.schemes[0].foots);
    CHECK(has(book.schemes[0], "cost-rows", "£732,903, its cost is £732,900: £3 apart"));
    CHECK(has(book.schemes[1], "funding", "£67,593 unfunded"));
    CHECK(book.schemes[1].unfunded_gbp == 67593);
    CHECK(has(book.schemes[3], "year", "in 2017/18 it costs £100 and is given £300"));
    CHECK(book.schemes[3].unfunded_gbp == 0);
    CHECK(book.not_footing == 3);
    CHECK(book.cross_foots);
}

TEST_CASE("Scheme book: sources by year; refused money and given-up schemes count for nothing and stay in sight", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    add_scheme(plan, "S1").money = {{Year{2017}, false, "", 500, ""},
                                    {Year{2017}, true, "ETTF", 300, "secured"},
                                    {Year{2018}, true, "ETTF", 50, "bid"},
                                    {Year{2018}, true, "", 20, ""},
                                    {Year{2018}, true, "CIL", 900, "Rejected"}};
    add_scheme(plan, "S2").money = {{Year{2030}, false, "", 7000, ""}, {Year{2030}, true, "ETTF", 7000, "secured"}};
    plan.schemes[1].status = "cancelled";
    add_scheme(plan, "S3");
    const SchemeBook book = scheme_book(plan);
    CHECK(book.schemes[0].funding.secured_gbp == 300);
    CHECK(book.schemes[0].funding.bid_gbp == 50);
    CHECK(book.schemes[0].funding.expected_gbp == 0);
    CHECK(book.schemes[0].funding.unsure_gbp == 20);  // no status: nobody said how sure it is
    CHECK(book.schemes[0].unfunded_gbp == 130);
    CHECK(has(book.schemes[0], "refused-funding", "£900 from CIL in 2018/19 is rejected"));
    CHECK(book.given_up == 1);
    CHECK(book.years == std::vector<Year>({Year{2017}, Year{2018}}));
    REQUIRE(book.sources.size() == 2);
    CHECK(book.sources[0].source == "ETTF");
    CHECK(book.sources[0].by_year == std::vector<base::Pounds>({300, 50}));
    CHECK(book.sources[0].funding.secured_gbp == 300);
    CHECK(book.sources[0].funding.bid_gbp == 50);
    CHECK(book.sources[1].source == "no source named");
    CHECK(book.funding_by_year == std::vector<base::Pounds>({300, 70}));
    CHECK(book.funding_gbp == 370);
    CHECK(book.funding.secured_gbp == 300);
    CHECK(book.funding.total_gbp() == 370);
    CHECK(book.cost_not_known == 1);
    CHECK_FALSE(book.schemes[2].unfunded_gbp.has_value());
    CHECK(book.schemes[2].foots);  // there is nothing to hold against anything
    CHECK(book.cross_foots);
}

TEST_CASE("Scheme book: gates, slippage and the bar of the time line", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    plan.as_at = "2017-06-30";
    model::Scheme& s = add_scheme(plan, "S1");
    s.start_year = Year{2016};
    s.opens_year = Year{2017};
    s.forecast_opens_year = Year{2019};
    s.gates = {{"Directions", "2017-03-31", "2017-04-10", "", ""},
               {"Practice agreement", "2017-05-31", "", "", "CCG"},
               {"Approval", "2017-06-30", "", "", ""},
               {"Start", "2017-07-31", "", "", ""},
               {"Practical completion", "", "", "done", ""}};
    add_scheme(plan, "S2").gates = {{"Start", "2018-09-01", "", "", ""}};
    const SchemeBook book = scheme_book(plan);
    const SchemeEntry& entry = book.schemes[0];
    CHECK(entry.slip_years == 2);
    CHECK(has(entry, "slip", "planned to open in 2017/18, now expected in 2019/20: 2 years late"));
    CHECK(entry.gates_done == 2);
    CHECK(entry.gates_past_due == 1);  // due on the day itself is not past
    CHECK(has(entry, "gate-late", "Practice agreement was due on 31 May 2017 and is not done (CCG)"));
    REQUIRE(entry.next_gate() != nullptr);
    CHECK(entry.next_gate()->gate->name == "Practice agreement");
    CHECK(entry.starts == "2016-04-01");
    CHECK(entry.opens_plan == "2018-03-31");
    CHECK(entry.opens == "2020-03-31");
    CHECK(entry.counts_from == "2020-04-01");
    CHECK(entry.foots);  // late is not a matter of money
    CHECK(book.schemes[1].starts == "2018-09-01");
    CHECK(book.schemes[1].opens.empty());
    CHECK_FALSE(book.schemes[1].slip_years.has_value());
    plan.schemes[0].start_year = Year{2021};
    CHECK(has(scheme_book(plan).schemes[0], "order", "opens in 2019/20 but starts in 2021/22"));
    plan.as_at.clear();
    CHECK(scheme_book(plan).schemes[0].gates_past_due == 0);
}

TEST_CASE("Scheme book: over random registers rows and columns add up to plain sums", "[fast]") {
    base::Random chance(77);
    for (int round = 0; round < 50; ++round) {
        model::Plan plan = test::grid_plan(1, 1);
        base::Pounds cost = 0;
        base::Pounds funding = 0;
        for (std::size_t s = 0; s < chance.below(6); ++s) {
            model::Scheme& scheme = add_scheme(plan, "S" + std::to_string(s));
            const bool lost = chance.below(5) == 0;
            if (lost) scheme.status = "withdrawn";
            for (std::size_t r = 0; r < chance.below(8); ++r) {
                const bool is_funding = chance.below(2) == 0;
                const auto gbp = static_cast<base::Pounds>(chance.below(100000));
                scheme.money.push_back(
                    {Year{2016 + static_cast<int>(chance.below(5))}, is_funding, chance.below(2) == 0 ? "ETTF" : "S106", gbp, "bid"});
                if (!lost) (is_funding ? funding : cost) += gbp;
            }
        }
        const SchemeBook book = scheme_book(plan);
        CHECK(book.cross_foots);
        CHECK(book.cost_gbp() == cost);
        CHECK(book.funding_gbp == funding);
    }
}

TEST_CASE("Scheme book: money for a scheme whose cost nobody knows is set against no cost", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    add_scheme(plan, "S1").money = {{Year{2017}, false, "", 500, ""}, {Year{2017}, true, "ETTF", 300, "secured"}};
    add_scheme(plan, "S2").money = {{Year{2017}, true, "CIL", 900, "secured"}};
    add_scheme(plan, "S3");
    const SchemeBook book = scheme_book(plan);
    CHECK(book.funding_gbp == 1200);
    CHECK(book.funding_of_unknown_cost_gbp() == 900);
    CHECK(book.lacking_by_year() == std::vector<base::Pounds>({200}));
    CHECK(book.lacking_gbp() == 200);
    CHECK(book.cross_foots);
    CHECK(book.schemes[1].money_written);
    CHECK_FALSE(book.schemes[2].money_written);
}

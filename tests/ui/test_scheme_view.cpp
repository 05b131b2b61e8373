// What the panel of schemes shows, as a plain value.
#include "ui/scheme_view.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace merestone;

namespace {

model::Plan made() {
    model::Plan plan;
    plan.as_at = "2017-10-01";
    plan.base_year = {2017};
    plan.horizon_year = {2025};
    model::Scheme late;
    late.id = "S2";
    late.name = "Extension";
    late.kind = "extension";
    late.premises = "B1";
    late.start_year = base::Year{2017};
    late.opens_year = base::Year{2018};
    late.forecast_opens_year = base::Year{2020};
    late.rooms_added = 4;
    late.cost_gbp = 300;
    late.price_base = base::Year{2016};
    late.status = "approved";
    late.gates = {{"approval", "2017-06-01", "2017-06-28", "done", ""},
                  {"start on site", "2017-09-01", "", "late", ""},
                  {"open", "2020-12-01", "", "", ""}};
    late.money = {{{2018}, false, "", 100, ""},
                  {{2018}, true, "S106", 60, "secured"},
                  {{2019}, false, "", 200, ""},
                  {{2019}, true, "CIL", 200, "bid"}};
    model::Scheme unknown;
    unknown.id = "S1";
    unknown.kind = "refurbishment";
    unknown.status = "initiated";
    model::Scheme gone;
    gone.id = "S3";
    gone.name = "Old plan";
    gone.kind = "closure";
    gone.opens_year = base::Year{2020};
    gone.status = "cancelled";
    plan.schemes = {unknown, late, gone};
    return plan;
}

}  // namespace

TEST_CASE("dates lie on the axis of financial years", "[fast]") {
    CHECK(ui::financial_time("2018-04-01") == std::optional(2018.0));
    CHECK(*ui::financial_time("2018-03-31") == Approx(2018.0).margin(0.003));
    CHECK(*ui::financial_time("2018-03-31") < 2018.0);
    CHECK(*ui::financial_time("2017-10-01") == Approx(2017.5).margin(0.01));
    CHECK(*ui::financial_time("2018-01-01") == Approx(2017.75).margin(0.01));
    CHECK_FALSE(ui::financial_time(""));
    CHECK_FALSE(ui::financial_time("2018/19"));
    CHECK_FALSE(ui::financial_time("2018-13-01"));
}

TEST_CASE("a late scheme has both ends, its gates in three states, and the day from which its rooms count", "[fast]") {
    const model::Plan plan = made();
    const ui::SchemeView v = ui::scheme_view(plan, analysis::scheme_book(plan));
    CHECK(v.first.first == 2017);
    CHECK(v.last.first >= 2025);
    REQUIRE(v.bars.size() == 3);
    const ui::SchemeBar& late = v.bars[0];  // the only one of which it is known when it opens, but for the given-up one
    CHECK(late.id == "S2");
    CHECK(late.starts == std::optional(2017.0));
    CHECK(*late.opens_plan == Approx(2019.0).margin(0.01));
    CHECK(*late.opens == Approx(2021.0).margin(0.01));
    CHECK(late.counts_from == std::optional(2021.0));
    CHECK(late.words == "opens 2020/21, 2 years late; 1 gate past due");
    REQUIRE(late.gates.size() == 3);
    using State = ui::SchemeBar::GateState;
    std::vector<State> states;
    for (const auto& g : late.gates) states.push_back(g.state);
    CHECK(std::count(states.begin(), states.end(), State::done) == 1);
    CHECK(std::count(states.begin(), states.end(), State::past_due) == 1);
    CHECK(std::count(states.begin(), states.end(), State::due) == 1);
    CHECK(late.hint.find("Planned to open 2018/19, expected 2020/21") != std::string::npos);
    CHECK(late.hint.find("start on site: due 1 September 2017, past due") != std::string::npos);

    CHECK(v.bars[1].id == "S1");
    CHECK(v.bars[1].words == "when it opens is not known");
    CHECK_FALSE(v.bars[1].opens);
    CHECK(v.bars[2].id == "S3");
    CHECK(v.bars[2].given_up);
    CHECK_FALSE(v.bars[2].counts_from);  // nothing of it ever counts
}

TEST_CASE("the funding table foots by row and by column, and what is not known is said", "[fast]") {
    const model::Plan plan = made();
    const ui::SchemeView v = ui::scheme_view(plan, analysis::scheme_book(plan));
    REQUIRE(v.funding.rows.size() == 5);  // CIL, S106, all sources, cost, difference
    CHECK(v.funding.at(0, "Who pays") == "CIL");
    CHECK(v.funding.at(0, "2019/20") == "£200");
    CHECK(v.funding.at(0, "Bid for") == "£200");
    CHECK(v.funding.at(1, "2018/19") == "£60");
    CHECK(v.funding.at(1, "Secured") == "£60");
    CHECK(v.funding.at(2, "Total") == "£260");
    CHECK(v.funding.rows[2].total);
    CHECK(v.funding.at(3, "2018/19") == "£100");
    CHECK(v.funding.at(3, "Total") == "£300");
    CHECK(v.funding.at(4, "2018/19") == "£40");
    CHECK(v.funding.at(4, "Total") == "£40");
    CHECK(v.totals.find("of £40 nobody says who pays") != std::string::npos);
    CHECK(v.totals.find("The cost of 1 scheme is not known") != std::string::npos);
    CHECK(v.totals.find("1 scheme is given up") != std::string::npos);
    CHECK(v.totals.find("At 2016/17 prices") != std::string::npos);
    CHECK_FALSE(v.faults.empty());  // 2018/19 is not covered, a gate is late
    for (const std::string& fault : v.faults) CHECK(fault.substr(0, 1) == "S");

    CHECK(v.scheme_register.at(0, "Cost") == "not known");
    CHECK(v.scheme_register.at(0, "Prices").empty());
    CHECK(v.scheme_register.at(1, "Slip") == "2 years late");
    CHECK(v.scheme_register.at(1, "Prices") == "2016/17 prices");
    CHECK(v.scheme_register.at(1, "Nobody pays") == "£40");
    CHECK(v.scheme_register.at(1, "Gates done") == "1 of 3, 1 past due");
    CHECK(v.scheme_register.at(1, "Next gate") == "start on site, 1 September 2017");
    CHECK(v.scheme_register.at(2, "Counts from") == "given up");
    CHECK(v.scheme_register.rows[1].id == scene::ItemId{scene::ItemKind::scheme, 1});
}

TEST_CASE("a scheme opens in its expected year, and one that is given up in none", "[fast]") {
    const model::Plan plan = made();
    CHECK(ui::schemes_opening(plan, {2018}).empty());
    CHECK(ui::schemes_opening(plan, {2020}) == std::vector<std::string>{"S2 Extension (+4 rooms)"});
}

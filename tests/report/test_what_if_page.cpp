#include <catch2/catch.hpp>

#include "analysis/estate_plan.hpp"
#include "io/csv_text.hpp"
#include "report/html_faults.hpp"
#include "report/what_if_page.hpp"

using namespace merestone;
using base::Year;

namespace {

const std::string kHostile = "</td><script>alert(1)</script><img src=x onerror=\"a\"> & 'q'";

struct Asked {
    model::Plan plan;
    analysis::WhatIfAsked asked;
    analysis::WhatIfAnswer answer;
};

Asked two_hundred_homes(const std::string& name) {
    Asked out;
    out.plan = test::grid_plan(3, 1);
    out.plan.title = name;
    out.plan.as_at = "2017-04-01";
    for (const char* id : {"A1", "B1"}) test::add_practice(out.plan, id, 1, 7000);  // each needs 480 m2
    test::add_practice(out.plan, "C1", 2, std::nullopt);
    for (model::Practice& p : out.plan.practices) p.name = name + " " + p.id;
    for (model::Zone& z : out.plan.zones) z.name = name;
    test::add_premises(out.plan, "P1", 1);
    out.plan.premises[0].nia_m2 = 490.0;
    test::occupy(out.plan, 0, 0, 1.0);
    model::Assumption cost = out.plan.assumptions.at("cost_per_m2_gbp");
    cost.source = name;
    out.plan.assumptions.set(cost);
    out.asked.at = out.plan.zones[1].centre;
    out.asked.zone = model::ZoneIx(std::size_t{1});
    out.asked.homes_by_year = {{Year{2018}, 120.0}, {Year{2019}, 80.0}};
    out.asked.household_size = 2.4;
    auto answer = analysis::what_if(out.plan, analysis::what_if_ground(out.plan), out.asked);
    REQUIRE(answer.ok());
    out.answer = std::move(answer).value();
    return out;
}

}  // namespace

TEST_CASE("the what-if page: figures, every assumption with its label, nothing loaded or run", "[fast]") {
    const Asked a = two_hundred_homes("Somewhere");
    const std::string page = report::what_if_page(a.plan, a.asked, a.answer, "0.1.0");
    CHECK(test::first_fault(page) == "");
    for (const char* words : {"200 homes bring 480 patients", "32.9", "£75,703", "£52,703", "2.4", "typed here",
                              "our default, not confirmed", "Health Building Note 11-01", "not known", "1 April 2017"}) {
        INFO(words);
        CHECK(page.find(words) != std::string::npos);
    }
    for (const model::Assumption& x : a.answer.assumptions) CHECK(page.find("<code>" + x.id + "</code>") != std::string::npos);
    for (const char* bad : {"<script", "http://", "https://", "url(", "@import", "<link"}) CHECK(page.find(bad) == std::string::npos);
    CHECK(page == report::what_if_page(a.plan, a.asked, a.answer, "0.1.0"));
}

TEST_CASE("the what-if page and table keep hostile names as text", "[fast]") {
    const Asked a = two_hundred_homes(kHostile);
    const std::string page = report::what_if_page(a.plan, a.asked, a.answer, kHostile);
    CHECK(test::first_fault(page) == "");
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
    const Asked formula = two_hundred_homes("=1+1");
    CHECK(io::to_csv(report::what_if_sheet(formula.plan, formula.asked, formula.answer)).find(",'=1+1") != std::string::npos);
}

TEST_CASE("the what-if table: one figure a row, unknown left empty with its reason", "[fast]") {
    const Asked a = two_hundred_homes("Somewhere");
    const io::Sheet sheet = report::what_if_sheet(a.plan, a.asked, a.answer);
    const auto text = [](const io::Cell& c) { return std::holds_alternative<std::string>(c) ? std::get<std::string>(c) : std::string(); };
    const auto value = [&](std::string_view part, std::string_view subject, std::string_view measure, std::string_view year) {
        for (const auto& row : sheet.rows)
            if (text(row[0]) == part && text(row[1]) == subject && text(row[4]) == measure && text(row[3]) == year) return row;
        FAIL("no such row: " << part << " " << subject << " " << measure << " " << year);
        return sheet.rows.front();
    };
    CHECK(std::get<double>(value("patients", "", "new_patients", "2019/20")[5]) == 288.0);
    CHECK(std::get<double>(value("patients", "", "new_patients", "2020/21")[5]) == 480.0);
    CHECK(std::get<double>(value("share_if_no_space_is_spare", "", "contribution_gbp", "")[5]) == 75703.0);
    CHECK(std::get<double>(value("space", "A1", "spare_m2", "2017/18")[5]) == 10.0);
    const auto unknown = value("space", "B1", "spare_m2", "2017/18");
    CHECK(std::holds_alternative<io::Unknown>(unknown[5]));
    CHECK(text(unknown[9]) == "not known");
    std::size_t assumptions = 0;
    for (const auto& row : sheet.rows) {
        REQUIRE(row.size() == sheet.columns.size());
        if (text(row[0]) == "assumption") ++assumptions;
    }
    CHECK(assumptions == a.answer.assumptions.size());
}

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "report/attribution.hpp"
#include "report/html_faults.hpp"
#include "report/html_parts.hpp"
#include "report/html_report.hpp"
#include "report/people_chart.hpp"
#include "support/made_plan.hpp"

namespace merestone::report {
namespace {

const std::string kHostile = "</td><script>alert(1)</script><img src=x onerror=\"a\"> & 'q'";

ReportInput input_of(const test::MadePlan& made, std::size_t scenarios) {
    ReportInput input{made.plan, {}, scenarios - 1, {}, {}, {}, "0.1.0"};
    for (std::size_t i = 0; i < scenarios; ++i) {
        JudgedScenario judged;
        judged.scenario = made.scenario;
        judged.localities = made.localities;
        judged.flags = made.flags;
        judged.leakage.locality_id = made.scenario.locality_id;
        judged.leakage.people.assign(made.localities.size() * made.localities.size(), 12.4);
        judged.leakage.outside_practices.assign(made.localities.size(), 3.0);
        if (i + 1 < scenarios) judged.scenario.title = "Present";
        input.scenarios.push_back(std::move(judged));
    }
    return input;
}

test::MadePlan hostile_plan() {
    auto made = test::made_plan();
    made.plan.title = kHostile;
    made.plan.id = kHostile;
    made.localities[0].name = made.scenario.locality_name[0] = kHostile;
    made.localities[0].commissioners = kHostile;
    made.scenario.title = kHostile;
    made.plan.layers[0].publisher = made.plan.layers[0].file = made.plan.layers[0].licence = kHostile;
    made.plan.assumptions.set({kHostile, 1.0, kHostile, {}, {}, kHostile, "H", "", "plan"});
    made.plan.constraints.within = {kHostile};
    made.plan.constraints.fixed = {{kHostile, kHostile}};
    for (model::Flag& flag : made.flags) flag.reason = flag.action = flag.source = flag.rule = flag.unit = kHostile;
    return made;
}

TEST_CASE("the report is one well-formed file that loads nothing and runs nothing", "[fast]") {
    const auto made = test::made_plan();
    const std::string html = html_report(input_of(made, 2), Fonts::found()).value();
    CHECK(test::first_fault(test::without_pictures(html)) == "");
    const std::string words = test::without_pictures(html);
    for (const char* bad : {"<script", "http://", "https://", "url(", "@import", "<link", "<iframe", "/home/", "/usr/"}) {
        INFO(bad);
        CHECK(words.find(bad) == std::string::npos);
    }
    for (const char* id :
         {"short", "asked", "map", "localities", "scenarios", "leakage", "flags", "gaps", "assumptions", "problems", "sources", "words"}) {
        INFO(id);
        CHECK(words.find("<section id=\"" + std::string(id) + "\">") != std::string::npos);
    }
    CHECK(words.find("Illustrative data") != std::string::npos);
    CHECK(words.find("1 April 2017") != std::string::npos);
    CHECK(words.find(std::string(64, '0')) != std::string::npos);  // the source's check sum
    CHECK(html == html_report(input_of(made, 2), Fonts::found()).value());
}

TEST_CASE("names that try to break out of the page stay text", "[fast]") {
    const auto made = hostile_plan();
    auto input = input_of(made, 2);
    input.problems.push_back({model::Severity::error, kHostile, kHostile, 3, kHostile, kHostile, kHostile, kHostile});
    input.block_notes.push_back({kHostile, kHostile, "", "", 1.0, kHostile});
    input.gaps.push_back({kHostile, kHostile, kHostile, "", base::Year{2017}, 2.0, 1.0, 1.0, kHostile, kHostile});
    const std::string words = test::without_pictures(html_report(input, Fonts::found()).value());
    CHECK(words.find("<script") == std::string::npos);
    CHECK(words.find("onerror=\"") == std::string::npos);
    CHECK(test::first_fault(words) == "");
    CHECK(words.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
}

TEST_CASE("links within the report point at sections that are there", "[fast]") {
    const auto made = test::made_plan();
    const std::string html = test::without_pictures(html_report(input_of(made, 1), Fonts::found()).value());
    const std::string start = "href=\"#";
    std::size_t links = 0;
    for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
        ++links;
        const std::size_t from = at + start.size();
        const std::string id = html.substr(from, html.find('"', from) - from);
        INFO(id);
        const bool row = id.rfind("flag-", 0) == 0 || id.rfind("rule-", 0) == 0;
        CHECK(html.find((row ? "<tr id=\"" : "<section id=\"") + id + "\">") != std::string::npos);
    }
    CHECK(links >= 8);
}

TEST_CASE("gaps: flagged ones are ranked by their first year, unknown ones are counted, none is taken for 0", "[fast]") {
    const auto made = test::made_plan();
    auto input = input_of(made, 1);
    for (int year = 2017; year <= 2028; ++year) {
        input.gaps.push_back({"practice", "LATE", "rooms_ce", "rooms", base::Year{year}, 9.0, 5.0, 4.0, "M", year >= 2024 ? "F0002" : ""});
        input.gaps.push_back({"practice", "EARLY", "rooms_ce", "rooms", base::Year{year}, 6.0, 5.0, 1.0, "M", year >= 2019 ? "F0001" : ""});
        input.gaps.push_back({"practice", "DARK", "rooms_ce", "rooms", base::Year{year}, 7.0, {}, {}, "M", ""});
    }
    const std::string html = test::without_pictures(html_report(input, Fonts::found()).value());
    const std::size_t early = html.find("practice EARLY");
    const std::size_t late = html.find("practice LATE");
    REQUIRE(early != std::string::npos);
    REQUIRE(late != std::string::npos);
    CHECK(early < late);
    CHECK(html.find("practice EARLY", early + 1) == std::string::npos);  // once, with its first flagged year
    CHECK(html.find("<td>2019/20</td><td>practice EARLY") != std::string::npos);
    CHECK(html.find("practice DARK") == std::string::npos);
    CHECK(html.find("<td class=\"n\">2</td><td class=\"n\">5.0</td><td class=\"n\">2</td><td class=\"n\">5.0</td><td class=\"n\">1</td>") !=
          std::string::npos);
}

TEST_CASE("the chart names what lies outside the bounds in words", "[fast]") {
    auto made = test::made_plan();
    made.localities[0].people_registered = made.plan.constraints.people_min - 1;
    made.localities[1].people_registered = made.plan.constraints.people_max + 1;
    const std::string svg = people_chart(made.plan, made.localities);
    CHECK(svg.find("29,999, below") != std::string::npos);
    CHECK(svg.find("80,001, above") != std::string::npos);
    CHECK(test::first_fault(svg) == "");
    CHECK(people_chart(made.plan, {}).empty());
}

TEST_CASE("base64 by the examples of RFC 4648, section 10", "[fast]") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("attribution follows the publishers named, and made-up data owes none", "[fast]") {
    const auto made = test::made_plan();
    CHECK(attribution_of(made.plan).empty());
    model::Plan plan;
    plan.layers.resize(3);
    plan.layers[0].role = "zones";
    plan.layers[0].publisher = "ONS";
    plan.layers[0].licence = "OGL v3.0";
    plan.layers[1].publisher = "NHS Digital";
    plan.layers[2].publisher = "Commissions of the Close";  // neither ONS nor OS
    const auto lines = attribution_of(plan);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "Contains OS data © Crown copyright and database right.");
    CHECK(lines[2].find("NHS") != std::string::npos);
    plan.layers.erase(plan.layers.begin(), plan.layers.begin() + 2);
    CHECK(attribution_of(plan).empty());
}

TEST_CASE("safe text has no bare markup, whatever the bytes", "[fast]") {
    rc::prop("any text", [](const std::string& text) {
        const std::string out = safe(text);
        RC_ASSERT(out.find_first_of("<>\"'") == std::string::npos);
        RC_ASSERT(drawable(out) == out);
    });
}

}  // namespace
}  // namespace merestone::report

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>

#include "analysis/estate.hpp"
#include "analysis/gaps.hpp"
#include "analysis/rules/rule.hpp"
#include "analysis/rules_case.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Flag;
using model::Rag;
using model::Severity;
using test::flags_of;
using test::only;
using test::says;
using Case = test::RulesCase;

TEST_CASE("A sound grouping whose estate is not known has one grey flag and rows of need", "[fast]") {
    const Case c;
    const EstateResult r = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    REQUIRE(r.flags.size() == 1);
    CHECK(r.flags[0].rule == "E5");
    CHECK(r.flags[0].rag == Rag::grey);
    CHECK(r.flags[0].severity == Severity::note);
    CHECK(r.flags[0].measured == 2.0);
    CHECK(says(r.flags[0], "Of 2 practices with a list"));
    CHECK(gap_rows(c.plan, c.scenario, r).size() == (2 * 5 + 2 * 4) * 11);
}

TEST_CASE("Rules stand once in the table, each with a title and a source", "[fast]") {
    std::set<std::string_view> ids;
    for (const rules::Rule& rule : rules::all_rules()) {
        CHECK(ids.insert(rule.id).second);
        CHECK_FALSE(rule.title.empty());
        CHECK_FALSE(rule.source.empty());
    }
    CHECK(ids.size() >= 16);
}

TEST_CASE("L1: a practice in no locality is an error", "[fast]") {
    Case c;
    c.scenario.practice_locality[1] = model::LocalityIx();
    c.localities = test::stats_of(c.plan, c.scenario);
    const auto found = only(c, "L1");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "B1");
    CHECK(found[0].severity == Severity::error);
    CHECK(found[0].rag == Rag::red);
    CHECK(says(found[0], "40,000 patients"));
}

TEST_CASE("L2: a practice in another locality than its zone is an error unless named; a branch elsewhere is a note", "[fast]") {
    Case c;
    c.scenario.practice_locality[1] = model::LocalityIx(std::size_t{0});
    auto found = only(c, "L2");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::error);
    c.scenario.practice_exception[1] = 1;
    found = only(c, "L2");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::note);
    CHECK(says(found[0], "named exception"));

    Case branch;
    branch.plan.branches.push_back({"A1001", "Far Lane", model::PracticeIx(std::size_t{0}), "", {}, model::ZoneIx(std::size_t{2})});
    branch.plan.branches.push_back({"A1002", "Near Lane", model::PracticeIx(std::size_t{0}), "", {}, model::ZoneIx(std::size_t{1})});
    test::occupy(branch.plan, test::add_premises(branch.plan, "M1", 2), 0, 0.5, model::OccupancyRole::branch);
    found = only(branch, "L2");
    REQUIRE(found.size() == 1);  // branch and building at one place are said once
    CHECK(found[0].severity == Severity::note);
    CHECK(says(found[0], "Far Lane in Locality L02"));
    CHECK_FALSE(says(found[0], "Near Lane"));
    branch.plan.branches.clear();
    found = only(branch, "L2");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "premises M1 in Locality L02"));
}

TEST_CASE("L3: below the least and above the most now are red, with the distance in people", "[fast]") {
    Case c;
    c.plan.practices[0].list = 29500;
    c.plan.practices[1].list = 80001;
    c.localities = test::stats_of(c.plan, c.scenario);
    const EstateResult r = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    const auto found = only(r.flags, "L3");
    REQUIRE(found.size() == 2);
    CHECK(found[0].subject == "L01");
    CHECK(found[0].threshold == 30000.0);
    CHECK(found[0].rag == Rag::red);
    CHECK(says(found[0], "29,500 registered patients in 2017/18, 500 below"));
    CHECK(found[1].measured == 80001.0);
    CHECK(says(found[1], "1 above"));
    CHECK(found[1].source.find("Leeds") != std::string::npos);
    CHECK(found[1].source.find("our default") == std::string::npos);  // H
    for (const model::Gap& g : gap_rows(c.plan, c.scenario, r))
        if (g.subject_kind == "locality" && g.measure == "people") CHECK(g.flag_id == (g.subject == "L02" ? found[1].id : ""));
    c.plan.constraints.people_max = 80500;
    CHECK(only(c, "L3").size() == 1);
}

TEST_CASE("L3 by year: homes that push a locality past the most give the first year", "[fast]") {
    Case c;
    c.plan.practices[0].list = 79000;
    c.localities = test::stats_of(c.plan, c.scenario);
    test::add_homes(c.plan, "S1", 0, {{Year{2018}, 400.0}, {Year{2021}, 400.0}});  // 944 people each
    const auto found = only(c, "L3");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::amber);
    CHECK(found[0].first_year == Year{2022});
    CHECK(*found[0].measured == Approx(80888.0));
    CHECK(says(found[0], "passes the plan's upper bound of 80,000 in 2022/23"));
    CHECK(found[0].source.find("our default") != std::string::npos);  // new_patient_share is M
}

TEST_CASE("L3 counts residents where the plan's bounds do, and says when they are not known", "[fast]") {
    Case c;
    c.plan.population = model::PopulationBasis::resident;
    CHECK(only(c, "L3").empty());
    c.plan.zones[0].residents = 1000;
    c.localities = test::stats_of(c.plan, c.scenario);
    auto found = only(c, "L3");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "20,000 residents"));
    c.plan.zones[0].residents.reset();
    c.localities = test::stats_of(c.plan, c.scenario);
    found = only(c, "L3");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::grey);
    CHECK_FALSE(found[0].measured);
}

TEST_CASE("L4, L5: pieces and holes are flags, joins across water are named", "[fast]") {
    Case c;
    c.localities[0].pieces = 3;
    c.localities[1].holes = 2;
    c.plan.borders.push_back({2, 3, 0.0, true});
    const auto flags = flags_of(c);
    const auto pieces = only(flags, "L4");
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].severity == Severity::warning);
    CHECK(says(pieces[0], "3 separate pieces"));
    CHECK(pieces[1].severity == Severity::note);
    CHECK(says(pieces[1], "Z002-Z003"));
    const auto holes = only(flags, "L5");
    REQUIRE(holes.size() == 1);
    CHECK(holes[0].subject == "L02");
    CHECK(says(holes[0], "2 pieces of other localities"));
}

TEST_CASE("L6: zones in no locality are one error with their residents", "[fast]") {
    Case c;
    c.scenario.zone_locality[1] = model::LocalityIx();
    c.scenario.zone_locality[2] = model::LocalityIx();
    c.localities = test::stats_of(c.plan, c.scenario);
    const auto found = only(c, "L6");
    REQUIRE(found.size() == 1);
    CHECK(found[0].measured == 2.0);
    CHECK(says(found[0], "2 zones are in no locality (38,000 residents): Z001, Z002."));
    c.plan.zones[1].residents.reset();
    CHECK(says(only(c, "L6")[0], "not known"));
}

TEST_CASE("L7: a kept boundary straddled, and two commissioners, with their shares", "[fast]") {
    Case c;
    c.plan.boundaries.push_back({"ccg", {{"W", "West", {}}, {"E", "East", {}}}});
    for (std::size_t z = 0; z < 4; ++z) c.plan.zones[z].side = {z == 0 ? 0 : 1};
    CHECK(only(c, "L7").empty());  // not kept by this plan
    c.plan.constraints.within = {"ccg"};
    auto found = only(c, "L7");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "L01");
    CHECK(says(found[0], "East 50.0%, West 50.0%"));
    Case mixed;
    test::add_practice(mixed.plan, "C1", 1, 10000);
    mixed.plan.practices[2].commissioner = "C2";
    mixed.scenario = test::scenario_of(mixed.plan, {0, 0, 1, 1}, {0, 1, 0}, 2);
    mixed.localities = test::stats_of(mixed.plan, mixed.scenario);
    found = only(mixed, "L7");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "2 commissioners, so that 20.0% of its patients are another's: C1 80.0%, C2 20.0%"));
}

TEST_CASE("L11: the two totals of a locality, when far apart by our own default", "[fast]") {
    Case c;
    CHECK(only(c, "L11").empty());  // 40,000 and 38,000
    c.plan.zones[0].residents = 12000;
    c.localities = test::stats_of(c.plan, c.scenario);
    auto found = only(c, "L11");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::note);
    CHECK(*found[0].measured == Approx(100.0 * 9000.0 / 31000.0));
    CHECK(says(found[0], "40,000 registered patients and 31,000 residents"));
    CHECK(says(found[0], "the practice-based total is 29.0% above the area-based one"));
    CHECK(found[0].unit == "% of residents");
    CHECK(found[0].source.find("our default") != std::string::npos);
    c.plan.zones[0].residents = 32000;  // 51,000 residents: 21.6 % below them, though 27.5 % of the patients
    c.localities = test::stats_of(c.plan, c.scenario);
    found = only(c, "L11");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "the practice-based total is 21.6% below the area-based one"));
    c.plan.zones[0].residents = 14500;  // 33,500: 19.4 % above them
    c.localities = test::stats_of(c.plan, c.scenario);
    CHECK(only(c, "L11").empty());
}

TEST_CASE("L12: practices that move, whatever the localities are called", "[fast]") {
    Case c;
    test::add_practice(c.plan, "C1", 1, 5000);
    c.scenario = test::scenario_of(c.plan, {0, 0, 1, 1}, {0, 1, 0}, 2);
    c.localities = test::stats_of(c.plan, c.scenario);
    model::Scenario before = test::scenario_of(c.plan, {1, 1, 0, 0}, {1, 0, 1}, 2);
    before.id = "present";
    CHECK(only(flags_of(c, &before), "L12").empty());  // the same groups under other names
    before.practice_locality[2] = model::LocalityIx(std::size_t{0});
    auto found = only(flags_of(c, &before), "L12");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "C1");
    CHECK(says(found[0], "moves from Locality L01 (Place 1) of present to Locality L01 (Place 1), with 5,000 patients"));
    before.practice_locality[2] = model::LocalityIx();
    CHECK(says(only(flags_of(c, &before), "L12")[0], "no locality of present"));
}

TEST_CASE("E1: a practice that homes push past its rooms, in a sentence for a board", "[fast]") {
    Case c;
    test::occupy(c.plan, test::add_premises(c.plan, "M1", 0), 0, 1.0);
    c.plan.premises[0].rooms_ce = 30.0;                                                                 // 40,000 need 29.22
    test::add_homes(c.plan, "S1", 0, {{Year{2018}, 400.0}, {Year{2019}, 400.0}, {Year{2020}, 400.0}});  // 944 people each, 0.69 rooms
    const EstateResult r = find_gaps(c.plan, c.scenario, c.localities, nullptr);
    const auto found = only(r.flags, "E1");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject_kind == "practice");
    CHECK(found[0].first_year == Year{2020});
    CHECK(found[0].rag == Rag::amber);
    CHECK(found[0].reason ==
          "Practice A1 (Surgery A1) will need 32 consulting rooms in 2021/22 (for 42,832 patients at 60 hours a week) and has 30; it first "
          "runs short in 2020/21.");
    CHECK(found[0].source.find("confidence M, our default") != std::string::npos);
    // The rows of the practice, and of the building that is its only one, lead to the flag in the years that are short.
    for (const model::Gap& g : gap_rows(c.plan, c.scenario, r)) {
        const bool its = g.measure == "rooms_ce" && (g.subject == "A1" || g.subject == "M1") && g.year >= Year{2020};
        CHECK(g.flag_id == (its ? found[0].id : ""));
    }
}

TEST_CASE("E1: short now is red; a building of several practices has its own flag", "[fast]") {
    Case c;
    const std::size_t m = test::add_premises(c.plan, "M1", 0);
    test::occupy(c.plan, m, 0, 1.0, model::OccupancyRole::shared);
    test::occupy(c.plan, m, 1, 1.0, model::OccupancyRole::shared);
    c.plan.premises[m].rooms_ce = 57.0;  // 80,000 need 58.4
    const auto found = only(c, "E1");
    REQUIRE(found.size() == 3);
    CHECK(found[2].subject == "M1");
    CHECK(found[2].rag == Rag::red);
    CHECK(found[2].reason == "Premises M1 needs 59 consulting rooms in 2017/18 (for 80,000 patients at 60 hours a week) and has 57.");
    c.plan.premises[m].rooms_ce = 59.0;
    CHECK(only(c, "E1").empty());
}

TEST_CASE("E2, E3, E4: treatment rooms, net area and GPs each have their flag", "[fast]") {
    Case c;
    test::occupy(c.plan, test::add_premises(c.plan, "M1", 0), 0, 1.0);
    c.plan.premises[0].rooms_treatment = 7.0;  // 40,000 need 7.79
    c.plan.premises[0].gia_m2 = 3000.0;        // 2,460 net; 2,743 needed
    c.plan.practices[0].gp_fte = 20.0;         // 22.2
    const auto flags = flags_of(c);
    REQUIRE(only(flags, "E2").size() == 1);
    CHECK(says(only(flags, "E2")[0], "needs 8 treatment rooms in 2017/18 (for 40,000 patients at 60 hours a week) and has 7."));
    REQUIRE(only(flags, "E3").size() == 1);
    CHECK(says(only(flags, "E3")[0], "needs 2,743 m² of net internal area in 2017/18 and has 2,460"));
    CHECK(only(flags, "E3")[0].source.find("confidence L, our default") != std::string::npos);
    REQUIRE(only(flags, "E4").size() == 1);
    CHECK(says(only(flags, "E4")[0], "needs 22.2 full-time GPs in 2017/18 and has 20"));
    c.plan.practices[0].list.reset();
    c.localities = test::stats_of(c.plan, c.scenario);
    const auto without = flags_of(c);
    CHECK(only(without, "E2").empty());
    CHECK(says(only(without, "E5").back(), "list"));
}

TEST_CASE("E1: a building's own hours are used where they are known, and said", "[fast]") {
    Case c;
    test::occupy(c.plan, test::add_premises(c.plan, "M1", 0), 0, 0.5);
    test::occupy(c.plan, test::add_premises(c.plan, "M2", 1), 0, 0.5);
    c.plan.premises[0].rooms_ce = c.plan.premises[1].rooms_ce = 10.0;
    c.plan.premises[0].hours_week = 65.0;
    const auto found = only(c, "E1");
    REQUIRE(found.size() == 3);
    CHECK(says(found[0], "(for 40,000 patients at 60 to 65 hours a week) and has 20"));
    CHECK(says(found[1], "(for 20,000 patients at 65 hours a week) and has 10"));
    CHECK(says(found[2], "(for 20,000 patients at 60 hours a week) and has 10"));
    CHECK(found[1].source.find("a building's own opening hours where they are known") != std::string::npos);
}

TEST_CASE("E1, E3, E4: a flag never names two like numbers, and says when hardly anything is lacking", "[fast]") {
    Case c;
    test::occupy(c.plan, test::add_premises(c.plan, "M1", 0), 0, 1.0);
    c.plan.practices[0].gp_fte = 22.2;   // 22.222 needed
    c.plan.premises[0].nia_m2 = 2742.8;  // 2,742.857
    c.plan.premises[0].rooms_ce = 29.2;  // 29.222
    const auto flags = flags_of(c);
    REQUIRE(only(flags, "E4").size() == 1);
    CHECK(says(only(flags, "E4")[0], "needs 22.22 full-time GPs in 2017/18 and has 22.2; it lacks less than 0.1 of a GP."));
    REQUIRE(only(flags, "E3").size() == 1);
    CHECK(says(only(flags, "E3")[0], "needs 2,742.9 m² of net internal area in 2017/18 and has 2,742.8; it lacks less than 1 m²."));
    REQUIRE(only(flags, "E1").size() == 1);
    CHECK(says(only(flags, "E1")[0],
               "needs 30 consulting rooms in 2017/18 (for 40,000 patients at 60 hours a week) and has 29.2; unrounded it lacks less than "
               "0.1 of a room."));
}

TEST_CASE("E6: facets by the worst letter; overcrowded is red only with more patients than the area holds", "[fast]") {
    Case c;
    using model::Facet;
    const auto surveyed = [&](const char* id, std::vector<model::FacetRating> facets) {
        const std::size_t m = test::add_premises(c.plan, id, 0);
        c.plan.premises[m].facets = std::move(facets);
        return m;
    };
    surveyed("M1", {{Facet::physical, "B", "2016-05-01", ""}, {Facet::space, "F", "", ""}});
    surveyed("M2", {{Facet::physical, "CX", "2016-05-01", ""}, {Facet::statutory, "B", "", ""}});
    surveyed("M3", {{Facet::physical, "C", "", ""}, {Facet::functional, "dx", "2015-01-01", ""}});
    const std::size_t crowded = surveyed("M4", {{Facet::space, "O", "", ""}});
    surveyed("M5", {{Facet::space, "U", "", ""}});
    surveyed("M6", {{Facet::physical, "D", "2010-01-01", ""}, {Facet::physical, "B", "2016-01-01", ""}});  // put right since
    test::add_premises(c.plan, "M7", 0);
    test::occupy(c.plan, crowded, 0, 1.0);
    auto flags = only(c, "E6");
    REQUIRE(flags.size() == 5);
    CHECK((flags[0].subject == "M2" && flags[0].rag == Rag::amber && says(flags[0], "physical condition CX")));
    CHECK((flags[1].subject == "M3" && flags[1].rag == Rag::red && flags[1].measured == 2.0));
    CHECK((flags[2].subject == "M4" && flags[2].rag == Rag::amber && says(flags[2], "not known")));
    CHECK((flags[3].subject == "M5" && flags[3].rag == Rag::amber && says(flags[3], "under-used")));
    CHECK((flags[4].subject_kind == "plan" && flags[4].rag == Rag::grey && says(flags[4], "1 of 7 premises have")));
    c.plan.premises[crowded].nia_m2 = 2000.0;  // holds 29,167 of 40,000
    flags = only(c, "E6");
    CHECK(flags[2].rag == Rag::red);
    CHECK(says(flags[2], "40,000 patients where the area holds 29,167"));
    c.plan.premises[crowded].nia_m2 = 3000.0;
    CHECK(only(c, "E6")[2].rag == Rag::amber);
}

TEST_CASE("E7: homes that no figure holds are said, with how many", "[fast]") {
    Case c;
    test::add_homes(c.plan, "S1", std::nullopt, {{Year{2018}, 100.0}});
    test::add_homes(c.plan, "S2", 0, {});
    test::add_homes(c.plan, "S3", 0, {{Year{2027}, 30.0}});
    const auto found = only(c, "E7");
    REQUIRE(found.size() == 3);
    std::string all;
    for (const Flag& f : found) all += f.reason + "\n";
    CHECK(all.find("100 new homes on 1 site (236 people by 2027/28)") != std::string::npos);
    CHECK(all.find("1 housing site has no number of homes by year and is counted in no year.") != std::string::npos);
    CHECK(all.find("30 new homes count only after 2027/28") != std::string::npos);
}

TEST_CASE("Flags are numbered by severity, rule and subject, and every one can be read alone", "[fast]") {
    Case c;
    c.scenario.practice_locality[1] = model::LocalityIx();
    c.scenario.zone_locality[2] = model::LocalityIx();
    c.localities = test::stats_of(c.plan, c.scenario);
    c.localities[0].pieces = 2;
    test::add_homes(c.plan, "S1", std::nullopt, {{Year{2018}, 100.0}});
    model::Scenario before = test::scenario_of(c.plan, {0, 1, 1, 1}, {1, 1}, 2);
    const auto flags = flags_of(c, &before);
    REQUIRE(flags.size() >= 5);
    for (std::size_t i = 0; i < flags.size(); ++i) {
        CHECK(flags[i].id == fmt::format("F{:04}", i + 1));
        CHECK(std::regex_match(flags[i].reason, std::regex("[A-Z0-9].*\\.")));
        CHECK_FALSE(flags[i].source.empty());
        CHECK_FALSE(flags[i].action.empty());
        if (i > 0) CHECK(flags[i - 1].severity >= flags[i].severity);
    }
    CHECK(flags[0].rule == "L1");
    CHECK(flags[1].rule == "L6");  // an error before the warnings of L3
    CHECK(flags[2].rule == "L3");
}

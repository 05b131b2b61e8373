#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/rules_case.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Flag;
using model::Rag;
using test::only;
using test::says;
using Case = test::RulesCase;

TEST_CASE("E8: under 65 % of the room sessions used is amber, over 100 % red; unknown and between say nothing", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.premises[0].sessions_available_week = 200.0;
    c.plan.premises[0].sessions_used_week = 129.0;
    c.plan.premises[1].sessions_used_week = 900.0;  // of how many is not known
    auto found = only(c, "E8");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::amber);
    CHECK(*found[0].measured == Approx(64.5));
    CHECK(says(found[0], "uses 129 of its 200 room sessions a week, 64.5%"));
    CHECK(found[0].source.find("our default") == std::string::npos);
    c.plan.premises[0].sessions_used_week = 130.0;
    CHECK(only(c, "E8").empty());
    c.plan.premises[0].sessions_used_week = 200.0;
    CHECK(only(c, "E8").empty());
    c.plan.premises[0].sessions_used_week = 201.0;
    found = only(c, "E8");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::red);
}

TEST_CASE("E10: a practice whose only building closes tells where its patients go", "[fast]") {
    Case c = Case::with_buildings();
    CHECK(only(c, "E10").empty());
    model::Scheme scheme;
    scheme.id = "S1";
    scheme.kind = "closure";
    scheme.premises = "M2";
    scheme.opens_year = Year{2019};
    c.plan.schemes.push_back(scheme);
    const auto found = only(c, "E10");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "B1");
    CHECK(found[0].first_year == Year{2020});
    CHECK(says(found[0], "its 40,000 patients go 40,000 to A1"));
}

TEST_CASE("E11: what growth rests on that is not known", "[fast]") {
    Case c = Case::with_buildings();
    CHECK(only(c, "E11").empty());
    c.plan.growth.bands = {{65, 120, 2.0}};
    auto found = only(c, "E11");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "of no zone are the ages known"));
    c.plan.zones[0].ages = {{0, 64, 100}, {65, 120, 20}};
    found = only(c, "E11");
    REQUIRE(found.size() == 1);
    CHECK(*found[0].measured == 3.0);
    c.plan.growth.bands.clear();
    c.plan.growth.projected = {{"", {2017}, 0, 120, 100.0}, {"", {2022}, 0, 120, 110.0}};
    c.plan.growth.includes_housing = true;
    test::add_homes(c.plan, "S1", 0, {{Year{2018}, 40.0}});
    found = only(c, "E11");
    REQUIRE(found.size() == 2);
    CHECK(std::any_of(found.begin(), found.end(), [](const Flag& f) { return says(f, "The projection ends in 2022/23"); }));
    CHECK(std::any_of(found.begin(), found.end(), [](const Flag& f) { return says(f, "40 new homes add nobody"); }));
}

TEST_CASE("W2: a locality's GPs over 60, of the practices that reported", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.practices[0].gp_fte = 10.0;
    c.plan.practices[0].staff.gp_fte_60_over = 3.4;
    c.plan.practices[1].gp_fte = 10.0;  // did not say how old
    auto found = only(c, "W2");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "L01");
    CHECK(*found[0].measured == Approx(34.0));
    CHECK(says(found[0], "of the 1 of its 1 practice that reported"));
    CHECK(found[0].source.find("our default") != std::string::npos);
    c.plan.practices[0].staff.gp_fte_60_over = 2.0;
    CHECK(only(c, "W2").empty());
}

TEST_CASE("W3: one GP, or fewer patients than the plan calls small", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.practices[0].staff.gp_headcount = 1.0;
    c.plan.practices[1].list = 2999;
    const auto found = only(c, "W3");
    REQUIRE(found.size() == 2);
    CHECK(says(found[0], "has one GP for 40,000 patients"));
    CHECK(says(found[1], "has 2,999 patients, fewer than 3,000"));
}

TEST_CASE("L8: another team's footprint that cuts a locality; wards and the plan's own boundary are left alone", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.boundaries.push_back({"community teams", {{"T1", "Team one", {}}, {"T2", "Team two", {}}}});
    for (std::size_t z = 0; z < 4; ++z) c.plan.zones[z].side = {z == 3 ? 1 : 0};
    c.plan.flows.resize(2);
    c.plan.flows[0].rows = {{model::ZoneIx(std::size_t{0}), 10}};
    c.plan.flows[1].rows = {{model::ZoneIx(std::size_t{2}), 3}, {model::ZoneIx(std::size_t{3}), 7}};
    const auto found = only(c, "L8");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "L02");
    CHECK(*found[0].measured == Approx(70.0));
    CHECK(says(found[0], "70.0% of its people and 50.0% of its land with Team two"));
    c.plan.constraints.within = {"community teams"};
    CHECK(only(c, "L8").empty());
}

TEST_CASE("L9: one hub within the minutes of the share of a locality's people", "[fast]") {
    Case c = Case::with_buildings();
    CHECK(only(c, "L9").empty());                     // no hubs
    test::change(c.plan, "hub_access_minutes", 2.0);  // 1,000 m at 30 km/h
    model::Hub hub;
    hub.id = "H1";
    hub.at = c.plan.zones[0].centre;
    hub.status = "open";
    c.plan.hubs.push_back(hub);
    auto found = only(c, "L9");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == "L02");
    CHECK(*found[0].measured == 0.0);
    CHECK(found[0].source.find("our default") != std::string::npos);
    hub.id = "H2";
    hub.at = c.plan.zones[3].centre;
    hub.status = "candidate";  // not there yet
    c.plan.hubs.push_back(hub);
    CHECK(only(c, "L9").size() == 1);
    c.plan.hubs.back().status = "open";
    CHECK(only(c, "L9").empty());
}

TEST_CASE("L10: what differs by more than a quarter from all localities", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.practices[0].gp_fte = 30.0;
    c.plan.practices[1].gp_fte = 10.0;
    const auto found = only(c, "L10");
    REQUIRE(found.size() == 2);
    CHECK(found[0].rag == Rag::grey);
    CHECK(says(found[0], "patients a full-time GP 1,333 (all localities 2,000)"));
    CHECK(says(found[1], "patients a full-time GP 4,000 (all localities 2,000)"));
    c.plan.practices[1].gp_fte = 30.0;
    CHECK(only(c, "L10").empty());
}

TEST_CASE("L10: a locality with none of what others have says so, and names no number of times", "[fast]") {
    Case c = Case::with_buildings();
    c.localities[0].people_by_imd_quintile = {0.0, 0.0, 0.0, 0.0, 38000.0};
    c.localities[1].people_by_imd_quintile = {13300.0, 0.0, 0.0, 0.0, 24700.0};
    const auto found = only(c, "L10");
    REQUIRE(found.size() == 2);
    CHECK(says(found[0], "no people in the most deprived fifth, against 17.5% in all localities"));
    CHECK_FALSE(found[0].measured.has_value());
    CHECK(*found[1].measured == Approx(2.0));
}

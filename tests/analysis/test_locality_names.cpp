// Names of found localities, on made-up rows in the manner of ODS addresses.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "analysis/address_places.hpp"
#include "analysis/locality_names.hpp"
#include "analysis/registered.hpp"
#include "estate_plan.hpp"

using namespace merestone;
using analysis::places_of_address;

namespace {

using Texts = std::vector<std::string>;

// Four zones of a row, a locality each, one practice in each.
struct Named {
    model::Plan plan = test::grid_plan(4, 1);
    model::Scenario scenario;

    explicit Named(const Texts& addresses) {
        for (std::size_t i = 0; i < addresses.size(); ++i) {
            const auto p = test::add_practice(plan, "P" + std::to_string(i), i % 4, 1000 * static_cast<std::int64_t>(i + 1));
            plan.practices[p].address = addresses[i];
            plan.practices[p].name = "MADE SURGERY " + std::string(1, static_cast<char>('A' + i));
        }
        for (model::Zone& zone : plan.zones) zone.name = "Made " + zone.id;
    }
    Texts names() {
        std::vector<int> practices;
        for (std::size_t p = 0; p < plan.practices.size(); ++p) practices.push_back(static_cast<int>(p % 4));
        scenario = test::scenario_of(plan, {0, 1, 2, 3}, practices, 4);
        analysis::name_localities(plan, analysis::registered_people(plan), 4, scenario);
        return scenario.locality_name;
    }
};

}  // namespace

TEST_CASE("capitals of a place's name", "[fast]") {
    CHECK(analysis::title_case("BOSTON SPA") == "Boston Spa");
    CHECK(analysis::title_case("BARROW-UPON-SOAR") == "Barrow-upon-Soar");
    CHECK(analysis::title_case("ASHBY DE LA ZOUCH") == "Ashby de la Zouch");
    CHECK(analysis::title_case("ST.ANNES  ON THE HILL") == "St.Annes on the Hill");
    CHECK(analysis::title_case("KINGS UPON") == "Kings Upon");  // a small word at the end is part of the name
    CHECK(analysis::title_case("McAllister Ward") == "McAllister Ward");
    CHECK(analysis::title_case("").empty());
}

TEST_CASE("which parts of an address are places", "[fast]") {
    const auto none = std::optional<std::string>();
    CHECK(places_of_address("MADE SURGERY, GIBBON LANE, KIPPET, MADETOWN", "madetown") == Texts{"KIPPET"});
    CHECK(places_of_address("THE SURGERY, SOUTH QUINCE STREET, MORELY", none) == Texts{"MORELY"});
    CHECK(places_of_address("1 High Street, Brambley,Madetown, West Yorkshire", "madetown") == Texts{"Brambley"});
    CHECK(places_of_address("DR NOBODY, UPPER HALL CTR, FOSSIL ROAD SOUTH, 12 THE BANKS", none).empty());
    CHECK(places_of_address("DR NOBODY, NR MADETOWN, THE HEADLAND, LEVEL SEVEN", none).empty());
    CHECK(places_of_address("MORELY", none).empty());  // the first part is the building, whatever it says
    CHECK(places_of_address("X, INNER VALE, OUTER TOWN, ESSEX, OUTER TOWN.", none) == Texts{"OUTER TOWN.", "INNER VALE"});
    CHECK(places_of_address("", none).empty());
}

TEST_CASE("the post town is the part that more than half of the addresses carry", "[fast]") {
    CHECK(analysis::post_town({"A, KIPPET, MADETOWN", "B, MADETOWN", "C, ELSEWHERE"}) == "madetown");
    CHECK_FALSE(analysis::post_town({"A, ONE TOWN", "B, OTHER TOWN"}));  // half is not enough
    CHECK_FALSE(analysis::post_town({"A, ESSEX", "B, ESSEX"}));          // a county is none
    CHECK_FALSE(analysis::post_town({}));
}

TEST_CASE("a locality is called after the place where most of its patients are registered", "[fast]") {
    Named made({"S, KIPPET, MADETOWN", "S, OTTERLEY, MADETOWN", "S, OTTERLEY, MADETOWN", "S, MADETOWN", "S, PUDSLEY, MADETOWN"});
    // P0 and P4 are in the first (1,000 and 5,000 patients); Otterley is claimed twice and goes to the larger.
    CHECK(made.names() == Texts{"Pudsley", "around Made Surgery B", "Otterley", "around Made Surgery D"});
}

TEST_CASE("where patients are the same the wider place names the locality", "[fast]") {
    Named made({"S, STANNING, PUDSLEY, MADETOWN", "S, MADETOWN", "S, MADETOWN", "S, MADETOWN"});
    CHECK(made.names()[0] == "Pudsley");
}

TEST_CASE("a fixed name, a near place, a ward: each before the addresses", "[fast]") {
    Named made({"S, ONEHAM", "S, TWOHAM", "S, THREEHAM", "S, FOURHAM"});
    made.plan.constraints.fixed = {{"P0", "The planner's"}};
    made.plan.points.push_back({"place", "", "Near Place", {1600, 500}});
    made.plan.points.push_back({"place", "", "Far Place", {1500, 6000}});
    made.plan.points.push_back({"hospital", "", "No Place", {1500, 500}});
    CHECK(made.names() == Texts{"The planner's", "Near Place", "Threeham", "Fourham"});

    SECTION("a ward") {
        made.plan.boundaries = {{"ward", {{"W1", "NORTH WARDEN", {}}, {"W2", "", {}}, {"W3", "Old Ward", {}}, {"E05000004", "", {}}}}};
        for (std::size_t z = 0; z < 4; ++z) made.plan.zones[z].side = {static_cast<std::int32_t>(z)};
        CHECK(made.names() == Texts{"The planner's", "Near Place", "Old Ward", "Fourham"});  // a code names nothing
    }
    SECTION("an area as large as several localities names none, nor does one that may not be straddled") {
        made.plan.boundaries = {{"ccg", {{"C1", "West", {}}, {"C2", "East", {}}}}};
        for (std::size_t z = 0; z < 4; ++z) made.plan.zones[z].side = {static_cast<std::int32_t>(z / 2)};
        CHECK(made.names()[3] == "Fourham");
        made.plan.boundaries[0].parts = {{"1", "A", {}}, {"2", "B", {}}, {"3", "C", {}}, {"4", "D", {}}};
        for (std::size_t z = 0; z < 4; ++z) made.plan.zones[z].side = {static_cast<std::int32_t>(z)};
        CHECK(made.names()[3] == "D");
        made.plan.constraints.within = {"ccg"};
        CHECK(made.names()[3] == "Fourham");
    }
}

TEST_CASE("names differ whatever repeats, and nothing known still gives a name", "[fast]") {
    Named made({"", "", "", ""});
    for (model::Practice& p : made.plan.practices) p.name = "THE SURGERY";
    for (model::Zone& zone : made.plan.zones) zone.name = "Made";
    const Texts names = made.names();
    CHECK(names == Texts{"around The Surgery", "around Made", "around Made (2)", "around Made (3)"});
    for (model::Practice& p : made.plan.practices) p.name.clear();
    for (model::Zone& zone : made.plan.zones) zone.name.clear();
    const Texts numbered = made.names();
    CHECK(std::set<std::string>(numbered.begin(), numbered.end()).size() == 4);
    CHECK(numbered[0] == "Locality L01");
}

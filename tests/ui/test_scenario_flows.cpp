// Alternatives worked in the program as a whole, and read again by the command line.
#include <catch2/catch.hpp>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

namespace {

TEST_CASE("Alternatives are kept side by side, compared, deleted, brought back, saved and read by every verb", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow("scenarios.txt", {test::sample_plan(), "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::string there = flow.printed("comparison");
    const std::string back = flow.printed("comparison", 1);
    CHECK(there.starts_with("found option-south: "));
    CHECK(back == "option-south found: " + there.substr(std::string("found option-south: ").size()));  // the same practices and people
    CHECK(flow.printed("widget compare.words").find("change their locality") != std::string::npos);
    CHECK(flow.printed("scenarios") == "found, option-north, present");

    // The saved project, by the command line: all of them, and the same difference.
    const std::string plan = "'" + (folder / "plan.gpkg").string() + "'";
    const Flow compared = test::run_program("compare " + plan + " found option-south --json");
    REQUIRE(compared.exit_code == 0);
    std::string json;
    for (const std::string& line : compared.lines) json += line;
    const std::string practices = there.substr(there.find(": ") + 2, there.find(" practices") - there.find(": ") - 2);
    const std::string patients = there.substr(there.find(", ") + 2, there.find(" patients") - there.find(", ") - 2);
    CHECK(std::stoul(practices) > 0);
    CHECK(json.find("\"practices_that_differ_count\": " + practices + ",") != std::string::npos);
    CHECK(json.find("\"people_of_those_practices\": " + patients + ",") != std::string::npos);
    for (const char* id : {"found", "option-north", "option-south", "present"})
        CHECK(test::run_program("localities " + plan + " --scenario " + id).exit_code == 0);
    CHECK(test::run_program("localities " + plan + " --scenario nowhere").exit_code != 0);
    // And by the desktop again.
    const Flow again = test::run_flow("wait\nprint scenario\nprint scenarios\naction scenario.list\nwait\nprint widget scenario.note\n",
                                      {folder / "plan.gpkg", "", "", {}});
    REQUIRE(again.exit_code == 0);
    CHECK(again.printed("scenarios") == "found, option-north, option-south, present");
    CHECK(again.printed("scenario") == "option-north");
    CHECK(again.printed("widget scenario.note") == "The river divides the town");
}

TEST_CASE("A proposed boundary is imported, told of, and judged", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    test::write_file(folder / "list.csv", "practice,locality\r\nX0001,One\r\nX0002,Two\r\nX9999,Two\r\nX0001,Two\r\n");
    test::write_file(folder / "nothing.csv", "name,colour\r\na,b\r\n");
    test::write_file(folder / "halves.geojson",
                     R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
{"type":"Feature","properties":{"name":"West"},"geometry":{"type":"Polygon","coordinates":[[[400000,400000],[430000,400000],[430000,460000],[400000,460000],[400000,400000]]]}},
{"type":"Feature","properties":{"name":"East"},"geometry":{"type":"Polygon","coordinates":[[[430000,400000],[460000,400000],[460000,460000],[430000,460000],[430000,400000]]]}}]})");
    const Flow flow = test::run_flow("proposal.txt", {test::sample_plan(), "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget scenario.imported").starts_with("Places 2 of "));
    CHECK(flow.printed("scenario") == "list");
    CHECK(flow.printed("scenario", 1) == "halves");
    CHECK(flow.printed("localities", 1) == "2");
    CHECK(flow.printed("out-of-range") == "2");
    CHECK(flow.printed("scenario", 2) == "halves");  // what gives nothing changes nothing
    CHECK(flow.printed("scenario", 3) == "list");
}

}  // namespace

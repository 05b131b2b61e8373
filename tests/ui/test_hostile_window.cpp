// What a window must bear: absurd sizes, a megabyte typed, drags that end elsewhere, keys before the plan is open, plans of which little
// can be shown. No crash; words instead.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;
namespace fs = std::filesystem;

namespace {

Flow on_sample(const std::string& script, const std::string& arguments = {}, const std::map<std::string, std::string>& words = {}) {
    return test::run_flow(script, {test::sample_plan(), arguments, "", words});
}

constexpr const char* kOneZonePlan = R"(format = 1
[plan]
id = "one"
title = "One zone"
as_at = 2017-04-01
base_year = 2017
horizon_year = 2020
population = "registered"
crs = "EPSG:27700"
[sources.zones]
file = "zones.geojson"
columns = { id = "id", name = "name" }
[sources.residents]
file = "residents.csv"
[constraints]
people_min = 1000
people_max = 2000
people_target = 1500
localities = "auto"
[scenarios.found]
find = true
)";
constexpr const char* kOnePractice = "\n[sources.practices]\nfile = \"practices.csv\"\n[sources.lists]\nfile = \"lists.csv\"\n";

// A square kilometre with one practice in it.
void write_one_zone(const fs::path& folder, bool with_practice) {
    test::write_file(
        folder / "zones.geojson",
        R"({"type":"FeatureCollection","name":"zones","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
{"type":"Feature","properties":{"id":"Z1","name":"Only"},"geometry":{"type":"Polygon","coordinates":[[[430000,430000],[431000,430000],[431000,431000],[430000,431000],[430000,430000]]]}}]})");
    test::write_file(folder / "residents.csv", "zone,people,basis\r\nZ1,1500,made\r\n");
    test::write_file(folder / "practices.csv",
                     "practice,name,postcode,commissioner,easting_m,northing_m,open_date,status,basis\r\n"
                     "X0001,Only Practice,ZZ1 1AA,C,430500,430500,2008-09-01,A,made\r\n");
    test::write_file(folder / "lists.csv", "practice,patients,date,basis\r\nX0001,1400,2017-04-01,made\r\n");
    test::write_file(folder / "plan.toml", std::string(kOneZonePlan) + (with_practice ? kOnePractice : ""));
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = test::read_file(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    test::write_file(file, text.replace(at, from.size(), to));
}

Flow try_poor_plan(const fs::path& plan, const fs::path& folder) {
    return test::run_flow("poor_plan.txt", {plan, "--size 1200x800", "", {{"TMP", folder.string()}}});
}

}  // namespace

TEST_CASE("absurd sizes and scales, one after the other", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = on_sample("absurd_sizes.txt");
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("view") != "(never printed)");
}

TEST_CASE("a window begins at any size and scale, and its picture is of that size", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    for (const auto& [width, height] : {std::pair{1, 1}, {8000, 200}, {2, 2000}, {640, 480}})
        for (const char* scale : {"0.5", "4"}) {
            const test::TempFolder folder;
            const auto png = folder / "window.png";
            const std::string size = std::to_string(width) + "x" + std::to_string(height);
            CAPTURE(size, scale);
            const Flow flow =
                on_sample("wait\nprint plan\n", "--size " + size + " --scale " + scale + " --dark --screenshot '" + png.string() + "'");
            INFO(flow.said);
            CHECK(flow.exit_code == 0);
            // PNG's header: width and height stand big-endian at 16 and 20.
            const std::string bytes = test::read_file(png);
            REQUIRE(bytes.size() > 24);
            const auto number = [&](std::size_t at) {
                int n = 0;
                for (std::size_t i = 0; i < 4; ++i) n = n * 256 + static_cast<unsigned char>(bytes[at + i]);
                return n;
            };
            CHECK(number(16) == width);
            CHECK(number(20) == height);
        }
}

TEST_CASE("a megabyte typed into a field is cut at the field's limit, on a letter's edge", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    std::string letters;
    for (int i = 0; i < 200; ++i) letters += "\xE2\x82\xAC";  // the euro sign, three bytes
    const Flow flow = on_sample("much_text.txt", {}, {{"MEGABYTE", std::string(1 << 20, 'x')}, {"LETTERS", letters}});
    INFO(flow.said.substr(0, 500));
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget search.field") == std::string(200, 'x'));
    CHECK(flow.printed("widget search.field", 1) == letters.substr(0, 198));
    CHECK(flow.printed("widget palette.field") == std::string(100, 'x'));
    CHECK(flow.printed("widget table.filter") == std::string(200, 'x'));
    CHECK(flow.printed("widget table.filter", 1).empty());
}

TEST_CASE("drags that end outside the map's pane", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = on_sample("drag_outside.txt");
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("view") == flow.printed("view", 1));  // the map no longer follows the pointer
    CHECK(flow.printed("view") != "(never printed)");
}

TEST_CASE("clicks and keys while the plan is still being opened", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;  // Ctrl+E and Enter may come to an export beside the plan
    fs::copy(test::sample_plan(), folder / "leeds", fs::copy_options::recursive);
    const Flow flow = test::run_flow("first_moments.txt", {folder / "leeds", "", "", {}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK_FALSE(flow.printed("subject").empty());
}

TEST_CASE("a plan of one zone is shown, edited and saved", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    write_one_zone(folder / "plan", true);
    const Flow flow = try_poor_plan(folder / "plan", folder.path());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("plan") == "one");
    CHECK(flow.printed("localities") == "1");
    CHECK(fs::exists(folder / "poor.gpkg"));
}

TEST_CASE("a plan without a practice says so", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    write_one_zone(folder / "plan", false);
    const Flow flow = test::run_flow(
        "wait\nprint notice\nprint plan\nhover map\nclick map\nkey Ctrl+A\nprint selected\nkey H\nclick map\nkey Ctrl+Z\nwait\n",
        {folder / "plan", "--size 1200x800", "", {}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("plan") == "one");
    CHECK(flow.printed("selected") == "1");  // its zone is shown all the same
    CHECK(flow.printed("notice").find("no localities can be found") != std::string::npos);

    fs::copy(test::sample_plan(), folder / "sample", fs::copy_options::recursive);
    const std::string header = test::read_file(folder.path() / "sample" / "practices.csv");
    test::write_file(folder.path() / "sample" / "practices.csv", header.substr(0, header.find('\n') + 1));
    const Flow emptied = try_poor_plan(folder / "sample", folder.path());
    INFO(emptied.said);
    CHECK(emptied.exit_code == 0);
    CHECK(emptied.printed("localities") == "1");  // the one that the flow makes of all zones (Ctrl+A, Ctrl+N)
    CHECK_FALSE(emptied.printed("notice").empty());
}

TEST_CASE("a plan with errors is shown as far as it goes, and says how many there are", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    fs::copy(test::sample_plan(), folder / "plan", fs::copy_options::recursive);
    replace_in(folder.path() / "plan" / "plan.toml", "people_min = 30000", "people_mim = 30000");
    fs::remove(folder.path() / "plan" / "flows.csv");
    const Flow flow = try_poor_plan(folder / "plan", folder.path());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("notice").find("errors") != std::string::npos);
    CHECK(flow.printed("localities") != "0");
    const Flow listed = test::run_flow("wait\nexpect widget tab.problems = open\n", {folder / "plan", "", "", {}});
    INFO(listed.said);
    CHECK(listed.exit_code == 0);
}

TEST_CASE("a plan for which no localities can be found shows what is given, and says why", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    fs::copy(test::sample_plan(), folder / "plan", fs::copy_options::recursive);
    replace_in(folder.path() / "plan" / "plan.toml", "people_min = 30000", "people_min = 250000");
    replace_in(folder.path() / "plan" / "plan.toml", "people_max = 80000", "people_max = 400000");
    const Flow flow = try_poor_plan(folder / "plan", folder.path());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("notice").find("no localities can be found") != std::string::npos);
    CHECK(flow.printed("localities") == "13");
}

TEST_CASE("what is no plan at all is refused with words", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    test::write_file(folder / "plan.toml", std::string(1 << 20, '\0'));
    test::write_file(folder / "half.gpkg", "SQLite format 3");
    fs::create_directories(folder / "empty");
    for (const char* name : {"plan.toml", "half.gpkg", "empty"}) {
        CAPTURE(name);
        const Flow flow = test::run_flow("wait\nhover map\nkey Ctrl+Z\nkey Ctrl+A\nkey Ctrl+S\nkey F5\nkey E\nprint plan\n",
                                         {folder / name, "--size 900x600", "", {}});
        CHECK(flow.exit_code == 3);
        CHECK(flow.printed("plan") == "none");
        CHECK_FALSE(flow.said.empty());
    }
}

// Layers of areas and of lines, made up: what crosses itself, what stands twice, what is no line; and lines kept in the project file.
#include <catch2/catch.hpp>

#include "io/layers.hpp"
#include "io/load.hpp"
#include "io/plan_sheets.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

std::string feature(const std::string& id, const std::string& type, const std::string& coordinates) {
    return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":"Made )" + id + R"("},"geometry":{"type":")" + type +
           R"(","coordinates":)" + coordinates + "}}";
}

std::string layer(const std::vector<std::string>& features) {
    std::string out =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) out += (i > 0 ? "," : "") + features[i];
    return out + "]}";
}

std::string square(int x, int y) {
    const auto p = [](int a, int b) { return "[" + std::to_string(a) + "," + std::to_string(b) + "]"; };
    return "[[" + p(x, y) + "," + p(x + 1000, y) + "," + p(x + 1000, y + 1000) + "," + p(x, y + 1000) + "," + p(x, y) + "]]";
}

constexpr const char* kBowTie = "[[[432000,433000],[433000,434000],[433000,433000],[432000,434000],[432000,433000]]]";

// Two square zones and a bow tie beside them, a practice in the first, and what the test adds.
void write_plan(const std::filesystem::path& folder, const std::string& zones, const std::string& more) {
    write_file(folder / "zones.geojson", zones);
    write_file(folder / "practices.csv", "practice,name,easting_m,northing_m\nP1,Made Surgery,430500,433500\n");
    write_file(folder / "lists.csv", "practice,patients\nP1,5000\n");
    write_file(folder / "plan.toml",
               "format = 1\n[plan]\nid = \"t\"\ntitle = \"T\"\nas_at = 2017-04-01\nbase_year = 2017\nhorizon_year = 2020\n"
               "[sources.zones]\nfile = \"zones.geojson\"\n[sources.practices]\nfile = \"practices.csv\"\n"
               "[sources.lists]\nfile = \"lists.csv\"\n" +
                   more);
}

const std::vector<std::string> kTwoZones = {feature("Z1", "Polygon", square(430000, 433000)),
                                            feature("Z2", "Polygon", square(431000, 433000))};

}  // namespace

TEST_CASE("areas that cross themselves are repaired, of areas that stand twice none is taken silently", "[fast]") {
    const TempFolder folder;
    auto zones = kTwoZones;
    zones.push_back(feature("Z3", "Polygon", kBowTie));
    write_plan(folder.path(), layer(zones), "");
    const auto crossing = io::load_plan(folder.path());
    CHECK(told(crossing.problems, "invalid-ring") == 1);
    CHECK_FALSE(model::has_errors(crossing.problems));
    REQUIRE(crossing.plan.zones.size() == 3);
    CHECK(crossing.plan.zones[2].area_m2 == Approx(500000).epsilon(0.001));  // two triangles of a quarter square kilometre

    zones = kTwoZones;
    zones.push_back(feature("Z2", "Polygon", square(432000, 433000)));
    write_plan(folder.path(), layer(zones), "");
    const auto twice = io::load_plan(folder.path());
    CHECK(told(twice.problems, "duplicate-key") == 1);
    CHECK(model::has_errors(twice.problems));
}

TEST_CASE("a polygon layer's rows without code or polygon are told and left out", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.geojson", layer({feature("A", "Polygon", square(430000, 433000)), feature("", "Polygon", square(431000, 433000)),
                                            feature("B", "Point", "[430500,433500]")}));
    const auto r = io::read_shapes(source(Role::boundary, folder / "f.geojson"), at_date("2017-04-01"));
    CHECK(r.rows.size() == 1);
    CHECK(told(r.problems, "missing-key") == 1);
    CHECK(told(r.problems, "empty-geometry") == 1);
    CHECK(rows_add_up(r.info));
}

TEST_CASE("lines: a piece or several, not a polygon's rim, not a point", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.geojson",
               layer({feature("A", "LineString", "[[430000,433000],[430500,433500],[431000,433000]]"),
                      feature("B", "MultiLineString", "[[[430000,433100],[430500,433600]],[[430700,433100],[430900,433600]]]"),
                      feature("C", "Polygon", square(430000, 433000)), feature("D", "Point", "[430500,433500]")}));
    const auto r = io::read_lines(source(Role::lines, folder / "f.geojson"), at_date("2017-04-01"));
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].name == "Made A");
    CHECK(r.rows[0].parts == std::vector<std::vector<geo::Point>>{{{430000, 433000}, {430500, 433500}, {431000, 433000}}});
    CHECK(r.rows[1].parts.size() == 2);
    CHECK(told(r.problems, "empty-geometry") == 2);
    CHECK(skipped(r.info, "no line") == 2);
    write_file(folder / "f.csv", "id,name\nA,B\n");
    CHECK(told(io::read_lines(source(Role::lines, folder / "f.csv"), at_date("2017-04-01")).problems, "no-geometry") == 1);
}

TEST_CASE("lines in degrees come in as metres", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.geojson",
               R"({"type":"FeatureCollection","features":[)" + feature("A", "LineString", "[[-1.5491,53.8008],[-1.54,53.81]]") + "]}");
    const auto r = io::read_lines(source(Role::lines, folder / "f.geojson"), at_date("2017-04-01"));
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].parts[0][0].x == Approx(429797).margin(300));
}

TEST_CASE("a plan keeps the lines near its footprint, by category, and the project file keeps them all", "[fast]") {
    const TempFolder folder;
    write_file(folder / "roads.geojson",
               layer({feature("M2", "LineString", "[[430000,433000],[431000,434000]]"),
                      feature("M1", "MultiLineString", "[[[430000,433100],[430500,433600]],[[430700,433100],[430900,433600]]]"),
                      feature("M9", "LineString", "[[530000,133000],[531000,134000]]")}));
    write_file(folder / "river.geojson", layer({feature("R", "LineString", "[[430000,433200],[431000,433300]]")}));
    write_file(folder / "far.geojson", layer({feature("F", "LineString", "[[530000,133000],[531000,134000]]")}));
    write_plan(folder.path(), layer(kTwoZones),
               "[[sources.lines]]\ncategory = \"river\"\nfile = \"river.geojson\"\n[[sources.lines]]\ncategory = \"motorway\"\nfile = "
               "\"roads.geojson\"\n[[sources.lines]]\ncategory = \"canal\"\nfile = \"far.geojson\"\n");
    const auto loaded = io::load_plan(folder.path());
    CHECK_FALSE(model::has_errors(loaded.problems));
    CHECK(told(loaded.problems, "nothing-matches") == 1);  // the canal
    const auto& lines = loaded.plan.lines;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].category == "motorway");
    CHECK(lines[0].id == "M1");
    CHECK(lines[1].id == "M2");
    CHECK(lines[2].category == "river");

    const auto file = folder / "plan.gpkg";
    REQUIRE(io::write_geopackage(file, io::plan_sheets(loaded.plan, {}), "2017-04-01"));
    auto sheets = io::read_geopackage(file, io::plan_sheet_names());
    REQUIRE(sheets);
    const auto back = io::plan_from_sheets(std::move(sheets).value());
    REQUIRE(back);
    REQUIRE(back.value().plan.lines.size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(back.value().plan.lines[i].category == lines[i].category);
        CHECK(back.value().plan.lines[i].id == lines[i].id);
        CHECK(back.value().plan.lines[i].name == lines[i].name);
        CHECK(back.value().plan.lines[i].parts == lines[i].parts);
    }

    // A project of before: without the table it opens, and has no lines.
    auto older = io::plan_sheets(loaded.plan, {});
    older.erase(std::find_if(older.begin(), older.end(), [](const io::Sheet& s) { return s.name == "lines"; }));
    const auto old_file = folder / "old.gpkg";
    REQUIRE(io::write_geopackage(old_file, older, "2017-04-01"));
    auto old_sheets = io::read_geopackage(old_file, io::plan_sheet_names());
    REQUIRE(old_sheets);
    const auto old = io::plan_from_sheets(std::move(old_sheets).value());
    REQUIRE(old);
    CHECK(old.value().plan.lines.empty());
    CHECK(old.value().plan.zones.size() == 2);
}

TEST_CASE("a line layer without a category is refused", "[fast]") {
    const TempFolder folder;
    write_plan(folder.path(), layer(kTwoZones), "[[sources.lines]]\nfile = \"river.geojson\"\n");
    const auto plan = io::read_plan_file(folder.path());
    REQUIRE(plan.problems.size() == 1);
    CHECK(plan.problems[0].field.find("category") != std::string::npos);
}

TEST_CASE("a key that stands twice is told with both rows, in every table that has keys", "[fast]") {
    const TempFolder folder;
    write_file(folder / "ages.csv",
               "zone,age_from,age_to,people\nZ1,0,15,100\nZ1,16,120,400\nZ2,0,15,9\nZ1,0,15,77\nZ9,0,15,1\nZ9,0,15,1\n");
    write_file(folder / "imd.csv", "zone,imd_score\nZ1,20.5\nZ2,30\nZ1,55\n");
    write_file(folder / "fte.csv", "practice,gp_fte\nP1,2.5\nP1,9\n");
    write_file(folder / "schemes.csv", "scheme_id,name\nS1,One\nS2,Two\nS2,Again\n");
    write_file(folder / "homes.csv",
               "site,council,easting_m,northing_m,dwellings_min,planning_status\nR1,Made,430500,433500,10,permissioned\n"
               "R1,Made,430500,433500,10,permissioned\nR1,Other,430600,433500,10,permissioned\n");
    write_file(folder / "years.csv", "site,council,year,homes\nR1,Made,2018,5\nR1,Made,2018,7\nR1,Made,2019,5\n");
    write_plan(folder.path(), layer(kTwoZones),
               "[sources.ages]\nfile = \"ages.csv\"\n[sources.deprivation]\nfile = \"imd.csv\"\n[sources.workforce]\nfile = \"fte.csv\"\n"
               "[sources.schemes]\nfile = \"schemes.csv\"\n[sources.trajectories]\nfile = \"years.csv\"\n"
               "[[sources.housing]]\nfile = \"homes.csv\"\n[[schemes]]\nid = \"S1\"\nname = \"One, in the plan\"\n");
    const auto loaded = io::load_plan(folder.path());
    std::map<std::string, std::vector<std::int64_t>> rows;
    for (const model::Problem& p : loaded.problems)
        if (p.rule == "duplicate-key") rows[p.file].push_back(p.row);
    CHECK(rows["ages.csv"] == std::vector<std::int64_t>{5});
    CHECK(rows["imd.csv"] == std::vector<std::int64_t>{4});
    CHECK(rows["fte.csv"] == std::vector<std::int64_t>{3});
    CHECK(rows["schemes.csv"] == std::vector<std::int64_t>{2, 4});
    CHECK(rows["homes.csv"] == std::vector<std::int64_t>{3});  // another council may use the same reference
    CHECK(rows["years.csv"] == std::vector<std::int64_t>{3});
    for (const model::Problem& p : loaded.problems)
        if (p.rule == "duplicate-key") CHECK(p.severity == model::Severity::warning);
    // The first row is what counts.
    REQUIRE(loaded.plan.zones[0].ages.size() == 2);
    CHECK(loaded.plan.zones[0].ages[0].people == 100);
    CHECK(loaded.plan.zones[0].imd_score == 20.5);
    CHECK(loaded.plan.practices[0].gp_fte == 2.5);
    CHECK(loaded.plan.housing.size() == 2);
    REQUIRE(loaded.plan.housing[0].homes_by_year.size() == 2);
    CHECK(loaded.plan.housing[0].homes_by_year[0].second == 5);
    CHECK(loaded.plan.schemes.size() == 2);
}

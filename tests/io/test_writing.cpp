#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "io/csv_text.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "io/plan_file.hpp"
#include "io/project_file.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

namespace {

io::Sheet one_of_each() {
    io::Sheet sheet;
    sheet.name = "things";
    sheet.title = "Things";
    sheet.geometry = io::GeometryKind::point;
    sheet.columns = {{"id", io::ColumnType::text, "id", "Id"},
                     {"count_people", io::ColumnType::whole, "count", "People"},
                     {"share", io::ColumnType::number, "share", "Share"}};
    sheet.rows = {{std::string("a"), std::int64_t{7}, 0.25}, {std::string("na\xC3\xAFve \xC2\xA3"), io::Unknown{}, io::Unknown{}}};
    sheet.points = {{{430000.5, 433500.25}}, {}};
    return sheet;
}

bool has(const model::Problems& problems, const std::string& word) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const model::Problem& p) { return (p.field + p.value + p.meaning + p.todo).find(word) != std::string::npos; });
}

io::PlanFile plan_of(const std::string& text) {
    const test::TempFolder folder;
    test::write_file(folder / "plan.toml", text);
    return io::read_plan_file(folder.path());
}

const std::string kPlan =
    "format = 1\n[plan]\nid = \"p\"\nas_at = 2017-04-01\n[sources.zones]\nfile = \"z.gpkg\"\n[sources.practices]\nfile = \"p.csv\"\n";

}  // namespace

TEST_CASE("CSV is quoted, ends lines with CRLF, leaves unknown empty and makes formulas safe", "[fast]") {
    io::Sheet sheet = one_of_each();
    sheet.rows.push_back({std::string("=1+1"), std::int64_t{-3}, -0.5});
    sheet.rows.push_back({std::string("say \"hi\", twice\nplease"), std::int64_t{0}, 1e-9});
    CHECK(io::to_csv(sheet) ==
          "id,count_people,share\r\na,7,0.25\r\nna\xC3\xAFve \xC2\xA3,,\r\n'=1+1,-3,-0.5\r\n\"say \"\"hi\"\", twice\nplease\",0,1e-09\r\n");
    for (const char* bad : {"=A1", "+cmd", "-cmd", "@x", "\tx"}) CHECK(io::safe_cell_text(bad) == std::string("'") + bad);
    CHECK(io::safe_cell_text("-12.5") == "-12.5");
    CHECK(io::safe_cell_text("St Martin's") == "St Martin's");
}

TEST_CASE("a sheet comes back from a GeoPackage as it was", "[fast]") {
    const test::TempFolder folder;
    const io::Sheet sheet = one_of_each();
    REQUIRE(io::write_geopackage(folder / "a.gpkg", {sheet}, "2017-04-01").ok());
    const auto back = io::read_geopackage(folder / "a.gpkg", {"things", "not there"});
    REQUIRE(back.ok());
    CHECK(back.value()[0].rows == sheet.rows);
    CHECK(back.value()[0].points == sheet.points);
    CHECK(back.value()[1].columns.empty());
    REQUIRE(io::write_geopackage(folder / "b.gpkg", {sheet}, "2017-04-01").ok());
    CHECK(test::read_file(folder / "a.gpkg") == test::read_file(folder / "b.gpkg"));  // no clock in it
}

TEST_CASE("every format that is offered can be written", "[fast]") {
    const test::TempFolder folder;
    for (const char* name : {"a.shp", "a.gpkg", "a.geojson", "a.kml", "a.fgb", "a.tab", "a.xlsx", "a.ods", "a.csv"}) {
        CAPTURE(name);
        const auto done = io::write_sheet(folder / name, one_of_each(), "2017-04-01");
        INFO((done.ok() ? "" : done.error().what));
        CHECK(done.ok());
        CHECK(fs::file_size(folder / name) > 0);
    }
    CHECK(test::read_file(folder / "a.cpg") == "UTF-8");
    CHECK(test::read_file(folder / "a.prj").find("British_National_Grid") != std::string::npos);
    const auto refused = io::write_sheet(folder / "a.docx", one_of_each(), "2017-04-01");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == base::ErrorKind::usage);
}

TEST_CASE("without a commit nothing is left, with one everything is in place", "[fast]") {
    const test::TempFolder folder;
    test::write_file(folder / "out" / "a.txt", "old");
    {
        auto out = io::OutputFolder::open(folder / "out");
        REQUIRE(out.ok());
        REQUIRE(out.value().write("a.txt", "new").ok());
    }
    CHECK(test::read_file(folder / "out" / "a.txt") == "old");
    CHECK(std::distance(fs::directory_iterator(folder / "out"), fs::directory_iterator()) == 1);
    auto out = io::OutputFolder::open(folder / "out");
    REQUIRE(out.ok());
    REQUIRE(out.value().write("a.txt", "new").ok());
    const auto names = out.value().commit();
    REQUIRE(names.ok());
    CHECK(names.value() == std::vector<std::string>{"a.txt", "manifest.csv"});
    CHECK(test::read_file(folder / "out" / "a.txt") == "new");
    // SHA-256 of "new", as `sha256sum` prints it.
    CHECK(test::read_file(folder / "out" / "manifest.csv") ==
          "file,bytes,sha256\r\na.txt,3,11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437\r\n");
}

TEST_CASE("a plan file's faults are all told at once, with the nearest known key", "[fast]") {
    const auto plan = plan_of(
        "format = 2\n[plan]\nid = 5\nas_at = \"soon\"\nbase_yaer = 2017\n[sources.zones]\nfile = \"http://x/y\"\n[sources.zonse]\nfile = "
        "\"a\"\n[constraints]\npeople_min = 9\npeople_max = 3\nwhitin = []\n[assumptions]\nroom_utilisaton = 0.5\n");
    for (const char* word : {"format", "plan.id", "plan.as_at", "base_year", "no web address", "\"zones\"", "people_min", "\"within\"",
                             "\"room_utilisation\""}) {
        CAPTURE(word);
        CHECK(has(plan.problems, word));
    }
    CHECK(model::has_errors(plan.problems));
    CHECK(has(plan_of("this is [not toml").problems, "not TOML"));
    CHECK(has(plan_of("").problems, "[plan]"));
    CHECK(plan_of(kPlan).problems.empty());
}

TEST_CASE("a circle of scenarios and a path out of the machine are refused", "[fast]") {
    CHECK(has(plan_of(kPlan + "[scenarios.a]\nfind = true\nfrom = \"b\"\n[scenarios.b]\nfind = true\nfrom = \"a\"\n").problems, "circle"));
    CHECK(has(plan_of(kPlan + "[scenarios.a]\nfind = true\nfrom = \"zz\"\n").problems, "not in the plan"));
    CHECK(has(plan_of(kPlan + "[scenarios.a]\nfind = true\nassign = \"networks\"\n").problems, "one of the two"));
    for (const char* path : {"/vsicurl/http://a/b.csv", "PG:dbname=x", "https://a/b", "<OGRVRTDataSource>", "/VSIZIP/a.zip"}) {
        CAPTURE(path);
        CHECK(has(
            plan_of("format = 1\n[plan]\nid = \"p\"\nas_at = 2017-04-01\n[sources.zones]\nfile = '" + std::string(path) + "'\n").problems,
            "only files on this machine"));
    }
}

TEST_CASE("scenarios keep the order in which they are written, and may have weights of their own", "[fast]") {
    const auto file =
        plan_of(kPlan + "[scenarios.zebra]\nfind = true\nobjective = { leaked_patient_m = 0 }\n[scenarios.ant]\nfind = true\n");
    REQUIRE(file.problems.empty());
    REQUIRE(file.plan.scenarios.size() == 2);
    CHECK(file.plan.scenarios[0].id == "zebra");
    CHECK(file.plan.weights_of("zebra").leaked_patient_m == 0.0);
    CHECK(file.plan.weights_of("ant").leaked_patient_m == 10000.0);
}

TEST_CASE("any text as a plan file is read or refused, never more", "[fast]") {
    rc::prop("arbitrary bytes", [](const std::string& text) { static_cast<void>(plan_of(text)); });
    rc::prop("a cut plan", [] {
        const std::string whole = test::read_file(test::source_folder() / "geodata" / "leeds" / "plan.toml");
        const auto n = *rc::gen::inRange<std::size_t>(0, whole.size());
        static_cast<void>(plan_of(whole.substr(0, n)));
    });
}

TEST_CASE("a file that is no project, or a damaged one, is refused in words", "[fast]") {
    const test::TempFolder folder;
    test::write_file(folder / "a.gpkg", "not a database");
    CHECK(model::has_errors(io::load_project(folder / "a.gpkg").problems));
    REQUIRE(io::write_geopackage(folder / "b.gpkg", {one_of_each()}, "2017-04-01").ok());
    const auto other = io::load_project(folder / "b.gpkg");
    CHECK(model::has_errors(other.problems));
    CHECK(has(other.problems, "cannot be used"));
}

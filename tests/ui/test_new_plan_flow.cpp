// A new plan from dropped files, worked in the window as a planner would.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;
namespace fs = std::filesystem;

namespace {

// The sample's files without its plan.
std::string drop_sample(const test::TempFolder& folder) {
    std::string files;
    for (const char* name :
         {"zones.geojson", "practices.csv", "flows.csv", "lists.csv", "postcodes.csv", "networks.csv", "residents.csv", "ccg.geojson"}) {
        fs::copy(test::sample_plan() / name, folder / name);
        files += (files.empty() ? "drop " : " | ") + (folder / name).string();
    }
    return files + "\nwait\n";
}

}  // namespace

TEST_CASE("From nothing: files dropped on the window become a plan that the command line runs", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const std::string out = (folder / "made").string();
    const Flow flow = test::run_flow("wait\naction file.new\nprint plan\n" + drop_sample(folder) +
                                         "print new-plan\n"
                                         // Codes of the sample's zones are nobody's: the planner says what the layer is.
                                         "click newplan.needed\nclick newplan.file.zones.geojson.role\nframes 2\n"
                                         "click newplan.file.zones.geojson.role/Zones\nwait\nprint plan\nprint new-plan\n"
                                         "click newplan.files\nclick newplan.title\ntype A new start\n"
                                         "click newplan.as_at\nkey Ctrl+A\ntype 2017-04-01\nwait\nprint new-plan\n"
                                         "action file.new_save " +
                                         out + "\nwait\nprint plan\nprint new-plan\nprint localities\n",
                                     {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("plan", 0) == "none");
    CHECK(flow.printed("plan", 1) == "new-plan");  // the map shows before anything is written
    CHECK(flow.printed("new-plan", 3) == "none");
    CHECK(flow.printed("plan", 2) == "a-new-start");
    REQUIRE(fs::exists(folder / "made" / "plan.toml"));
    const Flow run = test::run_program("run '" + out + "' --out '" + (folder / "out").string() + "'");
    INFO(run.said);
    CHECK(run.exit_code == 0);
    CHECK(fs::exists(folder / "out" / "localities.csv"));
}

TEST_CASE("Forty files, the same file twice and a folder of photographs are taken calmly", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    fs::create_directories(folder / "holidays" / "beach");
    for (int i = 0; i < 37; ++i)
        test::write_file(folder.path() / "holidays" / (i % 2 == 0 ? "beach" : "") / ("p" + std::to_string(i) + ".jpg"), "\xFF\xD8 no map");
    test::write_file(folder / "letter.docx", "words");
    test::write_file(folder / "broken.gpkg", "not a database");
    const std::string practices = (folder / "practices.csv").string();
    fs::copy(test::sample_plan() / "practices.csv", practices);
    const Flow flow = test::run_flow(
        "wait\naction file.new\ndrop " + (folder / "holidays").string() + " | " + (folder / "letter.docx").string() + " | " +
            (folder / "broken.gpkg").string() + " | " + practices + " | " + practices +
            "\nwait\nprint new-plan\nclick newplan.leave\nprint question\nclick question.Leave\nwait\nprint new-plan\nprint plan\n",
        {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("new-plan", 0).starts_with("1 used, 1 not, 39 others"));
    CHECK(flow.printed("question").find("Leave the new plan?") == 0);
    CHECK(flow.printed("new-plan", 1) == "none");
    CHECK(flow.printed("plan") == "none");
}

TEST_CASE("Files dropped on an open plan are asked about, and unsaved work first", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    fs::copy(test::sample_plan() / "lists.csv", folder / "lists.csv");
    fs::copy(test::sample_plan() / "practices.csv", folder / "practices.csv");
    const std::string drop = "drop " + (folder / "lists.csv").string() + " | " + (folder / "practices.csv").string() + "\n";
    const Flow flow = test::run_flow("wait\naction select.row localities L02\naction locality.rename Mine\n" + drop +
                                         "print question\nclick question.No\nprint new-plan\n" + drop +
                                         "click question.New plan\nprint question\nclick question.Do not save\nwait\nprint new-plan\n",
                                     {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("question", 0).find("Make a new plan from these 2 files?") == 0);
    CHECK(flow.printed("new-plan", 0) == "none");
    CHECK(flow.printed("question", 1).find("Save the changes before you make a new plan?") == 0);
    CHECK(flow.printed("new-plan", 1).starts_with("2 used, 0 not, 0 others"));
}

TEST_CASE("The real Leeds files, dropped, become a plan", "[data][slow]") {
    MERESTONE_NEEDS_DRAWING();
    MERESTONE_NEEDS_REAL_DATA(data);
    const test::TempFolder folder;
    std::string files;
    for (const char* file :
         {"boundaries/lsoa11_bgc.gpkg", "gp/epraccur_2017-04.csv", "gp/gp_lsoa_flows_2022.csv.gz", "gp/gp-reg-pat-prac-all_2021-01.csv",
          "postcodes/codepoint_open_2014-08.csv", "gp/gp-reg-pat-prac-map_2022-01.csv", "boundaries/ccg_2016_simplified.geojson"})
        files += (files.empty() ? "drop " : " | ") + (data / file).string();
    const Flow flow = test::run_flow("wait\naction file.new\n" + files +
                                         "\nwait\nclick newplan.needed\nclick newplan.files\nclick newplan.area.footprint\nframes 2\n"
                                         "click newplan.area.footprint/leeds (482 zones)\nwait\nclick newplan.title\ntype Leeds\nwait\n"
                                         "print new-plan\naction file.new_save " +
                                         (folder / "leeds").string() + "\nwait\nprint plan\nprint localities\nprint out-of-range\n",
                                     {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("new-plan") == "7 used, 0 not, 0 others, 0 needed");
    CHECK(flow.printed("plan") == "leeds");
    CHECK(flow.printed("out-of-range") == "0");
}

// "What if 200 homes here?" as a planner asks it in the window; the answer held against the command line's.
#include <catch2/catch.hpp>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

TEST_CASE("what if: typed, answered, moved, wrong words told, handed on, kept and undone", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow("what_if.txt", {test::sample_plan(), "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget what_if.share").find("£72,549") == 0);  // 200 x 2.3 x 120 / 1,750 x 2,300
    // The very page and table that the command line writes for the same question.
    const std::string asked = "whatif '" + test::sample_plan().string() + "' --at 430000,433500 --homes 200 --first-year 2018/19 --years 4";
    for (const char* name : {"page.html", "table.csv"}) {
        INFO(name);
        const auto file = folder.path() / (std::string("cli_") + name);
        REQUIRE(test::run_program(asked + " --to '" + file.string() + "'").exit_code == 0);
        CHECK(test::read_file(folder / name) == test::read_file(file));
    }
    // Kept in a project, the plan counts for the practices what the card said.
    const auto project = (folder / "kept.gpkg").string();
    const Flow before = test::run_program(asked + " --json");
    const Flow again = test::run_program("whatif '" + project + "' --at 430000,433500 --homes 200 --first-year 2018/19 --years 4 --json");
    REQUIRE(before.exit_code == 0);
    REQUIRE(again.exit_code == 0);
    const auto list = [](const Flow& said, const std::string& key) {  // of the first practice
        for (const std::string& line : said.lines)
            if (const auto at = line.find("\"" + key + "\": "); at != std::string::npos) return line.substr(at + key.size() + 4);
        return std::string("(none)");
    };
    CHECK(list(again, "list_before") == list(before, "list_after"));
}

TEST_CASE("what if: the card yields to what is selected, and Esc closes it", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nkey W\nexpect tool = 9\nclick-map 430000 433500\nwait\ntype 50\nwait\nexpect widget what_if.patients = 115\n"
        "click what_if.practice.X0029\nwait\nprint subject\nexpect-widget what_if.back\nclick what_if.back\nwait\n"
        "expect widget what_if.patients = 115\nfocus\nclick-map 430000 433500\nwait\naction step.cancel\nexpect tool = 0\n"
        "expect widget what_if.patients = 115\naction step.cancel\nframes 2\nprint widget what_if.patients\n",
        {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    CHECK(flow.exit_code == 1);  // its last line: there is no card any more
    CHECK(flow.said.find("nothing is known of \"widget what_if.patients\"") != std::string::npos);
    CHECK(flow.printed("subject").find("Practice 29") != std::string::npos);
}

TEST_CASE("for the council: postcodes and practices' pages as the command line writes them, and of the selection alone", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow(
        "wait\naction file.export_postcodes @TMP@/postcodes.csv\nwait\nexpect notice = Exported to postcodes.csv\n"
        "action file.passports @TMP@/all.html\nwait\naction select.row practices X0029\nwait\naction file.passports @TMP@/one\nwait\n"
        "expect notice = Exported to one.html\naction select.row zones Z0001\nwait\naction file.passports @TMP@/none.html\nwait\n"
        "expect notice = No practice is selected\n",
        {test::sample_plan(), "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::string plan = " '" + test::sample_plan().string() + "' ";
    REQUIRE(test::run_program("export" + plan + "--layer postcodes --to '" + (folder / "cli.csv").string() + "'").exit_code == 0);
    CHECK(test::read_file(folder / "postcodes.csv") == test::read_file(folder / "cli.csv"));
    REQUIRE(test::run_program("report" + plan + "--passports '" + (folder / "cli").string() + "'").exit_code == 0);
    CHECK(test::read_file(folder / "all.html") == test::read_file(folder / "cli" / "passports.html"));
    CHECK(test::read_file(folder / "one.html") == test::read_file(folder / "cli" / "X0029.html"));
    CHECK_FALSE(std::filesystem::exists(folder / "none.html"));
}

// What a planner does, worked in the program as a whole: scripts of tests/ui/flows on the sample, and on real Leeds where it is there.
// Where a flow's own `expect` lines miss, the exit code is 1; what they cannot say is compared here.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;
using test::FlowOptions;

namespace {

FlowOptions on_sample() { return {test::sample_plan(), "", "", {}}; }

// The first number in "17,261 (18.8%)".
std::int64_t number_in(const std::string& words) { return base::parse_int(words.substr(0, words.find(' '))).value_or(-1); }

struct PracticeRow {
    std::string code;
    std::string locality;
};

// Practices and their localities as the command line writes them: found apart from the desktop.
std::vector<PracticeRow> practices_of(const std::filesystem::path& plan) {
    const test::TempFolder folder;
    const auto file = folder / "practices.csv";
    REQUIRE(test::run_program("export '" + plan.string() + "' --layer practices --to '" + file.string() + "'").exit_code == 0);
    std::vector<PracticeRow> out;
    const std::string text = test::read_file(file);
    std::size_t locality = 0;
    for (const std::string_view line : base::split(text, '\n')) {
        const auto cells = base::split(base::trim(line), ',');
        if (cells.size() < 3) continue;
        if (out.empty() && cells[0] == "practice") {
            locality = static_cast<std::size_t>(std::find(cells.begin(), cells.end(), "locality") - cells.begin());
            continue;
        }
        out.push_back({std::string(cells[0]), std::string(cells[locality])});
    }
    return out;
}

// Finds the largest locality, moves one of its practices into L01 (L02 where L01 is the largest), undoes, redoes.
void move_undo_redo(const std::filesystem::path& plan) {
    const auto rows = practices_of(plan);
    REQUIRE(rows.size() > 20);
    const Flow first = test::run_flow("wait\nprint largest\nprint locality L01 name\nprint locality L02 name\n", {plan, "", "", {}});
    REQUIRE(first.exit_code == 0);
    const std::string from = first.printed("largest");
    const std::string to = from == "L01" ? "L02" : "L01";
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const PracticeRow& r) { return r.locality == from; });
    REQUIRE(row != rows.end());
    const Flow flow = test::run_flow(
        "move_undo_redo.txt",
        {plan,
         "",
         "",
         {{"PRACTICE", row->code}, {"FROM", from}, {"TO", to}, {"TO_LABEL", to + " " + first.printed("locality " + to + " name")}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::string people_from = "locality " + from + " people";
    const std::string people_to = "locality " + to + " people";
    const auto number = [&](const std::string& what, std::size_t n) { return base::parse_int(flow.printed(what, n)).value_or(-1); };
    const auto moved = number(people_from, 0) - number(people_from, 1);
    CHECK(moved > 0);
    CHECK(number(people_to, 1) - number(people_to, 0) == moved);
    CHECK(number("locality " + to + " practices", 1) > number("locality " + to + " practices", 0));
    CHECK(flow.printed("notice").find(row->code) != std::string::npos);
    CHECK(flow.printed("undo") == flow.printed("notice"));
    CHECK(flow.printed("undo", 1).empty());
    CHECK(flow.printed("redo") == flow.printed("notice"));
    CHECK(flow.printed("redo", 1).empty());
    // Undone: the very figures of the beginning. Redone: the very figures of the move.
    for (const std::string& what :
         {"practice " + row->code + " locality", people_from, people_to, "locality " + from + " range", "locality " + to + " range",
          "locality " + from + " pieces", "locality " + to + " pieces", "locality " + to + " practices", std::string("out-of-range"),
          std::string("in-pieces"), std::string("flags")}) {
        CAPTURE(what);
        CHECK(flow.printed(what, 2) == flow.printed(what, 0));
        CHECK(flow.printed(what, 3) == flow.printed(what, 1));
        CHECK(flow.printed(what, 3) != "(never printed)");
    }
}

// Edits, saves, opens what was saved: the same figures; saving it again gives the same bytes; the export is a shapefile of all.
void save_and_open(const std::filesystem::path& plan, const std::string& script, const std::string& practice) {
    const test::TempFolder folder;
    const std::map<std::string, std::string> words{{"TMP", folder.path().string()}, {"PRACTICE", practice}};
    const Flow saved = test::run_flow(script, {plan, "", "", words});
    INFO(saved.said);
    REQUIRE(saved.exit_code == 0);
    const Flow opened = test::run_flow("saved_state.txt", {folder / "plan.gpkg", "", "", words});
    INFO(opened.said);
    REQUIRE(opened.exit_code == 0);
    std::size_t compared = 0;
    for (const std::string& line : saved.lines) {
        CAPTURE(line);
        CHECK(std::find(opened.lines.begin(), opened.lines.end(), line) != opened.lines.end());
        ++compared;
    }
    CHECK(compared >= 8);
    const std::string first = test::read_file(folder / "plan.gpkg");
    CHECK(first.size() > 100000);
    CHECK((first == test::read_file(folder / "again.gpkg")));
    for (const char* part : {"out.shp", "out.shx", "out.dbf", "out.prj", "out.cpg"}) {
        CAPTURE(part);
        CHECK(std::filesystem::exists(folder / part));
    }
    // Records of the .dbf: bytes 4 to 7.
    const std::string dbf = test::read_file(folder / "out.dbf");
    REQUIRE(dbf.size() > 8);
    CHECK(std::to_string(static_cast<unsigned char>(dbf[4]) + 256 * static_cast<unsigned char>(dbf[5])) == saved.printed("localities"));
}

}  // namespace

TEST_CASE("a practice of the largest locality is moved: people, range, pieces and flags follow, undo and redo bring the same back",
          "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    move_undo_redo(test::sample_plan());
}

TEST_CASE("the same in real Leeds", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    MERESTONE_NEEDS_DRAWING();
    static_cast<void>(data);
    move_undo_redo(test::source_folder() / "tests" / "plans" / "leeds" / "plan.toml");
}

TEST_CASE("a lasso selects, adds and takes away; what it holds becomes a locality and is undone", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("lasso.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const auto selected = [&](std::size_t n) { return number_in(flow.printed("selected", n)); };
    CHECK(selected(0) > 20);
    CHECK(number_in(flow.printed("widget profile.Zones")) == selected(0));
    CHECK(number_in(flow.printed("widget profile.Residents")) > 1000 * selected(0) / 2);
    CHECK(selected(1) > selected(0));
    CHECK(selected(2) == selected(0));
    CHECK(number_in(flow.printed("localities", 1)) == number_in(flow.printed("localities", 0)) + 1);
    CHECK(flow.printed("localities", 2) == flow.printed("localities", 0));
    CHECK(selected(3) > selected(0));  // the undo brought the lasso's zones back; the box adds to them
    CHECK(selected(4) == 480);
}

TEST_CASE("a locked locality refuses in words and nothing changes", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("lock.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("notice") == "Lock Chapeltown");
    CHECK(flow.printed("revision", 1) != flow.printed("revision", 0));
    CHECK(flow.printed("revision", 2) == flow.printed("revision", 1));
}

TEST_CASE("localities are merged, renamed and undone", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("merge_rename.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(number_in(flow.printed("localities", 1)) == number_in(flow.printed("localities", 0)) - 1);
    CHECK(number_in(flow.printed("locality L04 people", 1)) ==
          number_in(flow.printed("locality L03 people")) + number_in(flow.printed("locality L04 people")));
    CHECK(flow.printed("localities", 2) == flow.printed("localities", 0));
    CHECK(flow.printed("locality L03 people", 1) == flow.printed("locality L03 people"));
    CHECK(flow.printed("locality L04 people", 2) == flow.printed("locality L04 people"));
}

TEST_CASE("a hub's drawn catchment shows its people by age and deprivation, which add up; undone it leaves nothing behind", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("hub.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const auto round = number_in(flow.printed("widget inspector.Residents", 0));
    const auto drawn = number_in(flow.printed("widget inspector.Residents", 1));
    CHECK(drawn > 0);
    CHECK(drawn < round);  // 16 square kilometres within a circle of 28
    CHECK(flow.printed("widget inspector.Residents", 2) == flow.printed("widget inspector.Residents", 0));
    std::int64_t by_age = 0;
    std::int64_t by_deprivation = 0;
    std::size_t bands = 0;
    for (const std::string& line : flow.lines) {
        const auto value = line.substr(line.find(" = ") + 3);
        if (line.starts_with("widget inspector.Aged ")) by_age += number_in(value), ++bands;
        if (line.find("deprived fifth") != std::string::npos || line.starts_with("widget inspector.Fifth "))
            by_deprivation += number_in(value);
    }
    CHECK(bands > 5);
    // Each is rounded for itself.
    CHECK(std::abs(by_age - drawn) <= static_cast<std::int64_t>(bands));
    CHECK(std::abs(by_deprivation - drawn) <= 5);
    CHECK(flow.printed("redo") != "(never printed)");
}

TEST_CASE("a postcode and a practice are found from the keyboard, and the view goes back", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("search.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("subject").starts_with("Illustrative zone"));
    // ZZ1 1AA lies at 429775 433515.
    CHECK(flow.printed("view").starts_with("429775 433515 "));
    CHECK(flow.printed("view", 1).starts_with("429775 433515 "));
    CHECK(number_in(flow.printed("view", 2)) != 429775);
}

TEST_CASE("rooms are corrected with a source, and undone", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("correct_rooms.txt", on_sample());
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget inspector.Rooms").starts_with("20 "));
    CHECK(flow.printed("undo").empty());
}

TEST_CASE("a project opens as it was saved, saves to the same bytes, and its localities are a shapefile", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    save_and_open(test::sample_plan(), "save.txt", "X0040");
}

TEST_CASE("real Leeds is saved and opened again", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    MERESTONE_NEEDS_DRAWING();
    static_cast<void>(data);
    const auto plan = test::source_folder() / "tests" / "plans" / "leeds" / "plan.toml";
    const auto rows = practices_of(plan);
    const auto row = std::find_if(rows.begin(), rows.end(), [](const PracticeRow& r) { return r.locality == "L03"; });  // it moves to L01
    REQUIRE(row != rows.end());
    save_and_open(plan, "save_real.txt", row->code);
}

TEST_CASE("the history lists every step and goes to any of them", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nprint locality L02 name\naction select.row localities L02\naction locality.rename One\naction locality.rename Two\n"
        "action locality.rename Three\nwait\nkey Ctrl+H\nwait\nclick history.1\nwait\nprint locality L02 name\n"
        "click history.3\nwait\nprint locality L02 name\nclick history.0\nwait\nprint locality L02 name\nexpect dirty = no\n"
        "click history.close\nwait\nkey Ctrl+Shift+Z\nwait\nprint locality L02 name\n",
        on_sample());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("locality L02 name", 1) == "One");
    CHECK(flow.printed("locality L02 name", 2) == "Three");
    CHECK(flow.printed("locality L02 name", 3) == flow.printed("locality L02 name"));
    CHECK(flow.printed("locality L02 name", 4) == "One");
}

TEST_CASE("rows that fit a condition are selected, and what they hold is told", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nclick tab.zones\nwait\nclick table.filter\ntype residents>3000\nwait\nclick table.select\nwait\n"
        "print selected\nprint widget profile.Zones\n",
        on_sample());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("selected") == flow.printed("widget profile.Zones"));
    CHECK(number_in(flow.printed("selected")) > 10);
    CHECK(number_in(flow.printed("selected")) < 200);
}

TEST_CASE("zones are split off their locality, and the keys typed into an open list stay there", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nprint localities\naction select.row zones Z0001\nwait\naction locality.split Split off\nwait\nprint localities\n"
        "print zone Z0001 locality\nprint undo\nkey Ctrl+Z\nwait\nprint localities\n"
        "action select.row practices X0010\nwait\nclick inspector.target\nwait\ntype hyde\nwait\nprint subject\nkey Enter\nwait\n"
        "print widget inspector.target\nprint subject\nclick inspector.target\nwait\nkey Esc\nwait\nprint subject\n",
        on_sample());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(number_in(flow.printed("localities", 1)) == number_in(flow.printed("localities")) + 1);
    CHECK(flow.printed("localities", 2) == flow.printed("localities"));
    CHECK(flow.printed("zone Z0001 locality").find("Split off") != std::string::npos);
    CHECK(flow.printed("undo").find("Split") == 0);
    CHECK(flow.printed("subject").find("Practice 10") != std::string::npos);
    CHECK(flow.printed("widget inspector.target").find("Hyde Park") != std::string::npos);
    CHECK(flow.printed("subject", 1) == flow.printed("subject"));
    CHECK(flow.printed("subject", 2) == flow.printed("subject"));
}

TEST_CASE("homes are typed with their years, and people follow in the years after", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nkey G\nclick-map 431000 441000\nwait\nkey V\nprint widget inspector.Homes\ntype 1200\nwait\n"
        "click housing.first_year\ntype 2019/20\nclick housing.years\ntype 3\nwait\nclick housing.set\nwait\n"
        "print widget inspector.Homes\nprint widget inspector.2019/20\nprint widget inspector.2021/22\nprint widget inspector.Phasing\n"
        "key Ctrl+Z\nwait\nprint widget inspector.Homes\n",
        on_sample());
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("widget inspector.Homes") == "not known");
    CHECK(flow.printed("widget inspector.Homes", 1) == "1,200");
    CHECK(flow.printed("widget inspector.2019/20") == "400 homes");
    CHECK(flow.printed("widget inspector.2021/22") == "400 homes");
    CHECK(flow.printed("widget inspector.Phasing") == "as given");
    CHECK(flow.printed("widget inspector.Homes", 2) == "not known");
}

TEST_CASE("a site whose homes nobody touched keeps its years as they were given", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\naction select.row housing XD001\nwait\nprint widget housing.homes\nclick housing.set\nprint dirty\n", on_sample());
    INFO(flow.said);
    CHECK(flow.exit_code == 1);  // the button says that nothing was changed, and cannot be pressed
    CHECK(flow.said.find("no such widget to be used") != std::string::npos);
    CHECK(number_in(flow.printed("widget housing.homes")) == 192);
}

TEST_CASE("the graphics started again show the same picture", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow(
        "wait\naction select.row localities L02\nwait\nscreenshot @TMP@/before.png\naction view.draw_anew\nwait\nprint notice\n"
        "frames 1200\nscreenshot @TMP@/after.png\n",
        {test::sample_plan(), "--size 1000x700", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("notice") == "The map was drawn anew");
    CHECK(test::read_file(folder / "before.png") == test::read_file(folder / "after.png"));
}

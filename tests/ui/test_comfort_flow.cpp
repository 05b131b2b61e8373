// Meeting mode, high contrast and previews, worked in the window.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

TEST_CASE("meeting mode makes room, outlasts years and comparing, and gives back exactly what was there", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const std::string plain = (folder / "plain.png").string();
    const std::string before = (folder / "before.png").string();
    const Flow flow =
        test::run_flow("wait\nhover-map 430000 436000\nframes 90\nwait\nprint layout\nprint view\nscreenshot " + plain +
                           "\naction view.meeting\nwait\naction view.meeting\nwait\nframes 90\nwait\nscreenshot " + before +
                           "\naction view.meeting\nwait\nprint layout\n"
                           "action time.next\nwait\naction time.next\nwait\nprint layout\n"
                           "action scenario.compare\nwait\nprint layout\naction compare.end\nwait\naction time.all\nwait\nprint layout\n"
                           "action view.meeting\nwait\nprint layout\nprint view\n",
                       {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::string usual = flow.printed("layout");
    const std::string meeting = flow.printed("layout", 1);
    CHECK(usual != meeting);
    CHECK(meeting.starts_with("scale 1.5; left 0 right "));
    CHECK(meeting.ends_with(" bottom 0"));
    for (std::size_t n = 2; n < 5; ++n) CHECK(flow.printed("layout", n) == meeting);
    CHECK(flow.printed("layout", 5) == usual);
    CHECK(flow.printed("view", 1) == flow.printed("view"));
    const bool same_picture = test::read_file(plain) == test::read_file(before);
    CHECK(same_picture);
}

TEST_CASE("who looks elsewhere in meeting mode stays there; who changes the panes gets the old ones back", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nprint layout\naction view.meeting\nwait\naction map.go 425000 440000 60\nwait\naction view.tables\naction "
        "view.larger\nwait\n"
        "print layout\naction view.meeting\nwait\nprint layout\nprint view\n",
        {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("layout", 1).starts_with("scale 1.65; "));
    CHECK_FALSE(flow.printed("layout", 1).ends_with(" bottom 0"));
    CHECK(flow.printed("layout", 2) == flow.printed("layout"));
    CHECK(flow.printed("view").starts_with("425000 440000 "));
}

TEST_CASE("a preview says on the map which it is, changes what is seen, and leaves no trace once it is off", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const auto file = [&](const char* name) { return (folder / name).string(); };
    std::string script = "wait\nhover-map 430000 436000\nframes 90\nwait\nscreenshot " + file("usual.png") + "\n";
    for (const char* action : {"view.see_as_deutan", "view.see_as_protan", "view.see_as_tritan", "view.see_in_grey"})
        script += std::string("action ") + action + "\nwait\nexpect-widget sight.end\nprint sight\nscreenshot " + file(action) + ".png\n";
    script += "key Ctrl+F\nwait\nkey Esc\nwait\nexpect sight = in grey\nclick sight.end\nwait\nexpect sight = usual\n";
    script +=
        "action view.see_in_grey\naction view.see_in_grey\nhover-map 430000 436000\nframes 90\nwait\nscreenshot " + file("off.png") + "\n";
    const Flow flow = test::run_flow(script, {test::sample_plan(), "--size 900x600", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("sight") == "green-blind (deuteranopia)");
    CHECK(flow.printed("sight", 1) == "red-blind (protanopia)");
    CHECK(flow.printed("sight", 2) == "blue-blind (tritanopia)");
    const std::string usual = test::read_file(file("usual.png"));
    const std::string deutan = test::read_file(file("view.see_as_deutan.png"));
    const bool off_is_usual = test::read_file(file("off.png")) == usual;
    const bool on_differs = deutan != usual && deutan != test::read_file(file("view.see_as_protan.png"));
    CHECK(off_is_usual);
    CHECK(on_differs);
}

TEST_CASE("high contrast is a switch that goes back to the theme before", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nprint theme\naction view.contrast\nwait\nprint theme\naction view.contrast\nwait\nprint theme\naction view.contrast\n"
        "action view.theme\nwait\nprint theme\n",
        {test::sample_plan(), "--size 900x600 --dark", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("theme") == "dark");
    CHECK(flow.printed("theme", 1) == "contrast");
    CHECK(flow.printed("theme", 2) == "dark");
    CHECK(flow.printed("theme", 3) == "dark");
}

TEST_CASE("F6 and Ctrl+Tab go round every part of the window, both ways, and Esc goes to the map", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    std::string script = "wait\nprint pane\n";
    for (int i = 0; i < 8; ++i) script += i % 2 == 0 ? "key F6\nframes 2\nprint pane\n" : "key Ctrl+Tab\nframes 2\nprint pane\n";
    script += "key Shift+F6\nframes 2\nprint pane\nkey Esc\nframes 2\nprint pane\nclick-map 430000 436000\nwait\nprint pane\n";
    const Flow flow = test::run_flow(script, {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::vector<std::string> wanted{"none",  "inspector", "time", "tables", "status", "##MainMenuBar",
                                          "tools", "layers",    "map",  "layers", "map",    "none"};
    for (std::size_t n = 0; n < wanted.size(); ++n) CHECK(flow.printed("pane", n) == wanted[n]);
}

TEST_CASE("arrows move the map until a widget was reached by key, and then the widget", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow keys = test::run_flow(
        "wait\nprint view\nkey Right\nwait\nprint view\nkey F6\nframes 2\nkey Down\nkey Right\nkey Down\nwait\nprint view\nkey Esc\nframes "
        "2\n"
        "key Left\nwait\nprint view\n",
        {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(keys.said);
    REQUIRE(keys.exit_code == 0);
    CHECK(keys.printed("view", 1) != keys.printed("view"));
    CHECK(keys.printed("view", 2) == keys.printed("view", 1));
    CHECK(keys.printed("view", 3) == keys.printed("view"));
}

TEST_CASE("the cross-hair picks what it stands on, adds with Shift, and draws with the tool in hand", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow =
        test::run_flow("wait\nkey Shift+Right\nframes 2\nprint pane\nkey Space\nwait\nprint selected\nprint subject\nkey Shift+Right\n" +
                           std::string("key Shift+Down\nkey Shift+Down\nkey Shift+Down\nkey Shift+Down\nkey Shift+Down\nkey Shift+Down\n") +
                           "key Shift+Space\nwait\nprint selected\nkey L\nkey V\nprint tool\nkey Enter\nwait\nprint selected\n",
                       {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("pane") == "map");
    CHECK(flow.printed("selected") == "1");
    CHECK_FALSE(flow.printed("subject").empty());
    CHECK(flow.printed("selected", 1) == "2");
    CHECK(flow.printed("selected", 2) == "1");
}

TEST_CASE("a task with keys alone: find a practice, move it to another locality, save, and find it saved", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const std::string project = (folder / "by_keys.gpkg").string();
    const Flow flow = test::run_flow(
        "wait\nprint practice X0010 locality\nkey Ctrl+F\ntype x0010\nwait\nkey Enter\nwait\nexpect subject = Illustrative Practice 10\n"
        // The inspector: past "Zoom to" and the chart to the list of localities; type, Enter; down to "Move", Enter.
        "key F6\nframes 3\nexpect pane = inspector\nkey Down\nframes 2\nkey Down\nframes 2\nkey Enter\nframes 4\ntype L03\nframes 2\n"
        "key Enter\nframes 4\nkey Down\nframes 2\nkey Enter\nwait\nprint practice X0010 locality\nprint undo\n"
        "key Ctrl+Shift+S\nwait\nkey Ctrl+A\ntype " +
            project + "\nkey Enter\nwait\nprint dirty\n",
        {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("practice X0010 locality") == "L02 Moortown");
    CHECK(flow.printed("practice X0010 locality", 1) == "L03 Pool");
    CHECK(flow.printed("undo").find("X0010") != std::string::npos);
    CHECK(flow.printed("dirty") == "no");
    const Flow again = test::run_flow("wait\nprint practice X0010 locality\n", {project, "--size 900x600", "", {}});
    CHECK(again.printed("practice X0010 locality") == "L03 Pool");
}

TEST_CASE("menus and tools are worked by keys; letters typed in a field are letters", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\n"
        // Map to layers, tools, menu; to View; open it; down to high contrast is not counted here: the palette names it.
        "key Shift+F6\nframes 3\nkey Shift+F6\nframes 3\nexpect pane = tools\nkey Right\nframes 2\nkey Enter\nframes 3\nprint tool\n"
        "key Shift+F6\nframes 3\nexpect pane = ##MainMenuBar\nkey Enter\nframes 4\nexpect-widget menu.file.open\nkey Esc\nframes 4\n"
        // The table's field: v and b are tools where no text is typed.
        "click-map 430000 436000\nwait\nkey F6\nframes 3\nkey F6\nframes 3\nkey F6\nframes 3\nexpect pane = tables\nkey Down\nframes 2\n"
        "key Enter\nframes 3\ntype vbl\nframes 3\nprint tool\nkey Enter\nframes 3\nkey V\nframes 2\nprint tool\n",
        {test::sample_plan(), "--size 1600x1000", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("tool") == "1");     // box
    CHECK(flow.printed("tool", 1) == "1");  // as it was
    CHECK(flow.printed("tool", 2) == "0");
}

TEST_CASE("help finds an action by a word and by a key, gestures and the command line, and follows the key map", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nkey F1\nwait\nprint widget help.rows\ntype lasso\nwait\nprint widget help.row0\nkey Ctrl+A\ntype ctrl+shift+n\nwait\n"
        "print widget help.row0\nkey Ctrl+A\ntype wheel\nwait\nprint widget help.row0\nkey Ctrl+A\ntype merestone whatif\nwait\n"
        "print widget help.row0\nkey Ctrl+A\ntype nothing of that name\nwait\nprint widget help.rows\nexpect tool = 0\nkey Esc\nwait\n"
        "key F1\nwait\nclick help.to_tour\nwait\nprint tour\n",
        {test::sample_plan(), "--size 1280x720", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(std::stoi(flow.printed("widget help.rows")) > 80);
    CHECK(flow.printed("widget help.row0").ends_with(" | L"));
    CHECK(flow.printed("widget help.row0", 1).find("New plan") != std::string::npos);
    CHECK(flow.printed("widget help.row0", 2).starts_with("Wheel | "));
    CHECK(flow.printed("widget help.row0", 3).starts_with("merestone whatif PLAN | "));
    CHECK(flow.printed("widget help.rows", 1) == "0");
    CHECK(flow.printed("tour") == "1");
}

TEST_CASE("the first steps go on, back and away, block nothing, and come in a script only when asked for", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nexpect tour = none\naction help.tour\nwait\nclick tour.next\nwait\nclick tour.next\nwait\nprint tour\nclick "
        "tour.back\nwait\n"
        "print tour\nkey B\nframes 2\nexpect tool = 1\nkey V\nclick-map 430000 436000\nwait\nprint selected\nprint tour\nkey Esc\nwait\n"
        "print tour\nprint selected\naction help.tour\nwait\nkey F6\nframes 3\nexpect pane = tour\n"
        "key Enter\nframes 3\nkey Enter\nframes 3\nkey Enter\nframes 3\nkey Enter\nframes 3\nkey Enter\nframes 3\nprint tour\nkey Enter\n"
        "frames 3\nprint tour\n",
        {test::sample_plan(), "--size 1280x720", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("tour") == "3");
    CHECK(flow.printed("tour", 1) == "2");
    CHECK(flow.printed("selected") == "1");
    CHECK(flow.printed("tour", 2) == "2");
    CHECK(flow.printed("tour", 3) == "none");
    CHECK(flow.printed("selected", 1) == "1");  // Esc left the steps and nothing else
    CHECK(flow.printed("tour", 4) == "6");
    CHECK(flow.printed("tour", 5) == "none");
}

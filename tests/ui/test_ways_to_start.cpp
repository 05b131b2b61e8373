// How `merestone open` ends where it cannot begin: the exit codes that scripts rely on, each with a word on what to do.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;

TEST_CASE("without a display the window ends with 6 and says what to do", "[slow]") {
    const auto flow = test::run_program("open '" + test::sample_plan().string() + "'");
    CHECK(flow.exit_code == 6);
    CHECK(flow.lines.empty());
    CHECK(flow.said.find("display") != std::string::npos);
    CHECK(std::count(flow.said.begin(), flow.said.end(), '\n') >= 2);
    CHECK(test::run_program("").exit_code == 6);
    CHECK(test::run_program("open", "DISPLAY=:987").exit_code == 6);
}

TEST_CASE("without EGL a script ends with 6 and says what to do", "[slow]") {
    const auto flow = test::run_flow(
        "wait\n", {test::sample_plan(), "", "__EGL_VENDOR_LIBRARY_FILENAMES=/nowhere __EGL_VENDOR_LIBRARY_DIRS=/nowhere", {}});
    CHECK(flow.exit_code == 6);
    CHECK(flow.said.find("EGL") != std::string::npos);
}

TEST_CASE("a size, a scale or an option that cannot be is wrong usage", "[slow]") {
    for (const char* arguments : {"open --size 0x5", "open --size 10", "open --size -1x5", "open --size 1e9x5", "open --scale 9",
                                  "open --scale 0", "open --nonsense", "open --size 99999999999999999999x1"}) {
        CAPTURE(arguments);
        const auto flow = test::run_program(arguments);
        CHECK(flow.exit_code == 2);
        CHECK_FALSE(flow.said.empty());
    }
}

TEST_CASE("a plan or a script that is not there ends with 3 and is named", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const auto no_plan = test::run_flow("wait\nprint plan\n", {"/no/such/plan", "--size 320x200", "", {}});
    CHECK(no_plan.exit_code == 3);
    CHECK(no_plan.printed("plan") == "none");
    CHECK(no_plan.said.find("/no/such/plan") != std::string::npos);
    const auto no_script = test::run_program("open --script /no/such/script");
    CHECK(no_script.exit_code == 3);
    CHECK(no_script.said.find("/no/such/script") != std::string::npos);
    const auto bad_script = test::run_flow("wait\njump\nclick-map shift 1\n", {test::sample_plan(), "", "", {}});
    CHECK(bad_script.exit_code == 3);
    CHECK(bad_script.said.find("line 2") != std::string::npos);
    CHECK(bad_script.said.find("line 3") != std::string::npos);
}

TEST_CASE("off screen the user's settings are neither read nor written", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder home;
    test::write_file(home.path() / ".config" / "merestone" / "settings.txt", "theme dark\nshow_right no\n");
    const std::string before = test::read_file(home.path() / ".config" / "merestone" / "settings.txt");
    // The settings hide the inspector: off screen its splitter stands nevertheless.
    const auto flow = test::run_flow("wait\nexpect-widget splitter.right\naction view.theme\naction view.larger\nwait\naction file.quit\n",
                                     {test::sample_plan(), "--size 1200x800", "HOME='" + home.path().string() + "'", {}});
    CHECK(flow.exit_code == 0);
    CHECK(test::read_file(home.path() / ".config" / "merestone" / "settings.txt") == before);
    CHECK_FALSE(std::filesystem::exists(home.path() / ".local"));
}

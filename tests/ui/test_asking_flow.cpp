// The practices asked by workbook from the window, and their answers dropped back on it.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

TEST_CASE("A questionnaire goes round: written, answered, dropped, looked at, taken as one step, undone, saved", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    std::filesystem::copy(test::sample_plan(), folder / "area", std::filesystem::copy_options::recursive);
    // Of building XP004 the inner area is not known; its rooms are.
    test::write_file(folder / "answers.csv",
                     "question,answer,premises,practice,answered by,answered on,remark\n"
                     "nia_m2,441.5,XP004,X0005,Practice manager,2026-03-01,\n"
                     "rooms_ce,4,XP004,X0005,Practice manager,2026-03-01,as you have it\n"
                     "rooms_treatment,2,XP004,X0005,Practice manager,2026-03-01,\n"
                     "hours_week,168.5,XP004,X0005,Practice manager,2026-03-01,\n");
    const std::string tmp = folder.path().string();
    const Flow flow =
        test::run_flow("wait\naction ask.all " + tmp +
                           "/questions\nwait\nprint notice\naction select.row practices X0005\nwait\n"
                           "action ask.one " +
                           tmp + "/one.xlsx\nwait\naction ask.each " + tmp +
                           "/each\nwait\n"
                           "drop " +
                           tmp +
                           "/answers.csv\nwait\nprint widget answers.count\nprint widget answers.take\nclick answers.take\nwait\n"
                           "print undo\nprint notice\nkey Ctrl+S\nwait\nkey Ctrl+Z\nwait\nprint redo\n",
                       {folder / "area", "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("notice", 0).find("questions.xlsx") != std::string::npos);
    CHECK(std::filesystem::exists(folder / "one.xlsx"));
    CHECK(std::filesystem::exists(folder.path() / "each" / "questions_X0005.xlsx"));
    CHECK(flow.printed("widget answers.count") == "2");
    CHECK(flow.printed("widget answers.take") == "Take 2");
    CHECK(flow.printed("undo") == "Take 2 answers of practices");
    CHECK(flow.printed("redo") == "Take 2 answers of practices");
    // Who said so and when is kept in the project.
    const Flow saved =
        test::run_flow("wait\naction select.row premises XP004\nwait\nprint subject\naction ask.all " + tmp + "/again.csv\nwait\n",
                       {folder / "area.merestone.gpkg", "", "", {}});
    INFO(saved.said);
    REQUIRE(saved.exit_code == 0);
    const std::string again = test::read_file(folder / "again.csv");
    CHECK(again.find("XP004,Illustrative premises 4,ZZ16 1BL,nia_m2") == std::string::npos);  // answered, so not asked again
    const std::string project = test::read_file(folder / "area.merestone.gpkg");
    CHECK(project.find("Practice manager, 2026-03-01 (answer of practice X0005)") != std::string::npos);
}

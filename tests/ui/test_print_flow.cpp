// The print dialog in the desktop as a whole: the script of flows/print.txt on the sample.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;

TEST_CASE("a page is previewed as asked, told where it cannot be, and saved as it was seen", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const test::Flow flow =
        test::run_flow("print.txt", {test::sample_plan(), "--size 1600x1000", "", {{"FOLDER", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget print.preview").ends_with(" at A4"));
    CHECK(flow.printed("widget print.preview", 1).ends_with(" at A3"));
    CHECK(flow.printed("widget print.preview", 2) == "1:60,000 at A3");
    CHECK(flow.printed("widget print.fault").find("nonsense") != std::string::npos);
    CHECK(flow.printed("notice") == "Saved page.pdf");
    CHECK(flow.printed("notice", 1).find(".docx") != std::string::npos);
    CHECK(flow.printed("notice", 2) == "page.pdf could not be written");
    CHECK(flow.printed("notice", 3) == "Saved page.svg");
    CHECK(test::read_file(folder / "page.pdf").starts_with("%PDF-"));
    CHECK(test::read_file(folder / "page.svg").find("<svg") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "page.docx"));
    // Aside and renamed: nothing else is left beside them.
    for (const auto& at : std::filesystem::directory_iterator(folder.path())) {
        const std::string extension = at.path().extension().string();
        CHECK((extension == ".pdf" || extension == ".svg" || extension == ".png"));
    }
}

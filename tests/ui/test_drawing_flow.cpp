// Catchments and housing land drawn, reshaped and counted in the window.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

TEST_CASE("A catchment is drawn, a hole cut, a corner dragged and set by numbers; each step is undone by itself", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow(
        "wait\nkey H\nclick-map 430000 440000\nwait\n"
        "action shape.add_part\nclick-map 428000 438000 alt\nclick-map 432000 438000 alt\nclick-map 432000 442000 alt\n"
        "click-map 428000 442000 alt\nkey Enter\nwait\nprint drawn-shape\n"
        // A hole of one square kilometre, as much as a pixel allows.
        "action shape.cut_hole\nclick-map 429000 439000 alt\nclick-map 430000 439000 alt\nclick-map 430000 440000 alt\n"
        "click-map 429000 440000 alt\nkey Enter\nwait\nprint drawn-shape\nprint tool\n"
        // A corner by numbers.
        "action shape.choose_corner 0 0 0\nframes 2\nclick reshape.easting\nkey Ctrl+A\ntype 427000\nclick reshape.northing\nkey Ctrl+A\n"
        "type 437000\nframes 2\nclick reshape.set\nwait\nprint drawn-shape\n"
        "key Delete\nwait\nprint drawn-shape\n"
        "key Ctrl+Z\nwait\nprint drawn-shape\nkey Ctrl+Z\nwait\nkey Ctrl+Z\nwait\nprint drawn-shape\nkey Ctrl+Z\nwait\nprint drawn-shape\n",
        {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const auto number = [&](std::size_t n) { return std::stod(flow.printed("drawn-shape", n)); };
    CHECK(number(0) == Approx(16e6).epsilon(0.02));
    CHECK(flow.printed("drawn-shape", 0).find("1 parts, 0 holes, 4 corners") != std::string::npos);
    CHECK(number(1) == Approx(15e6).epsilon(0.02));
    CHECK(flow.printed("drawn-shape", 1).find("1 parts, 1 holes, 8 corners") != std::string::npos);
    CHECK(std::abs(number(2) - number(1)) > 3e6);  // the corner went a kilometre out, or across, whichever it was
    CHECK(flow.printed("drawn-shape", 3) != flow.printed("drawn-shape", 2));
    CHECK(flow.printed("drawn-shape", 4) == flow.printed("drawn-shape", 2));
    CHECK(flow.printed("drawn-shape", 5) == flow.printed("drawn-shape", 0));
    CHECK(flow.printed("drawn-shape", 6).starts_with("0 m2"));
}

TEST_CASE("A drag moves a corner, adds one on an edge, and what crosses itself is parted and told", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "wait\nkey H\nclick-map 430000 440000\nwait\n"
        "action shape.add_part\nclick-map 428000 438000 alt\nclick-map 432000 438000 alt\nclick-map 432000 442000 alt\n"
        "click-map 428000 442000 alt\nkey Enter\nwait\nkey R\nwait\n"
        "drag-map 430000 438000 430000 437500 430000 436000 alt\nwait\nprint drawn-shape\n"
        "drag-map 432000 442000 431000 441000 426000 437000 alt\nwait\nprint drawn-shape\nprint notice\n",
        {test::sample_plan(), "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("drawn-shape", 0).find("5 corners") != std::string::npos);
    CHECK(std::stod(flow.printed("drawn-shape", 0)) == Approx(20e6).epsilon(0.02));
    CHECK(flow.printed("notice").find("crossed itself") != std::string::npos);
}

TEST_CASE("Circles, nearest, union, who is in none; housing land is kept in the project", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    std::filesystem::copy(test::sample_plan(), folder / "area", std::filesystem::copy_options::recursive);
    const Flow flow = test::run_flow(
        "wait\nkey H\nclick-map 430000 434000\nwait\naction hub.circle 2000\nwait\nprint drawn-shape\naction hub.circle 3000\nwait\nprint "
        "drawn-shape\n"
        "action hub.nearest\nwait\nprint drawn-shape\naction hub.copy_profile\nprint notice\n"
        "wait\naction hub.select_none\nwait\nprint selected\n"
        "key G\nclick-map 430000 440000\nwait\naction shape.add_part\nclick-map 429500 439500 alt\nclick-map 430500 439500 alt\n"
        "click-map 430000 440500 alt\nkey Enter\nwait\nprint drawn-shape\naction file.save\nwait\n",
        {folder / "area", "", "", {}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(std::stod(flow.printed("drawn-shape", 0)) == Approx(3.14159 * 4e6).epsilon(0.05));
    CHECK(std::stod(flow.printed("drawn-shape", 1)) > std::stod(flow.printed("drawn-shape", 0)));
    CHECK(flow.printed("drawn-shape", 2) != flow.printed("drawn-shape", 1));
    CHECK(flow.printed("notice").find("clipboard") != std::string::npos);
    CHECK(std::stoi(flow.printed("selected")) > 0);
    CHECK(std::stod(flow.printed("drawn-shape", 3)) == Approx(0.5e6).epsilon(0.1));
    const Flow again =
        test::run_flow("wait\naction select.row housing NEW1\nwait\nprint drawn-shape\n", {folder / "area.merestone.gpkg", "", "", {}});
    INFO(again.said);
    REQUIRE(again.exit_code == 0);
    CHECK(again.printed("drawn-shape") == flow.printed("drawn-shape", 3));
}

// The panels of the estate in the window, worked by a script.
#include <catch2/catch.hpp>

#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;

TEST_CASE("estate panels: opened, a weight changed and taken back, a scheme clicked, another way of registering", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow(
        "estate_panels.txt",
        {test::sample_plan(), "", "", {{"SCHEME", "XS01"}, {"HUB", "XH1 Illustrative hub, Hunslet (Leeds South and East)"}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget rank.words").find("moved") == std::string::npos);
    CHECK(flow.printed("widget rank.words", 1).find("against the weights that the plan came with") != std::string::npos);
    CHECK(flow.printed("widget rank.words", 2) == flow.printed("widget rank.words"));
    CHECK(flow.printed("widget rank.weight.rooms") != "2");
    CHECK(flow.printed("notice").find("no assumption rank_weight_household_size") != std::string::npos);
    CHECK(flow.printed("subject").substr(0, 3) == "L12");
    CHECK(flow.printed("widget scheme.bar.XS01") == "opens 2017/18");
    CHECK(flow.printed("subject", 1).find("Westgate") != std::string::npos);
    CHECK(flow.printed("widget schemes.totals").find("add up to the same") != std::string::npos);
    CHECK(flow.printed("widget hub.fact.Minutes per 1,000").find("outside core hours") != std::string::npos);
    CHECK(flow.printed("widget hub.fact.Opening hours").find("h a week") != std::string::npos);
    CHECK(flow.printed("widget developer.headline") != flow.printed("widget developer.headline", 1));
    CHECK(flow.printed("widget time.summary").find("5 schemes open in the year") != std::string::npos);
    CHECK(flow.printed("widget time.summary", 1).find("opens in the year: XS01 Westgate extension") != std::string::npos);
    CHECK(flow.printed("widget time.summary", 2).find("in the year") == std::string::npos);
    CHECK(flow.printed("undo").empty());  // every step was taken back, and none was made by looking
    CHECK(flow.printed("widget remedies.headline").find("short of rooms") != std::string::npos);
}

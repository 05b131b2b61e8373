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

TEST_CASE("estate panels: what the answer hangs on by another figure; figures by place, whose rows select", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const Flow flow = test::run_flow("estate_book.txt", {test::sample_plan(), "", "", {{"LOCALITY", "L02"}, {"COMMISSIONER", "ILL-N"}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("widget sensitivity.headline").find("consulting rooms are lacking as the numbers stand") != std::string::npos);
    CHECK(flow.printed("widget sensitivity.headline", 1).find("full-time GPs are needed") != std::string::npos);
    CHECK(flow.printed("widget sensitivity.headline", 2) == flow.printed("widget sensitivity.headline", 1));
    CHECK(flow.printed("widget cell.sensitivity.hours_week.As it stands").find("hours a week") != std::string::npos);
    CHECK_FALSE(flow.printed("widget cell.sensitivity.hours_week.How sure").empty());
    CHECK(flow.printed("notice").find("Copied ") != std::string::npos);
    CHECK(flow.printed("widget by_place.headline").find("GPs per 1,000 patients") != std::string::npos);
    CHECK(flow.printed("subject").substr(0, 3) == "L02");
    CHECK(flow.printed("widget by_place.headline", 1).find("surveyed fail on condition") != std::string::npos);
    CHECK(flow.printed("widget by_place.headline", 2).find("Backlog £") == 0);
    CHECK(flow.printed("widget by_place.headline", 3).find("over the practices of which need and holding are known") != std::string::npos);
    CHECK(flow.printed("widget by_place.headline", 4).find("Attendances at A&E, 2016/17: ") == 0);
    CHECK(flow.printed("notice", 1).find("Copied ") != std::string::npos);
    const std::string whole = flow.printed("widget time.summary");
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}}) {
        const std::string shown = flow.printed("widget time.summary.shown", n);
        const std::string kept = shown.substr(0, shown.rfind("; and more"));
        CHECK(whole.substr(0, kept.size()) == kept);
        CHECK((kept == whole || whole.substr(kept.size(), 2) == "; "));  // never within a clause
    }
    CHECK(flow.printed("undo").empty());  // nothing was changed by looking, and the weight was taken back
}

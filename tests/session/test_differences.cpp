#include "session/differences.hpp"

#include <catch2/catch.hpp>

#include "support/made_plan.hpp"

using namespace merestone;

namespace {

// Every line that begins so.
std::size_t lines_with(const std::vector<std::string>& lines, const std::string& words) {
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const std::string& l) { return l.find(words) != std::string::npos; }));
}

}  // namespace

TEST_CASE("A plan does not differ from itself, in whatever order its rows are", "[fast]") {
    const test::MadePlan made = test::made_plan();
    model::Plan turned = made.plan;
    std::reverse(turned.premises.begin(), turned.premises.end());
    std::reverse(turned.housing.begin(), turned.housing.end());
    const edit::Draft draft = edit::draft_of(made.plan, made.scenario);
    CHECK(session::differences({made.plan, &draft}, {made.plan, &draft}).empty());
    CHECK(session::differences({made.plan}, {turned}).empty());
}

TEST_CASE("What differs is counted and named", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const edit::Draft mine = edit::draft_of(made.plan, made.scenario);
    model::Plan plan = made.plan;
    edit::Draft draft = mine;

    SECTION("a list") {
        plan.practices[1].list = plan.practices[1].list.value_or(0) + 1000;
        const auto lines = session::differences({made.plan, &mine}, {plan, &draft});
        REQUIRE(lines.size() == 2);
        CHECK(lines[0] == "practices with other values: 1 (" + plan.practices[1].id + ")");
        CHECK(lines[1].find("All lists together hold") == 0);
    }
    SECTION("rows that came and went") {
        plan.practices.front().id = "NEW";
        const auto lines = session::differences({made.plan, &mine}, {plan, &mine});
        CHECK(lines_with(lines, "New practices on disk: 1 (NEW)") == 1);
        CHECK(lines_with(lines, "practices no longer there: 1 (" + made.plan.practices.front().id + ")") == 1);
    }
    SECTION("who is where") {
        for (std::size_t z = 0; z < 5; ++z) draft.zone_locality[z] = model::LocalityIx(draft.zone_locality[z].pos() == 0 ? 1 : 0);
        const auto lines = session::differences({made.plan, &mine}, {plan, &draft});
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].find("Zones in another locality on disk: 5 (") == 0);
        CHECK(lines[0].find("...") != std::string::npos);
    }
    SECTION("rules and names") {
        plan.constraints.people_max += 5000;
        draft.localities[0].name += " renamed";
        const auto lines = session::differences({made.plan, &mine}, {plan, &draft});
        CHECK(lines.size() == 2);
        CHECK(lines_with(lines, "The range is") == 1);
        CHECK(lines_with(lines, "Names, number or locks") == 1);
    }
    SECTION("nothing drawn on one side") {
        CHECK(lines_with(session::differences({made.plan}, {plan, &draft}), "were drawn by hand on disk") == 1);
    }
}

// What the panel of what comes first shows, as a plain value.
#include "ui/ranking_view.hpp"

#include <catch2/catch.hpp>

#include "base/text.hpp"

using namespace merestone;

namespace {

model::Plan made() {
    model::Plan plan;
    for (const char* id : {"B0", "B1", "B2"}) {
        model::Premises m;
        m.id = id;
        plan.premises.push_back(m);
    }
    plan.premises[1].name = "Mill Lane";
    plan.assumptions.set({"rank_weight_rooms", 3.0, "weight", {}, {}, "ours", "L", "", "changed from default"});
    plan.overrides.push_back({"assumption", "rank_weight_rooms", "value", "3", "2", "the planner"});
    return plan;
}

analysis::Ranking ranked() {
    analysis::Ranking r;
    r.parts = {{"condition", "Condition", "the worst rating", 1.0}, {"rooms", "Rooms short", "rooms lacking", 3.0}};
    r.rows = {{1, 1, 75.0, 1.0, {0.0, 1.0}, 1, 2}, {0, 2, 50.0, 0.25, {0.5, std::nullopt}, 2, 2}};
    r.nothing_known = 1;
    return r;
}

}  // namespace

TEST_CASE("points of the parts add up to the score, what is not known gives none", "[fast]") {
    const analysis::Ranking r = ranked();
    for (const analysis::Ranked& row : r.rows) {
        double sum = 0.0;
        for (const auto& points : ui::points_of(r, row)) sum += points.value_or(0.0);
        CHECK(sum == Approx(row.score));
    }
    CHECK_FALSE(ui::points_of(r, r.rows[1])[1]);
}

TEST_CASE("ranks are told with their range, how much is known, and how they moved against the plan's own weights", "[fast]") {
    const model::Plan plan = made();
    const model::Scenario none;
    analysis::Ranking before = ranked();
    std::swap(before.rows[0], before.rows[1]);
    before.rows[0].rank = 1;
    before.rows[1].rank = 2;
    const ui::RankingView v = ui::ranking_view(plan, none, ui::Ranks::premises, ranked(), &before);
    REQUIRE(v.table.rows.size() == 2);
    CHECK(v.table.at(0, "Rank") == "1");
    CHECK(v.table.at(0, "Premises") == "Mill Lane");
    CHECK(v.table.at(0, "Score") == "75.0");
    CHECK(v.table.at(0, "Moved") == "up 1 (was 2)");
    CHECK(v.table.at(0, "Range of rank") == "1 to 2");
    CHECK(v.table.at(0, "Rooms short") == "75.0");
    CHECK(v.table.at(1, "Premises") == "B0");  // without a name, its code
    CHECK(v.table.at(1, "Moved") == "down 1 (was 1)");
    CHECK(v.table.at(1, "Range of rank") == "2");
    CHECK(v.table.at(1, "Rooms short") == "?");
    CHECK(v.table.at(1, "Known") == "25%");
    CHECK(v.table.rows[0].id == scene::ItemId{scene::ItemKind::premises, 1});
    CHECK(v.words == "2 ranked. Of 1 nothing is known: they have no rank. 2 moved against the weights that the plan came with.");
    REQUIRE(v.weights.size() == 2);
    CHECK(v.weights[1].assumption == "rank_weight_rooms");
    CHECK(v.weights[1].value == 3.0);
    CHECK(v.weights[1].published == 2.0);
    CHECK(v.weights[0].published == v.weights[0].value);
}

TEST_CASE("with the plan's own weights no rank has moved", "[fast]") {
    model::Scenario two;
    two.locality_id = {"L01", "L02"};
    two.locality_name = {"North", "South"};
    const ui::RankingView v = ui::ranking_view(made(), two, ui::Ranks::localities, ranked(), nullptr);
    CHECK(v.table.at(0, "Moved") == "as before");
    CHECK(v.table.at(0, "Locality") == "South");
    CHECK(v.table.rows[0].id == scene::ItemId{scene::ItemKind::locality, 1});
    CHECK(v.words.find("moved") == std::string::npos);
}

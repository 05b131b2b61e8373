#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/estate_plan.hpp"
#include "analysis/ranking.hpp"

using namespace merestone;
using namespace merestone::analysis;
using model::Facet;

namespace {

model::Plan three_buildings() {
    model::Plan plan = test::grid_plan(3, 1);
    for (std::size_t p = 0; p < 3; ++p) {
        test::add_practice(plan, fmt::format("P{}", p), p, 10000);
        test::occupy(plan, test::add_premises(plan, fmt::format("M{}", p), p), p, 1.0);
    }
    return plan;
}
EstateResult estate_of(const model::Plan& plan) {
    const auto scenario = test::scenario_of(plan, {0, 0, 0}, {0, 0, 0}, 1);
    return find_gaps(plan, scenario, test::stats_of(plan, scenario), nullptr);
}
const Ranked& row_of(const Ranking& ranking, std::size_t which) {
    return *std::find_if(ranking.rows.begin(), ranking.rows.end(), [&](const Ranked& r) { return r.which == which; });
}

}  // namespace

TEST_CASE("Premises are ranked by what is known, with the weights in view", "[fast]") {
    model::Plan plan = three_buildings();
    plan.premises[0].facets = {{Facet::physical, "D", ""}};
    plan.premises[1].facets = {{Facet::physical, "B", ""}, {Facet::statutory, "B", ""}};
    plan.premises[1].rooms_ce = 263.0 / 36.0;  // as many as 10,000 need
    const Ranking ranking = rank_premises(plan, estate_of(plan));
    CHECK(ranking.nothing_known == 1);
    REQUIRE(ranking.rows.size() == 2);
    // Condition 2 x 0.9 and patients 1 x 1, of 3 known.
    CHECK(ranking.rows[0].which == 0);
    CHECK(ranking.rows[0].score == Approx(100.0 * (2 * 0.9 + 1) / 3));
    CHECK(ranking.rows[0].known_share == Approx(3.0 / 11.0));
    // Condition, statutory, rooms and soon 0, patients 1: 1 of 9.
    CHECK(ranking.rows[1].score == Approx(100.0 / 9));
    CHECK(ranking.rows[0].rank_best == 1);
    CHECK(ranking.rows[0].rank_worst == 1);
}

TEST_CASE("A rank that hangs on one weight says so", "[fast]") {
    model::Plan plan = three_buildings();
    for (const char* key : {"rank_weight_people", "rank_weight_soon", "rank_weight_rooms"}) test::change(plan, key, 0.0);
    plan.premises[0].facets = {{Facet::physical, "C", ""}, {Facet::statutory, "D", ""}};
    plan.premises[1].facets = {{Facet::physical, "D", ""}, {Facet::statutory, "B", ""}};
    const Ranking ranking = rank_premises(plan, estate_of(plan));
    CHECK(row_of(ranking, 0).score == Approx(100.0 * (0.5 + 0.9) / 2));
    CHECK(row_of(ranking, 1).score == Approx(100.0 * 0.9 / 2));
    CHECK(row_of(ranking, 0).rank == 1);
    CHECK(row_of(ranking, 0).rank_worst == 2);  // without the statutory part, 0.5 < 0.9
    CHECK(row_of(ranking, 1).rank_best == 1);
}

TEST_CASE("A building short in a later year is less urgent than one short now; the share counts the worst year", "[fast]") {
    model::Plan plan = three_buildings();
    for (std::size_t m = 0; m < 3; ++m) plan.premises[m].rooms_ce = 263.0 / 36.0 * (m == 0 ? 0.5 : m == 1 ? 1.01 : 2.0);
    plan.growth.rate_pct = 2.0;
    const Ranking ranking = rank_premises(plan, estate_of(plan));
    CHECK(row_of(ranking, 0).rank == 1);
    CHECK(row_of(ranking, 1).rank == 2);
    CHECK(row_of(ranking, 2).rank == 3);
    const double last = std::pow(1.02, 10);
    CHECK(*row_of(ranking, 0).parts[2] == Approx(1.0 - 0.5 / last));
    CHECK(*row_of(ranking, 1).parts[2] == Approx(1.0 - 1.01 / last));
    CHECK(*row_of(ranking, 0).parts[4] == 1.0);
    CHECK(*row_of(ranking, 1).parts[4] == Approx(1.0 - 1.0 / 11.0));
    CHECK(*row_of(ranking, 2).parts[4] == 0.0);
}

TEST_CASE("Localities are ranked by size, shortages and deprivation", "[fast]") {
    model::Plan plan = three_buildings();
    plan.practices[1].list = 96000;
    plan.practices[2].list = 40000;
    plan.practices[0].list = 40000;
    plan.practices[0].gp_fte = 10.0;
    const auto scenario = test::scenario_of(plan, {0, 1, 2}, {0, 1, 2}, 3);
    auto stats = test::stats_of(plan, scenario);
    stats[2].people_by_imd_quintile = {30, 10, 0, 0, 0};
    const Ranking ranking = rank_localities(plan, scenario, stats, find_gaps(plan, scenario, stats, nullptr));
    CHECK(*row_of(ranking, 1).parts[0] == Approx(1.0));  // a fifth beyond 80,000
    CHECK(*row_of(ranking, 0).parts[3] == Approx(1.0 - 10.0 * 1800 / 40000));
    CHECK_FALSE(row_of(ranking, 2).parts[3]);
    CHECK(*row_of(ranking, 2).parts[5] == Approx(0.75));
}

TEST_CASE("Ranking: urgent backlog at several prices that no index brings together is not known, rather than added up", "[fast]") {
    model::Plan plan = three_buildings();
    plan.premises[0].nia_m2 = 500.0;
    plan.premises[0].backlog = {{model::BacklogRisk::high, 10000, base::Year{2010}, {}, "", ""}};
    const auto part = [&] {
        const Ranking ranking = rank_premises(plan, estate_of(plan));
        const auto row = std::find_if(ranking.rows.begin(), ranking.rows.end(), [](const Ranked& r) { return r.which == 0; });
        REQUIRE(row != ranking.rows.end());
        for (std::size_t k = 0; k < ranking.parts.size(); ++k)
            if (ranking.parts[k].key == "backlog") return row->parts[k];
        return std::optional<double>();
    };
    CHECK(part().has_value());  // all of it at one price
    plan.premises[0].backlog.push_back({model::BacklogRisk::significant, 5000, base::Year{2014}, {}, "", ""});
    CHECK_FALSE(part().has_value());
    plan.prices.by_year = {{base::Year{2010}, 90.0}, {base::Year{2014}, 95.0}, {base::Year{2017}, 100.0}};
    CHECK(part().has_value());
}

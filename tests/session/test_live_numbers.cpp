// Live numbers are held against analysis::judge from nothing, to the last bit, after every step of random edits.
#include "session/live_numbers.hpp"

#include <catch2/catch.hpp>

#include "analysis/blocks.hpp"
#include "analysis/judge.hpp"
#include "analysis/locality_stats.hpp"
#include "base/random.hpp"
#include "io/project_file.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"
#include "support/random_commands.hpp"

namespace {

using namespace merestone;

void compare_with_judge(const model::Plan& plan, const analysis::RegisteredPeople& people, const edit::Draft& draft,
                        const session::LiveNumbers& live) {
    const edit::ScenarioView view = edit::scenario_of(plan, draft);
    const analysis::Judged judged = analysis::judge(plan, people, view.scenario);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < judged.localities.size(); ++i) {
        const model::LocalityStats& full = judged.localities[i];
        const session::LiveLocality& now = live.localities()[view.draft_locality[i].pos()];
        const bool same = now.people_registered == full.people_registered && now.people_resident == full.people_resident &&
                          now.residents_known == full.residents_known && now.practices == full.practices && now.zones == full.zones &&
                          now.area_km2 == full.area_km2 && now.border_km == full.border_km && now.distance_km == full.distance_km &&
                          now.selfcontained_share == full.selfcontained_share && now.pieces == full.pieces && now.holes == full.holes &&
                          (now.best_zone ? plan.zones[now.best_zone.pos()].id : "") == full.best_zone &&
                          (now.rag == full.rag || now.zones == 0);
        if (!same) {
            ++wrong;
            UNSCOPED_INFO(full.id << ": " << now.border_km << " v " << full.border_km << ", " << now.distance_km << " v "
                                  << full.distance_km << ", " << now.selfcontained_share.value_or(-1) << " v "
                                  << full.selfcontained_share.value_or(-1) << ", pieces " << now.pieces << " v " << full.pieces
                                  << ", holes " << now.holes << " v " << full.holes);
        }
    }
    CHECK(wrong == 0);
    const session::LiveTotals totals = live.totals();
    CHECK(totals.mean_distance_km == Approx(judged.terms.mean_distance_km).epsilon(1e-12));
    CHECK(totals.selfcontained_share.has_value() == judged.terms.selfcontained_share.has_value());
    if (totals.selfcontained_share) CHECK(*totals.selfcontained_share == Approx(*judged.terms.selfcontained_share).epsilon(1e-12));
}

void random_edits(model::Plan the_plan, const model::Scenario& scenario, int steps, std::uint64_t seed) {
    const auto plan = std::make_shared<const model::Plan>(std::move(the_plan));
    const auto people = std::make_shared<const analysis::RegisteredPeople>(analysis::registered_people(*plan));
    const analysis::Blocks blocks = analysis::make_blocks(*plan, *people);
    edit::Draft draft = edit::draft_of(*plan, scenario);
    session::LiveNumbers live(plan, people, draft);
    compare_with_judge(*plan, *people, draft, live);
    const edit::Ground ground{*plan, blocks.of_zone, blocks.of_practice, {}};
    base::Random random(seed, 5);
    std::vector<edit::Change> done;
    for (int i = 0; i < steps; ++i) {
        if (!done.empty() && random.below(4) == 0) {
            edit::put(draft, done.back(), edit::Direction::back);
            live.refresh(draft, done.back(), edit::Direction::back);
            done.pop_back();
        } else {
            const auto applied = edit::apply(draft, ground, test::random_command(*plan, draft, random, true));
            if (!applied) continue;
            live.refresh(draft, applied.value().change, edit::Direction::forward);
            done.push_back(applied.value().change);
        }
        compare_with_judge(*plan, *people, draft, live);
    }
    REQUIRE_FALSE(done.empty());
}

// Flows in a made plan: everybody uses the three practices with the nearest numbers, unevenly.
model::Plan with_flows(model::Plan plan) {
    base::Random random(9, 1);
    plan.flows.resize(plan.practices.size());
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        for (std::size_t z = 0; z < plan.zones.size(); ++z)
            if (random.below(3) == 0) plan.flows[p].rows.push_back({model::ZoneIx(z), 1 + random.below(900)});
    return plan;
}

TEST_CASE("Live numbers equal judge after every random edit of made plans", "[fast]") {
    const test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    SECTION("with flows") { random_edits(with_flows(made.plan), made.scenario, 120, 1); }
    SECTION("without") { random_edits(made.plan, made.scenario, 120, 2); }
}

TEST_CASE("Live numbers equal judge on real Leeds", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    INFO("beside " << data.filename());
    io::Loaded loaded = io::load_any(test::source_folder() / "tests/plans/leeds/plan.toml");
    REQUIRE_FALSE(model::has_errors(loaded.problems));
    model::ScenarioSpec networks;
    networks.id = "present";
    networks.kind = model::ScenarioKind::given;
    networks.assign = "networks";
    const auto people = analysis::registered_people(loaded.plan);
    const model::Scenario scenario = analysis::given_scenario(loaded.plan, people, networks);
    random_edits(std::move(loaded.plan), scenario, 60, 3);
}

TEST_CASE("What is broken is named", "[fast]") {
    test::MadePlan made = test::made_plan({6, 5, 1000.0, 6, 2, 1});
    made.plan.constraints.people_min = 1;
    made.plan.constraints.people_max = 10;
    const auto plan = std::make_shared<const model::Plan>(made.plan);
    const auto people = std::make_shared<const analysis::RegisteredPeople>(analysis::registered_people(*plan));
    edit::Draft draft = edit::draft_of(*plan, made.scenario);
    const session::LiveNumbers live(plan, people, draft);
    const auto flags = live.flags(draft);
    REQUIRE(flags.size() >= 2);
    CHECK(flags[0].rule == "L3");
    CHECK(flags[0].words.find("over the upper bound of 10") != std::string::npos);
}

}  // namespace

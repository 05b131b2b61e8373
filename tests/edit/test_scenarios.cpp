#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "edit/command.hpp"
#include "edit/history.hpp"
#include "support/made_plan.hpp"
#include "support/random_commands.hpp"

namespace {

using namespace merestone;

struct Bench {
    test::MadePlan made = test::made_plan({8, 6, 1000.0, 8, 4, 3});
    edit::Draft draft;
    std::vector<std::uint32_t> none;
    Bench() {
        model::ScenarioSpec own;  // the plan's own, beside the one that is drawn
        own.id = "networks";
        own.title = "Present networks";
        own.kind = model::ScenarioKind::given;
        own.assign = "networks";
        made.plan.scenarios.push_back(own);
        draft = edit::draft_of(made.plan, made.scenario);
    }
    edit::Ground ground() {
        return {made.plan, none, none, [](geo::Point) { return model::ZoneIx(0); }};
    }
    base::Result<edit::Applied> apply(const edit::Command& c) { return edit::apply(draft, ground(), c); }
    edit::Alternative copy(const std::string& title) {
        edit::Alternative out = edit::working_of(draft);
        out.id.clear();
        out.from = draft.scenario_id;
        out.title = title;
        return out;
    }
};

TEST_CASE("Switching between scenarios loses no edit of any of them", "[fast]") {
    Bench b;
    const edit::Draft first = b.draft;
    REQUIRE(b.apply(edit::AddScenario{b.copy("Option B (north)")}).ok());
    CHECK(b.draft.scenario_id == "option-b-north");
    REQUIRE(b.draft.others.size() == 1);
    REQUIRE(b.apply(edit::RenameLocality{model::LocalityIx(0), "Of B"}).ok());
    const edit::Alternative edited = edit::working_of(b.draft);
    REQUIRE(b.apply(edit::WorkOnScenario{first.scenario_id}).ok());
    CHECK(edit::working_of(b.draft) == edit::working_of(first));
    REQUIRE(b.apply(edit::WorkOnScenario{"option-b-north"}).ok());
    CHECK(edit::working_of(b.draft) == edited);
    CHECK_FALSE(b.apply(edit::WorkOnScenario{"option-b-north"}).ok());
    CHECK_FALSE(b.apply(edit::WorkOnScenario{"nowhere"}).ok());
}

TEST_CASE("Names are unique whatever the case; ids stay when names change", "[fast]") {
    Bench b;
    REQUIRE(b.apply(edit::AddScenario{b.copy("  Option B ")}).ok());
    CHECK(b.draft.scenario_title == "Option B");
    CHECK_FALSE(b.apply(edit::AddScenario{b.copy("option b")}).ok());
    CHECK_FALSE(b.apply(edit::AddScenario{b.copy("PRESENT NETWORKS")}).ok());
    CHECK_FALSE(b.apply(edit::AddScenario{b.copy("")}).ok());
    CHECK_FALSE(b.apply(edit::AddScenario{b.copy("two\nlines")}).ok());
    CHECK_FALSE(b.apply(edit::AddScenario{b.copy(std::string(101, 'x'))}).ok());
    REQUIRE(b.apply(edit::AddScenario{b.copy("Option: B")}).ok());  // another name, the same letters for an id
    CHECK(b.draft.scenario_id == "option-b-2");
    REQUIRE(b.apply(edit::RenameScenario{"option-b", "Preferred"}).ok());
    CHECK(b.draft.others.back()->id == "option-b");
    CHECK(b.draft.others.back()->title == "Preferred");
    CHECK_FALSE(b.apply(edit::RenameScenario{"option-b-2", "preferred"}).ok());
    CHECK(b.apply(edit::RenameScenario{"option-b-2", "OPTION: B"}).ok());  // its own name in capitals
    CHECK_FALSE(b.apply(edit::RenameScenario{"networks", "Mine"}).ok());   // the plan's own stays
    CHECK_FALSE(b.apply(edit::DeleteScenario{"networks"}).ok());
}

TEST_CASE("A deleted scenario is told to those that start from it, and comes back exactly", "[fast]") {
    Bench b;
    const std::string first = b.draft.scenario_id;
    CHECK_FALSE(b.apply(edit::DeleteScenario{first}).ok());  // the only one
    REQUIRE(b.apply(edit::AddScenario{b.copy("B")}).ok());
    REQUIRE(b.apply(edit::NoteScenario{"b", "Because the river is wide.\nAsked for by the board."}).ok());
    CHECK_FALSE(b.apply(edit::NoteScenario{"b", "Because the river is wide.\nAsked for by the board.\n"}).ok());
    CHECK_FALSE(b.apply(edit::NoteScenario{"b", std::string("\xff")}).ok());
    const edit::Draft before = b.draft;
    const auto gone = b.apply(edit::DeleteScenario{first});
    REQUIRE(gone.ok());
    REQUIRE(gone.value().notes.size() == 1);
    CHECK(gone.value().notes[0] == "B counted its moved patients from it, and now counts none");
    CHECK(b.draft.scenario_from.empty());
    CHECK(b.draft.others.empty());
    edit::put(b.draft, gone.value().change, edit::Direction::back);
    CHECK(b.draft == before);
    const auto own = b.apply(edit::DeleteScenario{"b"});  // the one worked on: the other is taken up
    REQUIRE(own.ok());
    CHECK(b.draft.scenario_id == first);
}

TEST_CASE("Scenarios come back from the plan's tables as they went in, in any mixture with edits", "[fast]") {
    Bench bench;
    REQUIRE(rc::check("part(plan_with(x)) = x; undone = x", [&](std::uint64_t seed) {
        base::Random random(seed, 1);
        Bench b;
        std::vector<std::pair<edit::Draft, edit::Change>> trail;
        for (int i = 0; i < 40; ++i) {
            const auto any = [&] {
                const std::uint32_t n = random.below(static_cast<std::uint32_t>(b.draft.others.size()) + 1);
                return n == b.draft.others.size() ? b.draft.scenario_id : b.draft.others[n]->id;
            };
            const edit::Draft before = b.draft;
            edit::Command c = test::random_command(b.made.plan, b.draft, random, true);
            if (std::holds_alternative<edit::MergeLocalities>(c)) continue;  // retired rows are not kept
            switch (random.below(8)) {
                case 0: c = edit::AddScenario{b.copy("S" + std::to_string(random.below(9)))}; break;
                case 1:
                case 2: c = edit::WorkOnScenario{any()}; break;
                case 3: c = edit::RenameScenario{any(), "R" + std::to_string(random.below(9))}; break;
                case 4: c = edit::NoteScenario{any(), "why " + std::to_string(random.below(9))}; break;
                case 5: c = edit::DeleteScenario{any()}; break;
                default: break;
            }
            const auto done = b.apply(c);
            if (!done) RC_ASSERT(b.draft == before);
            else trail.emplace_back(before, done.value().change);
        }
        const model::Plan saved = edit::plan_with(b.made.plan, b.draft);
        edit::Parted back = edit::part(saved);
        RC_ASSERT(back.found);
        RC_ASSERT(back.draft == b.draft);
        // Saved once more, from what came back: what was deleted meanwhile does not come again.
        RC_ASSERT(edit::part(edit::plan_with(back.base, back.draft)).draft == b.draft);
        RC_ASSERT(saved.find_scenario("networks") != nullptr);
        RC_ASSERT(saved.find_scenario("networks")->assign == "networks");
        while (!trail.empty()) {
            edit::put(b.draft, trail.back().second, edit::Direction::back);
            RC_ASSERT(b.draft == trail.back().first);
            trail.pop_back();
        }
    }));
}

}  // namespace

#include "edit/command.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "edit/attributes.hpp"
#include "edit/history.hpp"
#include "geo/locator.hpp"
#include "support/made_plan.hpp"
#include "support/random_commands.hpp"

namespace {

using namespace merestone;
using model::LocalityIx;
using model::PracticeIx;
using model::ZoneIx;

struct Bench {
    test::MadePlan made = test::made_plan({8, 6, 1000.0, 8, 4, 3});
    edit::Draft draft;
    std::vector<std::uint32_t> of_zone;
    std::vector<std::uint32_t> of_practice;
    geo::Locator locator{test::made_zones({8, 6, 1000.0, 8, 4, 3})};
    Bench() : draft(edit::draft_of(made.plan, made.scenario)) {
        for (std::size_t z = 0; z < made.plan.zones.size(); ++z) of_zone.push_back(static_cast<std::uint32_t>(z / 3));
        for (const model::Practice& p : made.plan.practices) of_practice.push_back(p.zone ? of_zone[p.zone.pos()] : 0xffffffffU);
    }
    edit::Ground ground() {
        return {made.plan, of_zone, of_practice, [this](geo::Point p) {
                    const auto z = locator.find(p);
                    return z ? ZoneIx(*z) : ZoneIx();
                }};
    }
    std::size_t seated() const {  // a practice with a zone
        for (std::size_t p = 0; p < made.plan.practices.size(); ++p)
            if (made.plan.practices[p].zone) return p;
        return 0;
    }
    LocalityIx another(LocalityIx than) const { return LocalityIx(than.pos() == 0 ? 1 : 0); }
};

TEST_CASE("Whatever is done can be taken back exactly, and nothing falls out of every locality", "[fast]") {
    Bench bench;
    REQUIRE(rc::check("undo(apply(x)) = x", [&](std::uint64_t seed) {
        base::Random random(seed, 1);
        edit::Draft draft = bench.draft;
        std::vector<std::pair<edit::Draft, edit::Change>> trail;
        std::size_t done = 0;
        for (int i = 0; i < 30; ++i) {
            const edit::Draft before = draft;
            const auto applied = edit::apply(draft, bench.ground(), test::random_command(bench.made.plan, draft, random));
            if (!applied) {
                RC_ASSERT(draft == before);
                RC_ASSERT(!applied.error().what.empty());
                continue;
            }
            ++done;
            RC_ASSERT(!applied.value().words.empty());
            RC_ASSERT(!(draft == before));
            trail.emplace_back(before, applied.value().change);
            for (const LocalityIx l : draft.zone_locality) RC_ASSERT(l && !draft.localities[l.pos()].retired);
            for (const LocalityIx l : draft.practice_locality) RC_ASSERT(l && !draft.localities[l.pos()].retired);
        }
        RC_ASSERT(done > 0U);
        const edit::Draft end = draft;
        for (auto step = trail.rbegin(); step != trail.rend(); ++step) {
            edit::put(draft, step->second, edit::Direction::back);
            RC_ASSERT(draft == step->first);
        }
        for (const auto& step : trail) edit::put(draft, step.second, edit::Direction::forward);
        RC_ASSERT(draft == end);
        // Written into a plan and taken apart again it is the same, but for retired rows, which nothing refers to.
        edit::Parted parted = edit::part(edit::plan_with(bench.made.plan, draft));
        RC_ASSERT(parted.found);
        RC_ASSERT(parted.draft.overrides == draft.overrides);
        for (std::size_t z = 0; z < draft.zone_locality.size(); ++z)
            RC_ASSERT(parted.draft.localities[parted.draft.zone_locality[z].pos()] == draft.localities[draft.zone_locality[z].pos()]);
        for (std::size_t p = 0; p < bench.made.plan.practices.size(); ++p)
            RC_ASSERT(parted.base.practices[p].list == bench.made.plan.practices[p].list);
    }));
}

TEST_CASE("Moving a practice takes its neighbourhood and who sits there; alone it becomes a named exception", "[fast]") {
    Bench bench;
    const PracticeIx p(bench.seated());
    const ZoneIx seat = bench.made.plan.practices[p.pos()].zone;
    const LocalityIx to = bench.another(bench.draft.zone_locality[seat.pos()]);
    edit::Draft with_block = bench.draft;
    REQUIRE(edit::apply(with_block, bench.ground(), edit::MovePractices{{p}, to}).ok());
    CHECK(with_block.practice_locality[p.pos()] == to);
    for (std::size_t z = 0; z < bench.of_zone.size(); ++z) {
        const bool goes =
            bench.of_zone[z] == bench.of_zone[seat.pos()] && bench.draft.zone_locality[z] == bench.draft.zone_locality[seat.pos()];
        CHECK(with_block.zone_locality[z] == (goes ? to : bench.draft.zone_locality[z]));
    }
    edit::Draft alone = bench.draft;
    const auto applied = edit::apply(alone, bench.ground(), edit::MovePracticeOnly{p, to});
    REQUIRE(applied.ok());
    CHECK(alone.zone_locality == bench.draft.zone_locality);
    CHECK(alone.exception(bench.made.plan, p));
    CHECK(applied.value().notes.size() == 1);
    // Its zone moved elsewhere leaves the exception where it is, and says so.
    const auto zone = edit::apply(alone, bench.ground(), edit::MoveZones{{seat}, LocalityIx(2)});
    if (zone) CHECK(alone.practice_locality[p.pos()] == to);
}

TEST_CASE("Moving a zone in which a practice sits says so before it is done", "[fast]") {
    Bench bench;
    const PracticeIx p(bench.seated());
    const ZoneIx seat = bench.made.plan.practices[p.pos()].zone;
    const auto planned =
        edit::plan_change(bench.draft, bench.ground(), edit::MoveZones{{seat}, bench.another(bench.draft.zone_locality[seat.pos()])});
    REQUIRE(planned.ok());
    CHECK(planned.value().change.practices.size() >= 1);
    CHECK(planned.value().notes.at(0).find("moves along") != std::string::npos);
}

TEST_CASE("A locked locality neither gives nor takes", "[fast]") {
    Bench bench;
    edit::Draft draft = bench.draft;
    const LocalityIx home = draft.zone_locality[0];
    REQUIRE(edit::apply(draft, bench.ground(), edit::SetLocked{{home}, true}).ok());
    const auto out = edit::apply(draft, bench.ground(), edit::MoveZones{{ZoneIx(0)}, bench.another(home)});
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().what.find("is locked") != std::string::npos);
    CHECK_FALSE(edit::apply(draft, bench.ground(), edit::MergeLocalities{bench.another(home), home}).ok());
}

TEST_CASE("What is typed is checked in words", "[fast]") {
    const edit::Attribute& list = *edit::find_attribute("practice", "list");
    CHECK(edit::checked(list, " 12,500 ").value() == "12500");
    CHECK(edit::checked(list, "").value().empty());
    CHECK(edit::checked(list, "-1").error().what.find("not between 0 and 1,000,000") != std::string::npos);
    CHECK(edit::checked(list, "1.5").error().what.find("not a whole number") != std::string::npos);
    CHECK_FALSE(edit::checked(list, "many").ok());
    CHECK_FALSE(edit::checked(*edit::find_attribute("hub", "name"), "").ok());
    CHECK_FALSE(edit::checked(*edit::find_attribute("hub", "name"), "two\nlines").ok());
    CHECK_FALSE(edit::checked(*edit::find_attribute("hub", "name"), std::string(5000000, 'x')).ok());
    Bench bench;
    CHECK_FALSE(
        edit::apply(bench.draft, bench.ground(), edit::SetAttribute{"practice", bench.made.plan.practices[0].id, "list", "5", " "}).ok());
}

TEST_CASE("History: undo, redo, drags as one step, a clean mark, and a bound", "[fast]") {
    const auto step = [](const char* words) {
        edit::Step s{words, {edit::Change{}}, {}};
        s.changes[0].zones.push_back({ZoneIx(0), LocalityIx(0), LocalityIx(1)});
        return s;
    };
    edit::History history;
    CHECK(history.clean());
    history.add(step("a"));
    history.mark_clean();
    history.begin("drag");
    history.add(step("b1"));
    history.add(step("b2"));
    CHECK_FALSE(history.clean());
    CHECK(history.next_undo() == nullptr);  // not inside a drag
    history.commit("b");
    CHECK(history.steps().size() == 2);
    CHECK(history.next_undo()->changes.size() == 2);
    history.undone();
    CHECK(history.clean());
    CHECK(history.next_redo()->words == "b");
    history.undone();
    CHECK_FALSE(history.clean());
    history.add(step("c"));  // the saved state is lost for good
    CHECK(history.next_redo() == nullptr);
    history.undone();
    CHECK_FALSE(history.clean());
    history.begin("thrown away");
    history.add(step("x"));
    CHECK(history.rollback().size() == 1);
    history.begin("empty");
    history.commit();
    CHECK(history.next_redo()->words == "c");

    edit::History small(2000);
    for (int i = 0; i < 100; ++i) small.add(step("long"));
    CHECK(small.bytes() <= 2000);
    CHECK(small.steps().size() < 100);
    CHECK(small.steps().size() + small.forgotten() == 100);
}

}  // namespace

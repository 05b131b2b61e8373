#include "session/kept_aside.hpp"

#include <catch2/catch.hpp>

#include "analysis/judge.hpp"
#include "analysis/locality_stats.hpp"
#include "session/document.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

session::Start start_of(const test::MadePlan& made, const std::filesystem::path& opened) {
    session::Start start;
    start.plan = std::make_shared<model::Plan>(made.plan);
    start.scenarios.push_back(
        std::make_shared<const analysis::Judged>(analysis::judge(made.plan, analysis::registered_people(made.plan), made.scenario)));
    start.opened = opened;
    return start;
}

// A document with one edit, kept aside in `folder`.
std::unique_ptr<session::Document> working(const test::MadePlan& made, const std::filesystem::path& opened,
                                           const std::filesystem::path& folder, const char* name) {
    auto doc = std::make_unique<session::Document>(start_of(made, opened), nullptr);
    doc->autosave_in(folder, 30.0);
    REQUIRE(doc->apply(edit::RenameLocality{model::LocalityIx(0), name}).ok());
    doc->tick(100.0);
    REQUIRE(std::filesystem::exists(doc->autosave_file()));
    return doc;
}

}  // namespace

TEST_CASE("Two windows on one plan keep their work in slots of their own, and neither is offered while they live", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const test::TempFolder folder;
    const auto first = working(made, folder / "plan", folder / "aside", "One");
    const auto second = working(made, folder / "plan", folder / "aside", "Two");
    CHECK(first->autosave_file() != second->autosave_file());
    CHECK(session::kept_aside(folder / "aside").empty());
}

TEST_CASE("Work of a window that ended is offered, not written over, and goes on where it was", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const test::TempFolder folder;
    const auto aside = folder / "aside";
    auto crashed = working(made, folder / "plan", aside, "Drawn before the crash");
    const edit::Draft draft = crashed->draft();
    crashed.reset();  // ends without saving
    auto kept = session::kept_aside(aside);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].plan == folder / "plan");

    // "Later": new work on the same plan leaves it alone.
    auto other = working(made, folder / "plan", aside, "Another day");
    CHECK(other->autosave_file() != kept[0].file);
    REQUIRE(session::kept_aside(aside).size() == 1);
    auto read = session::open_project(kept[0].file);
    REQUIRE(read.ok());
    CHECK(read.value().draft == draft);

    // Restored: it counts as unsaved work on the plan itself, in the same slot, until it is saved.
    session::Start start;
    start.plan = std::make_shared<model::Plan>(read.value().base);
    start.draft = read.value().draft;
    start.opened = kept[0].plan;
    start.kept_aside = kept[0].file;
    session::Document restored(std::move(start), nullptr);
    restored.autosave_in(aside, 30.0);
    CHECK(restored.dirty());
    CHECK(restored.autosave_file() == kept[0].file);
    CHECK(session::kept_aside(aside).empty());
    CHECK(restored.project_file() == folder / "plan.merestone.gpkg");
    REQUIRE(restored.save().ok());
    CHECK_FALSE(restored.dirty());
    CHECK_FALSE(std::filesystem::exists(kept[0].file));
    CHECK(std::filesystem::exists(folder / "plan.merestone.gpkg"));
}

TEST_CASE("Several crashes: the latest work first; what is forgotten is gone", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const test::TempFolder folder;
    const auto aside = folder / "aside";
    working(made, folder / "one", aside, "One").reset();
    working(made, folder / "two", aside, "Two").reset();
    working(made, {}, aside, "Sample").reset();
    auto kept = session::kept_aside(aside);
    REQUIRE(kept.size() == 3);
    using namespace std::chrono_literals;
    std::filesystem::last_write_time(kept[2].file, kept[0].when + 10s);
    CHECK(session::kept_aside(aside)[0].file == kept[2].file);
    session::forget(kept[2]);
    CHECK(session::kept_aside(aside).size() == 2);
    // What somebody else put there is no work of ours.
    test::write_file(aside / "stray.autosave.gpkg", "nothing");
    CHECK(session::kept_aside(aside).size() == 2);
    CHECK(session::kept_aside(folder / "nowhere").empty());
}

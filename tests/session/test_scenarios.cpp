#include <catch2/catch.hpp>

#include "analysis/judge.hpp"
#include "io/plan_file.hpp"
#include "session/document.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"

namespace {

using namespace merestone;
using Kind = session::ScenarioName::Kind;

// A plan with a found scenario and one that it gives.
struct Bench {
    test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    test::TempFolder folder;
    session::Start start() {
        session::Start out;
        auto plan = std::make_shared<model::Plan>(made.plan);
        plan->title = "Made";
        plan->assumptions = io::default_assumptions();  // a project without is given them when it is opened
        model::ScenarioSpec given;
        given.id = "wards";
        given.title = "Wards";
        given.kind = model::ScenarioKind::given;
        model::ScenarioSpec found;
        found.id = made.scenario.id;
        found.title = made.scenario.title;
        found.from = "wards";
        plan->scenarios = {given, found};
        model::Scenario wards = made.scenario;
        wards.id = "wards";
        wards.title = "Wards";
        for (std::size_t p = 0; p < wards.practice_locality.size(); ++p) wards.practice_locality[p] = model::LocalityIx(p % 2);
        for (std::size_t z = 0; z < wards.zone_locality.size(); ++z) wards.zone_locality[z] = model::LocalityIx(z % 2);
        wards.locality_id.resize(2);
        wards.locality_name = {"North ward", "South ward"};
        const auto people = analysis::registered_people(*plan);
        out.scenarios.push_back(std::make_shared<const analysis::Judged>(analysis::judge(*plan, people, wards)));
        model::Scenario of = made.scenario;
        of.found = true;
        out.scenarios.push_back(std::make_shared<const analysis::Judged>(analysis::judge(*plan, people, of)));
        out.plan = plan;
        out.opened = folder / "made";
        std::filesystem::create_directories(out.opened);
        return out;
    }
};

TEST_CASE("A document keeps several scenarios, judges the one at hand, and saves them all", "[fast]") {
    Bench b;
    session::Document doc(b.start(), nullptr);
    const std::string first = doc.draft().scenario_id;
    const auto figures = doc.live().localities();
    REQUIRE(doc.scenario_names().size() == 2);
    REQUIRE(doc.copy_scenario(first, "Option A").ok());
    CHECK(doc.draft().scenario_from == "wards");  // as the original counts its moves
    const model::LocalityIx now = doc.draft().zone_locality[0];
    REQUIRE(doc.apply(edit::MoveZones{{model::ZoneIx(0)}, model::LocalityIx(now.pos() == 0 ? 1 : 0)}).ok());
    CHECK(doc.live().localities() != figures);
    REQUIRE(doc.work_on("wards").ok());
    CHECK(doc.live().totals().localities == 2);
    REQUIRE(doc.copy_scenario("wards", "Option B").ok());  // untouched, the plan's own is not made a drawn one
    CHECK(doc.draft().scenario_from == "wards");
    REQUIRE(doc.apply(edit::NoteScenario{"option-b", "As the council has it"}).ok());
    std::vector<std::pair<std::string, Kind>> names;
    for (const auto& n : doc.scenario_names()) names.emplace_back(n.key, n.kind);
    CHECK(names == std::vector<std::pair<std::string, Kind>>{
                       {first, Kind::kept}, {"option-a", Kind::kept}, {"option-b", Kind::working}, {"wards", Kind::of_plan}});
    for (const auto& [key, kind] : names) CHECK(doc.scenario(key) != nullptr);
    CHECK(doc.scenario("nothing") == nullptr);

    REQUIRE(doc.save().ok());
    auto back = session::open_project(doc.project_file());
    REQUIRE(back.ok());
    CHECK(back.value().draft == doc.draft());
    CHECK(back.value().draft.scenario_note == "As the council has it");
    const auto again = b.folder / "again.gpkg";
    REQUIRE(session::save_project(again, back.value().base, back.value().draft, back.value().problems).ok());
    CHECK(test::read_file(again) == test::read_file(doc.project_file()));

    // One history for all: back to the very beginning, and forward again.
    const edit::Draft last = doc.draft();
    while (doc.undo()) {
    }
    CHECK(doc.draft().scenario_id == first);
    CHECK(doc.draft().others.empty());
    CHECK(doc.live().localities() == figures);
    while (doc.redo()) {
    }
    CHECK(doc.draft() == last);
    CHECK_FALSE(doc.dirty());
    // Once the kept one is changed, the plan's own can be looked at beside it.
    REQUIRE(doc.apply(edit::NoteScenario{first, "changed"}).ok());
    CHECK(std::any_of(doc.scenario_names().begin(), doc.scenario_names().end(),
                      [&](const auto& n) { return n.key == "plan:" + first && n.kind == Kind::of_plan; }));
    CHECK(doc.scenario("plan:" + first) != nullptr);
}

TEST_CASE("A scenario that was deleted stays away after saving, and its followers count from nothing", "[fast]") {
    Bench b;
    session::Document doc(b.start(), nullptr);
    const std::string first = doc.draft().scenario_id;
    REQUIRE(doc.apply(edit::AddScenario{[&] {
                   auto a = edit::working_of(doc.draft());
                   a.id.clear();
                   a.title = "A";
                   a.from = "";
                   return a;
               }()})
                .ok());
    REQUIRE(doc.copy_scenario("a", "B").ok());
    CHECK(doc.draft().scenario_from == "a");
    REQUIRE(doc.save().ok());
    auto saved = session::open_project(doc.project_file());
    REQUIRE(saved.ok());
    session::Start start;
    start.plan = std::make_shared<model::Plan>(saved.value().base);
    start.draft = saved.value().draft;
    start.opened = doc.project_file();
    session::Document again(std::move(start), nullptr);
    const auto gone = again.apply(edit::DeleteScenario{"a"});
    REQUIRE(gone.ok());
    CHECK(gone.value().notes.size() == 1);
    CHECK(again.draft().scenario_from.empty());
    REQUIRE(again.save().ok());
    const auto third = session::open_project(doc.project_file());
    REQUIRE(third.ok());
    CHECK(third.value().draft == again.draft());
    CHECK(third.value().draft.others.size() == 1);
}

TEST_CASE("Autosave holds every scenario", "[fast]") {
    Bench b;
    session::Document doc(b.start(), nullptr);
    REQUIRE(doc.copy_scenario("wards", "Option B").ok());
    REQUIRE(doc.apply(edit::NoteScenario{"option-b", "why"}).ok());
    doc.autosave_in(b.folder / "state", 30.0);
    doc.tick(100.0);
    auto restored = session::open_project(doc.autosave_file());
    REQUIRE(restored.ok());
    CHECK(restored.value().draft == doc.draft());
}

}  // namespace

#include "session/document.hpp"

#include <catch2/catch.hpp>

#include "analysis/judge.hpp"
#include "analysis/locality_stats.hpp"
#include "base/random.hpp"
#include "io/plan_file.hpp"
#include "session/start_of.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"
#include "support/random_commands.hpp"

namespace {

using namespace merestone;
using model::LocalityIx;
using model::ZoneIx;
using test::start_of;

TEST_CASE("A preview shows what applying gives, and changes nothing", "[fast]") {
    const test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    session::Document doc(start_of(made), nullptr);
    base::Random random(4, 4);
    std::size_t compared = 0;
    for (int i = 0; i < 60; ++i) {
        const edit::Command command = test::random_command(doc.base(), doc.draft(), random, true);
        const edit::Draft before = doc.draft();
        const auto numbers = doc.live().localities();
        const auto preview = doc.preview(command);
        REQUIRE(doc.draft() == before);
        REQUIRE(doc.live().localities() == numbers);
        const auto done = doc.apply(command);
        REQUIRE(done.ok() == preview.ok());
        if (!done) continue;
        for (std::size_t k = 0; k < preview.value().localities.size(); ++k, ++compared)
            CHECK(doc.live().localities()[preview.value().localities[k].pos()] == preview.value().after[k]);
    }
    CHECK(compared > 20);
}

TEST_CASE("Undo and redo bring back draft and numbers; a drag is one step", "[fast]") {
    const test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    session::Document doc(start_of(made), nullptr);
    const edit::Draft first = doc.draft();
    const auto numbers = doc.live().localities();
    const auto revision = doc.revision();
    doc.begin("Paint");
    base::Random random(1, 2);
    for (int i = 0; i < 10; ++i) (void)doc.apply(test::random_command(doc.base(), doc.draft(), random));
    doc.commit("Painted");
    const edit::Draft painted = doc.draft();
    CHECK(doc.dirty());
    CHECK(doc.revision() > revision);
    REQUIRE(doc.undo().has_value());
    CHECK(doc.draft() == first);
    CHECK(doc.live().localities() == numbers);
    CHECK_FALSE(doc.dirty());
    CHECK_FALSE(doc.undo().has_value());
    REQUIRE(doc.redo()->words == "Painted");
    CHECK(doc.draft() == painted);
    doc.begin("Esc");
    (void)doc.apply(test::random_command(doc.base(), doc.draft(), random));
    doc.rollback();
    CHECK(doc.draft() == painted);
}

TEST_CASE("What is saved comes back equal, and is saved again to the same bytes", "[fast]") {
    test::MadePlan made = test::made_plan({7, 6, 1000.0, 7, 4, 2});
    made.plan.assumptions = io::default_assumptions();  // as every plan has them: a project without is given them when it is opened
    const test::TempFolder folder;
    session::Start start = start_of(made);
    std::filesystem::create_directories(folder / "made");
    start.opened = folder / "made";
    session::Document doc(std::move(start), nullptr);
    base::Random random(8, 8);
    for (int i = 0; i < 25; ++i) {
        const edit::Command command = test::random_command(doc.base(), doc.draft(), random);
        if (!std::holds_alternative<edit::MergeLocalities>(command)) (void)doc.apply(command);  // retired rows are not kept
    }
    CHECK(doc.project_file() == folder / "made.merestone.gpkg");
    REQUIRE(doc.save().ok());
    CHECK_FALSE(doc.dirty());
    auto back = session::open_project(doc.project_file());
    REQUIRE(back.ok());
    REQUIRE(back.value().edited);
    CHECK(back.value().draft == doc.draft());
    const auto again = folder / "again.gpkg";
    REQUIRE(session::save_project(again, back.value().base, back.value().draft, back.value().problems).ok());
    auto third = session::open_project(again);
    REQUIRE(third.ok());
    const auto more = folder / "more.gpkg";
    REQUIRE(session::save_project(more, third.value().base, third.value().draft, third.value().problems).ok());
    CHECK(test::read_file(again) == test::read_file(doc.project_file()));
    CHECK(test::read_file(more) == test::read_file(again));
}

TEST_CASE("A saved drawing is judged as it was drawn: both maps, the names, the exceptions", "[fast]") {
    const test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    session::Document doc(start_of(made), nullptr);
    base::Random random(3, 3);
    for (int i = 0; i < 40; ++i) (void)doc.apply(test::random_command(doc.base(), doc.draft(), random, true));
    const model::Plan plan = edit::plan_with(doc.base(), doc.draft());
    const model::Scenario again = analysis::given_scenario(plan, *doc.people(), *plan.find_scenario(doc.draft().scenario_id));
    const auto name = [&](LocalityIx l) { return doc.draft().localities[l.pos()].name; };
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        CHECK(again.locality_name[again.zone_locality[z].pos()] == name(doc.draft().zone_locality[z]));
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        CHECK(again.locality_name[again.practice_locality[p].pos()] == name(doc.draft().practice_locality[p]));
        CHECK((again.practice_exception[p] != 0) == doc.draft().exception(plan, model::PracticeIx(p)));
    }
}

TEST_CASE("The sample is never written to; an autosave lies aside until a save", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const test::TempFolder folder;
    session::Start start = start_of(made);
    start.embedded_sample = true;
    jobs::Pool pool(1);
    session::Document doc(std::move(start), &pool);
    CHECK_FALSE(doc.needs_copy());
    REQUIRE(doc.apply(edit::RenameLocality{LocalityIx(0), "Other"}).ok());
    CHECK(doc.needs_copy());
    CHECK(doc.title() == "My copy of Made *");
    CHECK_FALSE(doc.save().ok());
    doc.autosave_in(folder / "state", 30.0);
    doc.tick(100.0);
    pool.wait_idle();
    pool.drain();
    REQUIRE(std::filesystem::exists(doc.autosave_file()));
    auto restored = session::open_project(doc.autosave_file());
    REQUIRE(restored.ok());
    CHECK(restored.value().draft == doc.draft());
    REQUIRE(doc.apply(edit::RenameLocality{LocalityIx(0), "Third"}).ok());
    doc.tick(110.0);  // too soon
    CHECK(pool.idle());
    const auto copy = session::copy_path(folder.path(), "Made");
    CHECK(copy.filename() == "My copy of Made.merestone.gpkg");
    REQUIRE(doc.save_as(copy).ok());
    CHECK_FALSE(std::filesystem::exists(doc.autosave_file()));
    CHECK(session::copy_path(folder.path(), "Made").filename() == "My copy of Made 2.merestone.gpkg");
}

TEST_CASE("Saved aside, the plan is clean as it stood then; what was done meanwhile is not saved", "[fast]") {
    const test::MadePlan made = test::made_plan();
    const test::TempFolder folder;
    jobs::Pool pool(1);
    session::Document doc(start_of(made), &pool);
    const auto rename = [&](const char* name) { REQUIRE(doc.apply(edit::RenameLocality{LocalityIx(0), name}).ok()); };
    const auto finish = [&] {
        pool.wait_idle();
        pool.drain();
    };
    int ended = 0;
    const auto done = [&](const base::Result<base::Done>& r) { ended += r.ok() ? 1 : 100; };
    rename("One");
    doc.save_aside(folder / "a.gpkg", done);
    rename("Two");
    finish();
    CHECK(ended == 1);
    CHECK(doc.dirty());
    CHECK(session::open_project(folder / "a.gpkg").value().draft.localities[0].name == "One");
    REQUIRE(doc.undo());
    CHECK_FALSE(doc.dirty());
    // Undone and done otherwise while it is written: nothing leads back to what was saved.
    doc.save_aside(folder / "b.gpkg", done);
    REQUIRE(doc.undo());
    rename("Other");
    finish();
    CHECK(ended == 2);
    CHECK(doc.dirty());
    REQUIRE(doc.undo());
    CHECK(doc.dirty());
    CHECK(doc.project_file() == folder / "b.gpkg");
    CHECK_FALSE(doc.project_changed_on_disk());
    test::write_file(folder / "file", "");
    doc.save_aside(folder.path() / "file" / "c.gpkg", done);  // no folder can be there
    finish();
    CHECK(ended == 102);
    CHECK(doc.project_file() == folder / "b.gpkg");
}

TEST_CASE("Flags of an older revision are never current", "[fast]") {
    test::MadePlan made = test::made_plan();
    made.plan.assumptions = io::default_assumptions();
    made.plan.base_year = base::Year{2017};
    made.plan.horizon_year = base::Year{2020};
    jobs::Pool pool(1);
    session::Document doc(start_of(made), &pool);
    doc.request_estate();
    REQUIRE(doc.apply(edit::RenameLocality{LocalityIx(0), "Other"}).ok());
    pool.wait_idle();
    pool.drain();
    CHECK(doc.estate() == nullptr);
    doc.request_estate();
    pool.wait_idle();
    pool.drain();
    CHECK(doc.estate_problem() == "");
    REQUIRE(doc.estate() != nullptr);
    CHECK(doc.estate_current());
    CHECK(doc.estate()->judged[0].localities[0].name == "Other");
}

TEST_CASE("Search finds by code, name, beginnings of words, postcode and accents", "[fast]") {
    test::MadePlan made = test::made_plan();
    made.plan.practices[0].name = "Ch\xc3\xa2teau St James's Surgery";
    made.plan.postcodes = {{"LS1 4AP", {431000, 434000}}, {"LS14 1AA", {432000, 434000}}};
    session::Document doc(start_of(made), nullptr);
    const auto first = [&](const char* query) {
        const auto found = doc.search(query);
        return found.empty() ? std::string("nothing") : found[0].id;
    };
    CHECK(first("p001") == "P001");
    CHECK(first("chateau") == "P001");
    CHECK(first("james surg") == "P001");
    CHECK(first("JAMESS") == "P001");
    CHECK(first("ls1 4ap") == "LS1 4AP");
    CHECK(first("ls14ap") == "LS1 4AP");
    CHECK(doc.search("ls14").size() == 2);
    CHECK(first("trial hub") == "H1");
    CHECK(first("qqq") == "nothing");
    CHECK(doc.search("").empty());
    CHECK(doc.search("surgery", 2).size() == 2);
}

TEST_CASE("A repair puts range and connection right, or says why not", "[fast]") {
    test::MadePlan made = test::made_plan({9, 8, 1000.0, 12, 3, 2});
    std::int64_t all = 0;
    for (const auto& p : made.plan.practices) all += p.list.value_or(0);
    made.plan.constraints.people_min = all / 3 - all / 8;
    made.plan.constraints.people_max = all / 3 + all / 8;
    session::Document doc(start_of(made), nullptr);
    // Break it: a practice's neighbourhood to another locality, and a zone cut off from its own.
    doc.request_repair();
    if (doc.repair()->why_not.empty()) REQUIRE(doc.accept_repair().ok());
    REQUIRE(doc.live().totals().out_of_range == 0);
    doc.request_repair();
    CHECK(doc.repair()->why_not.find("nothing to mend") != std::string::npos);
    std::size_t broken = 0;
    for (std::size_t p = 0; p < made.plan.practices.size() && broken == 0; ++p)
        for (std::size_t l = 0; l < 3 && broken == 0; ++l)
            if (doc.apply(edit::MovePractices{{model::PracticeIx(p)}, LocalityIx(l)})) {
                const auto t = doc.live().totals();
                broken = t.out_of_range + t.in_pieces;
            }
    REQUIRE(broken > 0);
    doc.request_repair();
    REQUIRE(doc.repair() != nullptr);
    REQUIRE_FALSE(doc.repair()->steps.empty());
    CHECK(doc.repair()->proven);
    REQUIRE(doc.accept_repair().ok());
    CHECK(doc.live().totals().out_of_range == 0);
    CHECK(doc.live().totals().in_pieces == 0);
    REQUIRE(doc.undo().has_value());  // one step
    REQUIRE(doc.apply(edit::SetLocked{{}, true}).ok());
    doc.request_repair();
    CHECK(doc.repair()->steps.empty());
    CHECK(doc.repair()->why_not.find("locked") != std::string::npos);
}

TEST_CASE("A profile of all zones holds everybody once", "[fast]") {
    const test::MadePlan made = test::made_plan();
    session::Document doc(start_of(made), nullptr);
    std::vector<ZoneIx> all;
    for (std::size_t z = 0; z < made.plan.zones.size(); ++z) all.emplace_back(z);
    const session::Profile p = doc.profile(all);
    CHECK(p.zones == all.size());
    CHECK(p.people_registered_living == Approx(doc.people()->within));
    std::int64_t residents = 0;
    for (const auto& z : made.plan.zones) residents += z.residents.value_or(0);
    CHECK(p.people_resident.value_or(0) == static_cast<double>(residents));
    // The same land drawn as an area.
    geo::MultiPolygon whole;
    geo::Box box;
    for (const auto& b : made.plan.topology->zone_box) box.add(b);
    whole.push_back({{{box.min_x - 1, box.min_y - 1},
                      {box.max_x + 1, box.min_y - 1},
                      {box.max_x + 1, box.max_y + 1},
                      {box.min_x - 1, box.max_y + 1},
                      {box.min_x - 1, box.min_y - 1}},
                     {}});
    const session::Profile drawn = doc.profile(whole);
    CHECK(drawn.people_resident.value_or(0) == Approx(p.people_resident.value_or(0)));
    CHECK(drawn.practices == p.practices);
    CHECK(drawn.area_km2 == Approx(p.area_km2));
}

}  // namespace

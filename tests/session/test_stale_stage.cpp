#include <catch2/catch.hpp>

#include <set>

#include "analysis/judge.hpp"
#include "base/random.hpp"
#include "io/plan_file.hpp"
#include "session/document.hpp"
#include "session/stale_stage.hpp"
#include "session/start_of.hpp"
#include "support/made_plan.hpp"
#include "support/random_commands.hpp"

using namespace merestone;
using analysis::EstateStage;
using test::start_of;

TEST_CASE("After any edit the estate that is worked out again from where it is stale is that of working out everything", "[fast]") {
    test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    made.plan.assumptions = io::default_assumptions();
    session::Document doc(start_of(made), nullptr);
    doc.request_estate();
    base::Random random(11, 4);
    std::set<EstateStage> stages;
    for (int i = 0; i < 80; ++i) {
        const edit::Draft before = doc.estate()->draft;
        if (!doc.apply(test::random_command(doc.base(), doc.draft(), random))) continue;
        stages.insert(session::first_stale(before, doc.draft()));
        doc.request_estate();
        REQUIRE(doc.estate_current());
        const session::Estate& again = *doc.estate();
        const analysis::Judged& judged = again.judged[0];
        const auto whole = analysis::find_gaps(*doc.plan(), judged.scenario, judged.localities, nullptr);
        REQUIRE(again.result.flags.size() == whole.flags.size());
        for (std::size_t f = 0; f < whole.flags.size(); ++f) {
            CHECK(again.result.flags[f].reason == whole.flags[f].reason);
            CHECK(again.result.flags[f].rag == whole.flags[f].rag);
            CHECK(again.result.flags[f].subject == whole.flags[f].subject);
        }
        for (std::size_t p = 0; p < doc.plan()->practices.size(); ++p)
            for (std::size_t y = 0; y < whole.people.years; ++y) {
                CHECK(again.result.people.practice.at(p, y) == whole.people.practice.at(p, y));
                for (std::size_t k = 0; k < model::kMeasures; ++k)
                    CHECK(again.result.tables.of_practice(p)[y][k].gap() == whole.tables.of_practice(p)[y][k].gap());
            }
    }
    CHECK(stages.contains(EstateStage::people));  // homes, lists
    CHECK(stages.contains(EstateStage::tables));  // boundaries
    CHECK(stages.size() > 2);
}

TEST_CASE("What differs between two drafts says from where the estate is stale", "[fast]") {
    const test::MadePlan made = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    session::Document doc(start_of(made), nullptr);
    const edit::Draft before = doc.draft();
    const auto stale = [&](auto&& change) {
        edit::Draft now = before;
        change(now);
        return session::first_stale(before, now);
    };
    const auto corrected = [&](const char* kind, const char* field) {
        return stale([&](edit::Draft& d) { d.overrides.push_back({kind, "X", field, "1", "", ""}); });
    };
    CHECK(stale([](edit::Draft&) {}) == EstateStage::nothing);
    CHECK(stale([](edit::Draft& d) { d.housing.push_back({}); }) == EstateStage::people);
    CHECK(stale([](edit::Draft& d) { d.hubs.push_back({}); }) == EstateStage::flags);
    CHECK(stale([](edit::Draft& d) { d.localities[0].name = "Another"; }) == EstateStage::tables);
    CHECK(stale([](edit::Draft& d) { d.zone_locality[0] = d.zone_locality.back(); }) == EstateStage::tables);
    CHECK(stale([](edit::Draft& d) { d.scenario_from = "present"; }) == EstateStage::flags);
    CHECK(corrected("practice", "list") == EstateStage::people);
    CHECK(corrected("premises", "rooms_ce") == EstateStage::capacity);
    CHECK(corrected("practice", "gp_fte") == EstateStage::tables);
    CHECK(corrected("premises", "physical") == EstateStage::flags);
    CHECK(corrected("premises", "nobody knows this one") == EstateStage::people);
    CHECK(stale([](edit::Draft& d) {
              d.overrides.push_back({"assumption", "rank_weight_rooms", "value", "3", "", ""});
          }) == EstateStage::nothing);
    CHECK(stale([](edit::Draft& d) {
              d.overrides.push_back({"assumption", "household_size", "value", "3", "", ""});
          }) == EstateStage::people);
}

// How far the answer hangs on each number, asked of the open document: of one estate, standing while only weights change, dropped and its
// job stopped by any other step.
#include <catch2/catch.hpp>

#include <future>

#include "io/plan_file.hpp"
#include "session/document.hpp"
#include "session/start_of.hpp"

namespace {

using namespace merestone;

test::MadePlan made() {
    test::MadePlan out = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    out.plan.base_year = {2017};
    out.plan.horizon_year = {2020};
    out.plan.growth.rate_pct = 1.0;
    out.plan.assumptions = io::default_assumptions();
    model::Premises m;
    m.id = "B0";
    m.rooms_ce = 2.0;
    m.nia_m2 = 100.0;
    out.plan.premises.push_back(std::move(m));
    out.plan.occupancies.push_back({model::PremisesIx(std::size_t{0}), model::PracticeIx(std::size_t{0})});
    return out;
}

edit::Command weight(const char* value) { return edit::SetAttribute{"assumption", "rank_weight_rooms", "value", value, "a test"}; }
edit::Command rooms(const char* value) { return edit::SetAttribute{"premises", "B0", "rooms_ce", value, "a letter"}; }

constexpr auto kRooms = static_cast<std::size_t>(model::Measure::rooms_ce);

// Keeps the only worker busy until it is told to let go.
struct Held {
    explicit Held(jobs::Pool& pool) {
        job = pool.run<int>(
            "Busy", 0,
            [until = std::shared_future<void>(let_go.get_future())](const base::Progress&) -> base::Result<int> {
                until.wait();
                return 1;
            },
            [](jobs::Key, base::Result<int>) {});
    }
    std::promise<void> let_go;
    jobs::Handle job;
};

void finish(jobs::Pool& pool) {
    pool.wait_idle();
    pool.drain();
}

TEST_CASE("What the answer hangs on is of the estate: it waits for one, stands while weights change, and is made anew of another",
          "[fast]") {
    session::Document doc(test::start_of(made()), nullptr);
    doc.request_sensitivity();
    CHECK(doc.sensitivity() == nullptr);  // of an estate that nobody has worked out yet
    doc.request_estate();
    doc.request_sensitivity();
    const auto first = doc.sensitivity();
    REQUIRE(first != nullptr);
    CHECK(first->rows.front().input == "growth rates");
    CHECK(first->rows.size() > 10);
    const analysis::EstateOutcome own = analysis::outcome_of(*doc.plan(), doc.estate()->result);
    CHECK(first->as_it_stands.need[kRooms] == own.need[kRooms]);
    CHECK(first->as_it_stands.known[kRooms] == 1);

    REQUIRE(doc.apply(weight("0")).ok());
    CHECK(doc.sensitivity() == first);  // the very one
    REQUIRE(doc.undo());
    CHECK(doc.sensitivity() == first);

    REQUIRE(doc.apply(rooms("50")).ok());
    CHECK(doc.sensitivity() == nullptr);  // of other rooms: never shown as current
    doc.request_sensitivity();
    CHECK(doc.sensitivity() == nullptr);  // waits for the estate
    doc.request_estate();
    doc.request_sensitivity();
    REQUIRE(doc.sensitivity() != nullptr);
    CHECK(doc.sensitivity()->as_it_stands.lacking[kRooms] < first->as_it_stands.lacking[kRooms]);
}

TEST_CASE("What the answer hangs on comes from a job of its own: asked for twice it is one, and one of an older estate is dropped",
          "[fast]") {
    jobs::Pool pool(1, {});
    session::Document doc(test::start_of(made()), &pool);
    doc.request_estate();
    finish(pool);
    REQUIRE(doc.estate_current());
    {
        Held held(pool);
        doc.request_sensitivity();
        const std::size_t jobs = pool.rows().size();
        doc.request_sensitivity();
        CHECK(pool.rows().size() == jobs);
        CHECK(doc.sensitivity() == nullptr);
        REQUIRE(doc.apply(rooms("50")).ok());
        held.let_go.set_value();
        finish(pool);
    }
    CHECK(doc.sensitivity() == nullptr);
    CHECK(doc.sensitivity_problem().empty());  // it was stopped, it did not fail
    doc.request_estate();
    finish(pool);
    doc.request_sensitivity();
    finish(pool);
    REQUIRE(doc.sensitivity() != nullptr);
    CHECK(doc.sensitivity()->as_it_stands.lacking[kRooms] == analysis::outcome_of(*doc.plan(), doc.estate()->result).lacking[kRooms]);
}

TEST_CASE("A job of what the answer hangs on goes on where only weights changed meanwhile", "[fast]") {
    jobs::Pool pool(1, {});
    session::Document doc(test::start_of(made()), &pool);
    doc.request_estate();
    finish(pool);
    Held held(pool);
    doc.request_sensitivity();
    REQUIRE(doc.apply(weight("0")).ok());
    held.let_go.set_value();
    finish(pool);
    CHECK(doc.sensitivity() != nullptr);
}

}  // namespace

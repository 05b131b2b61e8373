// The book of the estate beside the estate's job: made of one revision, dropped when stale, and made anew alone where only weights changed.
#include <catch2/catch.hpp>

#include <future>

#include "analysis/judge.hpp"
#include "base/text.hpp"
#include "edit/draft.hpp"
#include "io/plan_file.hpp"
#include "session/document.hpp"
#include "support/made_plan.hpp"

namespace {

using namespace merestone;

test::MadePlan made() {
    test::MadePlan out = test::made_plan({9, 8, 1000.0, 9, 5, 2});
    out.plan.base_year = {2017};
    out.plan.horizon_year = {2020};
    out.plan.assumptions = io::default_assumptions();
    for (std::size_t i = 0; i < 3; ++i) {
        model::Premises m;
        m.id = "B" + std::to_string(i);
        m.rooms_ce = 2.0 + static_cast<double>(i);
        m.nia_m2 = 100.0;
        m.facets.push_back({model::Facet::physical, i == 2 ? "D" : "B", {}, {}});
        m.facets.push_back({model::Facet::statutory, i == 0 ? "C" : "A", {}, {}});
        out.plan.premises.push_back(std::move(m));
    }
    return out;
}

session::Start start_of(const test::MadePlan& from) {
    session::Start start;
    start.plan = std::make_shared<const model::Plan>(from.plan);
    start.scenarios.push_back(
        std::make_shared<const analysis::Judged>(analysis::judge(*start.plan, analysis::registered_people(*start.plan), from.scenario)));
    return start;
}

edit::Command weight(const char* key, const char* value) {
    return edit::SetAttribute{"assumption", std::string("rank_weight_") + key, "value", value, "a test"};
}

double weight_in(const session::Book& book, std::string_view key) {
    for (const analysis::RankPart& part : book.book.premises_ranking.parts)
        if (part.key == key) return part.weight;
    return -1.0;
}

TEST_CASE("A weight is a step: the estate stands, the book is another, and undo brings the old one back", "[fast]") {
    session::Document doc(start_of(made()), nullptr);
    doc.request_book();
    CHECK(doc.book() == nullptr);  // of an estate that nobody has worked out yet
    doc.request_estate();
    doc.request_book();
    const auto first = doc.book();
    REQUIRE(first != nullptr);
    REQUIRE(first->book.premises_ranking.rows.size() == 3);
    CHECK_FALSE(first->by_published_weights);
    const double published = weight_in(*first, "statutory");
    const session::Estate* estate = doc.estate();

    REQUIRE(doc.apply(weight("statutory", "0")).ok());
    CHECK(doc.estate_current());    // nothing that it depends on was changed
    CHECK(doc.estate() == estate);  // the very one
    CHECK(doc.book() == nullptr);   // of other weights: never shown as current
    CHECK(doc.plan()->assumptions.at("rank_weight_statutory").value == 0.0);
    CHECK(doc.plan()->assumptions.at("rank_weight_statutory").from == "changed from default");
    doc.request_book();
    const auto second = doc.book();
    REQUIRE(second != nullptr);
    CHECK(weight_in(*second, "statutory") == 0.0);
    REQUIRE(second->by_published_weights);
    CHECK(second->by_published_weights->premises.rows.size() == first->book.premises_ranking.rows.size());
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(second->by_published_weights->premises.rows[i].which == first->book.premises_ranking.rows[i].which);
        CHECK(second->by_published_weights->premises.rows[i].score == first->book.premises_ranking.rows[i].score);
    }

    REQUIRE(doc.undo());
    CHECK(doc.estate_current());
    CHECK(doc.book() == nullptr);
    doc.request_book();
    REQUIRE(doc.book() != nullptr);
    CHECK(weight_in(*doc.book(), "statutory") == published);
    CHECK_FALSE(doc.book()->by_published_weights);
    CHECK(doc.plan()->assumptions.at("rank_weight_statutory").from == "default");
    REQUIRE(doc.redo());
    CHECK(doc.plan()->assumptions.at("rank_weight_statutory").value == 0.0);
    // Typed back to what was published it is no change any more.
    REQUIRE(doc.apply(weight("statutory", base::number_text(published).c_str())).ok());
    CHECK(doc.draft().overrides.empty());
}

TEST_CASE("Other steps than weights drop the estate and the book with it", "[fast]") {
    const test::MadePlan from = made();
    session::Document doc(start_of(from), nullptr);
    doc.request_estate();
    doc.request_book();
    REQUIRE(doc.book() != nullptr);
    const model::ZoneIx seat = from.plan.practices[0].zone;
    const std::size_t other = from.scenario.zone_locality[seat.pos()].pos() == 0 ? 1 : 0;
    REQUIRE(doc.apply(edit::MovePractices{{model::PracticeIx(std::size_t{0})}, model::LocalityIx(other)}).ok());
    CHECK_FALSE(doc.estate_current());
    CHECK(doc.book() == nullptr);
    doc.request_book();  // waits for the estate
    CHECK(doc.book() == nullptr);
    doc.request_estate();
    doc.request_book();
    CHECK(doc.book() != nullptr);
    REQUIRE(doc.apply(edit::SetAttribute{"premises", "B0", "rooms_ce", "9", "a letter"}).ok());
    CHECK_FALSE(doc.estate_current());
    CHECK(doc.book() == nullptr);
}

TEST_CASE("What is no weight of the ranking is not changed on the desk, nor is a weight below 0", "[fast]") {
    session::Document doc(start_of(made()), nullptr);
    const auto refused = [&](const edit::Command& command) {
        const auto done = doc.apply(command);
        return done.ok() ? std::string() : done.error().what;
    };
    CHECK(refused(edit::SetAttribute{"assumption", "household_size", "value", "3", "a test"}) == "household_size is not changed here");
    CHECK(refused(edit::SetAttribute{"assumption", "rank_weight_beauty", "value", "3", "a test"}) ==
          "there is no assumption rank_weight_beauty");
    CHECK_FALSE(refused(weight("rooms", "-1")).empty());
    CHECK_FALSE(refused(weight("rooms", "much")).empty());
    CHECK_FALSE(refused(weight("rooms", "")).empty());
    CHECK(doc.history().steps().empty());
}

TEST_CASE("A saved plan knows its changed weights apart from those that it came with", "[fast]") {
    session::Document doc(start_of(made()), nullptr);
    REQUIRE(doc.apply(weight("rooms", "4.5")).ok());
    const edit::Parted parted = edit::part(*doc.plan());
    REQUIRE(parted.found);
    CHECK(parted.draft.overrides == doc.draft().overrides);
    CHECK(parted.base.assumptions.at("rank_weight_rooms").value == doc.base().assumptions.at("rank_weight_rooms").value);
    CHECK(parted.base.assumptions.at("rank_weight_rooms").from == "default");
    const model::Plan again = edit::plan_with(parted.base, parted.draft);
    CHECK(again.assumptions.at("rank_weight_rooms").value == 4.5);
    CHECK(again.assumptions.at("rank_weight_rooms").from == "changed from default");
}

TEST_CASE("A book that comes for an older revision is dropped", "[fast]") {
    jobs::Pool pool(1, {});
    session::Document doc(start_of(made()), &pool);
    doc.request_estate();
    pool.wait_idle();
    pool.drain();
    REQUIRE(doc.estate_current());
    std::promise<void> let_go;
    std::shared_future<void> held = let_go.get_future().share();
    auto busy = pool.run<int>(
        "Busy", 0,
        [held](const base::Progress&) -> base::Result<int> {
            held.wait();
            return 1;
        },
        [](jobs::Key, base::Result<int>) {});
    doc.request_book();
    doc.request_book();  // asked again: the same job
    CHECK(doc.book() == nullptr);
    REQUIRE(doc.apply(weight("condition", "5")).ok());
    let_go.set_value();
    pool.wait_idle();
    pool.drain();
    CHECK(doc.book() == nullptr);
    doc.request_book();
    pool.wait_idle();
    pool.drain();
    REQUIRE(doc.book() != nullptr);
    CHECK(weight_in(*doc.book(), "condition") == 5.0);
}

TEST_CASE("The developer's share by another way of registering belongs to its book", "[fast]") {
    test::MadePlan from = made();
    REQUIRE_FALSE(from.plan.housing.empty());
    session::Document doc(start_of(from), nullptr);
    doc.request_ask(analysis::AskBy::nearest);
    CHECK(doc.ask(analysis::AskBy::nearest) == nullptr);
    doc.request_estate();
    doc.request_book();
    REQUIRE(doc.book() != nullptr);
    const analysis::AskBy own = doc.book()->book.developer.by;
    CHECK(doc.ask(own) == &doc.book()->book.developer);
    REQUIRE(own != analysis::AskBy::nearest);
    doc.request_ask(analysis::AskBy::nearest);
    REQUIRE(doc.ask(analysis::AskBy::nearest) != nullptr);
    CHECK(doc.ask(analysis::AskBy::nearest)->by == analysis::AskBy::nearest);
    CHECK(doc.ask(analysis::AskBy::nearest)->total.patients == Approx(doc.ask(own)->total.patients));
    CHECK(doc.ask(analysis::AskBy::huff) == nullptr);
    REQUIRE(doc.apply(weight("rooms", "1")).ok());
    CHECK(doc.ask(analysis::AskBy::nearest) == nullptr);
    doc.request_book();
    CHECK(doc.ask(analysis::AskBy::nearest) == nullptr);  // it is of another book
    doc.request_ask(analysis::AskBy::nearest);
    CHECK(doc.ask(analysis::AskBy::nearest) != nullptr);
}

}  // namespace

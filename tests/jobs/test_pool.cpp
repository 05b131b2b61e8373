#include "jobs/pool.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

namespace {

using namespace merestone;
using jobs::State;

TEST_CASE("A result reaches its taker inside drain, on the thread that drains, with its key", "[fast]") {
    std::atomic<int> woken = 0;
    jobs::Pool pool(2, [&] { ++woken; });
    std::thread::id taken_on;
    jobs::Key seen = 0;
    int value = 0;
    const auto handle = pool.run<int>(
        "adding", 7,
        [](const base::Progress& progress) -> base::Result<int> {
            progress.say(0.5, "half");
            return 42;
        },
        [&](jobs::Key key, base::Result<int> r) {
            taken_on = std::this_thread::get_id();
            seen = key;
            value = r.value();
        });
    pool.wait_idle();
    CHECK(value == 0);  // not before drain
    CHECK(handle.row().state == State::done);
    CHECK(handle.row().stage == "half");
    CHECK_FALSE(pool.idle());
    CHECK(pool.drain() == 1);
    CHECK(pool.idle());
    CHECK(value == 42);
    CHECK(seen == 7);
    CHECK(taken_on == std::this_thread::get_id());
    CHECK(pool.drain() == 0);
    while (woken == 0) std::this_thread::yield();
}

TEST_CASE("A running job stops when asked, and one that waits never begins", "[fast]") {
    jobs::Pool pool(1);
    std::atomic<bool> began = false;
    std::atomic<bool> second_ran = false;
    int cancelled = 0;
    const auto taker = [&](jobs::Key, base::Result<int> r) {
        REQUIRE_FALSE(r.ok());
        if (r.error().kind == base::ErrorKind::cancelled) ++cancelled;
    };
    const auto first = pool.run<int>(
        "long", 1,
        [&](const base::Progress& progress) -> base::Result<int> {
            began = true;
            while (!progress.cancelled()) std::this_thread::yield();
            return 1;  // a value given after all is still not taken
        },
        taker);
    const auto second = pool.run<int>(
        "waiting", 2,
        [&](const base::Progress&) -> base::Result<int> {
            second_ran = true;
            return 2;
        },
        taker);
    while (!began) std::this_thread::yield();
    CHECK(pool.rows().size() == 2);
    CHECK(second.row().state == State::waiting);
    second.cancel();
    first.cancel();
    pool.wait_idle();
    CHECK(pool.drain() == 2);
    CHECK(cancelled == 2);
    CHECK_FALSE(second_ran);
    CHECK(first.row().state == State::cancelled);
}

TEST_CASE("What a job throws is an error, not the end of the program", "[fast]") {
    jobs::Pool pool(1);
    std::string what;
    pool.run<int>(
        "failing", 1, [](const base::Progress&) -> base::Result<int> { throw std::runtime_error("broken"); },
        [&](jobs::Key, base::Result<int> r) { what = r.error().what; });
    pool.wait_idle();
    pool.drain();
    CHECK(what.find("broken") != std::string::npos);
}

TEST_CASE("Hundreds of jobs from several workers all arrive once", "[fast]") {
    jobs::Pool pool(4);
    std::vector<int> times(300, 0);
    for (std::size_t i = 0; i < times.size(); ++i)
        pool.run<std::size_t>(
            "one", i, [i](const base::Progress&) -> base::Result<std::size_t> { return i * i; },
            [&times](jobs::Key key, base::Result<std::size_t> r) {
                CHECK(r.value() == key * key);
                ++times[key];
            });
    std::size_t drained = 0;
    while (drained < times.size()) drained += pool.drain();
    CHECK(times == std::vector<int>(300, 1));
}

TEST_CASE("A pool that goes away ends its jobs and drops what was not taken", "[fast]") {
    bool taken = false;
    {
        jobs::Pool pool(2);
        for (int i = 0; i < 5; ++i)
            pool.run<int>(
                "endless", 1,
                [](const base::Progress& progress) -> base::Result<int> {
                    while (!progress.cancelled()) std::this_thread::yield();
                    return 1;
                },
                [&](jobs::Key, base::Result<int>) { taken = true; });
    }
    CHECK_FALSE(taken);
}

}  // namespace

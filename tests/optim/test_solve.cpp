#include <catch2/catch.hpp>

#include <chrono>
#include <set>
#include <stop_token>
#include <thread>

#include "base/check.hpp"
#include "optim/solve.hpp"
#include "optim/towns.hpp"

using namespace merestone;

namespace {

void three_sides(optim::Problem& problem) {
    problem.side_name = {"North", "South", "West"};
    for (std::uint32_t u = 0; u < problem.units(); ++u) problem.side.push_back(u % 10 < 3 ? 0 : u % 10 < 6 ? 1 : 2);
}

void require_good(const optim::Problem& problem, const optim::Solution& found) {
    for (const optim::Conflict& conflict : found.conflicts) UNSCOPED_INFO(conflict.words);
    REQUIRE(found.feasible);
    REQUIRE(found.conflicts.empty());
    REQUIRE(optim::breaches(problem, found.assignment).empty());
    REQUIRE(found.assignment == optim::renumbered(found.assignment.group));
    REQUIRE(found.lower_bound <= found.terms.objective);
}

}  // namespace

TEST_CASE("the same answer for one, two and three threads, and again", "[slow]") {
    for (const bool sides : {false, true}) {
        optim::Problem problem = test::leeds_like(14, 3);
        problem.weights.leaked_person_m = 10000;
        if (sides) {
            three_sides(problem);
            problem.groups_min = 12;
            problem.groups_max = 17;
        }
        const optim::Solution one = optim::solve(problem, {.seed = 9, .effort = 0.1, .threads = 1});
        require_good(problem, one);
        for (const unsigned threads : {1U, 2U, 3U}) {
            const optim::Solution other = optim::solve(problem, {.seed = 9, .effort = 0.1, .threads = threads});
            CHECK(other.assignment == one.assignment);
            CHECK(other.terms.objective == one.terms.objective);
            CHECK(other.proposals == one.proposals);
            CHECK(other.starts == one.starts);
        }
    }
}

TEST_CASE("windows give the same answer for one and three threads too, within bounds", "[slow]") {
    test::TownOptions options;
    options.columns = 30;
    options.rows = 20;
    options.people = 5.5e6;
    optim::Problem problem = test::town(options);
    problem.activities[0].min = 30000;
    problem.activities[0].max = 80000;
    problem.weights.leaked_person_m = 10000;
    problem.groups_min = problem.groups_max = 110;
    const optim::Solution one = optim::solve(problem, {.effort = 0.05, .threads = 1});
    require_good(problem, one);
    CHECK(one.assignment.groups == 110);
    CHECK(optim::solve(problem, {.effort = 0.05, .threads = 3}).assignment == one.assignment);

    problem.groups_min = 80;  // a free number does at least about as well as one of its numbers
    problem.groups_max = 150;
    const optim::Solution free = optim::solve(problem, {.effort = 0.05, .threads = 2});
    require_good(problem, free);
    CHECK(free.terms.objective < one.terms.objective * 1.01);
}

TEST_CASE("a known best: a grid whose people stand in twelve by twelve cells splits into the nine square blocks", "[slow]") {
    optim::Problem problem;
    problem.activities = {{"people", 15000.0, 17000.0}};
    problem.amount.emplace_back();
    for (std::uint32_t u = 0; u < 144; ++u) {
        problem.unit_id.push_back(std::to_string(1000 + u));
        problem.amount[0].push_back(1000);
        const double x = 1000.0 * (u % 12);
        const double y = 1000.0 * (u / 12);
        problem.sites.push_back({u, x, y, 1000.0});
        if (u % 12 < 11) problem.edges.push_back({u, u + 1, 1000.0});
        if (u < 132) problem.edges.push_back({u, u + 12, 1000.0});
    }
    problem.groups_min = problem.groups_max = 9;
    problem.weights.distance_m_per_person = 0;
    problem.weights.border_m = 1;
    const optim::Solution found = optim::solve(problem, {.effort = 0.4});
    require_good(problem, found);
    CHECK(found.terms.border_m == Approx(48000));  // two lines each way, twelve cells long

    // By distance alone 4 x 4 blocks cost 16 cells around one of the four middle ones.
    problem.weights = {};
    problem.activities[0] = {"people", 16000.0, 16000.0};
    double block = 0.0;
    for (int y = -1; y <= 2; ++y) {
        for (int x = -1; x <= 2; ++x) block += 1000.0 * 1000.0 * std::hypot(x, y);
    }
    const optim::Solution near = optim::solve(problem, {.effort = 0.4});
    require_good(problem, near);
    CHECK(near.terms.objective <= 9 * block * 1.001);
}

TEST_CASE("sides, together, apart and fixed hold on a Leeds-like city", "[slow]") {
    optim::Problem problem = test::leeds_like(14, 21);
    three_sides(problem);
    problem.together = {{0, 2}, {44, 55}};
    problem.apart = {{6, 7, 8}, {33, 34}};
    problem.fixed.assign(problem.units(), -1);
    problem.fixed[80] = problem.fixed[71] = 4;
    problem.fixed[81] = 5;
    const optim::Solution found = optim::solve(problem, {.effort = 0.3});
    require_good(problem, found);
    const auto& group = found.assignment.group;
    CHECK(found.assignment.groups == 14);
    CHECK(group[0] == group[2]);
    CHECK(group[44] == group[55]);
    CHECK(std::set{group[6], group[7], group[8]}.size() == 3);
    CHECK(group[33] != group[34]);
    CHECK(group[80] == group[71]);
    CHECK(group[80] != group[81]);
}

TEST_CASE("a range of numbers does no worse than each of its numbers, and never leaves the range", "[slow]") {
    optim::Problem problem = test::leeds_like(14, 5);
    problem.weights.leaked_person_m = 10000;
    problem.groups_min = 13;
    problem.groups_max = 17;
    const optim::Solution range = optim::solve(problem, {.effort = 0.5});
    require_good(problem, range);
    for (std::uint32_t k = 13; k <= 17; ++k) {
        problem.groups_min = problem.groups_max = k;
        const optim::Solution one = optim::solve(problem, {.effort = 0.3});
        require_good(problem, one);
        CHECK(one.assignment.groups == k);
        CHECK(range.terms.objective <= one.terms.objective * 1.002);
    }
}

TEST_CASE("an optional target draws the groups to it", "[slow]") {
    optim::Problem problem = test::leeds_like(15, 5);
    const optim::Solution plain = optim::solve(problem, {.effort = 0.2});
    problem.target = 861000.0 / 15;
    problem.weights.off_target_m = 20000;
    const optim::Solution even = optim::solve(problem, {.effort = 0.2});
    require_good(problem, even);
    CHECK(even.terms.off_target_people < 0.3 * optim::terms(problem, plain.assignment).off_target_people);
}

TEST_CASE("the dearer a moved patient, the fewer move, down to nobody", "[slow]") {
    optim::Problem problem = test::leeds_like(14, 8);
    const optim::Solution before = optim::solve(problem, {.effort = 0.2});
    require_good(problem, before);
    // Former labels are names, not numbers of groups: turn them round.
    for (const std::uint32_t g : before.assignment.group) problem.previous.push_back(100 - static_cast<std::int32_t>(g));
    problem.weights.leaked_person_m = 20000;
    double last = 1e18;
    for (const double price : {0.0, 2000.0, 10000.0, 1e6}) {
        problem.weights.moved_person_m = price;
        const optim::Solution found = optim::solve(problem, {.effort = 0.2});
        require_good(problem, found);
        CHECK(found.terms.moved_people <= last * 1.02);
        last = found.terms.moved_people;
    }
    CHECK(last == 0.0);
}

TEST_CASE("another seed is another search, and about as good", "[slow]") {
    optim::Problem problem = test::leeds_like(16, 12);
    const double first = optim::solve(problem, {.seed = 1, .effort = 0.5}).terms.objective;
    const double second = optim::solve(problem, {.seed = 2, .effort = 0.5}).terms.objective;
    CHECK(first == Approx(second).epsilon(0.01));
}

TEST_CASE("a cancelled search ends long before its work is done and says so; what it hands over is judged honestly", "[slow]") {
    const optim::Problem problem = test::leeds_like(16, 12);
    std::stop_source source;
    base::Progress progress(nullptr, source.get_token());
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        source.request_stop();
    });
    const optim::Solution found = optim::solve(problem, {.effort = 1000.0}, progress);
    CHECK(found.stopped_by == optim::StoppedBy::cancelled);
    CHECK(found.assignment.group.size() == problem.units());
    CHECK(found.feasible == optim::breaches(problem, found.assignment).empty());

    // Before it began: a grouping all the same.
    const optim::Solution none = optim::solve(problem, {}, progress);
    CHECK(none.stopped_by == optim::StoppedBy::cancelled);
    CHECK(none.assignment.group.size() == problem.units());
}

TEST_CASE("a time limit strikes and says so", "[slow]") {
    const optim::Problem problem = test::leeds_like(16, 12);
    const optim::Solution found = optim::solve(problem, {.effort = 1000.0, .time_limit_s = 0.3});
    CHECK(found.stopped_by == optim::StoppedBy::time);
    CHECK(found.feasible);
}

TEST_CASE("progress rises from nothing to one, told by the calling thread only", "[slow]") {
    const optim::Problem problem = test::leeds_like(14, 2);
    std::vector<double> shares;
    const std::thread::id me = std::this_thread::get_id();
    bool elsewhere = false;
    const base::Progress::Report report = [&](double share, std::string_view) {
        shares.push_back(share);
        elsewhere = elsewhere || std::this_thread::get_id() != me;
    };
    (void)optim::solve(problem, {.effort = 0.05, .threads = 3}, base::Progress(&report, {}));
    REQUIRE(shares.size() >= 3);
    CHECK(shares.front() == 0.0);
    CHECK(shares.back() == 1.0);
    CHECK(std::is_sorted(shares.begin(), shares.end()));
    CHECK_FALSE(elsewhere);
}

TEST_CASE("a malformed problem is a fault of the caller", "[fast]") {
    CHECK_THROWS_AS(optim::solve(optim::Problem{}), base::InternalFault);
}

TEST_CASE("one unit, and one group of all, are answers too", "[fast]") {
    optim::Problem problem = test::leeds_like(1, 2);
    problem.activities[0] = {"people", 0.0, 1e9};
    const optim::Solution all = optim::solve(problem, {.effort = 0.01});
    require_good(problem, all);
    CHECK(all.assignment.groups == 1);

    optim::Problem one;
    one.unit_id = {"A"};
    one.activities = {{"people", 0.0, 10.0}};
    one.amount = {{5.0}};
    one.sites = {{0, 0.0, 0.0, 5.0}};
    require_good(one, optim::solve(one));
}

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/random.hpp"
#include "optim/brute.hpp"
#include "optim/solve.hpp"

using namespace merestone;

namespace {

// Two sides of three units in one row: West 30,000 + 30,000 + 20,000, East 25,000 + 25,000 + 25,000.
optim::Problem two_sides() {
    optim::Problem problem;
    problem.unit_id = {"W1", "W2", "W3", "E1", "E2", "E3"};
    problem.activities = {{"people", 30000.0, 80000.0}};
    problem.amount = {{30000, 30000, 20000, 25000, 25000, 25000}};
    for (std::uint32_t u = 0; u < 6; ++u) problem.sites.push_back({u, 1000.0 * u, 0.0, problem.amount[0][u]});
    for (std::uint32_t u = 0; u + 1 < 6; ++u) problem.edges.push_back({u, u + 1, 100.0});
    problem.side = {0, 0, 0, 1, 1, 1};
    problem.side_name = {"NHS West", "NHS East"};
    problem.groups_min = 1;
    problem.groups_max = 6;
    return problem;
}

std::string first_words(const optim::Problem& problem) {
    const optim::Solution found = optim::solve(problem, {.effort = 0.05});
    REQUIRE_FALSE(found.feasible);
    REQUIRE(found.stopped_by == optim::StoppedBy::infeasible);
    REQUIRE_FALSE(found.conflicts.empty());
    REQUIRE(found.conflicts.front().proved);
    return found.conflicts.front().words;
}

}  // namespace

TEST_CASE("two sides that fit have no conflict and are grouped", "[fast]") {
    CHECK(optim::provable_conflicts(two_sides()).empty());
    CHECK(optim::solve(two_sides(), {.effort = 0.05}).feasible);
}

TEST_CASE("what can never hold is said with the side, the units and the numbers", "[fast]") {
    optim::Problem problem = two_sides();

    SECTION("a side below the minimum") {
        problem.amount[0] = {10000, 10000, 5000, 25000, 25000, 25000};
        CHECK(first_words(problem) == "side 'NHS West' has 25,000 people: below the minimum of 30,000 for one locality");
    }
    SECTION("a unit above the maximum") {
        problem.amount[0][1] = 90000;
        CHECK(first_words(problem) == "W2 has 90,000 people: above the maximum of 80,000 for one locality");
    }
    SECTION("units together above the maximum") {
        problem.amount[0][0] = 60000;
        problem.together = {{0, 1}};
        CHECK(first_words(problem) == "W1, W2 must be together and have 90,000 people: above the maximum of 80,000 for one locality");
    }
    SECTION("an island below the minimum") {
        problem.edges.erase(problem.edges.begin() + 1);  // W3 is cut off
        problem.edges.erase(problem.edges.begin() + 1);
        CHECK(first_words(problem) == "the disconnected part with W3 of side 'NHS West' has 20,000 people: below the minimum of 30,000 for one locality");
    }
    SECTION("a side that no number of localities fits") {
        problem.activities[0].min = 45000;
        problem.activities[0].max = 70000;
        problem.amount[0] = {30000, 30000, 20000, 25000, 20000, 20000};
        CHECK(first_words(problem) ==
              "side 'NHS West' has 80,000 people in 3 neighbourhoods, which no number of localities fits: at least 2 are needed to stay below the "
              "maximum, and at most 1 can reach the minimum");
    }
    SECTION("more localities than the people are enough for") {
        problem.groups_min = problem.groups_max = 5;
        CHECK(first_words(problem) == "5 localities are asked for, but at most 4 can reach the minimum");
    }
    SECTION("fewer localities than there are sides") {
        problem.groups_min = problem.groups_max = 1;
        CHECK(first_words(problem) == "1 localities are asked for, but at least 2 are needed (each side and each disconnected part needs its own)");
    }
    SECTION("together across sides") {
        problem.together = {{0, 4}};
        CHECK(first_words(problem) == "W1 and E2 must be in one locality, but W1 is in side 'NHS West' and E2 in side 'NHS East'");
    }
    SECTION("together across water") {
        problem.side.clear();
        problem.edges.erase(problem.edges.begin() + 2);
        problem.together = {{0, 4}};
        CHECK(first_words(problem) == "W1 and E2 must be in one locality, but no chain of neighbours joins them");
    }
    SECTION("apart within together, by a chain of lists") {
        problem.together = {{0, 1}, {1, 2}};
        problem.apart = {{2, 0}};
        CHECK(first_words(problem) == "W3 and W1 must be apart, but also together (or fixed to one locality)");
    }
    SECTION("fixed to two localities, but together") {
        problem.fixed = {1, 2, -1, -1, -1, -1};
        problem.together = {{0, 1}};
        CHECK(first_words(problem) == "W1 and W2 are fixed to different localities, but must be together");
    }
    SECTION("more fixed localities than a side can have") {
        problem.activities[0].min = 35000;
        problem.fixed = {1, 2, 3, -1, -1, -1};
        CHECK(first_words(problem) == "side 'NHS West' has units fixed to 3 different localities, but can have at most 2");
    }
    SECTION("a unit that no neighbour can help") {
        problem.side.clear();
        problem.amount[0] = {20000, 70000, 40000, 40000, 40000, 40000};
        CHECK(first_words(problem) == "W1 can be in no locality: with any neighbours it stays below a minimum or goes above a maximum");
    }
}

TEST_CASE("what is called proved is true: no grouping at all keeps the rules", "[slow]") {
    base::Random random(77);
    int proved = 0;
    for (int round = 0; round < 400; ++round) {
        const optim::Problem problem = test::random_problem(random, 3 + random.below(5));
        if (optim::provable_conflicts(problem).empty()) continue;
        ++proved;
        CAPTURE(round, optim::provable_conflicts(problem).front().words);
        REQUIRE_FALSE(test::brute_force(problem).has_value());
    }
    CHECK(proved > 50);
}

TEST_CASE("where no rule can be blamed the nearest grouping and what it breaks are told", "[fast]") {
    // A star: the middle must be in one group with whatever joins, so the other leaves stay alone and below the minimum.
    optim::Problem problem;
    problem.unit_id = {"M", "L1", "L2", "L3", "L4"};
    problem.activities = {{"people", 45.0, 60.0}};
    problem.amount = {{20, 30, 30, 30, 30}};
    for (std::uint32_t u = 0; u < 5; ++u) problem.sites.push_back({u, 10.0 * u, 0.0, 1.0});
    problem.edges = {{0, 1, 1.0}, {0, 2, 1.0}, {0, 3, 1.0}, {0, 4, 1.0}};
    problem.groups_min = 1;
    problem.groups_max = 5;
    const optim::Solution found = optim::solve(problem, {.effort = 0.05});
    REQUIRE_FALSE(found.feasible);
    REQUIRE_FALSE(test::brute_force(problem).has_value());
    REQUIRE(found.conflicts.size() >= 2);
    CHECK_FALSE(found.conflicts.front().proved);
    CHECK(found.conflicts.front().words.find("no grouping that keeps every rule was found in ") == 0);
    CHECK(std::any_of(found.conflicts.begin() + 1, found.conflicts.end(),
                      [](const optim::Conflict& c) { return c.words == "the group of L4 has 30 people, below the minimum of 45" ||
                                                            c.words == "the group of L3 has 30 people, below the minimum of 45"; }));
    for (const optim::Conflict& conflict : found.conflicts) CHECK_FALSE(conflict.proved);
    CHECK(found.assignment.group.size() == 5);
}

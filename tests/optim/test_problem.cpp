#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "base/random.hpp"
#include "optim/brute.hpp"
#include "optim/detail/matching.hpp"
#include "optim/problem.hpp"

using namespace merestone;

namespace {

// Four units in a row, 1 km apart, one site each with 100 people but the last with 300.
optim::Problem row_of_four() {
    optim::Problem problem;
    problem.unit_id = {"A", "B", "C", "D"};
    problem.activities = {{"people", 0.0, 1000.0}};
    problem.amount = {{100, 100, 100, 300}};
    for (std::uint32_t u = 0; u < 4; ++u) problem.sites.push_back({u, 1000.0 * u, 0.0, problem.amount[0][u]});
    problem.edges = {{0, 1, 10.0}, {1, 2, 20.0}, {2, 3, 30.0}};
    problem.groups_min = 1;
    problem.groups_max = 4;
    return problem;
}

}  // namespace

TEST_CASE("labels are renumbered by the smallest unit of each group", "[fast]") {
    const optim::Assignment assignment = optim::renumbered({7, 7, 3, 7, 0, 3});
    CHECK(assignment.group == std::vector<std::uint32_t>{0, 0, 1, 0, 2, 1});
    CHECK(assignment.groups == 3);
}

TEST_CASE("each term by hand on four units in a row", "[fast]") {
    optim::Problem problem = row_of_four();
    problem.flows = {{0, 1, 5.0}, {1, 2, 7.0}, {2, 1, 2.0}, {3, 3, 50.0}, {0, 3, 1.0}};
    problem.target = 250.0;
    problem.previous = {4, 4, 4, 9};
    problem.weights = {2.0, 10.0, 3.0, 0.5, 4.0};
    const optim::Assignment assignment{{0, 0, 1, 1}, 2};
    const optim::Terms terms = optim::terms(problem, assignment);
    CHECK(terms.distance_person_m == Approx(100 * 1000.0 + 100 * 1000.0));  // A-B either way; C goes to D
    CHECK(terms.leaked_people == Approx(7 + 2 + 1));
    CHECK(terms.border_m == Approx(20));
    CHECK(terms.moved_people == Approx(100));  // {A,B} stays 4, {C,D} stays 9: C moves
    CHECK(terms.off_target_people == Approx(50 + 150));
    CHECK(terms.objective == Approx(2.0 * 200000 + 10 * 10 + 3 * 20 + 0.5 * 100 + 4 * 200));
    CHECK(optim::best_sites(problem, assignment) == std::vector<std::uint32_t>{0, 3});
}

TEST_CASE("given costs replace the straight line, and a group that nobody can serve is a breach", "[fast]") {
    optim::Problem problem = row_of_four();
    problem.costs = {{0, 0, 1.0}, {1, 0, 5.0}, {0, 1, 2.0}, {1, 1, 1.0}, {2, 2, 4.0}, {3, 3, 6.0}};
    CHECK(optim::terms(problem, {{0, 0, 1, 2}, 3}).distance_person_m == Approx(3.0 + 4.0 + 6.0));
    CHECK(optim::breaches(problem, {{0, 0, 1, 2}, 3}).empty());
    const auto broken = optim::breaches(problem, {{0, 0, 1, 1}, 2});  // no cost for C from D's site or D from C's
    REQUIRE(broken.size() == 1);
    CHECK(broken.front().rule == optim::Breach::Rule::serving);
    CHECK(broken.front().group == 1);
}

TEST_CASE("every rule that a grouping breaks is named with its units", "[fast]") {
    using Rule = optim::Breach::Rule;
    optim::Problem problem = row_of_four();
    problem.activities[0].min = 150;
    problem.activities[0].max = 350;
    problem.side = {0, 0, 1, 1};
    problem.side_name = {"West", "East"};
    problem.together = {{0, 1}};
    problem.apart = {{0, 2}};
    problem.fixed = {-1, 5, -1, 6};
    problem.groups_min = problem.groups_max = 3;
    const auto rules = [&](const optim::Assignment& assignment) {
        std::vector<Rule> found;
        for (const optim::Breach& breach : optim::breaches(problem, assignment)) found.push_back(breach.rule);
        return found;
    };
    CHECK(rules({{0, 1, 0, 1}, 2}) == std::vector<Rule>{Rule::bounds, Rule::connection, Rule::connection, Rule::groups, Rule::side, Rule::side,
                                                        Rule::together, Rule::apart, Rule::fixed});
    CHECK(rules({{0, 0, 1, 2}, 3}) == std::vector<Rule>{Rule::bounds});
    const auto words = optim::breaches(problem, {{0, 0, 1, 2}, 3}).front().words;
    CHECK(words == "the group of C has 100 people, below the minimum of 150");
}

TEST_CASE("the matching of groups with former ones is the best of all one-to-one matchings", "[fast]") {
    base::Random random(3);
    for (int round = 0; round < 200; ++round) {
        const std::size_t rows = 1 + random.below(5);
        const std::size_t columns = 1 + random.below(5);
        std::vector<double> overlap(rows * columns);
        for (double& value : overlap) value = random.below(4) == 0 ? 0.0 : random.below(1000);
        const std::vector<std::int32_t> match = optim::detail::greatest_overlap(overlap, rows, columns);
        double found = 0.0;
        std::vector<int> used(columns, 0);
        for (std::size_t r = 0; r < rows; ++r) {
            if (match[r] < 0) continue;
            found += overlap[r * columns + static_cast<std::size_t>(match[r])];
            REQUIRE(++used[static_cast<std::size_t>(match[r])] == 1);
        }
        std::vector<std::size_t> order(std::max(rows, columns));
        std::iota(order.begin(), order.end(), std::size_t{0});
        double best = 0.0;
        do {
            double sum = 0.0;
            for (std::size_t r = 0; r < rows; ++r) sum += order[r] < columns ? overlap[r * columns + order[r]] : 0.0;
            best = std::max(best, sum);
        } while (std::next_permutation(order.begin(), order.end()));
        REQUIRE(found == Approx(best));
    }
}

TEST_CASE("faults of a problem are found before anything else looks at it", "[fast]") {
    CHECK(optim::faults(row_of_four()).empty());
    const auto faults_after = [](auto change) {
        optim::Problem problem = row_of_four();
        change(problem);
        return optim::faults(problem).size();
    };
    CHECK(faults_after([](optim::Problem& p) { p.amount[0][2] = -1; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.sites.pop_back(); }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.sites[0].unit = 9; }) == 2);
    CHECK(faults_after([](optim::Problem& p) { p.edges.push_back({1, 0, 3.0}); }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.flows = {{0, 4, 1.0}}; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.groups_min = 5; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.side = {0}; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.weights.border_m = -2; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.together = {{0, 8}}; }) == 1);
    CHECK(faults_after([](optim::Problem& p) { p.costs = {{0, 0, -1.0}}; }) == 1);
}

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "base/random.hpp"
#include "optim/solve.hpp"
#include "optim/towns.hpp"
#include "optim/brute.hpp"

using namespace merestone;

namespace {

optim::SolveOptions quick(std::uint64_t seed) {
    optim::SolveOptions options;
    options.seed = seed;
    options.effort = 0.15;
    options.threads = 1;
    return options;
}

}  // namespace

TEST_CASE("on small problems the solver finds what trying every grouping finds, and an answer exactly when there is one", "[slow]") {
    base::Random random(2024);
    int feasible = 0;
    int infeasible = 0;
    int proved = 0;
    int worse = 0;
    int bounded = 0;
    for (int round = 0; round < 300; ++round) {
        const optim::Problem problem = test::random_problem(random, 4 + random.below(5));
        REQUIRE(optim::faults(problem).empty());
        const auto best = test::brute_force(problem);
        const optim::Solution found = optim::solve(problem, quick(7));
        CAPTURE(round, found.feasible, best.has_value(), found.conflicts.empty() ? std::string() : found.conflicts.front().words);
        REQUIRE(found.feasible == best.has_value());
        if (!best) {
            ++infeasible;
            REQUIRE_FALSE(found.conflicts.empty());
            REQUIRE(found.stopped_by == optim::StoppedBy::infeasible);
            if (found.conflicts.front().proved) ++proved;
            continue;
        }
        ++feasible;
        REQUIRE(optim::provable_conflicts(problem).empty());
        REQUIRE(optim::breaches(problem, found.assignment).empty());
        REQUIRE(found.assignment == optim::renumbered(found.assignment.group));
        REQUIRE(found.terms.objective == Approx(optim::terms(problem, found.assignment).objective));
        REQUIRE(found.terms.objective >= best->objective * (1 - 1e-9));
        REQUIRE(found.lower_bound <= best->objective * (1 + 1e-9));
        if (found.lower_bound > 0.3 * best->objective) ++bounded;
        if (found.terms.objective > best->objective * (1 + 1e-6) + 1e-6) ++worse;
    }
    CHECK(feasible > 60);
    CHECK(infeasible > 60);
    CHECK(proved > infeasible / 2);
    CHECK(bounded > feasible / 2);
    CHECK(worse <= feasible / 50);
}

TEST_CASE("the order of the units changes nothing of what a grouping is worth", "[slow]") {
    base::Random random(5);
    for (int round = 0; round < 20; ++round) {
        optim::Problem problem = test::random_problem(random, 8);
        const std::uint32_t n = 8;
        std::vector<std::uint32_t> to(n);
        std::iota(to.begin(), to.end(), 0U);
        for (std::uint32_t i = n; i > 1; --i) std::swap(to[i - 1], to[random.below(i)]);
        optim::Problem turned = problem;
        const auto turn = [&](auto& column) {
            const auto before = column;
            for (std::uint32_t u = 0; u < before.size(); ++u) column[to[u]] = before[u];
        };
        turn(turned.unit_id);
        for (auto& amounts : turned.amount) turn(amounts);
        turn(turned.side);
        turn(turned.fixed);
        turn(turned.previous);
        for (auto& site : turned.sites) site.unit = to[site.unit];
        for (auto& edge : turned.edges) edge = {to[edge.a], to[edge.b], edge.border_m};
        for (auto& flow : turned.flows) flow = {to[flow.from], to[flow.to], flow.people};
        for (auto& cost : turned.costs) cost.unit = to[cost.unit];
        for (auto* lists : {&turned.together, &turned.apart}) {
            for (auto& list : *lists) {
                for (auto& u : list) u = to[u];
            }
        }
        const optim::Solution first = optim::solve(problem, quick(1));
        const optim::Solution second = optim::solve(turned, quick(1));
        REQUIRE(first.feasible == second.feasible);
        if (!first.feasible) continue;
        CHECK(first.terms.objective == Approx(second.terms.objective).epsilon(1e-3));
    }
}

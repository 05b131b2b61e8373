// The plainest exact solver, for problems of up to nine units: every grouping, judged by `breaches` and `terms`.
#pragma once

#include <optional>
#include <vector>

#include "optim/problem.hpp"

namespace merestone::test {

struct BruteBest {
    optim::Assignment assignment;
    double objective = 0.0;
};

// Nothing when no grouping keeps every rule. Set partitions as restricted growth strings: 21,147 of them for nine units.
inline std::optional<BruteBest> brute_force(const optim::Problem& problem) {
    std::optional<BruteBest> best;
    std::vector<std::uint32_t> group(problem.units(), 0);
    const auto walk = [&](const auto& self, std::size_t unit, std::uint32_t used) -> void {
        if (used > problem.groups_max) return;
        if (unit == problem.units()) {
            const optim::Assignment assignment{group, used};
            if (!optim::breaches(problem, assignment).empty()) return;
            const double objective = optim::terms(problem, assignment).objective;
            if (!best || objective < best->objective) best = BruteBest{assignment, objective};
            return;
        }
        for (std::uint32_t g = 0; g <= used; ++g) {
            group[unit] = g;
            self(self, unit + 1, std::max(used, g + 1));
        }
    };
    walk(walk, 0, 0);
    return best;
}

// A small random problem of any kind of rules; often it has no answer.
inline optim::Problem random_problem(base::Random& random, std::uint32_t units) {
    optim::Problem problem;
    problem.activities.push_back({"people", 0.0, 1e9});
    problem.amount.emplace_back();
    double all = 0.0;
    for (std::uint32_t u = 0; u < units; ++u) {
        problem.unit_id.push_back("U" + std::to_string(u));
        problem.amount[0].push_back(5000.0 + random.below(20000));
        all += problem.amount[0].back();
        const std::uint32_t sites = 1 + random.below(3);
        for (std::uint32_t s = 0; s < sites; ++s) problem.sites.push_back({u, random.unit() * 9000, random.unit() * 9000, 1.0 * random.below(9000)});
    }
    for (std::uint32_t u = 1; u < units; ++u) {
        problem.edges.push_back({random.below(u), u, 100.0 + random.below(3000)});  // a tree ..
    }
    for (std::uint32_t a = 0; a < units; ++a) {
        for (std::uint32_t b = a + 1; b < units; ++b) {
            const bool there = std::any_of(problem.edges.begin(), problem.edges.end(), [&](const optim::Edge& e) { return e.a == a && e.b == b; });
            if (!there && random.below(4) == 0) problem.edges.push_back({a, b, 100.0 + random.below(3000)});  // .. and some more
            if (random.below(2) == 0) problem.flows.push_back({a, b, 1.0 * random.below(2000)});
            if (random.below(2) == 0) problem.flows.push_back({b, a, 1.0 * random.below(2000)});
        }
    }
    problem.groups_min = 1 + random.below(3);
    problem.groups_max = problem.groups_min + random.below(3);
    const double mean = all / (0.5 * (problem.groups_min + problem.groups_max));
    problem.activities[0].min = mean * (0.4 + 0.4 * random.unit());
    problem.activities[0].max = mean * (1.15 + 0.6 * random.unit());
    problem.weights.leaked_person_m = 3000.0 * random.below(3);
    problem.weights.border_m = 500.0 * random.below(2);
    if (random.below(3) == 0) {
        problem.target = mean;
        problem.weights.off_target_m = 1000.0;
    }
    if (random.below(3) == 0) {
        for (std::uint32_t u = 0; u < units; ++u) problem.previous.push_back(static_cast<std::int32_t>(random.below(4)) - 1);
        problem.weights.moved_person_m = 2000.0;
    }
    if (random.below(4) == 0) {
        for (std::uint32_t u = 0; u < units; ++u) problem.side.push_back(u < units / 2 ? 0 : 1);
        problem.side_name = {"West", "East"};
    }
    const auto some = [&] { return random.below(units); };
    if (random.below(4) == 0) problem.together.push_back({some(), some()});
    if (random.below(4) == 0) {
        const std::uint32_t a = some();
        problem.apart.push_back({a, (a + 1 + random.below(units - 1)) % units});
    }
    if (random.below(5) == 0) {
        problem.fixed.assign(units, -1);
        for (int i = 0; i < 3; ++i) problem.fixed[some()] = static_cast<std::int32_t>(random.below(2));
    }
    if (random.below(5) == 0) {
        for (std::uint32_t u = 0; u < units; ++u) {
            for (std::uint32_t s = 0; s < problem.sites.size(); ++s) {
                if (problem.sites[s].unit == u || random.below(8) != 0) problem.costs.push_back({u, s, 1e6 + random.below(50000000)});
            }
        }
    }
    if (random.below(4) == 0) {
        problem.activities.push_back({"rooms", 0.0, 0.0});
        problem.amount.emplace_back();
        double rooms = 0.0;
        for (std::uint32_t u = 0; u < units; ++u) rooms += problem.amount[1].emplace_back(1.0 + random.below(9));
        problem.activities[1].max = rooms / problem.groups_min;
    }
    return problem;
}

}  // namespace merestone::test

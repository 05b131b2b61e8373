// Made-up places for tests of the solver: units on a jittered grid, zones as sites, patients who go to nearby units.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "optim/problem.hpp"

namespace merestone::test {

struct TownOptions {
    std::uint32_t columns = 10;
    std::uint32_t rows = 9;
    double people = 861000.0;         // of all units together
    double unevenness = 1.0;          // of the units' people: 0 all alike
    std::uint32_t sites_per_unit = 5; // on average
    double flow_share = 0.35;         // people of a unit who belong to another one
    int flow_reach = 3;               // grid steps
    std::uint64_t seed = 7;
};

inline optim::Problem town(const TownOptions& options) {
    base::Random random(options.seed, 99);
    optim::Problem problem;
    const std::uint32_t n = options.columns * options.rows;
    constexpr double kStep_m = 2000.0;
    std::vector<double> weight(n);
    double all = 0.0;
    for (double& w : weight) all += w = std::exp(options.unevenness * (random.unit() - 0.5) * 1.6);
    problem.activities.push_back({"people", 0.0, 1e18});
    problem.amount.emplace_back();
    std::vector<std::pair<double, double>> centre(n);
    for (std::uint32_t u = 0; u < n; ++u) {
        std::string number = std::to_string(u);
        problem.unit_id.push_back("U" + std::string(5 - std::min<std::size_t>(5, number.size()), '0') + number);
        problem.amount[0].push_back(std::round(options.people * weight[u] / all));
        centre[u] = {kStep_m * (u % options.columns + 0.7 * random.unit()), kStep_m * (u / options.columns + 0.7 * random.unit())};
        const std::uint32_t sites = 1 + random.below(std::max(1U, 2 * options.sites_per_unit - 1));
        for (std::uint32_t s = 0; s < sites; ++s) {
            problem.sites.push_back({u, centre[u].first + kStep_m * (random.unit() - 0.5), centre[u].second + kStep_m * (random.unit() - 0.5),
                                     std::round(problem.amount[0][u] / sites * (0.7 + 0.6 * random.unit()))});
        }
    }
    const auto join = [&](std::uint32_t a, std::uint32_t b) { problem.edges.push_back({std::min(a, b), std::max(a, b), 400.0 + 2400.0 * random.unit()}); };
    for (std::uint32_t y = 0; y < options.rows; ++y) {
        for (std::uint32_t x = 0; x < options.columns; ++x) {
            const std::uint32_t u = y * options.columns + x;
            if (x + 1 < options.columns) join(u, u + 1);
            if (y + 1 < options.rows) join(u, u + options.columns);
            if (x + 1 < options.columns && y + 1 < options.rows) {
                if (random.below(2) == 0) join(u, u + options.columns + 1);
                else join(u + 1, u + options.columns);
            }
            double reach_weight = 0.0;
            std::vector<std::pair<std::uint32_t, double>> to;
            for (int dy = -options.flow_reach; dy <= options.flow_reach; ++dy) {
                for (int dx = -options.flow_reach; dx <= options.flow_reach; ++dx) {
                    const int vx = static_cast<int>(x) + dx;
                    const int vy = static_cast<int>(y) + dy;
                    if ((dx == 0 && dy == 0) || vx < 0 || vy < 0 || vx >= static_cast<int>(options.columns) || vy >= static_cast<int>(options.rows)) continue;
                    const auto v = static_cast<std::uint32_t>(vy) * options.columns + static_cast<std::uint32_t>(vx);
                    const double pull = weight[v] * std::exp(-std::hypot(centre[u].first - centre[v].first, centre[u].second - centre[v].second) / 1800.0) * (0.3 + random.unit());
                    to.emplace_back(v, pull);
                    reach_weight += pull;
                }
            }
            for (const auto& [v, pull] : to) problem.flows.push_back({u, v, std::round(problem.amount[0][u] * options.flow_share * pull / reach_weight)});
        }
    }
    return problem;
}

inline optim::Problem leeds_like(std::uint32_t groups, std::uint64_t seed) {
    TownOptions options;
    options.columns = 10;
    options.rows = 9;
    options.seed = seed;
    optim::Problem problem = town(options);
    problem.activities[0].min = 30000;
    problem.activities[0].max = 80000;
    problem.groups_min = problem.groups_max = groups;
    return problem;
}

inline optim::Problem england_like(std::uint64_t seed) {
    TownOptions options;
    options.columns = 100;
    options.rows = 65;
    options.people = 56e6;
    options.seed = seed;
    optim::Problem problem = town(options);
    problem.activities[0].min = 30000;
    problem.activities[0].max = 80000;
    problem.groups_min = problem.groups_max = 1200;
    problem.weights.leaked_person_m = 10000;
    return problem;
}

}  // namespace merestone::test

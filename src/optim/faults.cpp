// What is wrong with a Problem as data, before anybody asks whether it has an answer.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "optim/problem.hpp"

namespace merestone::optim {
namespace {

bool is_amount(double value) { return std::isfinite(value) && value >= 0.0; }

void check_tables(const Problem& problem, std::vector<std::string>& list) {
    const std::size_t n = problem.units();
    if (n == 0) list.push_back("there are no units");
    if (problem.groups_min < 1 || problem.groups_min > problem.groups_max) list.push_back("the range of the number of groups is empty");
    if (problem.activities.empty()) list.push_back("there is no activity to bound; the first one counts people");
    if (problem.amount.size() != problem.activities.size()) list.push_back("amounts and activities differ in number");
    for (std::size_t a = 0; a < std::min(problem.amount.size(), problem.activities.size()); ++a) {
        const ActivityBounds& rule = problem.activities[a];
        if (problem.amount[a].size() != n) list.push_back(rule.name + ": not one amount for each unit");
        for (std::size_t u = 0; u < std::min(n, problem.amount[a].size()); ++u) {
            if (!is_amount(problem.amount[a][u])) list.push_back(rule.name + " of " + problem.unit_id[u] + " is negative or no number");
        }
        if (!is_amount(rule.min) || std::isnan(rule.max) || rule.max < rule.min) list.push_back(rule.name + ": the bounds are no range");
    }
    if (!problem.side.empty() && problem.side.size() != n) list.push_back("not one side for each unit");
    if (!problem.fixed.empty() && problem.fixed.size() != n) list.push_back("not one fixed group for each unit");
    if (!problem.previous.empty() && problem.previous.size() != n) list.push_back("not one former group for each unit");
    if (problem.target && !is_amount(*problem.target)) list.push_back("the target is negative or no number");
    const Weights& w = problem.weights;
    for (const double weight : {w.distance_m_per_person, w.leaked_person_m, w.border_m, w.moved_person_m, w.off_target_m}) {
        if (!is_amount(weight)) list.push_back("a weight is negative or no number");
    }
}

void check_graph(const Problem& problem, std::vector<std::string>& list) {
    const std::size_t n = problem.units();
    std::set<std::pair<UnitNo, UnitNo>> met;
    for (const Edge& edge : problem.edges) {
        if (edge.a >= n || edge.b >= n || edge.a == edge.b) {
            list.push_back("an edge joins a unit that is not there, or a unit with itself");
            continue;
        }
        if (!is_amount(edge.border_m)) list.push_back("the border of " + problem.unit_id[edge.a] + " and " + problem.unit_id[edge.b] + " is negative or no number");
        if (!met.insert(std::minmax(edge.a, edge.b)).second) list.push_back("the edge of " + problem.unit_id[edge.a] + " and " + problem.unit_id[edge.b] + " is there twice");
    }
    met.clear();
    for (const Flow& flow : problem.flows) {
        if (flow.from >= n || flow.to >= n) {
            list.push_back("a flow names a unit that is not there");
            continue;
        }
        if (!is_amount(flow.people)) list.push_back("the flow from " + problem.unit_id[flow.from] + " to " + problem.unit_id[flow.to] + " is negative or no number");
        if (!met.insert({flow.from, flow.to}).second) list.push_back("the flow from " + problem.unit_id[flow.from] + " to " + problem.unit_id[flow.to] + " is there twice");
    }
    for (const auto* lists : {&problem.together, &problem.apart}) {
        for (const std::vector<UnitNo>& units : *lists) {
            for (const UnitNo u : units) {
                if (u >= n) list.push_back("a list of units to keep together or apart names a unit that is not there");
            }
        }
    }
}

void check_sites(const Problem& problem, std::vector<std::string>& list) {
    const std::size_t n = problem.units();
    std::vector<char> has_site(n, 0);
    for (const Site& site : problem.sites) {
        if (site.unit >= n) {
            list.push_back("a site belongs to a unit that is not there");
            continue;
        }
        has_site[site.unit] = 1;
        if (!std::isfinite(site.x_m) || !std::isfinite(site.y_m) || !is_amount(site.people)) {
            list.push_back("a site of " + problem.unit_id[site.unit] + " has no place or no number of people");
        }
    }
    for (std::size_t u = 0; u < n; ++u) {
        if (has_site[u] == 0) list.push_back(problem.unit_id[u] + " has no site");
    }
    std::set<std::pair<UnitNo, std::uint32_t>> met;
    for (const ServeCost& cost : problem.costs) {
        if (cost.unit >= n || cost.site >= problem.sites.size()) {
            list.push_back("a cost names a unit or a site that is not there");
        } else if (!is_amount(cost.person_m)) {
            list.push_back("a cost of serving " + problem.unit_id[cost.unit] + " is negative or no number");
        } else if (!met.insert({cost.unit, cost.site}).second) {
            list.push_back("a cost of serving " + problem.unit_id[cost.unit] + " is there twice");
        }
    }
}

}  // namespace

std::vector<std::string> faults(const Problem& problem) {
    std::vector<std::string> list;
    check_tables(problem, list);
    check_graph(problem, list);
    check_sites(problem, list);
    return list;
}

}  // namespace merestone::optim

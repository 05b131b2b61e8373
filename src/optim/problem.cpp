#include "optim/problem.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "optim/detail/bounds.hpp"
#include "optim/detail/matching.hpp"

namespace merestone::optim {
namespace {

std::string amount_text(double amount) { return base::grouped(std::llround(amount)); }

std::vector<std::vector<UnitNo>> units_by_group(const Assignment& assignment) {
    std::vector<std::vector<UnitNo>> units(assignment.groups);
    for (std::size_t u = 0; u < assignment.group.size(); ++u) units[assignment.group[u]].push_back(static_cast<UnitNo>(u));
    return units;
}

// "A1, B2, C3 and 12 more"
std::string some_units(const Problem& problem, std::span<const UnitNo> units) {
    constexpr std::size_t kShown = 4;
    std::string words;
    for (std::size_t i = 0; i < std::min(units.size(), kShown); ++i) words += (i == 0 ? "" : ", ") + problem.unit_id[units[i]];
    if (units.size() > kShown) words += " and " + std::to_string(units.size() - kShown) + " more";
    return words;
}

struct Serving {
    std::uint32_t site = 0;
    double person_m = 0.0;
};

// Per group its best site and what it costs, the plain way.
std::vector<Serving> servings(const Problem& problem, const Assignment& assignment) {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    std::vector<std::vector<std::uint32_t>> sites(assignment.groups);
    for (std::size_t s = 0; s < problem.sites.size(); ++s) sites[assignment.group[problem.sites[s].unit]].push_back(static_cast<std::uint32_t>(s));

    std::vector<std::unordered_map<UnitNo, double>> given(problem.costs.empty() ? 0 : problem.sites.size());
    for (const ServeCost& cost : problem.costs) given[cost.site][cost.unit] = cost.person_m;
    const std::vector<std::vector<UnitNo>> units = units_by_group(assignment);

    std::vector<Serving> best(assignment.groups, Serving{0, kInf});
    for (std::uint32_t g = 0; g < assignment.groups; ++g) {
        if (!sites[g].empty()) best[g].site = sites[g].front();
        for (const std::uint32_t s : sites[g]) {
            double sum = 0.0;
            if (problem.costs.empty()) {
                for (const std::uint32_t t : sites[g]) {
                    const double dx = problem.sites[t].x_m - problem.sites[s].x_m;
                    const double dy = problem.sites[t].y_m - problem.sites[s].y_m;
                    sum += problem.sites[t].people * std::sqrt(dx * dx + dy * dy);
                }
            } else {
                for (const UnitNo u : units[g]) {
                    const auto found = given[s].find(u);
                    sum += found == given[s].end() ? kInf : found->second;
                }
            }
            if (sum < best[g].person_m) best[g] = Serving{s, sum};
        }
    }
    return best;
}

// How many pieces the units of each group fall into.
std::vector<std::vector<std::vector<UnitNo>>> pieces_by_group(const Problem& problem, const Assignment& assignment) {
    std::vector<UnitNo> root(problem.units());
    std::iota(root.begin(), root.end(), UnitNo{0});
    const auto find = [&](UnitNo u) {
        while (root[u] != u) u = root[u] = root[root[u]];
        return u;
    };
    for (const Edge& edge : problem.edges) {
        if (assignment.group[edge.a] != assignment.group[edge.b]) continue;
        const UnitNo a = find(edge.a);
        const UnitNo b = find(edge.b);
        root[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::map<UnitNo, std::vector<UnitNo>>> found(assignment.groups);
    for (std::size_t u = 0; u < problem.units(); ++u) {
        found[assignment.group[u]][find(static_cast<UnitNo>(u))].push_back(static_cast<UnitNo>(u));
    }
    std::vector<std::vector<std::vector<UnitNo>>> pieces(assignment.groups);
    for (std::uint32_t g = 0; g < assignment.groups; ++g) {
        for (auto& [first, units] : found[g]) pieces[g].push_back(std::move(units));
    }
    return pieces;
}

class Breaches {
public:
    Breaches(const Problem& problem, const Assignment& assignment) : problem_(problem), assignment_(assignment) {}

    std::vector<Breach> all() {
        const std::vector<std::vector<UnitNo>> units = units_by_group(assignment_);
        bounds(units);
        connection();
        groups();
        sides(units);
        together();
        apart();
        fixed();
        serving();
        return std::move(list_);
    }

private:
    using Rule = Breach::Rule;
    [[nodiscard]] std::uint32_t group_of(UnitNo u) const { return assignment_.group[u]; }
    [[nodiscard]] const std::string& id(UnitNo u) const { return problem_.unit_id[u]; }

    void bounds(const std::vector<std::vector<UnitNo>>& units) {
        for (std::uint32_t g = 0; g < assignment_.groups; ++g) {
            for (std::size_t a = 0; a < problem_.activities.size(); ++a) {
                const ActivityBounds& rule = problem_.activities[a];
                double sum = 0.0;
                for (const UnitNo u : units[g]) sum += problem_.amount[a][u];
                if (detail::outside(sum, rule.min, rule.max) <= 0) continue;
                const bool over = sum > rule.max;
                list_.push_back({Rule::bounds, g,
                                 "the group of " + some_units(problem_, units[g]) + " has " + amount_text(sum) + " " + rule.name +
                                     (over ? ", above the maximum of " : ", below the minimum of ") + amount_text(over ? rule.max : rule.min)});
            }
        }
    }
    void connection() {
        const auto pieces = pieces_by_group(problem_, assignment_);
        for (std::uint32_t g = 0; g < assignment_.groups; ++g) {
            if (pieces[g].size() < 2) continue;
            std::string words = "the group falls into " + std::to_string(pieces[g].size()) + " pieces: ";
            for (std::size_t i = 0; i < std::min<std::size_t>(pieces[g].size(), 3); ++i) words += (i == 0 ? "" : " | ") + some_units(problem_, pieces[g][i]);
            if (pieces[g].size() > 3) words += " | ...";
            list_.push_back({Rule::connection, g, words});
        }
    }
    void groups() {
        if (assignment_.groups >= problem_.groups_min && assignment_.groups <= problem_.groups_max) return;
        list_.push_back({Rule::groups, 0,
                         std::to_string(assignment_.groups) + " groups, where " + std::to_string(problem_.groups_min) + " to " +
                             std::to_string(problem_.groups_max) + " are asked for"});
    }
    void sides(const std::vector<std::vector<UnitNo>>& units) {
        if (problem_.side.empty()) return;
        for (std::uint32_t g = 0; g < assignment_.groups; ++g) {
            std::set<std::int32_t> met;
            for (const UnitNo u : units[g]) met.insert(problem_.side[u]);
            if (met.size() < 2) continue;
            std::string words = "the group of " + some_units(problem_, units[g]) + " straddles ";
            bool first = true;
            for (const std::int32_t side : met) {
                const auto at = static_cast<std::size_t>(side);
                words += (first ? "" : " and ") + (at < problem_.side_name.size() ? problem_.side_name[at] : "side " + std::to_string(side));
                first = false;
            }
            list_.push_back({Rule::side, g, words});
        }
    }
    void together() {
        for (const std::vector<UnitNo>& list : problem_.together) {
            for (const UnitNo u : list) {
                if (group_of(u) == group_of(list.front())) continue;
                list_.push_back({Rule::together, group_of(u), id(list.front()) + " and " + id(u) + " must be together and are not"});
                break;
            }
        }
    }
    void apart() {
        for (const std::vector<UnitNo>& list : problem_.apart) {
            std::map<std::uint32_t, UnitNo> first_in;
            for (const UnitNo u : list) {
                const auto [at, fresh] = first_in.emplace(group_of(u), u);
                if (!fresh && at->second != u) {
                    list_.push_back({Rule::apart, group_of(u), id(at->second) + " and " + id(u) + " must be apart and are in one group"});
                }
            }
        }
    }
    void fixed() {
        if (problem_.fixed.empty()) return;
        std::map<std::int32_t, UnitNo> unit_of;      // fixed number -> its first unit
        std::map<std::uint32_t, UnitNo> first_in;    // group -> first fixed unit in it
        for (UnitNo u = 0; u < problem_.units(); ++u) {
            if (problem_.fixed[u] < 0) continue;
            const auto [same, first] = unit_of.emplace(problem_.fixed[u], u);
            if (!first && group_of(same->second) != group_of(u)) {
                list_.push_back({Rule::fixed, group_of(u), id(same->second) + " and " + id(u) + " are fixed to one group and are in two"});
            }
            const auto [other, fresh] = first_in.emplace(group_of(u), u);
            if (!fresh && problem_.fixed[other->second] != problem_.fixed[u]) {
                list_.push_back({Rule::fixed, group_of(u), id(other->second) + " and " + id(u) + " are fixed to different groups and are in one"});
            }
        }
    }
    void serving() {
        if (problem_.costs.empty()) return;
        const std::vector<Serving> best = servings(problem_, assignment_);
        for (std::uint32_t g = 0; g < assignment_.groups; ++g) {
            if (!std::isfinite(best[g].person_m)) list_.push_back({Rule::serving, g, "no place of the group can serve all of it"});
        }
    }

    const Problem& problem_;
    const Assignment& assignment_;
    std::vector<Breach> list_;
};

double moved_people(const Problem& problem, const Assignment& assignment) {
    if (problem.previous.empty() || problem.amount.empty()) return 0.0;
    std::map<std::int32_t, std::size_t> column;
    for (const std::int32_t label : problem.previous) {
        if (label >= 0) column.emplace(label, column.size());
    }
    std::vector<double> overlap(assignment.groups * column.size(), 0.0);
    double all = 0.0;
    for (std::size_t u = 0; u < problem.units(); ++u) {
        if (problem.previous[u] < 0) continue;
        overlap[assignment.group[u] * column.size() + column[problem.previous[u]]] += problem.amount[0][u];
        all += problem.amount[0][u];
    }
    const std::vector<std::int32_t> match = detail::greatest_overlap(overlap, assignment.groups, column.size());
    for (std::size_t g = 0; g < match.size(); ++g) {
        if (match[g] >= 0) all -= overlap[g * column.size() + static_cast<std::size_t>(match[g])];
    }
    return std::max(0.0, all);
}

}  // namespace

Assignment renumbered(const std::vector<std::uint32_t>& any_labels) {
    Assignment result;
    result.group.reserve(any_labels.size());
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    for (const std::uint32_t label : any_labels) {
        result.group.push_back(number.emplace(label, static_cast<std::uint32_t>(number.size())).first->second);
    }
    result.groups = static_cast<std::uint32_t>(number.size());
    return result;
}

std::vector<Breach> breaches(const Problem& problem, const Assignment& assignment) {
    base::check(assignment.group.size() == problem.units(), "a grouping must give every unit a group");
    return Breaches(problem, assignment).all();
}

std::vector<std::uint32_t> best_sites(const Problem& problem, const Assignment& assignment) {
    std::vector<std::uint32_t> sites;
    for (const Serving& serving : servings(problem, assignment)) sites.push_back(serving.site);
    return sites;
}

Terms terms(const Problem& problem, const Assignment& assignment) {
    Terms sum;
    for (const Serving& serving : servings(problem, assignment)) sum.distance_person_m += serving.person_m;
    for (const Flow& flow : problem.flows) {
        if (assignment.group[flow.from] != assignment.group[flow.to]) sum.leaked_people += flow.people;
    }
    for (const Edge& edge : problem.edges) {
        if (assignment.group[edge.a] != assignment.group[edge.b]) sum.border_m += edge.border_m;
    }
    sum.moved_people = moved_people(problem, assignment);
    if (problem.target && !problem.amount.empty()) {
        std::vector<double> people(assignment.groups, 0.0);
        for (std::size_t u = 0; u < problem.units(); ++u) people[assignment.group[u]] += problem.amount[0][u];
        for (const double has : people) sum.off_target_people += std::abs(has - *problem.target);
    }
    // A weight of nothing leaves its term out, even one that is infinite.
    const auto weighted = [](double weight, double term) { return weight == 0.0 ? 0.0 : weight * term; };
    const Weights& w = problem.weights;
    sum.objective = weighted(w.distance_m_per_person, sum.distance_person_m) + weighted(w.leaked_person_m, sum.leaked_people) +
                    weighted(w.border_m, sum.border_m) + weighted(w.moved_person_m, sum.moved_people) +
                    weighted(w.off_target_m, sum.off_target_people);
    return sum;
}

}  // namespace merestone::optim

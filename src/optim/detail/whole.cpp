#include "optim/detail/whole.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace merestone::optim::detail {
namespace {

class Merger {
public:
    explicit Merger(std::size_t count) : root_(count) { std::iota(root_.begin(), root_.end(), 0U); }
    std::uint32_t find(std::uint32_t u) {
        while (root_[u] != u) u = root_[u] = root_[root_[u]];
        return u;
    }
    // The smaller number stays the root.
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        root_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> root_;
};

template <typename T>
Ragged<T> ragged(std::vector<std::vector<T>> rows) {
    Ragged<T> result;
    result.begin.reserve(rows.size() + 1);
    for (const std::vector<T>& row : rows) {
        result.items.insert(result.items.end(), row.begin(), row.end());
        result.begin.push_back(static_cast<std::uint32_t>(result.items.size()));
    }
    return result;
}

template <typename T>
void sort_unique(std::vector<T>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

std::int32_t side_of(const Problem& problem, UnitNo u) { return problem.side.empty() ? 0 : problem.side[u]; }

void contract(Whole& whole) {
    const Problem& problem = *whole.problem;
    const std::size_t n = problem.units();
    const std::vector<UnitNo> bound = bound_classes(problem);
    Merger merger(n);
    for (const Edge& edge : problem.edges) {
        if (bound[edge.a] == bound[edge.b]) merger.join(edge.a, edge.b);
    }
    whole.node_of_unit.resize(n);
    std::vector<std::vector<UnitNo>> units;
    std::map<UnitNo, std::vector<NodeNo>> nodes_of_class;
    for (UnitNo u = 0; u < n; ++u) {
        const UnitNo first = merger.find(u);
        if (first == u) {
            whole.node_of_unit[u] = static_cast<NodeNo>(units.size());
            nodes_of_class[bound[u]].push_back(static_cast<NodeNo>(units.size()));
            units.emplace_back();
        }
        whole.node_of_unit[u] = whole.node_of_unit[first];
        units[whole.node_of_unit[u]].push_back(u);
    }
    whole.bond.assign(units.size(), -1);
    std::int32_t bonds = 0;
    for (const auto& [first, nodes] : nodes_of_class) {
        if (nodes.size() < 2) continue;
        for (const NodeNo node : nodes) whole.bond[node] = bonds;
        ++bonds;
    }
    whole.units = ragged(std::move(units));
}

void sum_amounts_and_sites(Whole& whole) {
    const Problem& problem = *whole.problem;
    const std::size_t nodes = whole.nodes();
    const std::size_t activities = whole.activities();
    whole.amount.assign(nodes * activities, 0.0);
    for (std::size_t u = 0; u < problem.units(); ++u) {
        for (std::size_t a = 0; a < activities; ++a) whole.amount[whole.node_of_unit[u] * activities + a] += problem.amount[a][u];
    }
    std::vector<std::vector<std::uint32_t>> sites(nodes);
    whole.x_m.assign(nodes, 0.0);
    whole.y_m.assign(nodes, 0.0);
    std::vector<double> weight(nodes, 0.0);
    for (std::size_t s = 0; s < problem.sites.size(); ++s) {
        const Site& site = problem.sites[s];
        const NodeNo node = whole.node_of_unit[site.unit];
        sites[node].push_back(static_cast<std::uint32_t>(s));
        const double w = site.people + 1e-3;  // a node of empty sites has a centre too
        whole.x_m[node] += w * site.x_m;
        whole.y_m[node] += w * site.y_m;
        weight[node] += w;
    }
    for (std::size_t v = 0; v < nodes; ++v) {
        whole.x_m[v] /= weight[v];
        whole.y_m[v] /= weight[v];
    }
    whole.sites = ragged(std::move(sites));
}

void find_parts(Whole& whole) {
    const Problem& problem = *whole.problem;
    const std::size_t nodes = whole.nodes();
    std::vector<std::vector<NodeNo>> neighbours(nodes);
    Merger merger(nodes);
    for (const Edge& edge : problem.edges) {
        const NodeNo a = whole.node_of_unit[edge.a];
        const NodeNo b = whole.node_of_unit[edge.b];
        if (a == b || side_of(problem, edge.a) != side_of(problem, edge.b)) continue;
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
        merger.join(a, b);
    }
    for (std::vector<NodeNo>& row : neighbours) sort_unique(row);
    whole.neighbours = ragged(std::move(neighbours));

    std::vector<std::vector<NodeNo>> parts;
    whole.part.resize(nodes);
    for (NodeNo v = 0; v < nodes; ++v) {
        const NodeNo first = merger.find(v);
        if (first == v) {
            whole.part[v] = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        whole.part[v] = whole.part[first];
        parts[whole.part[v]].push_back(v);
    }
    whole.parts = ragged(std::move(parts));
}

void link(Whole& whole) {
    const Problem& problem = *whole.problem;
    struct Pair {
        NodeNo a, b;
        double cost;
    };
    std::vector<Pair> pairs;
    const auto add = [&](UnitNo u, UnitNo v, double cost) {
        const NodeNo a = whole.node_of_unit[u];
        const NodeNo b = whole.node_of_unit[v];
        if (a == b || cost <= 0 || whole.part[a] != whole.part[b]) return;
        pairs.push_back({a, b, cost});
        pairs.push_back({b, a, cost});
    };
    for (const Flow& flow : problem.flows) add(flow.from, flow.to, problem.weights.leaked_person_m * flow.people);
    for (const Edge& edge : problem.edges) add(edge.a, edge.b, problem.weights.border_m * edge.border_m);
    // Equal pairs by cost too, so that the sum of them does not depend on the order they were given in.
    std::sort(pairs.begin(), pairs.end(), [](const Pair& p, const Pair& q) {
        return std::tie(p.a, p.b, p.cost) < std::tie(q.a, q.b, q.cost);
    });
    std::vector<std::vector<Link>> links(whole.nodes());
    for (const Pair& pair : pairs) {
        std::vector<Link>& row = links[pair.a];
        if (row.empty() || row.back().to != pair.b) row.push_back({pair.b, 0.0});
        row.back().cost += pair.cost;
    }
    whole.links = ragged(std::move(links));
}

void remember(Whole& whole) {
    const Problem& problem = *whole.problem;
    std::vector<std::vector<Former>> former(whole.nodes());
    if (!problem.previous.empty() && problem.weights.moved_person_m > 0) {
        std::map<std::int32_t, std::map<std::uint32_t, double>> by_part;
        std::map<std::int32_t, std::int32_t> number;
        for (UnitNo u = 0; u < problem.units(); ++u) {
            if (problem.previous[u] < 0) continue;
            by_part[problem.previous[u]][whole.part[whole.node_of_unit[u]]] += problem.amount[0][u];
        }
        for (const auto& [label, people] : by_part) {
            number.emplace(label, static_cast<std::int32_t>(number.size()));
            const auto most = std::max_element(people.begin(), people.end(), [](const auto& p, const auto& q) { return p.second < q.second; });
            whole.label_owner.push_back(static_cast<std::int32_t>(most->first));
        }
        for (UnitNo u = 0; u < problem.units(); ++u) {
            if (problem.previous[u] < 0) continue;
            const std::int32_t label = number[problem.previous[u]];
            std::vector<Former>& row = former[whole.node_of_unit[u]];
            const auto at = std::find_if(row.begin(), row.end(), [&](const Former& f) { return f.label == label; });
            if (at != row.end()) at->people += problem.amount[0][u];
            else row.push_back({label, problem.amount[0][u]});
        }
        for (std::vector<Former>& row : former) std::sort(row.begin(), row.end(), [](const Former& p, const Former& q) { return p.label < q.label; });
    }
    whole.former = ragged(std::move(former));
}

void keep_apart(Whole& whole) {
    const Problem& problem = *whole.problem;
    whole.colour.assign(whole.nodes(), -1);
    for (UnitNo u = 0; u < problem.fixed.size(); ++u) {
        if (problem.fixed[u] >= 0) whole.colour[whole.node_of_unit[u]] = problem.fixed[u];
    }
    std::vector<std::vector<NodeNo>> rivals(whole.nodes());
    for (const std::vector<UnitNo>& list : problem.apart) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t j = i + 1; j < list.size(); ++j) {
                const NodeNo a = whole.node_of_unit[list[i]];
                const NodeNo b = whole.node_of_unit[list[j]];
                if (a == b || whole.part[a] != whole.part[b]) continue;
                rivals[a].push_back(b);
                rivals[b].push_back(a);
            }
        }
    }
    for (std::vector<NodeNo>& row : rivals) sort_unique(row);
    whole.rivals = ragged(std::move(rivals));
}

}  // namespace

std::vector<UnitNo> bound_classes(const Problem& problem) {
    Merger merger(problem.units());
    for (const std::vector<UnitNo>& list : problem.together) {
        for (const UnitNo u : list) merger.join(u, list.front());
    }
    std::map<std::int32_t, UnitNo> first;
    for (UnitNo u = 0; u < problem.fixed.size(); ++u) {
        if (problem.fixed[u] >= 0) merger.join(u, first.emplace(problem.fixed[u], u).first->second);
    }
    std::vector<UnitNo> bound(problem.units());
    for (UnitNo u = 0; u < problem.units(); ++u) bound[u] = merger.find(u);
    return bound;
}

Whole make_whole(const Problem& problem) {
    Whole whole;
    whole.problem = &problem;
    contract(whole);
    sum_amounts_and_sites(whole);
    find_parts(whole);
    link(whole);
    remember(whole);
    keep_apart(whole);
    return whole;
}

}  // namespace merestone::optim::detail

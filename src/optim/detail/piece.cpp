#include "optim/detail/piece.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace merestone::optim::detail {
namespace {

constexpr NodeNo kOutside = 0xffffffffU;

std::vector<NodeNo> local_numbers(const Whole& whole, std::span<const NodeNo> nodes) {
    std::vector<NodeNo> local(whole.nodes(), kOutside);
    for (std::size_t v = 0; v < nodes.size(); ++v) local[nodes[v]] = static_cast<NodeNo>(v);
    return local;
}

void fill_bounds(Piece& piece, const Whole& whole) {
    const Problem& problem = *whole.problem;
    std::vector<double> total(piece.activities, 0.0);
    for (std::size_t v = 0; v < piece.nodes(); ++v) {
        for (std::size_t a = 0; a < piece.activities; ++a) {
            const double amount = whole.amount[std::size_t{piece.node[v]} * piece.activities + a];
            piece.amount.push_back(amount);
            total[a] += amount;
        }
        piece.x_m.push_back(whole.x_m[piece.node[v]]);
        piece.y_m.push_back(whole.y_m[piece.node[v]]);
    }
    for (std::size_t a = 0; a < piece.activities; ++a) {
        const double scale = total[a] > 0 && total[0] > 0 ? total[0] / total[a] : 1.0;
        piece.bounds.push_back({problem.activities[a].min, problem.activities[a].max, scale});
    }
    piece.rule_people = std::max(1.0, 0.3 * total[0] / piece.groups_max);
}

void fill_graph(Piece& piece, const Whole& whole, const std::vector<NodeNo>& local) {
    for (const NodeNo node : piece.node) {
        for (const NodeNo to : whole.neighbours.row(node)) {
            if (local[to] != kOutside) piece.neighbours.items.push_back(local[to]);
        }
        piece.neighbours.begin.push_back(static_cast<std::uint32_t>(piece.neighbours.items.size()));
        for (const Link& link : whole.links.row(node)) {
            if (local[link.to] != kOutside) piece.links.items.push_back({local[link.to], link.cost});
        }
        piece.links.begin.push_back(static_cast<std::uint32_t>(piece.links.items.size()));
        for (const NodeNo to : whole.rivals.row(node)) {
            if (local[to] != kOutside) piece.rivals.items.push_back(local[to]);
        }
        piece.rivals.begin.push_back(static_cast<std::uint32_t>(piece.rivals.items.size()));
        piece.bond.push_back(whole.bond[node]);
        piece.colour.push_back(whole.colour[node]);
        piece.has_rules = piece.has_rules || whole.bond[node] >= 0 || whole.colour[node] >= 0;
    }
    piece.has_rules = piece.has_rules || !piece.rivals.items.empty();
    piece.has_links = !piece.links.items.empty();
}

// A pair that may not be used costs more than any grouping without one.
double forbidden_cost(const Problem& problem) {
    double most = 1.0;
    for (const ServeCost& cost : problem.costs) most = std::max(most, cost.person_m);
    return 16.0 * most * static_cast<double>(problem.units());
}

void fill_serve(Piece& piece, const Whole& whole, const std::vector<NodeNo>& local) {
    const Problem& problem = *whole.problem;
    const double weight = problem.weights.distance_m_per_person;
    piece.has_distance = weight > 0;
    piece.site_begin.assign(1, 0);
    std::vector<std::uint32_t> site;
    for (const NodeNo node : piece.node) {
        for (const std::uint32_t s : whole.sites.row(node)) site.push_back(s);
        piece.site_begin.push_back(static_cast<std::uint32_t>(site.size()));
    }
    if (!piece.has_distance) return;
    piece.serve.assign(piece.nodes() * site.size(), 0.0);
    if (problem.costs.empty()) {
        for (std::size_t v = 0; v < piece.nodes(); ++v) {
            double* row = piece.serve.data() + v * site.size();
            for (std::uint32_t t = piece.site_begin[v]; t < piece.site_begin[v + 1]; ++t) {
                const Site& from = problem.sites[site[t]];
                if (from.people <= 0) continue;
                for (std::size_t s = 0; s < site.size(); ++s) {
                    const double dx = problem.sites[site[s]].x_m - from.x_m;
                    const double dy = problem.sites[site[s]].y_m - from.y_m;
                    row[s] += weight * from.people * std::sqrt(dx * dx + dy * dy);
                }
            }
        }
        return;
    }
    std::vector<std::uint32_t> local_site(problem.sites.size(), kOutside);
    for (std::size_t s = 0; s < site.size(); ++s) local_site[site[s]] = static_cast<std::uint32_t>(s);
    const double forbidden = weight * forbidden_cost(problem);
    for (std::size_t v = 0; v < piece.nodes(); ++v) {
        const auto units = static_cast<double>(whole.units.row(piece.node[v]).size());
        for (std::size_t s = 0; s < site.size(); ++s) piece.serve[v * site.size() + s] = forbidden * units;
    }
    for (const ServeCost& cost : problem.costs) {
        const NodeNo v = local[whole.node_of_unit[cost.unit]];
        const std::uint32_t s = local_site[cost.site];
        if (v == kOutside || s == kOutside) continue;
        piece.serve[std::size_t{v} * site.size() + s] += weight * cost.person_m - forbidden;
    }
}

void fill_former(Piece& piece, const Whole& whole, const Claim& claim) {
    if (whole.label_owner.empty()) return;
    const double weight = whole.problem->weights.moved_person_m;
    std::map<std::int32_t, std::uint32_t> column;
    for (const NodeNo node : piece.node) {
        for (const Former& former : whole.former.row(node)) {
            if (claim.owner[static_cast<std::size_t>(former.label)] == claim.mine) column.emplace(former.label, 0);
        }
    }
    for (auto& [label, number] : column) number = piece.labels++;
    piece.stays.assign(piece.nodes() * piece.labels, 0.0);
    piece.stay_all.assign(piece.nodes(), 0.0);
    for (std::size_t v = 0; v < piece.nodes(); ++v) {
        for (const Former& former : whole.former.row(piece.node[v])) {
            piece.stay_all[v] += weight * former.people;
            const auto at = column.find(former.label);
            if (at != column.end()) piece.stays[v * piece.labels + at->second] += weight * former.people;
        }
    }
}

}  // namespace

Piece make_piece(const Whole& whole, std::span<const NodeNo> nodes, std::uint32_t groups_min, std::uint32_t groups_max, const Claim& claim) {
    Piece piece = make_bare_piece(whole, nodes, groups_max);
    piece.groups_min = groups_min;
    fill_serve(piece, whole, local_numbers(whole, nodes));
    fill_former(piece, whole, claim);
    if (whole.problem->target && whole.problem->weights.off_target_m > 0) {
        piece.has_target = true;
        piece.target = *whole.problem->target;
        piece.off_target_m = whole.problem->weights.off_target_m;
    }
    return piece;
}

Piece make_bare_piece(const Whole& whole, std::span<const NodeNo> nodes, std::uint32_t groups) {
    Piece piece;
    piece.node.assign(nodes.begin(), nodes.end());
    piece.groups_min = groups;
    piece.groups_max = groups;
    piece.activities = static_cast<std::uint32_t>(whole.activities());
    piece.has_distance = false;
    piece.site_begin.assign(nodes.size() + 1, 0);
    fill_bounds(piece, whole);
    fill_graph(piece, whole, local_numbers(whole, nodes));
    return piece;
}

}  // namespace merestone::optim::detail

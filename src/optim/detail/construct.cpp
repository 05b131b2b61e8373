#include "optim/detail/construct.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>
#include <span>
#include <utility>

#include "optim/detail/bounds.hpp"
#include "optim/detail/state.hpp"
#include "optim/detail/tree.hpp"

namespace merestone::optim::detail {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

// Ways between the nodes of each bond, as glue numbers: random lengths, so that starts differ; nodes of another bond, colour
// or rivals are dear.
std::vector<std::int32_t> glue_bonds(const Piece& piece, base::Random& random) {
    std::map<std::int32_t, std::vector<NodeNo>> bonds;
    for (NodeNo v = 0; v < piece.nodes(); ++v) {
        if (piece.bond[v] >= 0) bonds[piece.bond[v]].push_back(v);
    }
    std::vector<std::int32_t> glue;
    if (bonds.empty()) return glue;
    glue = piece.bond;
    const double mean_people = [&] {
        double sum = 1.0;
        for (NodeNo v = 0; v < piece.nodes(); ++v) sum += piece.people(v);
        return sum / static_cast<double>(piece.nodes());
    }();
    for (const auto& [bond, nodes] : bonds) {
        for (std::size_t reached = 1; reached < nodes.size(); ++reached) {
            // From all glued so far to the nearest bound node that is not.
            std::vector<double> way(piece.nodes(), kInf);
            std::vector<NodeNo> from(piece.nodes(), kNobody);
            std::priority_queue<std::pair<double, NodeNo>, std::vector<std::pair<double, NodeNo>>, std::greater<>> queue;
            std::vector<char> joined(piece.nodes(), 0);
            std::vector<NodeNo> stack{nodes.front()};
            joined[nodes.front()] = 1;
            while (!stack.empty()) {
                const NodeNo v = stack.back();
                stack.pop_back();
                way[v] = 0.0;
                queue.emplace(0.0, v);
                for (const NodeNo w : piece.neighbours.row(v)) {
                    if (glue[w] == bond && joined[w] == 0) {
                        joined[w] = 1;
                        stack.push_back(w);
                    }
                }
            }
            NodeNo met = kNobody;
            while (!queue.empty() && met == kNobody) {
                const auto [length, v] = queue.top();
                queue.pop();
                if (length > way[v]) continue;
                if (joined[v] == 0 && piece.bond[v] == bond) {
                    met = v;
                    break;
                }
                for (const NodeNo w : piece.neighbours.row(v)) {
                    double step = (0.2 + random.unit()) * (mean_people + piece.people(w));
                    if (glue[w] >= 0 && glue[w] != bond) step *= 50.0;
                    if (piece.colour[w] >= 0 && piece.bond[w] != bond) step *= 50.0;
                    if (length + step >= way[w]) continue;
                    way[w] = length + step;
                    from[w] = v;
                    queue.emplace(way[w], w);
                }
            }
            for (NodeNo v = met; v != kNobody && joined[v] == 0; v = from[v]) {
                if (glue[v] < 0) glue[v] = bond;
            }
            if (met == kNobody) break;
        }
    }
    return glue;
}

// How far amounts are from what `groups` groups may hold together.
double shares_violation(const Piece& piece, const double* amounts, std::uint32_t groups) {
    double sum = 0.0;
    for (std::uint32_t a = 0; a < piece.activities; ++a) {
        const Bounds& bounds = piece.bounds[a];
        sum += bounds.scale * outside(amounts[a], bounds.min * groups, bounds.max * groups);
    }
    return sum;
}

class Splitter {
public:
    Splitter(const Piece& piece, base::Random& random) : piece_(piece), random_(random), tree_(piece), glue_(glue_bonds(piece, random)), label_(piece.nodes(), 0) {}

    std::vector<std::uint32_t> split(std::uint32_t groups) {
        std::vector<NodeNo> all(piece_.nodes());
        for (NodeNo v = 0; v < all.size(); ++v) all[v] = v;
        divide(std::move(all), groups);
        return std::move(label_);
    }

private:
    struct Cut {
        double violation = kInf;
        double off = kInf;  // from proportional shares
        std::uint32_t groups = 0;
        std::vector<NodeNo> below, above;
    };

    void divide(std::vector<NodeNo> nodes, std::uint32_t groups) {
        if (groups == 1) {
            for (const NodeNo v : nodes) label_[v] = next_;
            ++next_;
            return;
        }
        double people = 0.0;
        std::vector<double> all(piece_.activities, 0.0);
        for (const NodeNo v : nodes) {
            people += piece_.people(v);
            for (std::uint32_t a = 0; a < piece_.activities; ++a) all[a] += piece_.amount[std::size_t{v} * piece_.activities + a];
        }
        const double share = std::max(people, 1.0) / groups;
        Cut best;
        const int trees = nodes.size() > 2000 ? 4 : 12;
        std::vector<double> rest(piece_.activities);
        for (int t = 0; t < trees; ++t) {
            tree_.grow(nodes, glue_, t % 2 == 0, random_);
            std::uint32_t at = 0;
            std::uint32_t at_groups = 0;
            double at_violation = best.violation;
            double at_off = best.off;
            for (std::uint32_t p = 1; p < nodes.size(); ++p) {
                const std::uint32_t size = tree_.size(p);
                const auto count = static_cast<std::uint32_t>(nodes.size());
                const auto ideal = static_cast<std::uint32_t>(std::clamp<double>(std::round(tree_.sum(p)[0] / share), 1.0, groups - 1.0));
                // Both sides must have at least as many nodes as groups.
                if (size < ideal || count - size < groups - ideal) continue;
                for (std::uint32_t a = 0; a < piece_.activities; ++a) rest[a] = all[a] - tree_.sum(p)[a];
                double violation = shares_violation(piece_, tree_.sum(p), ideal) + shares_violation(piece_, rest.data(), groups - ideal);
                if (tree_.glued(p)) violation += piece_.rule_people;
                // Even halves first: they leave later cuts the most choice.
                const double off = std::abs(tree_.sum(p)[0] - share * ideal) / share + 0.2 * std::abs(2.0 * ideal - groups) / groups;
                if (violation < at_violation - kTolerance || (violation <= at_violation + kTolerance && off < at_off)) {
                    at = p;
                    at_groups = ideal;
                    at_violation = violation;
                    at_off = off;
                }
            }
            if (at == 0) continue;
            best.violation = at_violation;
            best.off = at_off;
            best.groups = at_groups;
            const auto first = tree_.order().begin() + at;
            const auto last = first + tree_.size(at);
            best.below.assign(first, last);
            best.above.assign(tree_.order().begin(), first);
            best.above.insert(best.above.end(), last, tree_.order().end());
        }
        if (best.groups == 0) {  // no even share fits the count of nodes: take one node off the tree's end
            best.groups = 1;
            best.below.assign(1, tree_.order().back());
            best.above.assign(tree_.order().begin(), tree_.order().end() - 1);
        }
        divide(std::move(best.below), best.groups);
        divide(std::move(best.above), groups - best.groups);
    }

    const Piece& piece_;
    base::Random& random_;
    SpanningTree tree_;
    std::vector<std::int32_t> glue_;
    std::vector<std::uint32_t> label_;
    std::uint32_t next_ = 0;
};

}  // namespace

std::vector<std::uint32_t> construct(const Piece& piece, std::uint32_t groups, base::Random& random) {
    return Splitter(piece, random).split(groups);
}

}  // namespace merestone::optim::detail

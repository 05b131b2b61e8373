#include "optim/detail/tree.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "optim/detail/state.hpp"

namespace merestone::optim::detail {

SpanningTree::SpanningTree(const Piece& piece)
    : piece_(&piece), inside_(piece.nodes(), 0), parent_(piece.nodes(), kNobody), first_child_(piece.nodes(), kNobody), sibling_(piece.nodes(), kNobody) {}

void SpanningTree::grow(std::span<const NodeNo> nodes, std::span<const std::int32_t> glue, bool near, base::Random& random) {
    // 1 waiting, 2 in the tree.
    for (const NodeNo v : nodes) {
        inside_[v] = 1;
        first_child_[v] = kNobody;
    }
    const auto later = [](const Waiting& p, const Waiting& q) { return std::tie(p.weight, p.to, p.from) > std::tie(q.weight, q.to, q.from); };
    const NodeNo root = nodes[random.below(static_cast<std::uint32_t>(nodes.size()))];
    heap_.clear();
    heap_.push_back({0.0, root, kNobody});
    const auto is_glued = [&](NodeNo v, NodeNo w) { return !glue.empty() && glue[v] >= 0 && glue[v] == glue[w]; };
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), later);
        const Waiting next = heap_.back();
        heap_.pop_back();
        if (inside_[next.to] == 2) continue;
        inside_[next.to] = 2;
        parent_[next.to] = next.from;
        if (next.from != kNobody) {
            sibling_[next.to] = first_child_[next.from];
            first_child_[next.from] = next.to;
        }
        for (const NodeNo w : piece_->neighbours.row(next.to)) {
            if (inside_[w] != 1) continue;
            double weight = 1e-9 + random.unit();
            if (near) weight = (0.3 + weight) * std::hypot(piece_->x_m[w] - piece_->x_m[next.to], piece_->y_m[w] - piece_->y_m[next.to]);
            if (is_glued(next.to, w)) weight = -1.0;
            heap_.push_back({weight, w, next.to});
            std::push_heap(heap_.begin(), heap_.end(), later);
        }
    }
    // Depth first, which makes every subtree a run.
    const std::uint32_t activities = piece_->activities;
    const std::size_t count = nodes.size();
    order_.clear();
    size_.assign(count, 1);
    glued_.assign(count, 0);
    sum_.assign(count * activities, 0.0);
    std::vector<Waiting>& stack = heap_;  // reused for its memory
    stack.clear();
    stack.push_back({0.0, root, kNobody});
    while (!stack.empty()) {
        const NodeNo v = stack.back().to;
        stack.pop_back();
        for (NodeNo child = first_child_[v]; child != kNobody; child = sibling_[child]) stack.push_back({0.0, child, v});
        glued_[order_.size()] = parent_[v] != kNobody && is_glued(v, parent_[v]) ? 1 : 0;
        order_.push_back(v);
    }
    // Positions of parents, for the sums: place a node's position into sibling_, which is free now.
    for (std::uint32_t p = 0; p < count; ++p) sibling_[order_[p]] = p;
    for (std::size_t p = count; p-- > 0;) {
        const NodeNo v = order_[p];
        for (std::uint32_t a = 0; a < activities; ++a) sum_[p * activities + a] += piece_->amount[std::size_t{v} * activities + a];
        if (p == 0) break;
        const std::size_t up = sibling_[parent_[v]];
        size_[up] += size_[p];
        for (std::uint32_t a = 0; a < activities; ++a) sum_[up * activities + a] += sum_[p * activities + a];
    }
    for (const NodeNo v : nodes) inside_[v] = 0;
}

}  // namespace merestone::optim::detail

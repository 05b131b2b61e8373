// A random spanning tree of some connected nodes of a piece, ready for being cut: the heart of recombination (DeFord, Duchin
// and Solomon 2021, "Recombination: a family of Markov chains for redistricting").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "optim/detail/piece.hpp"

namespace merestone::optim::detail {

class SpanningTree {
public:
    explicit SpanningTree(const Piece& piece);

    // Least spanning tree of random edge weights; `near`: weights grow with length, so subtrees are compact. `glue`, when not
    // empty: nodes of equal glue >= 0 that touch are joined first, before all others. \pre the nodes are connected.
    // O(nodes^2) up to some hundred nodes, else O(edges log edges).
    void grow(std::span<const NodeNo> nodes, std::span<const std::int32_t> glue, bool near, base::Random& random);

    // Nodes so that each subtree is a run: position p covers p .. p + size(p) - 1. Position 0 is the root.
    [[nodiscard]] const std::vector<NodeNo>& order() const noexcept { return order_; }
    [[nodiscard]] std::uint32_t size(std::uint32_t p) const noexcept { return size_[p]; }
    [[nodiscard]] bool glued(std::uint32_t p) const noexcept { return glued_[p] != 0; }  // to its parent
    // Amounts of the subtree at p.
    [[nodiscard]] const double* sum(std::uint32_t p) const noexcept { return sum_.data() + std::size_t{p} * piece_->activities; }

private:
    struct Waiting {
        double weight;
        NodeNo to;
        NodeNo from;
    };

    const Piece* piece_;
    std::vector<char> inside_;
    std::vector<NodeNo> parent_;
    std::vector<Waiting> heap_;
    std::vector<NodeNo> order_;
    std::vector<std::uint32_t> size_;
    std::vector<char> glued_;
    std::vector<double> sum_;
    std::vector<NodeNo> first_child_;
    std::vector<NodeNo> sibling_;
};

}  // namespace merestone::optim::detail

// Recombination: throws some neighbouring groups together and cuts a random spanning tree of them where it pays most.
//
// The same step with other counts splits a group, merges two, or turns two groups into three, so the number of groups is
// searched with it too. Cost of one proposal: O(nodes^2) to rank the cuts + kLooks full evaluations.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "optim/detail/state.hpp"
#include "optim/detail/tree.hpp"

namespace merestone::optim::detail {

class Recombiner {
public:
    explicit Recombiner(const Piece& piece) : tree_(piece), set_of_(piece.nodes(), 0) {}

    // Of `in` (1..3) groups around a random node `out` (1..3); nothing when there are no such groups or no other cut.
    // The change is told; accept() carries it out while the state is as it was.
    [[nodiscard]] std::optional<Change> propose(const State& state, std::uint32_t in, std::uint32_t out, double price, base::Random& random);
    void accept(State& state) const { state.relabel(nodes_, label_); }
    // Work of the last proposal, in visits of sites.
    [[nodiscard]] std::uint64_t work() const noexcept { return work_; }

private:
    static constexpr std::size_t kLooks = 10;
    struct Cut {
        double rank;
        std::uint32_t first, second;  // positions in the tree; 0: no cut
    };
    [[nodiscard]] bool gather(const State& state, std::uint32_t in, base::Random& random);
    void rank_cuts(const State& state, std::uint32_t out, base::Random& random);
    [[nodiscard]] Change evaluate(const State& state, std::uint32_t out, const Cut& cut);
    void split(const Cut& cut);
    void choose_labels(const State& state, std::uint32_t out);
    [[nodiscard]] double cut_between(const Piece& piece, std::uint32_t out);
    void weigh_before(const State& state);
    [[nodiscard]] bool same_as_before(const State& state, std::uint32_t out) const;

    SpanningTree tree_;
    std::vector<std::uint32_t> chosen_;  // groups thrown together
    std::array<std::vector<NodeNo>, 3> set_;
    std::array<std::uint32_t, 3> set_label_{};
    std::vector<NodeNo> pool_;
    std::vector<Cut> cuts_;
    std::vector<NodeNo> nodes_, try_nodes_;
    std::vector<std::uint32_t> label_, try_label_;
    std::vector<std::uint32_t> free_labels_;
    std::vector<double> rest_;
    std::vector<std::uint8_t> set_of_;  // of each node, 1..3 inside cut_between
    Change before_;
    std::uint64_t work_ = 0;
};

}  // namespace merestone::optim::detail

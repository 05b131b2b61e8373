// Groups of a piece under search: every sum that a move needs, kept up to date.
//
// Connection is always kept (callers ask can_leave first); bounds and pair rules may be broken at a price of `violation`
// (people outside bounds). Energy of a search = objective + price x violation. Costs: evaluating a move is
// O(sites of the two groups), applying one O(sites of the two groups + links of the node). No allocation after construction,
// but for member lists that grow beyond what they ever were.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optim/detail/piece.hpp"

namespace merestone::optim::detail {

struct Change {
    double objective = 0.0;
    double violation = 0.0;
};

inline constexpr NodeNo kNobody = 0xffffffffU;

class State {
public:
    explicit State(const Piece& piece);

    // Labels 0..groups_max-1; empty labels are allowed, pieces of a group are not.
    void assign(std::span<const std::uint32_t> group);
    // Everything from scratch, which takes away the rounding that many moves leave.
    void refresh();
    // Matches groups with the former ones anew: between two calls the matching stands still, so `objective` is then too high,
    // never too low.
    void rematch();

    [[nodiscard]] const Piece& piece() const noexcept { return *piece_; }
    [[nodiscard]] const std::vector<std::uint32_t>& groups() const noexcept { return group_; }
    [[nodiscard]] std::uint32_t group(NodeNo v) const noexcept { return group_[v]; }
    [[nodiscard]] std::span<const NodeNo> members(std::uint32_t g) const noexcept { return members_[g]; }
    [[nodiscard]] std::uint32_t used() const noexcept { return used_; }
    [[nodiscard]] std::uint32_t unused_label() const noexcept;  // \pre used() < groups_max
    [[nodiscard]] double objective() const noexcept { return objective_; }
    [[nodiscard]] double violation() const noexcept { return violation_; }
    [[nodiscard]] double energy(double price) const noexcept { return objective_ + price * violation_; }
    [[nodiscard]] bool touches(NodeNo v, std::uint32_t g) const noexcept { return contacts_[std::size_t{v} * slots_ + g] != 0; }
    [[nodiscard]] std::uint32_t sites_of(std::uint32_t g) const noexcept { return site_count_[g]; }

    // Whether g stays in one piece, and not empty, when v goes and `instead` (or kNobody), a node outside g, comes.
    [[nodiscard]] bool can_leave(NodeNo v, NodeNo instead) const noexcept;

    // v to group h. `limit`: the caller refuses any change whose objective + price x violation is above it, so that the
    // costly distances need not be looked at; then the objective is infinite. \pre group(v) != h
    [[nodiscard]] Change move_change(NodeNo v, std::uint32_t h, double price, double limit) const noexcept;
    // v and w change places. \pre their groups differ
    [[nodiscard]] Change swap_change(NodeNo v, NodeNo w, double price, double limit) const noexcept;
    void move(NodeNo v, std::uint32_t h, const Change& change);
    void swap(NodeNo v, NodeNo w, const Change& change);

    // Cost of a set of nodes as group with label g, without its links: distance, target, former labels.
    [[nodiscard]] double set_cost(std::span<const NodeNo> nodes, std::uint32_t g) const noexcept;
    [[nodiscard]] double set_violation(std::span<const NodeNo> nodes) const noexcept;
    [[nodiscard]] double bounds_violation(const double* amounts) const noexcept;
    [[nodiscard]] double group_cost(std::uint32_t g) const noexcept { return distance_[g] + off_target(sum_[std::size_t{g} * activities_]) + moved_[g]; }
    // Gives nodes new labels at once (a recombination); sums are rebuilt for the groups named.
    void relabel(std::span<const NodeNo> nodes, std::span<const std::uint32_t> label);

private:
    [[nodiscard]] double distance_after(std::uint32_t g, NodeNo minus, NodeNo plus) const noexcept;
    [[nodiscard]] double off_target(double people) const noexcept;
    [[nodiscard]] double bounds_after(std::uint32_t g, NodeNo minus, NodeNo plus) const noexcept;
    [[nodiscard]] double stay(NodeNo v, std::uint32_t g) const noexcept;
    [[nodiscard]] double clashes(NodeNo v, std::uint32_t g, NodeNo without) const noexcept;
    [[nodiscard]] double pair_violation(NodeNo v, NodeNo w) const noexcept;
    [[nodiscard]] double rules_change(NodeNo v, std::uint32_t h, NodeNo swapped) const noexcept;
    void put(NodeNo v, std::uint32_t h);
    void shift_sites(std::uint32_t g, NodeNo minus, NodeNo plus);
    void rebuild_group(std::uint32_t g);
    void rebuild_totals();

    const Piece* piece_;
    std::uint32_t slots_ = 0;
    std::uint32_t activities_ = 1;
    std::uint32_t used_ = 0;
    double objective_ = 0.0;
    double violation_ = 0.0;
    std::vector<std::uint32_t> group_;
    std::vector<std::uint32_t> place_;            // of a node in its group's members
    std::vector<std::vector<NodeNo>> members_;
    std::vector<double> sum_;                     // [group * activities + activity]
    std::vector<double> serve_;                   // of each site: cost of serving its group from it
    std::vector<double> distance_;                // of each group: least `serve_` of its sites
    std::vector<double> off_bounds_;              // of each group
    std::vector<double> moved_;                   // of each group
    std::vector<std::uint32_t> site_count_;
    std::vector<double> link_;                    // [node * slots + group]: cost of links from the node into the group
    std::vector<std::uint16_t> contacts_;         // [node * slots + group]: neighbours of the node in the group
    std::vector<std::int32_t> label_;             // of each group: the former group it continues, or -1
    mutable std::vector<double> scratch_;         // as long as the most sites of a node
    mutable std::vector<double> column_;          // as long as all sites
    mutable std::vector<NodeNo> queue_;
    mutable std::vector<std::uint32_t> mark_;
    mutable std::uint32_t epoch_ = 0;
    mutable std::vector<double> amounts_;
};

}  // namespace merestone::optim::detail

// A Problem made ready for search: what must stay together is one node, and what cannot influence each other is apart.
//
// Node: units that `together` or `fixed` bind and that touch (through one another) are contracted into one node, which no
// move can split. Bound units that do not touch stay separate nodes of one `bond`, and the search is charged for parting them.
// Part: the nodes of one side that are connected within the side. Groups never reach across parts, so parts are searched by
// themselves; only the number of groups joins them.
// Units as in problem.hpp. O(units + sites + edges + flows), but for sorting.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optim/problem.hpp"

namespace merestone::optim::detail {

using NodeNo = std::uint32_t;

// Rows of different length in one array.
template <typename T>
struct Ragged {
    std::vector<std::uint32_t> begin{0};  // rows + 1
    std::vector<T> items;

    [[nodiscard]] std::span<const T> row(std::size_t r) const noexcept { return {items.data() + begin[r], items.data() + begin[r + 1]}; }
    [[nodiscard]] std::size_t rows() const noexcept { return begin.size() - 1; }
};

struct Link {
    NodeNo to = 0;
    double cost = 0.0;  // objective paid when the two lie in different groups: leaking both ways + border
};

struct Former {
    std::int32_t label = 0;
    double people = 0.0;
};

struct Whole {
    const Problem* problem = nullptr;
    std::vector<NodeNo> node_of_unit;
    Ragged<UnitNo> units;           // of each node, ascending; nodes are in order of their smallest unit
    std::vector<double> amount;     // [node * activities + activity]
    std::vector<double> x_m, y_m;   // people-weighted centre, for compact construction only
    Ragged<std::uint32_t> sites;    // of each node
    Ragged<NodeNo> neighbours;      // within the part, ascending
    Ragged<Link> links;             // within the part, ascending
    Ragged<Former> former;          // of each node, by label
    std::vector<std::int32_t> bond;    // nodes of equal number >= 0 must share a group
    std::vector<std::int32_t> colour;  // nodes of different numbers >= 0 must not (fixed)
    Ragged<NodeNo> rivals;             // nodes that must not share a group (apart)
    std::vector<std::int32_t> label_owner;  // per former group the one part that may claim it
    std::vector<std::uint32_t> part;        // of each node
    Ragged<NodeNo> parts;                   // nodes of each part, ascending

    [[nodiscard]] std::size_t nodes() const noexcept { return units.rows(); }
    [[nodiscard]] std::size_t activities() const noexcept { return problem->activities.size(); }
};

// \pre faults(problem).empty(); `problem` outlives the result.
[[nodiscard]] Whole make_whole(const Problem& problem);

// The bound classes of units: per unit the smallest unit it must share a group with, through any chain of rules.
[[nodiscard]] std::vector<UnitNo> bound_classes(const Problem& problem);

}  // namespace merestone::optim::detail

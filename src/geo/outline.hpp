// Outlines of groups of zones, from shared arcs: exact, valid, and without a polygon union.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/topology.hpp"

namespace merestone::geo {

// \param label per zone, 0..groups-1, or a negative number for zones in no group.
// \returns per group its shape (valid, oriented, parts largest first), vertices identical on both sides of every border.
// Cost: O(arcs + vertices written).
[[nodiscard]] std::vector<MultiPolygon> outlines(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups);

// The same outlines drawn through the points of another topology with the same arcs and zones, as thinning makes it. Which arcs make
// a ring is told by `topology` alone: thinning may turn arcs about a node past each other, and then its own rings cannot be walked.
// The shapes are as simple as the thinned arcs are.
[[nodiscard]] std::vector<MultiPolygon> outlines(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups,
                                                 const Topology& points_from);

// Length of the border between groups, and of each group's whole outline (with the edge of the footprint).
struct BorderLengths {
    double between_m = 0.0;         // each shared metre once
    std::vector<double> outline_m;  // per group
};
[[nodiscard]] BorderLengths border_lengths(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups);

// Pieces and holes of each group, judged on arcs. A hole is counted by what fills it.
struct GroupShape {
    std::size_t pieces = 0;              // connected through shared border only (no bridges)
    std::size_t holes_of_others = 0;     // holes filled by zones of other groups
    std::size_t holes_of_footprint = 0;  // holes that no zone fills
};
[[nodiscard]] std::vector<GroupShape> group_shapes(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups);

}  // namespace merestone::geo

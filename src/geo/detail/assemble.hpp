// From arcs to valid polygons: shared by build_topology (regions of a zone) and outlines (regions of a group).
//
// At a node the walk keeps to the wedge it came by, so it runs once around one connected inside; where it comes through a node
// twice it is cut there, and of the loops the one that runs counter-clockwise is the outer ring, the others are holes. So a hole
// may touch its outer ring in a point, and an inside held together by a point alone becomes two polygons: valid as OGC has it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/detail/lattice.hpp"
#include "geo/topology.hpp"

namespace merestone::geo::detail {

struct BorderArc {
    std::uint32_t arc = 0;
    std::int32_t left = -1;  // region on its left, or -1
    std::int32_t right = -1;
};

struct RegionShape {
    ArcPolygon polygon;
    Wide twice_area = 0;
    Point start;  // least node of the outer ring, where it starts
};

// One shape a region, each ring from its least node. \pre `border` holds every arc whose sides lie in different regions, and
// each region is connected through what is not border. O(points of those arcs).
[[nodiscard]] std::vector<RegionShape> shapes_of_regions(const Topology& topology, std::span<const BorderArc> border, std::size_t regions);

// Largest first; among equals by start.
[[nodiscard]] bool comes_first(const RegionShape& a, const RegionShape& b) noexcept;

}  // namespace merestone::geo::detail

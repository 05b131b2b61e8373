// The last stage of build_topology: from faces with owners to arcs, and from arcs to the zones' rings.
#pragma once

#include <vector>

#include "geo/detail/assign.hpp"
#include "geo/detail/planar.hpp"
#include "geo/topology.hpp"

namespace merestone::geo::detail {

// Fills points, arcs, zones, zone_area_m2, zone_box and zone_inside. O(n log n).
void make_arcs(const Planar& planar, const Assignment& assignment, std::size_t zones, Topology& topology);

}  // namespace merestone::geo::detail

// Whether the rings of a polygon cross themselves or each other, as thinning may make them. Part of level_of_detail.
#pragma once

#include "geo/topology.hpp"

namespace merestone::scene::detail {

// Edges that share an end do not cross; touching elsewhere counts as crossing. O(n log n) for rings that do not coil.
[[nodiscard]] bool rings_cross(const geo::Topology& topology, const geo::ArcPolygon& part);

}  // namespace merestone::scene::detail

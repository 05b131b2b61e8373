// Nearest-site cells by clipping a box with one bisector after another: own code, because the cells come out in the order of
// the sites and no site is lost, whatever the spacing. O(sites) for evenly spread sites.
#pragma once

#include <span>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::geo::detail {

// One convex, counter-clockwise, closed ring a site, inside `box`; empty for a site that stands where an earlier one stands and
// for one that is not finite. \pre every finite site lies in `box`.
[[nodiscard]] std::vector<Ring> voronoi_cells(std::span<const Point> sites, const Box& box);

}  // namespace merestone::geo::detail

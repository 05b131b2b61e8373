// A point well inside a shape, for labels and for "is this zone in that district?".
#pragma once

#include <span>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::geo::detail {

// \param lines the whole border, closed rings or open pieces in any order and direction.
// Takes the middle of the widest stretch inside at each of `heights` heights, and of these the one farthest from the border.
// O(heights * points). A shape without area gives the centre of its box.
[[nodiscard]] Point inside_point(std::span<const std::vector<Point>> lines, int heights);

}  // namespace merestone::geo::detail

// Points made one: greedy clustering in vertical strips as wide as the tolerance.
//
// Order and result depend on the points alone: not on whose they are, nor in what order they came. O(n log n).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/detail/lattice.hpp"

namespace merestone::geo::detail {

struct Clusters {
    std::vector<LatticePoint> representatives;  // by (strip, y, x), no two nearer than the tolerance
    std::vector<std::uint32_t> of;              // per point given
};

// Each point, by strip, then y, then x, joins the nearest representative nearer than `tolerance`, else becomes one.
[[nodiscard]] Clusters cluster(std::span<const LatticePoint> points, std::int64_t tolerance);

// The point of `sorted` (by strips of `strip_width`, as `cluster` leaves them) nearest to p and nearer than `tolerance`.
// \pre tolerance <= strip_width. O(log n).
[[nodiscard]] std::optional<std::uint32_t> nearest_in(std::span<const LatticePoint> sorted, std::int64_t strip_width, LatticePoint p,
                                                      std::int64_t tolerance);

}  // namespace merestone::geo::detail

// Very many points (a country's postcodes) kept in cells, and counted into a pixel grid for drawing as density.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/shapes.hpp"
#include "scene/camera.hpp"

namespace merestone::scene {

// Points sorted by square cell, row by row from the south-west. O(n) to build, 16 bytes a point.
struct DensePoints {
    double cell_m = 1000.0;
    geo::Box box;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<std::uint32_t> first;  // per cell and one more: its points are xy[first[c]] .. xy[first[c + 1]]
    std::vector<geo::Point> xy;
};
// Points that are not finite are left out.
[[nodiscard]] DensePoints dense_points(std::span<const geo::Point> points, double cell_m = 1000.0);

// Counts a bin of bin_px square, row by row from the frame's top left. O(points in view).
struct DensityGrid {
    std::size_t columns = 0;
    std::size_t rows = 0;
    double bin_px = 4.0;
    std::uint32_t most = 0;            // in one bin
    std::vector<std::uint16_t> count;  // 65,535 = that many or more
};
// Bins lie on a grid fixed to the map, so that a pan does not make them shimmer; the grid starts up to a bin outside the frame.
// \param origin_px where the first bin's corner stands in the frame, both <= 0
[[nodiscard]] DensityGrid density(const DensePoints& points, const Camera& camera, double bin_px, Px& origin_px);
[[nodiscard]] std::size_t points_in(const DensePoints& points, const geo::Box& box);

}  // namespace merestone::scene

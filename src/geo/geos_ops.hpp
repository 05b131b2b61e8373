// The polygon algebra that GEOS does for us, on our own plain shapes. Every result is valid and oriented (outer rings
// counter-clockwise); invalid input is repaired first (GEOS "structure" repair). Safe to call from several threads at once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "geo/shapes.hpp"

namespace merestone::geo {

[[nodiscard]] bool is_valid(const MultiPolygon& shape);
[[nodiscard]] MultiPolygon repaired(const MultiPolygon& shape);
[[nodiscard]] MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] MultiPolygon union_of(std::span<const MultiPolygon> shapes);
[[nodiscard]] double intersection_area_m2(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] double distance_between_m(const MultiPolygon& a, const MultiPolygon& b);
// A circle of 4*quarter_segments sides about p.
[[nodiscard]] MultiPolygon circle(Point p, double radius_m, int quarter_segments = 16);
// Nearest-site cells clipped to `footprint`, one per site in the order given; sites at one place share the cell of the first
// (the later ones get an empty shape).
[[nodiscard]] std::vector<MultiPolygon> voronoi(std::span<const Point> sites, const MultiPolygon& footprint);
// Per shape the number of the part of `coverage` that holds most of its area, or -1 where none holds any. Ties by number.
[[nodiscard]] std::vector<std::int32_t> majority_part(std::span<const MultiPolygon> shapes, std::span<const MultiPolygon> coverage);

// Per shape the share of its area, 0 to 1, that lies within `area`; 0 for an empty one.
[[nodiscard]] std::vector<double> share_within(std::span<const MultiPolygon> shapes, const MultiPolygon& area);
// The same, and how much of each shape all parts hold together, 0 to 1 (where parts overlap, the sum is cut at 1). Without the shortcut
// of majority_part, so slower where shapes are cut. \returns nothing when cancelled.
struct Cover {
    std::int32_t part = -1;
    double share = 0.0;
};
[[nodiscard]] std::optional<std::vector<Cover>> cover_of(std::span<const MultiPolygon> shapes, std::span<const MultiPolygon> coverage,
                                                         const base::Progress& progress = {});

}  // namespace merestone::geo

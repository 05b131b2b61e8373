// Plain shapes in British National Grid metres (EPSG:27700), x east, y north. Nothing here checks validity; topology.hpp
// and geos_ops.hpp do.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace merestone::geo {

struct Point {
    double x = 0.0;
    double y = 0.0;
    friend constexpr auto operator<=>(const Point&, const Point&) noexcept = default;  // by x, then y: a sort order, no distance
};

[[nodiscard]] inline double distance_m(Point a, Point b) noexcept { return std::hypot(a.x - b.x, a.y - b.y); }

// Closed: the first point stands again at the end. Outer rings run counter-clockwise, holes clockwise, where a function says
// its result is oriented.
using Ring = std::vector<Point>;
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};
using MultiPolygon = std::vector<Polygon>;  // parts; their inner sides do not meet where a function says its result is valid

struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const noexcept { return min_x > max_x; }
    [[nodiscard]] double width() const noexcept { return empty() ? 0.0 : max_x - min_x; }
    [[nodiscard]] double height() const noexcept { return empty() ? 0.0 : max_y - min_y; }
    [[nodiscard]] Point centre() const noexcept { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    [[nodiscard]] bool contains(Point p) const noexcept { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
    [[nodiscard]] bool meets(const Box& o) const noexcept {
        return min_x <= o.max_x && o.min_x <= max_x && min_y <= o.max_y && o.min_y <= max_y;
    }
    void add(Point p) noexcept {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    void add(const Box& o) noexcept {
        if (o.empty()) return;
        add(Point{o.min_x, o.min_y});
        add(Point{o.max_x, o.max_y});
    }
    [[nodiscard]] Box grown(double by_m) const noexcept { return {min_x - by_m, min_y - by_m, max_x + by_m, max_y + by_m}; }
};

[[nodiscard]] Box box_of(const Ring& ring) noexcept;
[[nodiscard]] Box box_of(const MultiPolygon& shape) noexcept;
// Shoelace; positive for counter-clockwise. Taken about the first point, so that far-off coordinates lose nothing.
[[nodiscard]] double signed_area_m2(const Ring& ring) noexcept;
[[nodiscard]] double area_m2(const MultiPolygon& shape) noexcept;   // outer rings less holes, whatever the orientation
[[nodiscard]] double length_m(const Ring& ring) noexcept;
// Centre of mass; of a shape without area, the centre of its box. May lie outside the shape.
[[nodiscard]] Point centroid(const MultiPolygon& shape) noexcept;
// Even-odd; a point exactly on an edge may fall either way. O(vertices).
[[nodiscard]] bool contains(const MultiPolygon& shape, Point p) noexcept;

}  // namespace merestone::geo

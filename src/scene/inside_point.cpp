#include "scene/inside_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace merestone::scene {
namespace {

// Distance to the ring's nearest edge; flips `inside` at every edge crossed by a ray to the east.
double nearest_edge_m(const geo::Ring& ring, geo::Point p, bool& inside) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geo::Point a = ring[i];
        const geo::Point b = ring[i + 1];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = dx * dx + dy * dy;
        const double t = length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
        const double ex = a.x + t * dx - p.x;
        const double ey = a.y + t * dy - p.y;
        best = std::min(best, ex * ex + ey * ey);
    }
    return std::sqrt(best);
}

// Positive inside, negative outside.
double clearance_m(const geo::Polygon& polygon, geo::Point p) {
    bool inside = false;
    double nearest = nearest_edge_m(polygon.outer, p, inside);
    for (const geo::Ring& hole : polygon.holes) nearest = std::min(nearest, nearest_edge_m(hole, p, inside));
    return inside ? nearest : -nearest;
}

struct Square {
    geo::Point centre;
    double half_m = 0.0;
    double clearance = 0.0;
    double hope = 0.0;  // no point of the square can be clearer
    bool operator<(const Square& o) const noexcept {
        if (hope != o.hope) return hope < o.hope;
        return centre < o.centre;  // equal hopes: the same order everywhere
    }
};

}  // namespace

InsidePoint inside_point(const geo::MultiPolygon& shape, double precision_m) {
    const geo::Polygon* largest = nullptr;
    double largest_m2 = 0.0;
    for (const geo::Polygon& part : shape) {
        const double area = std::abs(geo::signed_area_m2(part.outer));
        if (largest == nullptr || area > largest_m2) {
            largest = &part;
            largest_m2 = area;
        }
    }
    if (largest == nullptr || largest_m2 == 0.0) return {geo::centroid(shape), 0.0};

    const auto square = [&](geo::Point centre, double half_m) {
        const double clear = clearance_m(*largest, centre);
        return Square{centre, half_m, clear, clear + half_m * std::sqrt(2.0)};
    };
    const geo::Box box = geo::box_of(largest->outer);
    const double half = std::max(std::min(box.width(), box.height()) / 2, std::max(box.width(), box.height()) / 128);
    std::priority_queue<Square> open;
    for (double y = box.min_y; y < box.max_y; y += 2 * half)
        for (double x = box.min_x; x < box.max_x; x += 2 * half) open.push(square({x + half, y + half}, half));
    Square best = square(geo::centroid({*largest}), 0.0);
    while (!open.empty()) {
        const Square top = open.top();
        open.pop();
        if (top.clearance > best.clearance) best = top;
        if (top.hope - best.clearance <= precision_m) break;
        const double h = top.half_m / 2;
        for (const double sx : {-h, h})
            for (const double sy : {-h, h}) open.push(square({top.centre.x + sx, top.centre.y + sy}, h));
    }
    return {best.centre, std::max(0.0, best.clearance)};
}

}  // namespace merestone::scene

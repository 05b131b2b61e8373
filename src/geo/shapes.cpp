#include "geo/shapes.hpp"

namespace merestone::geo {
namespace {

bool ray_crosses_odd(const Ring& ring, Point p) noexcept {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Point a = ring[i];
        const Point b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

}  // namespace

Box box_of(const Ring& ring) noexcept {
    Box box;
    for (const Point p : ring) box.add(p);
    return box;
}

Box box_of(const MultiPolygon& shape) noexcept {
    Box box;
    for (const Polygon& part : shape) box.add(box_of(part.outer));
    return box;
}

double signed_area_m2(const Ring& ring) noexcept {
    if (ring.size() < 4) return 0.0;
    const Point o = ring.front();
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twice += (ring[i].x - o.x) * (ring[i + 1].y - o.y) - (ring[i + 1].x - o.x) * (ring[i].y - o.y);
    return twice / 2;
}

double area_m2(const MultiPolygon& shape) noexcept {
    double area = 0.0;
    for (const Polygon& part : shape) {
        area += std::abs(signed_area_m2(part.outer));
        for (const Ring& hole : part.holes) area -= std::abs(signed_area_m2(hole));
    }
    return area;
}

double length_m(const Ring& ring) noexcept {
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) length += distance_m(ring[i], ring[i + 1]);
    return length;
}

Point centroid(const MultiPolygon& shape) noexcept {
    const Box box = box_of(shape);
    if (box.empty()) return {};
    const Point o = box.centre();
    double area = 0.0;
    double mx = 0.0;
    double my = 0.0;
    const auto add = [&](const Ring& ring, double sign) {
        double a = 0.0;
        double x = 0.0;
        double y = 0.0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Point p{ring[i].x - o.x, ring[i].y - o.y};
            const Point q{ring[i + 1].x - o.x, ring[i + 1].y - o.y};
            const double cross = p.x * q.y - q.x * p.y;
            a += cross / 2;
            x += (p.x + q.x) * cross / 6;
            y += (p.y + q.y) * cross / 6;
        }
        if (a < 0) sign = -sign;
        area += sign * a;
        mx += sign * x;
        my += sign * y;
    };
    for (const Polygon& part : shape) {
        add(part.outer, 1.0);
        for (const Ring& hole : part.holes) add(hole, -1.0);
    }
    if (!(area > 0)) return o;
    return {o.x + mx / area, o.y + my / area};
}

bool contains(const MultiPolygon& shape, Point p) noexcept {
    bool inside = false;
    for (const Polygon& part : shape) {
        if (!part.outer.empty() && ray_crosses_odd(part.outer, p)) inside = !inside;
        for (const Ring& hole : part.holes)
            if (!hole.empty() && ray_crosses_odd(hole, p)) inside = !inside;
    }
    return inside;
}

}  // namespace merestone::geo

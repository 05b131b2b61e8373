#include "geo/reshape.hpp"

#include <array>
#include <limits>

#include "base/check.hpp"
#include "geo/geos_ops.hpp"

namespace merestone::geo {
namespace {

Ring& ring_in(MultiPolygon& shape, const Corner& corner) {
    base::check(ring_of(shape, corner) != nullptr && corner.at < corners_of(*ring_of(shape, corner)), "the shape has no such corner");
    Polygon& part = shape[corner.part];
    return corner.ring == 0 ? part.outer : part.holes[corner.ring - 1];
}

bool is_closed(const Ring& ring) noexcept { return ring.size() > 1 && ring.front() == ring.back(); }

void close(Ring& ring) {
    if (!ring.empty() && !is_closed(ring)) ring.push_back(ring.front());
}
void open(Ring& ring) {
    if (is_closed(ring)) ring.pop_back();
}

template <typename Visit>
void each_ring(const MultiPolygon& shape, const Visit& visit) {
    for (std::size_t p = 0; p < shape.size(); ++p) {
        visit(Corner{p, 0, 0}, shape[p].outer);
        for (std::size_t h = 0; h < shape[p].holes.size(); ++h) visit(Corner{p, h + 1, 0}, shape[p].holes[h]);
    }
}

Point nearest_on(Point a, Point b, Point p) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    return {a.x + t * dx, a.y + t * dy};
}

MultiPolygon area_of(const Ring& ring) {
    Polygon polygon;
    polygon.outer = ring;
    close(polygon.outer);
    return repaired({polygon});
}

}  // namespace

std::size_t corners_of(const Ring& ring) noexcept { return is_closed(ring) ? ring.size() - 1 : ring.size(); }

const Ring* ring_of(const MultiPolygon& shape, const Corner& corner) noexcept {
    if (corner.part >= shape.size()) return nullptr;
    const Polygon& part = shape[corner.part];
    if (corner.ring == 0) return &part.outer;
    return corner.ring <= part.holes.size() ? &part.holes[corner.ring - 1] : nullptr;
}

std::optional<Point> place_of(const MultiPolygon& shape, const Corner& corner) noexcept {
    const Ring* ring = ring_of(shape, corner);
    if (ring == nullptr || corner.at >= corners_of(*ring)) return {};
    return (*ring)[corner.at];
}

std::optional<Corner> corner_near(const MultiPolygon& shape, Point at, double within_m) {
    std::optional<Corner> best;
    double least_m = within_m;
    each_ring(shape, [&](Corner corner, const Ring& ring) {
        for (corner.at = 0; corner.at < corners_of(ring); ++corner.at) {
            const double d = distance_m(ring[corner.at], at);
            if (d < least_m || (d <= least_m && !best)) {
                least_m = d;
                best = corner;
            }
        }
    });
    return best;
}

std::optional<OnEdge> edge_near(const MultiPolygon& shape, Point at, double within_m) {
    std::optional<OnEdge> best;
    each_ring(shape, [&](Corner corner, const Ring& ring) {
        const std::size_t n = corners_of(ring);
        for (corner.at = 0; corner.at < n; ++corner.at) {
            const Point foot = nearest_on(ring[corner.at], ring[(corner.at + 1) % n], at);
            const double d = distance_m(foot, at);
            if (d <= within_m && (!best || d < best->distance_m)) best = OnEdge{corner, foot, d};
        }
    });
    return best;
}

MultiPolygon with_corner_at(MultiPolygon shape, const Corner& corner, Point to) {
    Ring& ring = ring_in(shape, corner);
    open(ring);
    ring[corner.at] = to;
    close(ring);
    return shape;
}

MultiPolygon with_new_corner(MultiPolygon shape, const Corner& before, Point at) {
    Ring& ring = ring_in(shape, before);
    open(ring);
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(before.at) + 1, at);
    close(ring);
    return shape;
}

MultiPolygon without_corner(MultiPolygon shape, const Corner& corner) {
    Ring& ring = ring_in(shape, corner);
    open(ring);
    ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(corner.at));
    if (ring.size() >= 3) {
        close(ring);
    } else if (corner.ring == 0) {
        shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(corner.part));
    } else {
        auto& holes = shape[corner.part].holes;
        holes.erase(holes.begin() + static_cast<std::ptrdiff_t>(corner.ring) - 1);
    }
    return shape;
}

MultiPolygon with_part(const MultiPolygon& shape, const Ring& ring) {
    const std::array<MultiPolygon, 2> both{shape, area_of(ring)};
    return union_of(both);
}

MultiPolygon without_area(const MultiPolygon& shape, const Ring& ring) { return difference(shape, area_of(ring)); }

Tidied tidied(const MultiPolygon& shape) {
    if (is_valid(shape)) return {repaired(shape), false};
    return {repaired(shape), true};
}

}  // namespace merestone::geo

#include "scene/detail/ring_crossings.hpp"

#include <algorithm>
#include <vector>

namespace merestone::scene::detail {
namespace {

struct Edge {
    geo::Point a;
    geo::Point b;
    double min_x = 0.0;
    double max_x = 0.0;
};

double turn(geo::Point a, geo::Point b, geo::Point c) noexcept { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool on_edge(geo::Point p, const Edge& e) noexcept {
    return p.x >= e.min_x && p.x <= e.max_x && p.y >= std::min(e.a.y, e.b.y) && p.y <= std::max(e.a.y, e.b.y) && turn(e.a, e.b, p) == 0.0;
}

bool cross(const Edge& e, const Edge& f) noexcept {
    if (std::max(e.a.y, e.b.y) < std::min(f.a.y, f.b.y) || std::max(f.a.y, f.b.y) < std::min(e.a.y, e.b.y)) return false;
    const bool shared = e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b;
    if (shared) {
        // Two edges from one point cross only where one lies on the other.
        const geo::Point other_e = e.a == f.a || e.a == f.b ? e.b : e.a;
        const geo::Point other_f = f.a == e.a || f.a == e.b ? f.b : f.a;
        return on_edge(other_e, f) || on_edge(other_f, e);
    }
    const double d1 = turn(f.a, f.b, e.a);
    const double d2 = turn(f.a, f.b, e.b);
    const double d3 = turn(e.a, e.b, f.a);
    const double d4 = turn(e.a, e.b, f.b);
    if (((d1 > 0.0) != (d2 > 0.0)) && ((d3 > 0.0) != (d4 > 0.0)) && d1 != 0.0 && d2 != 0.0 && d3 != 0.0 && d4 != 0.0) return true;
    return on_edge(e.a, f) || on_edge(e.b, f) || on_edge(f.a, e) || on_edge(f.b, e);
}

void add_edges(const geo::Topology& topology, const geo::ArcRing& ring, std::vector<Edge>& out) {
    const geo::Ring points = geo::ring_points(topology, ring);
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        out.push_back({points[i], points[i + 1], std::min(points[i].x, points[i + 1].x), std::max(points[i].x, points[i + 1].x)});
}

}  // namespace

bool rings_cross(const geo::Topology& topology, const geo::ArcPolygon& part) {
    std::vector<Edge> edges;
    add_edges(topology, part.outer, edges);
    for (const geo::ArcRing& hole : part.holes) add_edges(topology, hole, edges);
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.min_x < b.min_x; });
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (std::size_t k = i + 1; k < edges.size() && edges[k].min_x <= edges[i].max_x; ++k)
            if (cross(edges[i], edges[k])) return true;
    return false;
}

}  // namespace merestone::scene::detail

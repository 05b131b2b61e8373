#include "scene/level_of_detail.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace merestone::scene {
namespace {

double distance_to_segment_m(geo::Point p, geo::Point a, geo::Point b) noexcept {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    if (length2 == 0.0) return geo::distance_m(p, a);
    const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
    return geo::distance_m(p, {a.x + t * dx, a.y + t * dy});
}

struct Farthest {
    std::size_t at = 0;
    double distance_m = 0.0;
};

Farthest farthest_between(std::span<const geo::Point> points, std::size_t from, std::size_t to) {
    Farthest best{from, -1.0};
    for (std::size_t i = from + 1; i < to; ++i) {
        const double d = distance_to_segment_m(points[i], points[from], points[to]);
        if (d > best.distance_m) best = {i, d};
    }
    return best;
}

// Marks which points to keep; a work list instead of recursion, as coastlines have tens of thousands of points.
void mark_kept(std::span<const geo::Point> points, double tolerance_m, std::vector<char>& keep) {
    keep.assign(points.size(), 0);
    keep.front() = keep.back() = 1;
    if (points.size() < 3) return;
    std::vector<std::pair<std::size_t, std::size_t>> work;
    if (points.front() == points.back()) {
        // A closed arc needs two more corners, or it would fold into a line.
        const std::size_t far = farthest_between(points, 0, points.size() - 1).at;
        keep[far] = 1;
        const Farthest before = farthest_between(points, 0, far);
        const Farthest after = farthest_between(points, far, points.size() - 1);
        keep[before.distance_m > after.distance_m ? before.at : after.at] = 1;
        for (std::size_t from = 0, to = 1; to < points.size(); ++to) {
            if (keep[to] == 0) continue;
            work.emplace_back(from, to);
            from = to;
        }
    } else {
        work.emplace_back(0, points.size() - 1);
    }
    while (!work.empty()) {
        const auto [from, to] = work.back();
        work.pop_back();
        const Farthest far = farthest_between(points, from, to);
        if (far.distance_m <= tolerance_m) continue;
        keep[far.at] = 1;
        work.emplace_back(from, far.at);
        work.emplace_back(far.at, to);
    }
}

geo::Topology with_points(const geo::Topology& from, const std::vector<std::vector<char>>& keep) {
    geo::Topology out;
    out.arcs = from.arcs;
    out.zones = from.zones;
    out.zone_area_m2 = from.zone_area_m2;
    out.zone_box = from.zone_box;
    out.zone_inside = from.zone_inside;
    for (std::size_t a = 0; a < from.arcs.size(); ++a) {
        const auto points = from.points_of(from.arcs[a]);
        out.arcs[a].first = static_cast<std::uint32_t>(out.points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            if (keep[a][i] != 0) out.points.push_back(points[i]);
        out.arcs[a].count = static_cast<std::uint32_t>(out.points.size()) - out.arcs[a].first;
    }
    return out;
}

double ring_area_m2(const geo::Topology& topology, const geo::ArcRing& ring) {
    return geo::signed_area_m2(geo::ring_points(topology, ring));
}

double outer_area_m2(const geo::Topology& topology, const std::vector<geo::ArcPolygon>& parts) {
    return parts.empty() ? 0.0 : ring_area_m2(topology, parts.front().outer);
}

}  // namespace

geo::Topology simplified(const geo::Topology& topology, double tolerance_m) {
    if (tolerance_m <= 0.0) return topology;
    std::vector<std::vector<char>> keep(topology.arcs.size());
    for (std::size_t a = 0; a < topology.arcs.size(); ++a) mark_kept(topology.points_of(topology.arcs[a]), tolerance_m, keep[a]);
    geo::Topology out = with_points(topology, keep);
    bool restored = false;
    for (const auto& parts : topology.zones) {
        const double before = outer_area_m2(topology, parts);
        if (before <= 0.0 || outer_area_m2(out, parts) > 0.5 * before) continue;
        for (const geo::ArcUse& use : parts.front().outer) {
            keep[use.arc].assign(keep[use.arc].size(), 1);
            restored = true;
        }
    }
    return restored ? with_points(topology, keep) : out;
}

}  // namespace merestone::scene

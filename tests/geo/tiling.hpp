// What every topology must hold, checked by GEOS, which knows nothing of arcs.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "geo/geos_ops.hpp"
#include "geo/topology.hpp"

namespace merestone::test {

inline std::vector<geo::MultiPolygon> polygons_of(const geo::Topology& topology) {
    std::vector<geo::MultiPolygon> out;
    for (std::size_t z = 0; z < topology.zones.size(); ++z) out.push_back(topology.polygon(z));
    return out;
}

// Edges meet in their ends only: no vertex stands in the middle of another's edge. Plain, so for small maps alone.
inline void require_ends_only(const geo::Topology& topology) {
    std::set<geo::Point> vertices(topology.points.begin(), topology.points.end());
    if (vertices.size() > 5'000) return;
    std::size_t in_the_middle = 0;
    for (const geo::Arc& arc : topology.arcs) {
        const auto points = topology.points_of(arc);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const geo::Point a = points[i];
            const geo::Point b = points[i + 1];
            for (auto v = vertices.lower_bound({std::min(a.x, b.x), -1e300}); v != vertices.end() && v->x <= std::max(a.x, b.x); ++v) {
                if (*v == a || *v == b || v->y < std::min(a.y, b.y) || v->y > std::max(a.y, b.y)) continue;
                const double off = ((b.x - a.x) * (v->y - a.y) - (b.y - a.y) * (v->x - a.x)) / geo::distance_m(a, b);
                if (std::abs(off) < 1e-9) ++in_the_middle;
            }
        }
    }
    REQUIRE(in_the_middle == 0);
}

// Valid zones without overlap whose union has the area of their sum, and arcs that agree with the rings. \returns the union.
inline geo::MultiPolygon require_tiling(const geo::Topology& topology) {
    const std::vector<geo::MultiPolygon> zones = polygons_of(topology);
    double sum_m2 = 0.0;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        CAPTURE(z);
        if (!zones[z].empty()) REQUIRE(geo::is_valid(zones[z]));
        REQUIRE(topology.zone_area_m2[z] == Approx(geo::area_m2(zones[z])).epsilon(1e-9).margin(1e-7));
        if (!zones[z].empty()) {
            REQUIRE(geo::contains(zones[z], topology.zone_inside[z]));
            REQUIRE(topology.zone_box[z].contains(topology.zone_inside[z]));
        }
        for (const geo::Polygon& part : zones[z]) {
            REQUIRE(geo::signed_area_m2(part.outer) > 0);
            for (const geo::Ring& hole : part.holes) REQUIRE(geo::signed_area_m2(hole) < 0);
        }
        sum_m2 += topology.zone_area_m2[z];
    }
    for (std::size_t a = 0; a < zones.size(); ++a)
        for (std::size_t b = a + 1; b < zones.size(); ++b)
            if (topology.zone_box[a].meets(topology.zone_box[b])) {
                CAPTURE(a, b);
                REQUIRE(geo::intersection_area_m2(zones[a], zones[b]) < 1e-7);
            }
    // Each side of each arc is used once, by the zone and part it names.
    std::map<std::pair<std::uint32_t, bool>, std::pair<std::int32_t, std::uint32_t>> side_used;
    for (std::size_t z = 0; z < topology.zones.size(); ++z)
        for (std::uint32_t p = 0; p < topology.zones[z].size(); ++p) {
            const auto use_ring = [&](const geo::ArcRing& ring) {
                for (const geo::ArcUse& use : ring)
                    REQUIRE(side_used.emplace(std::pair(use.arc, use.reversed), std::pair(static_cast<std::int32_t>(z), p)).second);
            };
            use_ring(topology.zones[z][p].outer);
            for (const auto& hole : topology.zones[z][p].holes) use_ring(hole);
        }
    for (std::uint32_t a = 0; a < topology.arcs.size(); ++a) {
        const geo::Arc& arc = topology.arcs[a];
        REQUIRE(arc.left != arc.right);
        REQUIRE(arc.count >= 2);
        REQUIRE(arc.length_m == Approx(geo::length_m(geo::Ring(topology.points_of(arc).begin(), topology.points_of(arc).end()))));
        for (const bool reversed : {false, true}) {
            const std::int32_t zone = reversed ? arc.right : arc.left;
            const auto found = side_used.find({a, reversed});
            REQUIRE((found != side_used.end()) == (zone != geo::kOutside));
            if (zone != geo::kOutside) REQUIRE(found->second == std::pair(zone, reversed ? arc.right_part : arc.left_part));
        }
    }
    require_ends_only(topology);
    const geo::MultiPolygon whole = geo::union_of(zones);
    REQUIRE(geo::area_m2(whole) == Approx(sum_m2).epsilon(1e-10).margin(1e-6));
    return whole;
}

// The geometry alone, for comparing builds of the same zones in another order: arcs as (points, sides by the given names).
using ArcSet = std::set<std::pair<std::vector<geo::Point>, std::pair<std::int32_t, std::int32_t>>>;
inline ArcSet arc_set(const geo::Topology& topology, const std::vector<std::size_t>& name) {
    const auto named = [&](std::int32_t zone) { return zone < 0 ? zone : static_cast<std::int32_t>(name[static_cast<std::size_t>(zone)]); };
    ArcSet out;
    for (const geo::Arc& arc : topology.arcs) {
        const auto points = topology.points_of(arc);
        out.insert({{points.begin(), points.end()}, {named(arc.left), named(arc.right)}});
    }
    return out;
}

}  // namespace merestone::test

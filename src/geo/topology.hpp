// Shared-arc topology: zones that tile their footprint exactly.
//
// Published polygons share edges only nearly (vertices 1e-11 degrees apart, a vertex on one side that the other lacks, rings
// that cross themselves). `build_topology` nodes and snaps all of them together, so that afterwards
//   - every point of the footprint lies in exactly one zone, and neighbours use the very same vertices;
//   - an *arc* is a longest run of border with the same zone on its left and the same on its right, ending at nodes;
//   - a gap or overlap narrower than the tolerance belongs to the zone with the longest border on it; a wider gap is kept
//     as a hole of the footprint, a wider overlap goes to the zone with the longest border, and both are reported.
// A grouping's outline is the arcs whose two sides differ (outline.hpp): no polygon union is ever made.
//
// Inside of a ring that crosses itself: even-odd, as GEOS' "linework" repair has it.
// Cost: O(n log n) in vertices when borders are spread out as on a map.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "geo/shapes.hpp"

namespace merestone::geo {

constexpr std::int32_t kOutside = -1;  // the zone on the far side of the footprint's edge

struct Arc {
    std::uint32_t first = 0;  // where its points start in Topology::points
    std::uint32_t count = 0;  // at least 2; first and last are nodes (equal for a closed arc: an island, an enclave)
    std::int32_t left = kOutside;
    std::int32_t right = kOutside;
    double length_m = 0.0;
    std::uint32_t from_node = 0;   // numbers of the two ends, the same for arcs that meet there
    std::uint32_t to_node = 0;
    std::uint32_t left_part = 0;   // which part of zones[left]; nothing where left is kOutside
    std::uint32_t right_part = 0;
};

struct ArcUse {
    std::uint32_t arc = 0;
    bool reversed = false;  // walked from its last point to its first
};
using ArcRing = std::vector<ArcUse>;  // head to tail; the zone lies on the left of the walk
struct ArcPolygon {
    ArcRing outer;  // counter-clockwise
    std::vector<ArcRing> holes;  // clockwise
};

struct TopologyOptions {
    double snap_m = 0.01;       // vertices and edges nearer than this are made one
    double sliver_width_m = 1.0;  // a gap or overlap whose area / half perimeter is below this is closed silently (but counted)
};

// What building changed, for the data-quality report. Areas in m2, moves in metres.
struct TopologyReport {
    std::size_t vertices_in = 0;
    std::size_t vertices_moved = 0;
    double largest_move_m = 0.0;
    std::size_t crossings_added = 0;      // vertices made where edges crossed
    std::size_t slivers_closed = 0;       // gaps and overlaps below the sliver width
    double slivers_area_m2 = 0.0;
    struct Fault {
        enum class Kind { overlap, gap, self_crossing, vanished, too_few_points, not_finite } kind{};
        std::int32_t zone = kOutside;   // the zone that was given the area, or the faulty one
        std::int32_t other = kOutside;  // the zone that also claimed it
        double area_m2 = 0.0;
        Point at;
    };
    std::vector<Fault> faults;  // wide overlaps, gaps kept as holes, rings that crossed themselves, zones that vanished
    double largest_area_change_m2 = 0.0;  // of one zone, against its own polygon
};

struct Topology {
    std::vector<Point> points;  // arc by arc
    std::vector<Arc> arcs;      // sorted: by (min(left,right), max(left,right), first point); same for any order of input
    std::vector<std::vector<ArcPolygon>> zones;  // parts of zone i, largest first
    std::vector<double> zone_area_m2;
    std::vector<Box> zone_box;
    std::vector<Point> zone_inside;  // a point well inside the largest part
    TopologyReport report;

    [[nodiscard]] std::span<const Point> points_of(const Arc& arc) const { return std::span(points).subspan(arc.first, arc.count); }
    [[nodiscard]] MultiPolygon polygon(std::size_t zone) const;  // valid, oriented, vertices identical with the neighbours'
};

// \param zones one shape a zone, in metres; rings closed or not. Non-finite or empty shapes are faults, not failures.
// \returns cancelled, or a topology with zones.size() zones, some perhaps empty (reported as vanished).
[[nodiscard]] base::Result<Topology> build_topology(std::span<const MultiPolygon> zones, const TopologyOptions& options = {},
                                                    const base::Progress& progress = {});

// Points of an arc ring, closed, in walking order.
[[nodiscard]] Ring ring_points(const Topology& topology, const ArcRing& ring);

}  // namespace merestone::geo

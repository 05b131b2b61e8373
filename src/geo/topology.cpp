#include "geo/topology.hpp"

#include <algorithm>
#include <tuple>

#include "geo/detail/arcs.hpp"
#include "geo/detail/assign.hpp"
#include "geo/detail/edge_soup.hpp"
#include "geo/detail/noding.hpp"
#include "geo/detail/planar.hpp"

namespace merestone::geo {
namespace {

using Kind = TopologyReport::Fault::Kind;

base::Error cancelled() { return {base::ErrorKind::cancelled, "stopped while joining the zones' borders", ""}; }

Point middle_of(const MultiPolygon& shape) {
    const Box box = box_of(shape);
    return !box.empty() && detail::to_lattice(box.centre()) ? box.centre() : Point{};
}

// One fault a zone, at its least place.
std::vector<std::uint8_t> report_self_crossings(std::vector<detail::SelfTouch>& touches, std::size_t zones, TopologyReport& report) {
    std::vector<std::uint8_t> crossed(zones, 0);
    std::sort(touches.begin(), touches.end());
    for (const detail::SelfTouch& touch : touches) {
        std::uint8_t& known = crossed[static_cast<std::size_t>(touch.zone)];
        if (known == 0) report.faults.push_back({Kind::self_crossing, touch.zone, kOutside, 0.0, detail::to_metres(touch.at)});
        known = 1;
    }
    return crossed;
}

// Against the zone's own polygon as it came; of one that crosses itself, against its even-odd inside after noding.
void report_area_changes(std::span<const MultiPolygon> zones, const detail::Planar& planar, const std::vector<std::uint8_t>& crossed,
                         const std::vector<double>& area_m2, TopologyReport& report) {
    std::vector<detail::Wide> even_odd(zones.size(), 0);
    for (std::size_t f = 1; f < planar.faces(); ++f)
        for (const std::int32_t z : planar.zone_sets[planar.cover[f]]) even_odd[static_cast<std::size_t>(z)] += planar.twice_area[f];
    std::vector<std::uint8_t> measurable(zones.size(), 1);
    for (const auto& fault : report.faults)
        if (fault.zone >= 0 && (fault.kind == Kind::not_finite || fault.kind == Kind::too_few_points))
            measurable[static_cast<std::size_t>(fault.zone)] = 0;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        const double own_m2 = crossed[z] == 0 && measurable[z] == 1 ? geo::area_m2(zones[z]) : detail::to_m2(even_odd[z]);
        report.largest_area_change_m2 = std::max(report.largest_area_change_m2, std::abs(area_m2[z] - own_m2));
    }
}

}  // namespace

base::Result<Topology> build_topology(std::span<const MultiPolygon> zones, const TopologyOptions& options, const base::Progress& progress) {
    Topology topology;
    TopologyReport& report = topology.report;

    progress.say(0.0, "joining borders");
    detail::EdgeSoup soup = detail::gather(zones, options.snap_m, report);
    if (progress.cancelled()) return cancelled();

    progress.say(0.3, "joining borders");
    const detail::NodingOutcome noding = detail::node_edges(soup, progress);
    if (progress.cancelled()) return cancelled();
    if (!noding.clean)
        return base::Error{base::ErrorKind::bad_input, "the zones' borders cross so often that they cannot be joined",
                           "check that the file holds areas and that its coordinate system is right"};
    report.crossings_added = noding.crossings_added;

    progress.say(0.6, "tracing zones");
    const detail::Planar planar = detail::make_planar(soup);
    const auto crossed = report_self_crossings(soup.touches, zones.size(), report);
    if (progress.cancelled()) return cancelled();

    progress.say(0.8, "tracing zones");
    const detail::Assignment assignment = detail::assign_faces(planar, zones.size(), options.sliver_width_m, report);
    detail::make_arcs(planar, assignment, zones.size(), topology);

    for (std::size_t z = 0; z < zones.size(); ++z)
        if (topology.zones[z].empty())
            report.faults.push_back({Kind::vanished, static_cast<std::int32_t>(z), kOutside, 0.0, middle_of(zones[z])});
    report_area_changes(zones, planar, crossed, topology.zone_area_m2, report);
    std::sort(report.faults.begin(), report.faults.end(), [](const auto& a, const auto& b) {
        return std::tie(a.kind, a.zone, a.other, a.at, a.area_m2) < std::tie(b.kind, b.zone, b.other, b.at, b.area_m2);
    });
    progress.say(1.0, "tracing zones");
    return topology;
}

Ring ring_points(const Topology& topology, const ArcRing& ring) {
    Ring out;
    for (const ArcUse& use : ring) {
        const auto points = topology.points_of(topology.arcs[use.arc]);
        if (use.reversed) {
            out.insert(out.end(), points.rbegin(), points.rend() - 1);
        } else {
            out.insert(out.end(), points.begin(), points.end() - 1);
        }
    }
    if (!out.empty()) out.push_back(out.front());
    return out;
}

MultiPolygon Topology::polygon(std::size_t zone) const {
    MultiPolygon out;
    for (const ArcPolygon& part : zones[zone]) {
        Polygon& polygon = out.emplace_back();
        polygon.outer = ring_points(*this, part.outer);
        for (const ArcRing& hole : part.holes) polygon.holes.push_back(ring_points(*this, hole));
    }
    return out;
}

}  // namespace merestone::geo

#include "geo/outline_of_one.hpp"

#include <algorithm>

#include "geo/detail/assemble.hpp"
#include "geo/detail/union_find.hpp"

namespace merestone::geo {

ZoneArcs::ZoneArcs(const Topology& topology) : start_(topology.zones.size() + 1, 0) {
    const auto each = [&](auto&& take) {
        for (std::uint32_t a = 0; a < topology.arcs.size(); ++a) {
            const Arc& arc = topology.arcs[a];
            if (arc.left >= 0) take(static_cast<std::size_t>(arc.left), a);
            if (arc.right >= 0 && arc.right != arc.left) take(static_cast<std::size_t>(arc.right), a);
        }
    };
    each([&](std::size_t zone, std::uint32_t) { ++start_[zone + 1]; });
    for (std::size_t z = 0; z + 1 < start_.size(); ++z) start_[z + 1] += start_[z];
    arcs_.resize(start_.back());
    std::vector<std::uint32_t> at(start_.begin(), start_.end() - 1);
    each([&](std::size_t zone, std::uint32_t arc) { arcs_[at[zone]++] = arc; });
}

OneOutline outline_of_one(const Topology& topology, const ZoneArcs& zone_arcs, std::span<const std::uint32_t> zones, bool with_shape) {
    OneOutline out;
    std::vector<std::uint32_t> arcs;
    std::vector<std::uint32_t> first_part(zones.size() + 1, 0);
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const auto own = zone_arcs.of(zones[i]);
        arcs.insert(arcs.end(), own.begin(), own.end());
        first_part[i + 1] = first_part[i] + static_cast<std::uint32_t>(topology.zones[zones[i]].size());
    }
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    // Number of a part among the group's, or none.
    constexpr std::uint32_t kNotHere = 0xffffffffU;
    const auto part = [&](std::int32_t zone, std::uint32_t k) {
        if (zone < 0) return kNotHere;
        const auto at = std::lower_bound(zones.begin(), zones.end(), static_cast<std::uint32_t>(zone));
        if (at == zones.end() || *at != static_cast<std::uint32_t>(zone)) return kNotHere;
        return first_part[static_cast<std::size_t>(at - zones.begin())] + k;
    };
    struct Sides {
        std::uint32_t arc;
        std::uint32_t left;
        std::uint32_t right;
    };
    std::vector<Sides> outer;
    detail::UnionFind joined(first_part.back());
    for (const std::uint32_t a : arcs) {
        const Arc& arc = topology.arcs[a];
        const Sides sides{a, part(arc.left, arc.left_part), part(arc.right, arc.right_part)};
        if (sides.left != kNotHere && sides.right != kNotHere) {
            joined.join(sides.left, sides.right);
            continue;
        }
        out.outline_m += arc.length_m;
        outer.push_back(sides);
    }
    std::vector<std::int32_t> piece(first_part.back(), -1);
    std::int32_t pieces = 0;
    for (std::uint32_t p = 0; p < piece.size(); ++p)
        if (joined.find(p) == p) piece[p] = pieces++;
    std::vector<detail::BorderArc> border;
    border.reserve(outer.size());
    for (const Sides& s : outer)
        border.push_back(
            {s.arc, s.left == kNotHere ? -1 : piece[joined.find(s.left)], s.right == kNotHere ? -1 : piece[joined.find(s.right)]});
    std::vector<detail::RegionShape> shapes = detail::shapes_of_regions(topology, border, static_cast<std::size_t>(pieces));
    for (const detail::RegionShape& shape : shapes) {
        ++out.form.pieces;
        for (const ArcRing& hole : shape.polygon.holes) {
            const bool filled = std::any_of(hole.begin(), hole.end(), [&](const ArcUse& use) {
                const Arc& arc = topology.arcs[use.arc];
                return (use.reversed ? arc.left : arc.right) != kOutside;
            });
            ++(filled ? out.form.holes_of_others : out.form.holes_of_footprint);
        }
    }
    if (!with_shape) return out;
    std::sort(shapes.begin(), shapes.end(), detail::comes_first);
    for (const detail::RegionShape& shape : shapes) {
        Polygon& polygon = out.shape.emplace_back();
        polygon.outer = ring_points(topology, shape.polygon.outer);
        for (const ArcRing& hole : shape.polygon.holes) polygon.holes.push_back(ring_points(topology, hole));
    }
    return out;
}

}  // namespace merestone::geo

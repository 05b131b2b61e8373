#include "geo/outline.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "geo/detail/assemble.hpp"
#include "geo/detail/union_find.hpp"

namespace merestone::geo {
namespace {

using detail::BorderArc;
using detail::RegionShape;

// The connected pieces of every group and the arcs about them. A piece is made of whole parts of zones.
struct Pieces {
    std::vector<BorderArc> border;
    std::vector<std::int32_t> group_of;  // per piece
};

class Labels {
public:
    Labels(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups) : label_(label) {
        base::check(label.size() == topology.zones.size(), "one label a zone");
        for (const std::int32_t l : label) base::check(l < static_cast<std::int32_t>(groups), "a label beyond the groups");
    }
    [[nodiscard]] std::int32_t of(std::int32_t zone) const { return zone < 0 ? -1 : std::max(label_[static_cast<std::size_t>(zone)], -1); }

private:
    std::span<const std::int32_t> label_;
};

Pieces find_pieces(const Topology& topology, const Labels& labels) {
    std::vector<std::uint32_t> first_part(topology.zones.size() + 1, 0);
    for (std::size_t z = 0; z < topology.zones.size(); ++z)
        first_part[z + 1] = first_part[z] + static_cast<std::uint32_t>(topology.zones[z].size());
    detail::UnionFind joined(first_part.back());
    const auto part = [&](std::int32_t zone, std::uint32_t k) { return first_part[static_cast<std::size_t>(zone)] + k; };
    for (const Arc& arc : topology.arcs)
        if (labels.of(arc.left) >= 0 && labels.of(arc.left) == labels.of(arc.right))
            joined.join(part(arc.left, arc.left_part), part(arc.right, arc.right_part));

    Pieces out;
    std::vector<std::int32_t> number(first_part.back(), -1);  // by the least part of a piece
    for (std::size_t z = 0; z < topology.zones.size(); ++z) {
        const std::int32_t group = labels.of(static_cast<std::int32_t>(z));
        for (std::uint32_t p = first_part[z]; group >= 0 && p < first_part[z + 1]; ++p)
            if (joined.find(p) == p) {
                number[p] = static_cast<std::int32_t>(out.group_of.size());
                out.group_of.push_back(group);
            }
    }
    const auto piece = [&](std::int32_t zone, std::uint32_t k) { return labels.of(zone) < 0 ? -1 : number[joined.find(part(zone, k))]; };
    for (std::uint32_t a = 0; a < topology.arcs.size(); ++a) {
        const Arc& arc = topology.arcs[a];
        if (labels.of(arc.left) != labels.of(arc.right))
            out.border.push_back({a, piece(arc.left, arc.left_part), piece(arc.right, arc.right_part)});
    }
    return out;
}

}  // namespace

std::vector<MultiPolygon> outlines(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups) {
    return outlines(topology, label, groups, topology);
}

std::vector<MultiPolygon> outlines(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups,
                                   const Topology& points_from) {
    base::check(points_from.arcs.size() == topology.arcs.size(), "outlines are drawn through the points of the same arcs");
    const Pieces pieces = find_pieces(topology, Labels(topology, label, groups));
    const std::vector<RegionShape> shapes = detail::shapes_of_regions(topology, pieces.border, pieces.group_of.size());
    std::vector<std::uint32_t> order(shapes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return detail::comes_first(shapes[a], shapes[b]); });
    std::vector<MultiPolygon> out(groups);
    for (const std::uint32_t i : order) {
        Polygon& polygon = out[static_cast<std::size_t>(pieces.group_of[i])].emplace_back();
        polygon.outer = ring_points(points_from, shapes[i].polygon.outer);
        for (const ArcRing& hole : shapes[i].polygon.holes) polygon.holes.push_back(ring_points(points_from, hole));
    }
    return out;
}

BorderLengths border_lengths(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups) {
    const Labels labels(topology, label, groups);
    BorderLengths out;
    out.outline_m.assign(groups, 0.0);
    for (const Arc& arc : topology.arcs) {
        const std::int32_t left = labels.of(arc.left);
        const std::int32_t right = labels.of(arc.right);
        if (left == right) continue;
        if (left >= 0) out.outline_m[static_cast<std::size_t>(left)] += arc.length_m;
        if (right >= 0) out.outline_m[static_cast<std::size_t>(right)] += arc.length_m;
        if (left >= 0 && right >= 0) out.between_m += arc.length_m;
    }
    return out;
}

std::vector<GroupShape> group_shapes(const Topology& topology, std::span<const std::int32_t> label, std::size_t groups) {
    const Pieces pieces = find_pieces(topology, Labels(topology, label, groups));
    const std::vector<RegionShape> shapes = detail::shapes_of_regions(topology, pieces.border, pieces.group_of.size());
    std::vector<GroupShape> out(groups);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        GroupShape& shape = out[static_cast<std::size_t>(pieces.group_of[i])];
        ++shape.pieces;
        for (const ArcRing& hole : shapes[i].polygon.holes) {
            const bool filled = std::any_of(hole.begin(), hole.end(), [&](const ArcUse& use) {
                const Arc& arc = topology.arcs[use.arc];
                return (use.reversed ? arc.left : arc.right) != kOutside;
            });
            ++(filled ? shape.holes_of_others : shape.holes_of_footprint);
        }
    }
    return out;
}

}  // namespace merestone::geo

#include "geo/adjacency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "geo/detail/union_find.hpp"
#include "geo/geos_ops.hpp"

namespace merestone::geo {
namespace {

double gap_between_m(const Box& a, const Box& b) noexcept {
    const double x = std::max({0.0, a.min_x - b.max_x, b.min_x - a.max_x});
    const double y = std::max({0.0, a.min_y - b.max_y, b.min_y - a.max_y});
    return std::hypot(x, y);
}

struct Link {
    double distance_m = std::numeric_limits<double>::infinity();
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    friend bool operator<(const Link& x, const Link& y) noexcept {
        return std::tie(x.distance_m, x.a, x.b) < std::tie(y.distance_m, y.a, y.b);
    }
};

// Joins the smallest cut-off piece to its nearest until each group is one: every link is the shortest way out of some piece, so
// together they are a shortest spanning tree (Boruvka 1926).
class BridgeBuilder {
public:
    BridgeBuilder(const Topology& topology, const std::vector<Border>& known, const std::vector<std::int32_t>& group)
        : t_(topology), group_(group), pieces_(topology.zones.size()), polygons_(topology.zones.size()) {
        for (const Border& border : known)
            if (group_of(border.a) == group_of(border.b)) pieces_.join(border.a, border.b);
    }

    std::vector<Border> run() {
        std::vector<Border> out;
        while (const auto piece = smallest_cut_off()) {
            const Link link = shortest_way_out(*piece);
            pieces_.join(link.a, link.b);
            out.push_back({link.a, link.b, 0.0, true});
        }
        std::sort(out.begin(), out.end(), [](const Border& x, const Border& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
        return out;
    }

private:
    [[nodiscard]] std::int32_t group_of(std::uint32_t zone) const { return group_.empty() ? 0 : group_[zone]; }
    [[nodiscard]] bool empty(std::uint32_t zone) const { return t_.zones[zone].empty(); }

    // Of the pieces whose group has others.
    std::optional<std::uint32_t> smallest_cut_off() {
        const auto n = static_cast<std::uint32_t>(t_.zones.size());
        std::vector<double> area_m2(n, 0.0);
        std::vector<std::pair<std::int32_t, std::uint32_t>> roots;
        for (std::uint32_t z = 0; z < n; ++z) {
            if (empty(z)) continue;
            area_m2[pieces_.find(z)] += t_.zone_area_m2[z];
            roots.emplace_back(group_of(z), pieces_.find(z));
        }
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        std::optional<std::uint32_t> best;
        for (std::size_t i = 0; i < roots.size(); ++i) {
            const bool others =
                (i > 0 && roots[i - 1].first == roots[i].first) || (i + 1 < roots.size() && roots[i + 1].first == roots[i].first);
            if (others && (!best || area_m2[roots[i].second] < area_m2[*best])) best = roots[i].second;
        }
        return best;
    }

    double distance(std::uint32_t a, std::uint32_t b) {
        for (const std::uint32_t z : {a, b})
            if (polygons_[z].empty()) polygons_[z] = t_.polygon(z);
        return distance_between_m(polygons_[a], polygons_[b]);
    }

    Link shortest_way_out(std::uint32_t piece) {
        std::vector<std::uint32_t> inner;
        std::vector<std::uint32_t> outer;
        for (std::uint32_t z = 0; z < t_.zones.size(); ++z) {
            if (empty(z) || group_of(z) != group_of(piece)) continue;
            (pieces_.find(z) == piece ? inner : outer).push_back(z);
        }
        // A first pair by inside points bounds the search; after that only pairs whose boxes are nearer need their outlines measured.
        Link first;
        for (const std::uint32_t a : inner)
            for (const std::uint32_t b : outer) first = std::min(first, Link{distance_m(t_.zone_inside[a], t_.zone_inside[b]), a, b});
        std::vector<Link> near;
        const double bound_m = distance(first.a, first.b);
        for (const std::uint32_t a : inner)
            for (const std::uint32_t b : outer)
                if (const double gap = gap_between_m(t_.zone_box[a], t_.zone_box[b]); gap <= bound_m) near.push_back({gap, a, b});
        std::sort(near.begin(), near.end());
        Link best;
        for (const Link& pair : near) {
            if (pair.distance_m > best.distance_m) break;
            best = std::min(best, Link{distance(pair.a, pair.b), std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
        }
        return best;
    }

    const Topology& t_;
    const std::vector<std::int32_t>& group_;
    detail::UnionFind pieces_;
    std::vector<MultiPolygon> polygons_;  // made when first measured
};

}  // namespace

std::vector<Border> borders(const Topology& topology) {
    std::vector<Border> out;
    for (const Arc& arc : topology.arcs) {  // sorted by their two sides
        if (arc.left == kOutside || arc.right == kOutside) continue;
        const auto a = static_cast<std::uint32_t>(std::min(arc.left, arc.right));
        const auto b = static_cast<std::uint32_t>(std::max(arc.left, arc.right));
        if (out.empty() || out.back().a != a || out.back().b != b) out.push_back({a, b, 0.0, false});
        out.back().length_m += arc.length_m;
    }
    return out;
}

std::vector<Border> bridges(const Topology& topology, const std::vector<Border>& known, const std::vector<std::int32_t>& group) {
    return BridgeBuilder(topology, known, group).run();
}

}  // namespace merestone::geo

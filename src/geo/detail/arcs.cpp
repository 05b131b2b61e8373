#include "geo/detail/arcs.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "geo/detail/assemble.hpp"
#include "geo/detail/inside_point.hpp"

namespace merestone::geo::detail {
namespace {

struct RawArc {
    std::vector<std::uint32_t> path;  // vertices
    std::uint32_t left_face = 0;
    std::uint32_t right_face = 0;
};

// Joins the chains that still part two zones, wherever just two of them meet.
class ArcWalker {
public:
    ArcWalker(const Planar& planar, const std::vector<std::int32_t>& owner) : p_(planar), owner_(owner), done_(planar.chains.size(), 1) {
        start_.assign(p_.points.size() + 1, 0);
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c) {
            if (owner_[p_.face_of[2 * c]] == owner_[p_.face_of[2 * c + 1]]) continue;
            done_[c] = 0;
            ++start_[tail(2 * c) + 1];
            ++start_[tail(2 * c + 1) + 1];
        }
        for (std::size_t v = 0; v + 1 < start_.size(); ++v) start_[v + 1] += start_[v];
        leaving_.resize(start_.back());
        std::vector<std::uint32_t> fill(start_.begin(), start_.end() - 1);
        for (std::uint32_t h = 0; h < 2 * p_.chains.size(); ++h)
            if (done_[h / 2] == 0) leaving_[fill[tail(h)]++] = h;
    }

    std::vector<RawArc> walk_all() {
        for (std::uint32_t v = 0; v + 1 < start_.size(); ++v)
            if (degree(v) > 2)
                for (std::uint32_t k = start_[v]; k < start_[v + 1]; ++k)
                    if (done_[leaving_[k] / 2] == 0) walk(leaving_[k]);
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c)  // what is left are closed lines without a node
            if (done_[c] == 0) walk(2 * c);
        return std::move(arcs_);
    }

private:
    [[nodiscard]] std::uint32_t tail(std::uint32_t h) const {
        const Chain& c = p_.chains[h / 2];
        return p_.vertices[h % 2 == 0 ? c.first : c.first + c.count - 1];
    }
    [[nodiscard]] std::uint32_t degree(std::uint32_t v) const { return start_[v + 1] - start_[v]; }

    void walk(std::uint32_t h) {
        RawArc arc;
        arc.left_face = p_.face_of[h];
        arc.right_face = p_.face_of[h ^ 1U];
        const std::uint32_t from = tail(h);
        arc.path.push_back(from);
        for (;;) {
            done_[h / 2] = 1;
            const auto vertices = p_.chain_vertices(h / 2);
            if (h % 2 == 0) {
                arc.path.insert(arc.path.end(), vertices.begin() + 1, vertices.end());
            } else {
                arc.path.insert(arc.path.end(), vertices.rbegin() + 1, vertices.rend());
            }
            const std::uint32_t to = arc.path.back();
            if (degree(to) != 2 || to == from) break;
            h = leaving_[start_[to]] == (h ^ 1U) ? leaving_[start_[to] + 1] : leaving_[start_[to]];
        }
        auto& path = arc.path;
        const auto at = [&](std::uint32_t v) { return p_.points[v]; };
        bool turn = false;
        if (path.front() == path.back()) {
            if (degree(from) == 2) {
                path.pop_back();
                std::rotate(path.begin(), std::min_element(path.begin(), path.end(), [&](auto a, auto b) { return at(a) < at(b); }),
                            path.end());
                path.push_back(path.front());
            }
            turn = at(path[path.size() - 2]) < at(path[1]);
        } else {
            turn = at(path.back()) < at(path.front());
        }
        if (turn) {
            std::reverse(path.begin(), path.end());
            std::swap(arc.left_face, arc.right_face);
        }
        arcs_.push_back(std::move(arc));
    }

    const Planar& p_;
    const std::vector<std::int32_t>& owner_;
    std::vector<std::uint8_t> done_;  // per chain
    std::vector<std::uint32_t> start_;
    std::vector<std::uint32_t> leaving_;  // half-chains by vertex
    std::vector<RawArc> arcs_;
};

void write_arcs(const Planar& planar, const Assignment& assignment, std::vector<RawArc> raw, Topology& topology,
                std::vector<BorderArc>& border) {
    struct Order {
        std::int32_t low, high;
        LatticePoint first, second;
        std::uint32_t index;
    };
    std::vector<Order> order;
    for (std::uint32_t i = 0; i < raw.size(); ++i) {
        const auto [low, high] = std::minmax({assignment.owner[raw[i].left_face], assignment.owner[raw[i].right_face]});
        order.push_back({low, high, planar.points[raw[i].path[0]], planar.points[raw[i].path[1]], i});
    }
    std::sort(order.begin(), order.end(), [](const Order& a, const Order& b) {
        return std::tie(a.low, a.high, a.first, a.second) < std::tie(b.low, b.high, b.first, b.second);
    });
    std::unordered_map<std::uint32_t, std::uint32_t> node_of_vertex;  // looked up, never walked
    const auto node = [&](std::uint32_t v) {
        return node_of_vertex.try_emplace(v, static_cast<std::uint32_t>(node_of_vertex.size())).first->second;
    };
    for (const Order& o : order) {
        const RawArc& from = raw[o.index];
        Arc arc;
        arc.first = static_cast<std::uint32_t>(topology.points.size());
        arc.count = static_cast<std::uint32_t>(from.path.size());
        arc.left = assignment.owner[from.left_face];
        arc.right = assignment.owner[from.right_face];
        arc.from_node = node(from.path.front());
        arc.to_node = node(from.path.back());
        for (std::size_t i = 0; i < from.path.size(); ++i) {
            topology.points.push_back(to_metres(planar.points[from.path[i]]));
            if (i > 0) arc.length_m += edge_length_m(planar.points[from.path[i - 1]], planar.points[from.path[i]]);
        }
        border.push_back(
            {static_cast<std::uint32_t>(topology.arcs.size()), assignment.region[from.left_face], assignment.region[from.right_face]});
        topology.arcs.push_back(arc);
    }
}

void write_zones(const Assignment& assignment, std::size_t zones, std::span<const BorderArc> border, Topology& topology) {
    std::vector<RegionShape> shapes = shapes_of_regions(topology, border, assignment.zone_of_region.size());
    std::vector<std::uint32_t> order(shapes.size());
    for (std::uint32_t r = 0; r < order.size(); ++r) order[r] = r;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::int32_t za = assignment.zone_of_region[a];
        const std::int32_t zb = assignment.zone_of_region[b];
        return za != zb ? za < zb : comes_first(shapes[a], shapes[b]);
    });
    topology.zones.resize(zones);
    topology.zone_area_m2.assign(zones, 0.0);
    topology.zone_box.assign(zones, Box{});
    topology.zone_inside.assign(zones, Point{});
    std::vector<Wide> area(zones, 0);
    std::vector<std::uint32_t> part(shapes.size(), 0);
    for (const std::uint32_t r : order) {
        const auto zone = static_cast<std::size_t>(assignment.zone_of_region[r]);
        part[r] = static_cast<std::uint32_t>(topology.zones[zone].size());
        area[zone] += shapes[r].twice_area;
        topology.zones[zone].push_back(std::move(shapes[r].polygon));
    }
    for (const BorderArc& b : border) {
        Arc& arc = topology.arcs[b.arc];
        if (b.left >= 0) arc.left_part = part[static_cast<std::size_t>(b.left)];
        if (b.right >= 0) arc.right_part = part[static_cast<std::size_t>(b.right)];
    }
    for (std::size_t z = 0; z < zones; ++z) {
        topology.zone_area_m2[z] = to_m2(area[z]);
        for (std::size_t k = 0; k < topology.zones[z].size(); ++k) {
            const ArcPolygon& polygon = topology.zones[z][k];
            std::vector<Ring> rings{ring_points(topology, polygon.outer)};
            topology.zone_box[z].add(box_of(rings[0]));
            if (k > 0) continue;
            for (const ArcRing& hole : polygon.holes) rings.push_back(ring_points(topology, hole));
            topology.zone_inside[z] = inside_point(rings, 7);
        }
    }
}

}  // namespace

void make_arcs(const Planar& planar, const Assignment& assignment, std::size_t zones, Topology& topology) {
    std::vector<BorderArc> border;
    write_arcs(planar, assignment, ArcWalker(planar, assignment.owner).walk_all(), topology, border);
    write_zones(assignment, zones, border, topology);
}

}  // namespace merestone::geo::detail

#include <algorithm>
#include <map>

#include "geo/detail/planar.hpp"

namespace merestone::geo::detail {
namespace {

// Edges that are border for some zone, and for whom.
struct ZoneEdges {
    std::vector<std::uint64_t> edge;
    std::vector<std::uint32_t> start{0};
    std::vector<std::int32_t> zones;  // of edge e: start[e] .. start[e + 1], sorted
};

// Two rings of a zone along one edge take each other away: that edge lies inside the zone, or outside it on both sides.
ZoneEdges zone_edges(EdgeSoup& soup) {
    ZoneEdges out;
    std::vector<std::int32_t> here;
    for (std::size_t i = 0; i < soup.uses.size();) {
        const std::uint64_t edge = soup.uses[i].edge;
        here.clear();
        for (; i < soup.uses.size() && soup.uses[i].edge == edge; ++i) here.push_back(soup.zone_of_ring[soup.uses[i].ring]);
        std::sort(here.begin(), here.end());
        const std::size_t before = out.zones.size();
        for (std::size_t k = 0; k < here.size();) {
            std::size_t end = k;
            while (end < here.size() && here[end] == here[k]) ++end;
            if ((end - k) % 2 == 1) out.zones.push_back(here[k]);
            if (end - k > 1) soup.touches.push_back({here[k], soup.points[tail(edge)]});
            k = end;
        }
        if (out.zones.size() == before) continue;
        out.edge.push_back(edge);
        out.start.push_back(static_cast<std::uint32_t>(out.zones.size()));
    }
    return out;
}

class ChainWalker {
public:
    ChainWalker(const ZoneEdges& edges, Planar& planar) : edges_(edges), planar_(planar) {
        const std::size_t n = planar.points.size();
        start_.assign(n + 1, 0);
        for (const std::uint64_t e : edges.edge) {
            ++start_[tail(e) + 1];
            ++start_[head(e) + 1];
        }
        for (std::size_t v = 0; v < n; ++v) start_[v + 1] += start_[v];
        incident_.resize(start_[n]);
        std::vector<std::uint32_t> fill(start_.begin(), start_.end() - 1);
        for (std::uint32_t e = 0; e < edges.edge.size(); ++e) {
            incident_[fill[tail(edges.edge[e])]++] = e;
            incident_[fill[head(edges.edge[e])]++] = e;
        }
        done_.assign(edges.edge.size(), 0);
    }

    void walk_all() {
        planar_.zone_sets.emplace_back();
        sets_.emplace(planar_.zone_sets[0], 0);
        for (std::uint32_t v = 0; v + 1 < start_.size(); ++v)
            if (degree(v) > 2)
                for (std::uint32_t k = start_[v]; k < start_[v + 1]; ++k)
                    if (done_[incident_[k]] == 0) walk(v, incident_[k]);
        for (std::uint32_t e = 0; e < edges_.edge.size(); ++e)  // what is left are loops without a node
            if (done_[e] == 0) walk(tail(edges_.edge[e]), e);
    }

private:
    [[nodiscard]] std::uint32_t degree(std::uint32_t v) const { return start_[v + 1] - start_[v]; }

    void walk(std::uint32_t from, std::uint32_t edge) {
        path_.assign(1, from);
        const std::uint32_t first_edge = edge;
        for (;;) {
            done_[edge] = 1;
            const std::uint32_t to = tail(edges_.edge[edge]) == path_.back() ? head(edges_.edge[edge]) : tail(edges_.edge[edge]);
            path_.push_back(to);
            if (degree(to) != 2 || to == from) break;
            edge = incident_[start_[to]] == edge ? incident_[start_[to] + 1] : incident_[start_[to]];
        }
        const auto at = [&](std::uint32_t v) { return planar_.points[v]; };
        if (path_.front() == path_.back()) {
            if (degree(from) == 2) {  // a loop without a node starts at its least vertex
                path_.pop_back();
                std::rotate(path_.begin(), std::min_element(path_.begin(), path_.end(), [&](auto a, auto b) { return at(a) < at(b); }),
                            path_.end());
                path_.push_back(path_.front());
            }
            if (at(path_[path_.size() - 2]) < at(path_[1])) std::reverse(path_.begin(), path_.end());
        } else if (at(path_.back()) < at(path_.front())) {
            std::reverse(path_.begin(), path_.end());
        }
        Chain chain;
        chain.first = static_cast<std::uint32_t>(planar_.vertices.size());
        chain.count = static_cast<std::uint32_t>(path_.size());
        planar_.vertices.insert(planar_.vertices.end(), path_.begin(), path_.end());
        const LatticePoint o = planar_.origin;
        for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
            const LatticePoint a = at(path_[i]);
            const LatticePoint b = at(path_[i + 1]);
            chain.length_m += edge_length_m(a, b);
            chain.twice_area += cross(a.x - o.x, a.y - o.y, b.x - o.x, b.y - o.y);
        }
        // All edges of a chain are border for the same zones, as each zone's edges form closed walks.
        const std::vector<std::int32_t> zones(edges_.zones.begin() + edges_.start[first_edge],
                                              edges_.zones.begin() + edges_.start[first_edge + 1]);
        const auto [found, added] = sets_.try_emplace(zones, static_cast<std::uint32_t>(planar_.zone_sets.size()));
        if (added) planar_.zone_sets.push_back(zones);
        chain.zones = found->second;
        planar_.chains.push_back(chain);
    }

    const ZoneEdges& edges_;
    Planar& planar_;
    std::vector<std::uint32_t> start_;  // per vertex, into incident_
    std::vector<std::uint32_t> incident_;
    std::vector<std::uint8_t> done_;
    std::vector<std::uint32_t> path_;
    std::map<std::vector<std::int32_t>, std::uint32_t> sets_;
};

}  // namespace

void make_chains(EdgeSoup& soup, Planar& planar) {
    const ZoneEdges edges = zone_edges(soup);
    planar.points = std::move(soup.points);
    if (!planar.points.empty()) planar.origin = planar.points[planar.points.size() / 2];
    ChainWalker(edges, planar).walk_all();
}

Planar make_planar(EdgeSoup& soup) {
    Planar planar;
    make_chains(soup, planar);
    make_faces(planar);
    return planar;
}

}  // namespace merestone::geo::detail

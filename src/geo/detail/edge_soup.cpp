#include "geo/detail/edge_soup.hpp"

#include <algorithm>
#include <cmath>

#include "geo/detail/strips.hpp"

namespace merestone::geo::detail {
namespace {

// The corners of all rings one after another, open, on the lattice.
struct Corners {
    std::vector<LatticePoint> at;
    std::vector<std::size_t> ring_start{0};
    std::vector<std::int32_t> zone_of_ring;
};

class Reader {
public:
    explicit Reader(TopologyReport& report) : report_(report) {}

    void read(std::int32_t zone, const MultiPolygon& shape) {
        bool lost_point = false;
        bool lost_ring = false;
        Point somewhere;
        const auto take = [&](const Ring& ring) {
            const std::size_t start = corners_.at.size();
            for (const Point p : ring) {
                const auto l = to_lattice(p);
                if (!l) {
                    lost_point = true;
                } else if (corners_.at.size() == start || corners_.at.back() != *l) {
                    corners_.at.push_back(*l);
                }
            }
            while (corners_.at.size() > start + 1 && corners_.at.back() == corners_.at[start]) corners_.at.pop_back();
            if (corners_.at.size() > start) somewhere = to_metres(corners_.at[start]);
            if (corners_.at.size() < start + 3) {
                lost_ring = lost_ring || !ring.empty();
                corners_.at.resize(start);
                return;
            }
            report_.vertices_in += corners_.at.size() - start;
            corners_.ring_start.push_back(corners_.at.size());
            corners_.zone_of_ring.push_back(zone);
        };
        for (const Polygon& part : shape) {
            take(part.outer);
            for (const Ring& hole : part.holes) take(hole);
        }
        using Kind = TopologyReport::Fault::Kind;
        if (lost_point) report_.faults.push_back({Kind::not_finite, zone, kOutside, 0.0, somewhere});
        if (lost_ring) report_.faults.push_back({Kind::too_few_points, zone, kOutside, 0.0, somewhere});
    }
    [[nodiscard]] Corners done() && { return std::move(corners_); }

private:
    TopologyReport& report_;
    Corners corners_;
};

}  // namespace

std::vector<Use> settle(std::vector<Use>& uses, std::size_t vertices) {
    // Edges start at vertices spread over the map, so a counting sort by first vertex leaves only handfuls to sort.
    std::vector<std::uint32_t> start(vertices + 1, 0);
    for (const Use& use : uses) ++start[tail(use.edge) + 1];
    for (std::size_t v = 0; v < vertices; ++v) start[v + 1] += start[v];
    std::vector<Use> sorted(uses.size());
    std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
    for (const Use& use : uses) sorted[fill[tail(use.edge)]++] = use;
    for (std::size_t v = 0; v < vertices; ++v)
        if (start[v + 1] - start[v] > 1) std::sort(sorted.begin() + start[v], sorted.begin() + start[v + 1]);
    std::vector<Use> repeated;
    uses.clear();
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t j = i + 1;
        while (j < sorted.size() && sorted[j] == sorted[i]) ++j;
        if ((j - i) % 2 == 1) uses.push_back(sorted[i]);
        if (j - i > 1) repeated.push_back(sorted[i]);
        i = j;
    }
    return repeated;
}

EdgeSoup gather(std::span<const MultiPolygon> zones, double snap_m, TopologyReport& report) {
    Reader reader(report);
    for (std::size_t z = 0; z < zones.size(); ++z) reader.read(static_cast<std::int32_t>(z), zones[z]);
    Corners corners = std::move(reader).done();

    EdgeSoup soup;
    const double snap = std::isfinite(snap_m) ? std::clamp(snap_m, 0.0, 1000.0) : 0.0;
    soup.tolerance = std::max<std::int64_t>(std::llround(snap * kPerMetre), 2);  // rounding to the lattice needs that much
    soup.zone_of_ring = std::move(corners.zone_of_ring);
    Clusters clusters = cluster(corners.at, soup.tolerance);
    soup.points = std::move(clusters.representatives);
    soup.clustered = soup.points.size();
    for (std::size_t i = 0; i < corners.at.size(); ++i) {
        const LatticePoint to = soup.points[clusters.of[i]];
        if (to == corners.at[i]) continue;
        ++report.vertices_moved;
        report.largest_move_m = std::max(report.largest_move_m, edge_length_m(corners.at[i], to));
    }
    soup.uses.reserve(corners.at.size());
    for (std::uint32_t ring = 0; ring < soup.zone_of_ring.size(); ++ring) {
        const std::size_t begin = corners.ring_start[ring];
        const std::size_t end = corners.ring_start[ring + 1];
        for (std::size_t i = begin, before = end - 1; i < end; before = i++)
            if (clusters.of[before] != clusters.of[i]) soup.uses.push_back({edge_between(clusters.of[before], clusters.of[i]), ring});
    }
    for (const Use& use : settle(soup.uses, soup.points.size()))
        soup.touches.push_back({soup.zone_of_ring[use.ring], soup.points[tail(use.edge)]});
    return soup;
}

}  // namespace merestone::geo::detail

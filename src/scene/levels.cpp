#include <algorithm>
#include <cmath>

#include "scene/detail/ring_crossings.hpp"
#include "scene/level_of_detail.hpp"

namespace merestone::scene {
namespace {

// Each arc as in `coarse`, or as in `fine` where told so.
geo::Topology mixed(const geo::Topology& coarse, const geo::Topology& fine, const std::vector<char>& from_fine) {
    geo::Topology out;
    out.arcs = coarse.arcs;
    out.zones = coarse.zones;
    out.zone_area_m2 = coarse.zone_area_m2;
    out.zone_box = coarse.zone_box;
    out.zone_inside = coarse.zone_inside;
    for (std::size_t a = 0; a < out.arcs.size(); ++a) {
        const auto points = from_fine[a] != 0 ? fine.points_of(fine.arcs[a]) : coarse.points_of(coarse.arcs[a]);
        out.arcs[a].first = static_cast<std::uint32_t>(out.points.size());
        out.arcs[a].count = static_cast<std::uint32_t>(points.size());
        out.points.insert(out.points.end(), points.begin(), points.end());
    }
    return out;
}

void mark_arcs(const geo::ArcRing& ring, std::vector<char>& marks) {
    for (const geo::ArcUse& use : ring) marks[use.arc] = 1;
}

// A ring taken from the finer level can meet a neighbour that was not: look again until all are simple.
geo::Topology mended(geo::Topology coarse, const geo::Topology& fine) {
    std::vector<char> from_fine(coarse.arcs.size(), 0);
    std::vector<char> check(coarse.zones.size(), 1);
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
        bool changed = false;
        std::vector<char> restored(coarse.arcs.size(), 0);
        for (std::size_t z = 0; z < coarse.zones.size(); ++z)
            for (const geo::ArcPolygon& part : coarse.zones[z]) {
                if (check[z] == 0 || !detail::rings_cross(coarse, part)) continue;
                mark_arcs(part.outer, restored);
                for (const geo::ArcRing& hole : part.holes) mark_arcs(hole, restored);
            }
        std::fill(check.begin(), check.end(), 0);
        for (std::size_t a = 0; a < restored.size(); ++a) {
            if (restored[a] == 0 || from_fine[a] != 0) continue;
            from_fine[a] = 1;
            changed = true;
            for (const std::int32_t side : {coarse.arcs[a].left, coarse.arcs[a].right})
                if (side >= 0) check[static_cast<std::size_t>(side)] = 1;
        }
        if (!changed) break;
        coarse = mixed(coarse, fine, from_fine);
    }
    return coarse;
}

}  // namespace

double middling_zone_m(const geo::Topology& topology) {
    std::vector<double> areas;
    for (const double m2 : topology.zone_area_m2)
        if (m2 > 0.0) areas.push_back(m2);
    if (areas.empty()) return 0.0;
    const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
    std::nth_element(areas.begin(), middle, areas.end());
    return std::sqrt(*middle);
}

std::size_t Levels::level_for(double metres_per_device_px, std::size_t coarser) const noexcept {
    std::size_t level = 0;
    while (level + 1 < levels.size() && levels[level + 1].tolerance_m <= 0.5 * metres_per_device_px) ++level;
    return levels.empty() ? 0 : std::min(level + coarser, levels.size() - 1);
}

Levels make_levels(std::shared_ptr<const geo::Topology> topology, std::span<const double> tolerances_m, const base::Progress& progress) {
    Levels out;
    out.middling_zone_m = middling_zone_m(*topology);
    out.levels.push_back({0.0, std::move(topology)});
    for (const double tolerance_m : tolerances_m) {
        if (progress.cancelled()) break;
        progress.say(static_cast<double>(out.levels.size() - 1) / static_cast<double>(tolerances_m.size()), "thinning the borders");
        const geo::Topology& fine = *out.levels.back().topology;
        out.levels.push_back({tolerance_m, std::make_shared<const geo::Topology>(mended(simplified(fine, tolerance_m), fine))});
    }
    return out;
}

}  // namespace merestone::scene

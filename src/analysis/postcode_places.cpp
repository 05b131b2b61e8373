#include "analysis/postcode_places.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "base/check.hpp"

namespace merestone::analysis {
namespace {

constexpr double kCell_m = 100.0;

struct Side {
    bool inside = false;  // the footprint
    model::LocalityIx locality;
    friend bool operator==(const Side&, const Side&) = default;
};

struct Segment {
    geo::Point a;
    geo::Point b;
    Side left;
    Side right;
};

double distance_to_segment_m(geo::Point p, geo::Point a, geo::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    return geo::distance_m(p, {a.x + t * dx, a.y + t * dy});
}

// Borders between localities, and of the footprint, found by where they run.
class Borders {
public:
    Borders(const geo::Topology& topology, const model::Scenario& scenario) {
        const auto side = [&](std::int32_t zone) {
            return zone == geo::kOutside ? Side{} : Side{true, scenario.zone_locality[static_cast<std::size_t>(zone)]};
        };
        for (const geo::Arc& arc : topology.arcs) {
            const Side left = side(arc.left);
            const Side right = side(arc.right);
            if (left == right) continue;
            const auto points = topology.points_of(arc);
            for (std::size_t i = 1; i < points.size(); ++i) add({points[i - 1], points[i], left, right});
        }
    }

    // The nearest border whose far side is another than `own`; ties go to the earlier arc.
    void look(geo::Point p, Side own, model::PostcodePlace& out) const {
        const auto at = cells_.find(key(cell(p.x), cell(p.y)));
        if (at == cells_.end()) return;
        for (const std::uint32_t s : at->second) {
            const Segment& segment = segments_[s];
            const Side& beyond = segment.left == own ? segment.right : segment.left;
            const double distance_m = distance_to_segment_m(p, segment.a, segment.b);
            if (distance_m > kNearOutline_m || (out.outline_m && *out.outline_m <= distance_m)) continue;
            out.outline_m = distance_m;
            out.beside = beyond.locality;
        }
    }

private:
    static std::int64_t cell(double metres) { return static_cast<std::int64_t>(std::floor(metres / kCell_m)); }
    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return (static_cast<std::uint64_t>(x) << 32U) ^ (static_cast<std::uint64_t>(y) & 0xffffffffU);
    }
    void add(const Segment& segment) {
        const auto number = static_cast<std::uint32_t>(segments_.size());
        segments_.push_back(segment);
        // A long one in pieces no longer than a cell, so that a motorway-long edge does not fill its whole box.
        const double length_m = geo::distance_m(segment.a, segment.b);
        const auto pieces = static_cast<std::size_t>(std::max(1.0, std::ceil(length_m / kCell_m)));
        for (std::size_t i = 0; i < pieces; ++i) {
            const auto along = [&](std::size_t k) {
                const double t = static_cast<double>(k) / static_cast<double>(pieces);
                return geo::Point{segment.a.x + t * (segment.b.x - segment.a.x), segment.a.y + t * (segment.b.y - segment.a.y)};
            };
            const geo::Point a = along(i);
            const geo::Point b = along(i + 1);
            for (auto x = cell(std::min(a.x, b.x) - kNearOutline_m); x <= cell(std::max(a.x, b.x) + kNearOutline_m); ++x)
                for (auto y = cell(std::min(a.y, b.y) - kNearOutline_m); y <= cell(std::max(a.y, b.y) + kNearOutline_m); ++y) {
                    std::vector<std::uint32_t>& list = cells_[key(x, y)];
                    if (list.empty() || list.back() != number) list.push_back(number);
                }
        }
    }

    std::vector<Segment> segments_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;  // only looked into, never walked
};

}  // namespace

std::vector<model::PostcodePlace> postcode_places(const model::Plan& plan, const model::Scenario& scenario) {
    std::vector<model::PostcodePlace> out(plan.postcodes.size());
    if (out.empty()) return out;
    base::check(plan.topology != nullptr && scenario.zone_locality.size() == plan.zones.size(), "postcodes need the zones' shapes");
    const Borders borders(*plan.topology, scenario);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const model::Postcode& postcode = plan.postcodes[i];
        if (!postcode.zone) continue;
        out[i].locality = scenario.zone_locality[postcode.zone.pos()];
        borders.look(postcode.at, {true, out[i].locality}, out[i]);
    }
    return out;
}

}  // namespace merestone::analysis

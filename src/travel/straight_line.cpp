#include "travel/straight_line.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace merestone::travel {

StraightLine::StraightLine(std::span<const geo::Point> sites) : sites_(sites.begin(), sites.end()), by_easting_(sites.size()) {
    std::iota(by_easting_.begin(), by_easting_.end(), std::size_t{0});
    std::sort(by_easting_.begin(), by_easting_.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(sites_[a], a) < std::pair(sites_[b], b); });
}

double StraightLine::cost(geo::Point from, std::size_t site) const { return geo::distance_m(from, sites_[site]); }

std::optional<std::size_t> StraightLine::nearest(geo::Point from) const {
    if (sites_.empty()) return {};
    std::pair<double, std::size_t> best{std::numeric_limits<double>::infinity(), sites_.size()};
    const auto start =
        std::lower_bound(by_easting_.begin(), by_easting_.end(), from.x, [&](std::size_t site, double x) { return sites_[site].x < x; });
    // Equal distances must still be looked at, for the tie goes to the smaller number: stop only beyond the best.
    for (auto east = start; east != by_easting_.end() && sites_[*east].x - from.x <= best.first; ++east)
        best = std::min(best, std::pair(cost(from, *east), *east));
    for (auto west = start; west != by_easting_.begin();) {
        --west;
        if (from.x - sites_[*west].x > best.first) break;
        best = std::min(best, std::pair(cost(from, *west), *west));
    }
    return best.second;
}

}  // namespace merestone::travel

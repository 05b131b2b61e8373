#include "travel/straight_line.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/check.hpp"

namespace merestone::travel {

StraightLine::StraightLine(std::span<const geo::Point> sites) : sites_(sites.begin(), sites.end()), by_easting_(sites.size()) {
    std::iota(by_easting_.begin(), by_easting_.end(), std::size_t{0});
    std::sort(by_easting_.begin(), by_easting_.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(sites_[a], a) < std::pair(sites_[b], b); });
}

StraightLine StraightLine::at_speed(std::span<const geo::Point> sites, double km_per_h) {
    base::check(km_per_h > 0.0, "a speed is above 0");
    StraightLine out(sites);
    out.a_metre_ = 60.0 / (1000.0 * km_per_h);
    out.unit_ = "min";
    return out;
}

double StraightLine::cost(geo::Point from, std::size_t site) const { return geo::distance_m(from, sites_[site]) * a_metre_; }

std::optional<std::size_t> StraightLine::nearest(geo::Point from) const {
    if (sites_.empty()) return {};
    std::pair<double, std::size_t> best{std::numeric_limits<double>::infinity(), sites_.size()};
    const auto start =
        std::lower_bound(by_easting_.begin(), by_easting_.end(), from.x, [&](std::size_t site, double x) { return sites_[site].x < x; });
    // Equal distances must still be looked at, for the tie goes to the smaller number: stop only beyond the best.
    for (auto east = start; east != by_easting_.end() && (sites_[*east].x - from.x) * a_metre_ <= best.first; ++east)
        best = std::min(best, std::pair(cost(from, *east), *east));
    for (auto west = start; west != by_easting_.begin();) {
        --west;
        if ((from.x - sites_[*west].x) * a_metre_ > best.first) break;
        best = std::min(best, std::pair(cost(from, *west), *west));
    }
    return best.second;
}

void StraightLine::within(geo::Point from, double most, const std::function<void(std::size_t, double)>& visit) const {
    // A hair wider than asked for: the cost, not the easting, decides.
    const double reach_m = most / a_metre_ * (1.0 + 1e-12);
    auto at = std::lower_bound(by_easting_.begin(), by_easting_.end(), from.x - reach_m,
                               [&](std::size_t site, double x) { return sites_[site].x < x; });
    for (; at != by_easting_.end() && sites_[*at].x <= from.x + reach_m; ++at)
        if (const double away = cost(from, *at); away <= most) visit(*at, away);
}

}  // namespace merestone::travel

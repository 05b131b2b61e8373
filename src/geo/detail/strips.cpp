#include "geo/detail/strips.hpp"

#include <algorithm>
#include <tuple>

namespace merestone::geo::detail {
namespace {

std::int64_t strip_of(std::int64_t x, std::int64_t width) noexcept { return x >= 0 ? x / width : -((-x + width - 1) / width); }

bool joins(LatticePoint a, LatticePoint b, double tolerance) noexcept { return a == b || distance2(a, b) < tolerance * tolerance; }

struct Placed {
    std::int64_t strip;
    LatticePoint p;
    std::uint32_t index;
};

}  // namespace

Clusters cluster(std::span<const LatticePoint> points, std::int64_t tolerance) {
    const std::int64_t width = std::max<std::int64_t>(tolerance, 1);
    const auto reach = static_cast<double>(tolerance);
    std::vector<Placed> order(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) order[i] = {strip_of(points[i].x, width), points[i], i};
    std::sort(order.begin(), order.end(),
              [](const Placed& a, const Placed& b) { return std::tie(a.strip, a.p.y, a.p.x) < std::tie(b.strip, b.p.y, b.p.x); });

    Clusters out;
    out.of.resize(points.size());
    auto& reps = out.representatives;
    std::size_t before_begin = 0;  // representatives of the strip to the left, and the first that can still be near
    std::size_t before_end = 0;
    std::size_t here_begin = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Placed& at = order[k];
        if (k == 0 || order[k - 1].strip != at.strip) {
            const bool next_door = k > 0 && order[k - 1].strip == at.strip - 1;
            before_begin = next_door ? here_begin : reps.size();
            before_end = reps.size();
            here_begin = reps.size();
        }
        std::size_t best = reps.size();
        double best_d2 = 0.0;
        const auto consider = [&](std::size_t r) {
            if (!joins(reps[r], at.p, reach)) return;
            const double d2 = distance2(reps[r], at.p);
            if (best == reps.size() || d2 < best_d2 || (d2 == best_d2 && r < best)) {
                best = r;
                best_d2 = d2;
            }
        };
        while (before_begin < before_end && reps[before_begin].y < at.p.y - tolerance) ++before_begin;
        for (std::size_t r = before_begin; r < before_end && reps[r].y <= at.p.y + tolerance; ++r) consider(r);
        for (std::size_t r = reps.size(); r > here_begin && reps[r - 1].y >= at.p.y - tolerance; --r) consider(r - 1);
        if (best == reps.size()) reps.push_back(at.p);
        out.of[at.index] = static_cast<std::uint32_t>(best);
    }
    return out;
}

std::optional<std::uint32_t> nearest_in(std::span<const LatticePoint> sorted, std::int64_t strip_width, LatticePoint p,
                                        std::int64_t tolerance) {
    const std::int64_t width = std::max<std::int64_t>(strip_width, 1);
    const std::int64_t own = strip_of(p.x, width);
    std::optional<std::uint32_t> best;
    for (std::int64_t strip = own - 1; strip <= own + 1; ++strip) {
        const std::pair key(strip, p.y - tolerance);
        auto it = std::lower_bound(sorted.begin(), sorted.end(), key,
                                   [&](LatticePoint a, const auto& k) { return std::pair(strip_of(a.x, width), a.y) < k; });
        for (; it != sorted.end() && strip_of(it->x, width) == strip && it->y <= p.y + tolerance; ++it) {
            if (!joins(*it, p, static_cast<double>(tolerance))) continue;
            const auto found = static_cast<std::uint32_t>(it - sorted.begin());
            if (!best || std::pair(distance2(*it, p), *it) < std::pair(distance2(sorted[*best], p), sorted[*best])) best = found;
        }
    }
    return best;
}

}  // namespace merestone::geo::detail

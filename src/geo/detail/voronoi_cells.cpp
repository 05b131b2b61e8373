#include "geo/detail/voronoi_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace merestone::geo::detail {
namespace {

// What of the convex ring (open, about the site as origin) lies nearer to the origin than to `other`.
void clip(std::vector<Point>& ring, Point other) {
    const double half = (other.x * other.x + other.y * other.y) / 2;
    const auto beyond = [&](Point p) { return p.x * other.x + p.y * other.y - half; };
    std::vector<Point> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const double fa = beyond(a);
        const double fb = beyond(b);
        if (fa <= 0) kept.push_back(a);
        if ((fa < 0 && fb > 0) || (fa > 0 && fb < 0)) {
            const double t = fa / (fa - fb);
            kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    ring = std::move(kept);
}

double reach(const std::vector<Point>& ring) {
    double far = 0.0;
    for (const Point p : ring) far = std::max(far, std::hypot(p.x, p.y));
    return far;
}

// The sites in square buckets, about two in each.
struct Buckets {
    Box box;
    double side = 1.0;
    int columns = 1;
    int rows = 1;
    std::vector<std::vector<std::uint32_t>> sites;

    [[nodiscard]] int column(double x) const { return std::clamp(static_cast<int>((x - box.min_x) / side), 0, columns - 1); }
    [[nodiscard]] int row(double y) const { return std::clamp(static_cast<int>((y - box.min_y) / side), 0, rows - 1); }
};

Buckets make_buckets(std::span<const Point> sites, const std::vector<std::uint32_t>& used) {
    Buckets b;
    for (const std::uint32_t i : used) b.box.add(sites[i]);
    const double longest = std::max({b.box.width(), b.box.height(), 1e-9});
    const double cells = std::max(1.0, static_cast<double>(used.size()) / 2);
    b.side = std::max(std::sqrt(b.box.width() * b.box.height() / cells), longest / (4 * cells + 1));
    b.columns = static_cast<int>(b.box.width() / b.side) + 1;
    b.rows = static_cast<int>(b.box.height() / b.side) + 1;
    b.sites.resize(static_cast<std::size_t>(b.columns) * static_cast<std::size_t>(b.rows));
    for (const std::uint32_t i : used)
        b.sites[static_cast<std::size_t>(b.row(sites[i].y)) * static_cast<std::size_t>(b.columns) +
                static_cast<std::size_t>(b.column(sites[i].x))]
            .push_back(i);
    return b;
}

Ring cell_of(std::span<const Point> sites, std::uint32_t site, const Buckets& buckets, const Box& box) {
    const Point o = sites[site];
    std::vector<Point> ring{{box.min_x - o.x, box.min_y - o.y},
                            {box.max_x - o.x, box.min_y - o.y},
                            {box.max_x - o.x, box.max_y - o.y},
                            {box.min_x - o.x, box.max_y - o.y}};
    const int column = buckets.column(o.x);
    const int row = buckets.row(o.y);
    const int rings = std::max({column, buckets.columns - 1 - column, row, buckets.rows - 1 - row});
    double far = reach(ring);
    // A site more than twice as far off as the farthest corner cuts nothing; buckets come in square rings about the site's own.
    for (int r = 0; r <= rings && (r - 1) * buckets.side <= 2 * far; ++r) {
        std::vector<std::pair<double, std::uint32_t>> near;
        for (int y = std::max(0, row - r); y <= std::min(buckets.rows - 1, row + r); ++y) {
            const int step = (y == row - r || y == row + r || r == 0) ? 1 : 2 * r;
            for (int x = column - r; x <= column + r; x += step) {
                if (x < 0 || x >= buckets.columns) continue;
                for (const std::uint32_t i :
                     buckets.sites[static_cast<std::size_t>(y) * static_cast<std::size_t>(buckets.columns) + static_cast<std::size_t>(x)])
                    if (i != site) near.emplace_back(distance_m(o, sites[i]), i);
            }
        }
        std::sort(near.begin(), near.end());
        for (const auto& [away, i] : near) {
            if (away > 2 * far) break;
            clip(ring, {sites[i].x - o.x, sites[i].y - o.y});
            far = reach(ring);
        }
    }
    Ring out;
    for (const Point p : ring) {
        const Point at{p.x + o.x, p.y + o.y};
        if (out.empty() || out.back() != at) out.push_back(at);
    }
    if (!out.empty() && out.front() != out.back()) out.push_back(out.front());
    if (out.size() < 4) out.clear();
    return out;
}

}  // namespace

std::vector<Ring> voronoi_cells(std::span<const Point> sites, const Box& box) {
    std::vector<std::uint32_t> used;
    for (std::uint32_t i = 0; i < sites.size(); ++i)
        if (std::isfinite(sites[i].x) && std::isfinite(sites[i].y)) used.push_back(i);
    std::sort(used.begin(), used.end(),
              [&](std::uint32_t a, std::uint32_t b) { return sites[a] != sites[b] ? sites[a] < sites[b] : a < b; });
    used.erase(std::unique(used.begin(), used.end(), [&](std::uint32_t a, std::uint32_t b) { return sites[a] == sites[b]; }), used.end());
    std::vector<Ring> cells(sites.size());
    if (used.empty()) return cells;
    const Buckets buckets = make_buckets(sites, used);
    for (const std::uint32_t i : used) cells[i] = cell_of(sites, i, buckets, box);
    return cells;
}

}  // namespace merestone::geo::detail

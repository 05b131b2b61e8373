// Made-up coverages for the geo tests: cells of random sites put together into zones, with the defects of published boundaries.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "geo/geos_ops.hpp"
#include "geo/shapes.hpp"

namespace merestone::test {

using geo::MultiPolygon;
using geo::Point;
using geo::Polygon;
using geo::Ring;

inline Ring rectangle(double x0, double y0, double x1, double y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}; }
inline MultiPolygon square(double x, double y, double side) { return {Polygon{rectangle(x, y, x + side, y + side), {}}}; }

template <typename Visit>
void each_ring(std::vector<MultiPolygon>& zones, Visit visit) {
    for (MultiPolygon& zone : zones)
        for (Polygon& part : zone) {
            visit(part.outer);
            for (Ring& hole : part.holes) visit(hole);
        }
}

struct CoverageOptions {
    std::size_t cells = 60;
    std::size_t zones = 25;
    bool lakes_and_islands = true;
    double noise_m = 1e-6;        // each zone's vertices moved apart by up to this
    double extra_vertices = 0.3;  // share of edges given a vertex on one side only
};

// 10 km wide, about Leeds. Cells are shared out to zones at random, so zones come in parts, have enclaves and touch in points.
inline std::vector<MultiPolygon> random_coverage(base::Random& random, const CoverageOptions& options) {
    const double x0 = 420'000;
    const double y0 = 430'000;
    MultiPolygon footprint{Polygon{rectangle(x0, y0, x0 + 10'000, y0 + 10'000), {}}};
    if (options.lakes_and_islands) {
        footprint = geo::difference(footprint, geo::circle({x0 + 3'000, y0 + 3'500}, 700, 8));
        footprint = geo::difference(footprint, geo::circle({x0 + 7'000, y0 + 6'000}, 900, 5));
        const MultiPolygon islands[] = {footprint, geo::circle({x0 + 7'000, y0 + 6'000}, 300, 4), square(x0 + 10'500, y0 + 4'000, 800)};
        footprint = geo::union_of(islands);
    }
    std::vector<Point> sites;
    for (std::size_t i = 0; i < options.cells; ++i) sites.push_back({x0 + 11'300 * random.unit(), y0 + 10'000 * random.unit()});
    const std::vector<MultiPolygon> cells = geo::voronoi(sites, footprint);
    std::vector<std::vector<MultiPolygon>> groups(options.zones);
    for (std::size_t i = 0; i < cells.size(); ++i)
        groups[i < options.zones ? i : random.below(static_cast<std::uint32_t>(options.zones))].push_back(cells[i]);
    std::vector<MultiPolygon> zones;
    for (const auto& group : groups) zones.push_back(geo::union_of(group));
    const auto noise = [&] { return options.noise_m * (2 * random.unit() - 1); };
    each_ring(zones, [&](Ring& ring) {
        Ring out;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            out.push_back({ring[i].x + noise(), ring[i].y + noise()});
            if (random.unit() < options.extra_vertices) {
                const double t = 0.1 + 0.8 * random.unit();
                out.push_back(
                    {ring[i].x + t * (ring[i + 1].x - ring[i].x) + noise(), ring[i].y + t * (ring[i + 1].y - ring[i].y) + noise()});
            }
        }
        out.push_back(out.front());
        ring = std::move(out);
    });
    return zones;
}

// Polygons that have nothing to do with each other, their corners few and often shared: touching, crossing, collinear, doubled.
inline std::vector<MultiPolygon> random_garbage(base::Random& random, std::size_t zones, std::uint32_t places, double step_m,
                                                double noise_m) {
    std::vector<MultiPolygon> out(zones);
    for (MultiPolygon& zone : out) {
        const std::size_t rings = 1 + random.below(3);
        for (std::size_t r = 0; r < rings; ++r) {
            Ring ring;
            const std::size_t corners = 3 + random.below(7);
            for (std::size_t i = 0; i < corners; ++i)
                ring.push_back({400'000 + step_m * random.below(places) + noise_m * random.unit(),
                                300'000 + step_m * random.below(places) + noise_m * random.unit()});
            if (random.below(2) == 0) ring.push_back(ring.front());
            if (r > 0 && random.below(2) == 0) {
                zone.back().holes.push_back(ring);
            } else {
                zone.push_back(Polygon{ring, {}});
            }
        }
    }
    return out;
}

// The same zones with rings turned, reversed and starting elsewhere.
inline void restart_rings(base::Random& random, std::vector<MultiPolygon>& zones) {
    each_ring(zones, [&](Ring& ring) {
        ring.pop_back();
        std::rotate(ring.begin(), ring.begin() + random.below(static_cast<std::uint32_t>(ring.size())), ring.end());
        if (random.below(2) == 0) std::reverse(ring.begin(), ring.end());
        ring.push_back(ring.front());
    });
}

inline std::vector<std::size_t> shuffled(base::Random& random, std::size_t n) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    return order;
}

inline std::size_t holes_in(const MultiPolygon& shape) {
    std::size_t holes = 0;
    for (const Polygon& part : shape) holes += part.holes.size();
    return holes;
}

// Area of what one has and the other has not.
inline double difference_m2(const MultiPolygon& a, const MultiPolygon& b) {
    return geo::area_m2(geo::difference(a, b)) + geo::area_m2(geo::difference(b, a));
}

}  // namespace merestone::test

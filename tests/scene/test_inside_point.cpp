#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "base/random.hpp"
#include "scene/inside_point.hpp"

namespace merestone::scene {
namespace {

double slow_clearance_m(const geo::Polygon& polygon, geo::Point p) {
    double best = 1e300;
    const auto look = [&](const geo::Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const double dx = ring[i + 1].x - ring[i].x;
            const double dy = ring[i + 1].y - ring[i].y;
            const double t = std::clamp(((p.x - ring[i].x) * dx + (p.y - ring[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            best = std::min(best, geo::distance_m(p, {ring[i].x + t * dx, ring[i].y + t * dy}));
        }
    };
    look(polygon.outer);
    for (const auto& hole : polygon.holes) look(hole);
    return geo::contains({polygon}, p) ? best : -best;
}

TEST_CASE("the middle of a square, and of the thick end of an L", "[fast]") {
    const geo::MultiPolygon square{{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}, {}}};
    const InsidePoint middle = inside_point(square, 0.5);
    CHECK(middle.at.x == Approx(50.0).margin(1.0));
    CHECK(middle.clearance_m == Approx(50.0).margin(0.5));
    const geo::MultiPolygon ell{{{{0, 0}, {300, 0}, {300, 20}, {100, 20}, {100, 100}, {0, 100}, {0, 0}}, {}}};
    CHECK(inside_point(ell, 0.5).at.x < 60.0);
}

TEST_CASE("a hole is kept clear of, and the largest part is chosen", "[fast]") {
    geo::MultiPolygon shape{
        {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}},
        {{{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 0}}, {{{140, 40}, {140, 60}, {160, 60}, {160, 40}, {140, 40}}}}};
    const InsidePoint found = inside_point(shape, 0.1);
    CHECK(found.at.x > 100.0);
    CHECK(geo::contains(shape, found.at));
    CHECK(found.clearance_m > 21.0);  // a corner of the ring about the hole: 23.4
    CHECK(inside_point({}, 1.0).clearance_m == 0.0);
}

TEST_CASE("no point of a fine grid is clearer than the point found, for random stars", "[fast]") {
    rc::prop("against a plain search", [](std::uint32_t seed) {
        base::Random random(seed);
        geo::Ring ring;
        const std::uint32_t corners = 5 + random.below(20);
        for (std::uint32_t i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double r = 20.0 + 80.0 * random.unit();
            ring.push_back({r * std::cos(angle), r * std::sin(angle)});
        }
        ring.push_back(ring.front());
        const geo::Polygon star{ring, {}};
        const InsidePoint found = inside_point({star}, 0.25);
        RC_ASSERT(std::abs(found.clearance_m - slow_clearance_m(star, found.at)) < 1e-6);
        for (double x = -100; x <= 100; x += 4)
            for (double y = -100; y <= 100; y += 4) RC_ASSERT(slow_clearance_m(star, {x, y}) <= found.clearance_m + 0.25 + 1e-9);
    });
}

}  // namespace
}  // namespace merestone::scene

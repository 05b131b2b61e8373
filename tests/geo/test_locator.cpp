#include <catch2/catch.hpp>

#include <limits>

#include "geo/coverages.hpp"
#include "geo/locator.hpp"

using namespace merestone;
using namespace merestone::test;
using geo::Locator;

namespace {

std::optional<std::size_t> plain_find(const std::vector<MultiPolygon>& shapes, Point p) {
    for (std::size_t s = 0; s < shapes.size(); ++s)
        if (geo::contains(shapes[s], p)) return s;
    return {};
}

double plain_distance(const MultiPolygon& shape, Point p) {
    if (geo::contains(shape, p)) return 0.0;
    double best = std::numeric_limits<double>::infinity();
    const auto scan = [&](const Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Point d{ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y};
            const double t = std::clamp(((p.x - ring[i].x) * d.x + (p.y - ring[i].y) * d.y) / (d.x * d.x + d.y * d.y), 0.0, 1.0);
            best = std::min(best, geo::distance_m(p, {ring[i].x + t * d.x, ring[i].y + t * d.y}));
        }
    };
    for (const Polygon& part : shape) {
        scan(part.outer);
        for (const Ring& hole : part.holes) scan(hole);
    }
    return best;
}

}  // namespace

TEST_CASE("the locator finds what the plain loop finds", "[slow][locator]") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        auto shapes = random_coverage(random, {});
        shapes.push_back({});                                                                           // one without shape
        shapes.push_back(geo::circle({425'000, 435'000}, 2'000, 6));                                    // one across others
        shapes.push_back({Polygon{{{421'000, 431'000}, {429'000, 439'000}, {429'000, 431'000}}, {}}});  // not closed
        const Locator locator(shapes);
        for (int k = 0; k < 4'000; ++k) {
            const Point p{419'500 + 12'500 * random.unit(), 429'500 + 11'000 * random.unit()};
            CAPTURE(p.x, p.y);
            REQUIRE(locator.find(p) == plain_find(shapes, p));
        }
        shapes.back()[0].outer.push_back(shapes.back()[0].outer.front());
        for (int k = 0; k < 500; ++k) {
            const Point p{415'000 + 20'000 * random.unit(), 425'000 + 20'000 * random.unit()};
            const double within_m = 4'000 * random.unit();
            const auto near = locator.nearest(p, within_m);
            std::optional<Locator::Near> expected;
            for (std::size_t s = 0; s < shapes.size(); ++s)
                if (const double d = plain_distance(shapes[s], p); d <= within_m && (!expected || d < expected->distance_m))
                    expected = Locator::Near{s, d};
            REQUIRE(near.has_value() == expected.has_value());
            if (!near) continue;
            CHECK(near->distance_m == Approx(expected->distance_m).margin(1e-6));
            CHECK(plain_distance(shapes[near->shape], p) == Approx(near->distance_m).margin(1e-6));
        }
    }
}

TEST_CASE("a point on a border belongs to the smaller number", "[fast][locator]") {
    const std::vector<MultiPolygon> shapes{square(10, 0, 10), square(0, 0, 10), square(0, 10, 10)};
    const Locator locator(shapes);
    CHECK(locator.find({10, 5}) == std::optional<std::size_t>{0});
    CHECK(locator.find({5, 10}) == std::optional<std::size_t>{1});
    CHECK(locator.find({0, 20}) == std::optional<std::size_t>{2});
    CHECK(locator.find({10, 0}) == std::optional<std::size_t>{0});
    CHECK_FALSE(locator.find({20.001, 5}));
}

TEST_CASE("the locator knows no place for what is none", "[fast][locator]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const std::vector<MultiPolygon> shapes{square(0, 0, 10)};
    const Locator locator(shapes);
    CHECK_FALSE(locator.find({nan, 1}));
    CHECK_FALSE(locator.nearest({nan, nan}, 1e9));
    CHECK_FALSE(locator.nearest({inf, 0}, 1e9));
    CHECK_FALSE(locator.nearest({20, 5}, 9.99));
    CHECK_FALSE(locator.nearest({20, 5}, nan));
    REQUIRE(locator.nearest({20, 5}, inf));
    CHECK(locator.nearest({20, 5}, inf)->distance_m == 10.0);
    CHECK_FALSE(Locator(std::vector<MultiPolygon>{}).find({0, 0}));
    CHECK_FALSE(Locator(std::vector<MultiPolygon>{}).nearest({0, 0}, inf));
}

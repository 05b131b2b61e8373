// Drawn shapes changed corner by corner; areas are held against GEOS or against what a pencil gives.
#include <catch2/catch.hpp>

#include "base/random.hpp"
#include "geo/geos_ops.hpp"
#include "geo/reshape.hpp"

using namespace merestone;
using geo::Corner;
using geo::MultiPolygon;
using geo::Point;
using geo::Ring;

namespace {

Ring square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}; }
MultiPolygon one(Ring ring) { return {{std::move(ring), {}}}; }

}  // namespace

TEST_CASE("a corner is found, moved, added and taken away; the ring stays closed", "[fast]") {
    const MultiPolygon shape = one(square(0, 0, 10));
    CHECK(geo::corners_of(shape[0].outer) == 4);
    const auto corner = geo::corner_near(shape, {9.5, 10.2}, 1.0);
    REQUIRE(corner);
    CHECK(*corner == Corner{0, 0, 2});
    CHECK_FALSE(geo::corner_near(shape, {5, 5}, 1.0));
    // The first corner, which stands at both ends.
    const MultiPolygon moved = geo::with_corner_at(shape, {0, 0, 0}, {-10, 0});
    CHECK(moved[0].outer.front() == moved[0].outer.back());
    CHECK(geo::area_m2(moved) == Approx(150.0));
    const auto edge = geo::edge_near(shape, {5, -0.4}, 1.0);
    REQUIRE(edge);
    CHECK(edge->before == Corner{0, 0, 0});
    CHECK(edge->at == Point{5, 0});
    CHECK(edge->distance_m == Approx(0.4));
    const MultiPolygon more = geo::with_new_corner(shape, edge->before, {5, -10});
    CHECK(geo::place_of(more, {0, 0, 1}) == Point{5, -10});
    CHECK(geo::area_m2(more) == Approx(150.0));
    CHECK(geo::area_m2(geo::without_corner(more, {0, 0, 1})) == Approx(100.0));
    // The closing edge has a place for a corner too.
    const auto last = geo::edge_near(shape, {0.1, 5}, 1.0);
    REQUIRE(last);
    CHECK(last->before == Corner{0, 0, 3});
    CHECK(geo::area_m2(geo::with_new_corner(shape, last->before, {-10, 5})) == Approx(150.0));
}

TEST_CASE("a hole is cut, reshaped and closed again; parts come and go", "[fast]") {
    MultiPolygon shape = geo::without_area(one(square(0, 0, 10)), square(3, 3, 4));
    REQUIRE(shape.size() == 1);
    REQUIRE(shape[0].holes.size() == 1);
    CHECK(geo::area_m2(shape) == Approx(84.0));
    const auto corner = geo::corner_near(shape, {3, 3}, 0.5);
    REQUIRE(corner);
    CHECK(corner->ring == 1);
    CHECK(geo::area_m2(geo::with_corner_at(shape, *corner, {1, 1})) == Approx(100.0 - 16.0 - 8.0));
    // A ring of two corners is none.
    MultiPolygon fewer = geo::without_corner(geo::without_corner(shape, {0, 1, 0}), {0, 1, 0});
    CHECK(fewer[0].holes.empty());
    // A bite over the edge is no hole.
    CHECK(geo::without_area(one(square(0, 0, 10)), square(8, 8, 4))[0].holes.empty());
    // A part apart, then one that joins both.
    MultiPolygon two = geo::with_part(one(square(0, 0, 10)), square(20, 0, 10));
    CHECK(two.size() == 2);
    CHECK(geo::with_part(two, square(5, 2, 20)).size() == 1);
    // Taking an outer ring's corners takes its holes along.
    shape = geo::without_corner(geo::without_corner(shape, {0, 0, 0}), {0, 0, 0});
    CHECK(shape.empty());
}

TEST_CASE("what crosses itself is parted where it crosses, and that is said", "[fast]") {
    const geo::Tidied bow = geo::tidied(one({{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}));
    CHECK(bow.crossed);
    CHECK(geo::is_valid(bow.shape));
    CHECK(geo::area_m2(bow.shape) == Approx(50.0));
    CHECK_FALSE(geo::tidied(one(square(0, 0, 5))).crossed);
    CHECK(geo::tidied({}).shape.empty());
}

TEST_CASE("any run of changes leaves a shape that GEOS can tidy, and corners are where they were put", "[fast]") {
    base::Random random(5);
    for (int round = 0; round < 200; ++round) {
        MultiPolygon shape = geo::without_area(one(square(0, 0, 100)), square(30, 30, 20));
        for (int step = 0; step < 12 && !shape.empty(); ++step) {
            const Point at{random.unit() * 120 - 10, random.unit() * 120 - 10};
            const Point to{random.unit() * 120 - 10, random.unit() * 120 - 10};
            const auto corner = geo::corner_near(shape, at, 1e9);
            REQUIRE(corner);
            switch (step % 4) {
                case 0:
                    shape = geo::with_corner_at(std::move(shape), *corner, to);
                    CHECK(geo::place_of(shape, *corner) == to);
                    break;
                case 1: {
                    const auto edge = geo::edge_near(shape, at, 1e9);
                    REQUIRE(edge);
                    shape = geo::with_new_corner(std::move(shape), edge->before, to);
                    break;
                }
                case 2: shape = geo::without_corner(std::move(shape), *corner); break;
                default: shape = geo::tidied(shape).shape;
            }
            for (const geo::Polygon& part : shape) CHECK(part.outer.front() == part.outer.back());
        }
        CHECK(geo::is_valid(geo::tidied(shape).shape));
    }
}

#include <catch2/catch.hpp>

#include <thread>

#include "geo/coverages.hpp"
#include "geo/geos_ops.hpp"

using namespace merestone;
using namespace merestone::test;

TEST_CASE("results are valid and oriented, invalid input is repaired", "[fast][geos]") {
    const MultiPolygon bow_tie{Polygon{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}};
    CHECK_FALSE(geo::is_valid(bow_tie));
    const MultiPolygon whole = geo::repaired(bow_tie);
    CHECK(geo::is_valid(whole));
    CHECK(geo::area_m2(whole) == 50.0);
    const MultiPolygon ring = geo::difference(square(0, 0, 10), square(4, 4, 2));
    REQUIRE(ring.size() == 1);
    REQUIRE(ring[0].holes.size() == 1);
    CHECK(geo::signed_area_m2(ring[0].outer) == 100.0);
    CHECK(geo::signed_area_m2(ring[0].holes[0]) == -4.0);
    CHECK(geo::intersection_area_m2(bow_tie, square(0, 0, 10)) == 50.0);
    CHECK(geo::intersection(square(0, 0, 10), square(10, 0, 10)).empty());  // a shared edge is no area
    CHECK(geo::intersection_area_m2(square(0, 0, 10), square(20, 0, 10)) == 0.0);
    CHECK(geo::area_m2(geo::difference(square(0, 0, 10), square(50, 50, 1))) == 100.0);
    CHECK_FALSE(geo::is_valid({Polygon{{{0, 0}, {1, 0}, {1, 1}}, {}}}));  // not closed
    CHECK_FALSE(geo::is_valid({Polygon{{{0, 0}, {1, 0}, {std::nan(""), 1}, {0, 0}}, {}}}));
    CHECK(geo::repaired({Polygon{{{0, 0}, {1, 0}}, {}}}).empty());
}

TEST_CASE("distances, unions and circles", "[fast][geos]") {
    CHECK(geo::distance_between_m(square(0, 0, 10), square(13, 14, 10)) == 5.0);
    CHECK(std::isinf(geo::distance_between_m(square(0, 0, 10), {})));
    const MultiPolygon two[] = {square(0, 0, 10), square(5, 0, 10)};
    CHECK(geo::area_m2(geo::union_of(two)) == 150.0);
    CHECK(geo::union_of({}).empty());
    CHECK(geo::area_m2(geo::circle({100, 100}, 50, 64)) == Approx(3.14159265 * 2500).epsilon(0.001));
    CHECK(geo::circle({0, 0}, 10, 4)[0].outer.size() == 17);
}

TEST_CASE("cells hold what is nearest to their site, and tile the footprint", "[slow][geos]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const MultiPolygon footprint = geo::difference(square(0, 0, 1000), geo::circle({500, 400}, 200, 6));
        std::vector<Point> sites;
        const bool on_a_lattice = seed % 3 == 0;
        for (int i = 0; i < 60; ++i)
            sites.push_back(on_a_lattice ? Point{100.0 * random.below(11), 100.0 * random.below(11)}
                                         : Point{-100 + 1200 * random.unit(), 1000 * random.unit()});
        sites.push_back(sites[7]);
        sites.push_back({sites[3].x + 1e-7, sites[3].y});
        const auto cells = geo::voronoi(sites, footprint);
        REQUIRE(cells.size() == sites.size());
        CHECK(cells[60].empty());
        double sum_m2 = 0.0;
        for (const auto& cell : cells) sum_m2 += geo::area_m2(cell);
        CHECK(sum_m2 == Approx(geo::area_m2(footprint)).epsilon(1e-9));
        for (int k = 0; k < 300; ++k) {
            const Point p{1000 * random.unit(), 1000 * random.unit()};
            if (!geo::contains(footprint, p)) continue;
            double least = 1e9;
            for (const Point s : sites) least = std::min(least, geo::distance_m(p, s));
            for (std::size_t i = 0; i < sites.size(); ++i)
                if (geo::contains(cells[i], p)) CHECK(geo::distance_m(p, sites[i]) == Approx(least).margin(1e-6));
        }
    }
    CHECK(geo::voronoi({}, square(0, 0, 1)).empty());
    const Point alone[] = {{5, 5}};
    CHECK(geo::area_m2(geo::voronoi(alone, square(0, 0, 10))[0]) == 100.0);
    CHECK(geo::voronoi(alone, {})[0].empty());
}

TEST_CASE("a shape goes to the part that holds most of it", "[fast][geos]") {
    const std::vector<MultiPolygon> coverage{square(0, 0, 10), square(10, 0, 10), square(20, 0, 10)};
    const std::vector<MultiPolygon> shapes{square(1, 1, 2),
                                           {Polygon{rectangle(8, 0, 13, 10), {}}},
                                           {Polygon{rectangle(9, 0, 11, 10), {}}},
                                           {Polygon{rectangle(5, 2, 26, 4), {}}},
                                           square(50, 50, 5),
                                           {},
                                           square(30, 0, 5)};
    CHECK(geo::majority_part(shapes, coverage) == std::vector<std::int32_t>{0, 1, 0, 1, -1, -1, -1});
    CHECK(geo::majority_part(shapes, {}) == std::vector<std::int32_t>(7, -1));
}

TEST_CASE("majorities are those of the plain sum of overlaps", "[slow][geos]") {
    base::Random random(3);
    const auto coverage = random_coverage(random, {.zones = 12});
    std::vector<MultiPolygon> shapes;
    for (int i = 0; i < 60; ++i)
        shapes.push_back(geo::circle({420'000 + 11'000 * random.unit(), 430'000 + 10'000 * random.unit()}, 1'500 * random.unit(), 3));
    const auto found = geo::majority_part(shapes, coverage);
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        CAPTURE(s);
        double most = 0.0;
        for (const auto& part : coverage) most = std::max(most, geo::intersection_area_m2(part, shapes[s]));
        if (found[s] < 0) {
            CHECK(most < 1e-6);
        } else {
            CHECK(geo::intersection_area_m2(coverage[static_cast<std::size_t>(found[s])], shapes[s]) == Approx(most));
        }
    }
}

TEST_CASE("polygon algebra gives the same from several threads at once", "[slow][geos]") {
    base::Random random(9);
    const auto zones = random_coverage(random, {});
    const MultiPolygon expected = geo::union_of(zones);
    std::vector<double> area(4, 0.0);
    {
        std::vector<std::jthread> workers;
        for (double& out : area) workers.emplace_back([&zones, &out] { out = geo::area_m2(geo::union_of(zones)); });
    }
    for (const double a : area) CHECK(a == geo::area_m2(expected));
}

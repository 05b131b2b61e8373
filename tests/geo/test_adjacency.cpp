#include <catch2/catch.hpp>

#include "geo/adjacency.hpp"
#include "geo/coverages.hpp"
#include "geo/tiling.hpp"

using namespace merestone;
using namespace merestone::test;
using geo::Border;
using geo::Topology;

namespace {

// Pieces of the zones' graph, found by plain repetition.
std::vector<std::size_t> piece_of(std::size_t zones, const std::vector<Border>& links, const std::vector<std::int32_t>& group) {
    std::vector<std::size_t> piece(zones);
    std::iota(piece.begin(), piece.end(), std::size_t{0});
    for (bool changed = true; changed;) {
        changed = false;
        for (const Border& b : links) {
            if (!group.empty() && group[b.a] != group[b.b]) continue;
            const std::size_t least = std::min(piece[b.a], piece[b.b]);
            changed = changed || piece[b.a] != least || piece[b.b] != least;
            piece[b.a] = piece[b.b] = least;
        }
    }
    return piece;
}

}  // namespace

TEST_CASE("zones that touch in a point are no neighbours", "[fast][adjacency]") {
    const std::vector<MultiPolygon> zones{square(0, 0, 10), square(10, 0, 10), square(0, 10, 10), square(10, 10, 10)};
    const auto borders = geo::borders(geo::build_topology(zones).value());
    REQUIRE(borders.size() == 4);
    for (const Border& b : borders) {
        CHECK(b.length_m == 10.0);
        CHECK_FALSE(b.bridge);
        CHECK(b.a < b.b);
        CHECK(b.a + b.b != 3);  // 0-3 and 1-2 are the diagonals
    }
}

TEST_CASE("border lengths are those of GEOS-made perimeters", "[slow][adjacency]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const Topology t = geo::build_topology(random_coverage(random, {})).value();
        const auto zones = polygons_of(t);
        const auto perimeter_m = [](const MultiPolygon& shape) {
            double length = 0.0;
            for (const Polygon& part : shape) {
                length += geo::length_m(part.outer);
                for (const Ring& hole : part.holes) length += geo::length_m(hole);
            }
            return length;
        };
        const auto borders = geo::borders(t);
        std::size_t next = 0;
        for (std::uint32_t a = 0; a < zones.size(); ++a)
            for (std::uint32_t b = a + 1; b < zones.size(); ++b) {
                const MultiPolygon two[] = {zones[a], zones[b]};
                const double shared_m = (perimeter_m(zones[a]) + perimeter_m(zones[b]) - perimeter_m(geo::union_of(two))) / 2;
                const bool listed = next < borders.size() && borders[next].a == a && borders[next].b == b;
                CHECK((shared_m > 1e-6) == listed);
                if (listed) CHECK(borders[next++].length_m == Approx(shared_m));
            }
        CHECK(next == borders.size());
    }
}

TEST_CASE("bridges join three islands by the two shortest links", "[fast][adjacency]") {
    // Mainland of two, an island 5 m off zone 1, and a rock 7 m beyond the island but 20 m from the mainland.
    const std::vector<MultiPolygon> zones{square(0, 0, 100), square(100, 0, 100), square(205, 0, 10), square(222, 0, 5)};
    const Topology t = geo::build_topology(zones).value();
    const auto borders = geo::borders(t);
    const auto bridges = geo::bridges(t, borders);
    REQUIRE(bridges.size() == 2);
    CHECK((bridges[0].a == 1 && bridges[0].b == 2));
    CHECK((bridges[1].a == 2 && bridges[1].b == 3));
    CHECK((bridges[0].bridge && bridges[0].length_m == 0.0));

    SECTION("a bridge joins one side of a boundary only") {
        const std::vector<std::int32_t> group{0, 0, 1, 0};
        const auto within = geo::bridges(t, borders, group);
        REQUIRE(within.size() == 1);
        CHECK((within[0].a == 1 && within[0].b == 3));
    }
}

TEST_CASE("bridges make each group one piece with the length of a least spanning tree", "[slow][adjacency]") {
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        std::vector<MultiPolygon> zones;
        for (int i = 0; i < 30; ++i)
            zones.push_back(geo::circle({3'000 * random.unit(), 3'000 * random.unit()}, 20 + 120 * random.unit(), 4));
        const Topology t = geo::build_topology(zones).value();
        const auto shapes = polygons_of(t);
        std::vector<std::int32_t> group;
        if (seed % 2 == 0)
            for (std::size_t z = 0; z < zones.size(); ++z) group.push_back(static_cast<std::int32_t>(random.below(3)));
        const auto known = geo::borders(t);
        const auto bridges = geo::bridges(t, known, group);

        // Kruskal over all pairs, on the pieces that borders leave.
        struct Pair {
            double distance_m;
            std::uint32_t a, b;
        };
        std::vector<Pair> pairs;
        for (std::uint32_t a = 0; a < zones.size(); ++a)
            for (std::uint32_t b = a + 1; b < zones.size(); ++b)
                if (!shapes[a].empty() && !shapes[b].empty() && (group.empty() || group[a] == group[b]))
                    pairs.push_back({geo::distance_between_m(shapes[a], shapes[b]), a, b});
        std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.distance_m < y.distance_m; });
        std::vector<Border> links = known;
        double expected_m = 0.0;
        std::size_t expected = 0;
        for (const Pair& p : pairs) {
            const auto piece = piece_of(zones.size(), links, group);
            if (piece[p.a] == piece[p.b]) continue;
            links.push_back({p.a, p.b, 0.0, true});
            expected_m += p.distance_m;
            ++expected;
        }
        REQUIRE(bridges.size() == expected);
        double bridges_m = 0.0;
        for (const Border& b : bridges) bridges_m += geo::distance_between_m(shapes[b.a], shapes[b.b]);
        CHECK(bridges_m == Approx(expected_m));

        std::vector<Border> joined = known;
        joined.insert(joined.end(), bridges.begin(), bridges.end());
        const auto piece = piece_of(zones.size(), joined, group);
        for (std::size_t a = 0; a < zones.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (!shapes[a].empty() && !shapes[b].empty() && (group.empty() || group[a] == group[b])) CHECK(piece[a] == piece[b]);
    }
}

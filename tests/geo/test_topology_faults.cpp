// build_topology on what no map should hold: it must neither fall over nor hang, and say what was wrong.
#include <catch2/catch.hpp>

#include <limits>

#include "geo/coverages.hpp"
#include "geo/tiling.hpp"
#include "geo/topology.hpp"

using namespace merestone;
using namespace merestone::test;
using geo::build_topology;
using geo::Topology;
using Kind = geo::TopologyReport::Fault::Kind;

namespace {

bool reported(const Topology& t, Kind kind, std::int32_t zone) {
    return std::any_of(t.report.faults.begin(), t.report.faults.end(), [&](const auto& f) { return f.kind == kind && f.zone == zone; });
}

}  // namespace

TEST_CASE("no zones, and zones without shape", "[fast][topology]") {
    CHECK(build_topology({}).value().arcs.empty());
    const std::vector<MultiPolygon> zones{{}, {Polygon{}}, {Polygon{{{1, 1}, {2, 2}}, {}}}, square(0, 0, 10)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    for (const int z : {0, 1, 2}) CHECK(reported(t, Kind::vanished, z));
    CHECK(reported(t, Kind::too_few_points, 2));
    CHECK_FALSE(reported(t, Kind::too_few_points, 1));
    CHECK(t.zone_area_m2[3] == 100.0);
}

TEST_CASE("coordinates that are no numbers, or no place", "[fast][topology]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const std::vector<MultiPolygon> zones{{Polygon{{{0, 0}, {10, 0}, {nan, 3}, {10, 10}, {0, 10}, {0, 0}}, {}}},
                                          {Polygon{{{inf, 0}, {-inf, 5}, {nan, nan}}, {}}},
                                          {Polygon{{{1e300, 0}, {1e300, 1e300}, {0, 1e300}}, {}}},
                                          {Polygon{{{9e8, 9e8}, {9.1e8, 9e8}, {9e8, 9.1e8}}, {}}}};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    for (const int z : {0, 1, 2}) CHECK(reported(t, Kind::not_finite, z));
    CHECK(t.zone_area_m2[0] == 100.0);
    CHECK(reported(t, Kind::vanished, 1));
    CHECK(reported(t, Kind::vanished, 2));
    CHECK(t.zone_area_m2[3] == Approx(5e13));
}

TEST_CASE("of two identical zones one keeps the area and both are named", "[fast][topology]") {
    const std::vector<MultiPolygon> zones{square(0, 0, 50), square(50, 0, 50), square(50, 0, 50)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zone_area_m2 == std::vector<double>{2500, 2500, 0});
    CHECK(reported(t, Kind::overlap, 1));
    CHECK(reported(t, Kind::vanished, 2));
}

TEST_CASE("a bow-tie keeps both wings and is named", "[fast][topology]") {
    const std::vector<MultiPolygon> zones{{Polygon{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}}, square(10, 0, 10)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zone_area_m2[0] == 50.0);
    CHECK(t.zones[0].size() == 2);
    CHECK(reported(t, Kind::self_crossing, 0));
    CHECK_FALSE(reported(t, Kind::self_crossing, 1));
    CHECK(t.report.crossings_added == 1);
}

TEST_CASE("a ring wound twice covers nothing twice", "[fast][topology]") {
    Ring twice = rectangle(0, 0, 10, 10);
    const Ring again = rectangle(2, 2, 8, 8);
    twice.insert(twice.end(), again.begin(), again.end());  // one ring that jumps inside and runs round again
    twice.push_back(twice.front());
    const std::vector<MultiPolygon> zones{{Polygon{twice, {}}}};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zone_area_m2[0] == Approx(64.0));  // even-odd
    CHECK(reported(t, Kind::self_crossing, 0));
}

TEST_CASE("a scrap cut off by closing a sliver goes with it", "[fast][topology]") {
    // Zone 0 has a feeler half a metre wide that runs through zone 1 and comes out on its far side.
    const Ring with_feeler{{0, -100}, {100, -100}, {100, 0}, {40.5, 0}, {40.5, 130}, {40, 130}, {40, 0}, {0, 0}, {0, -100}};
    const std::vector<MultiPolygon> zones{{Polygon{with_feeler, {}}}, square(0, 0, 100)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zones[0].size() == 1);
    CHECK(t.zone_area_m2 == std::vector<double>{10'000, 10'015});
    CHECK(t.report.slivers_closed == 2);
    CHECK(t.report.slivers_area_m2 == 65.0);
    geo::TopologyOptions as_it_is;
    as_it_is.sliver_width_m = 0.1;
    CHECK(build_topology(zones, as_it_is).value().zone_area_m2[0] + build_topology(zones, as_it_is).value().zone_area_m2[1] == 20'015.0);
}

TEST_CASE("a spike of a million corners adds no area", "[slow][topology]") {
    Ring ring{{0, 0}, {1000, 0}, {1000, 1000}};
    for (int i = 0; i < 500'000; ++i) ring.push_back({500, 1000 + i * 0.5});
    for (int i = 500'000; i-- > 0;) ring.push_back({500, 1000 + i * 0.5});
    ring.push_back({0, 1000});
    ring.push_back({0, 0});
    const std::vector<MultiPolygon> zones{{Polygon{ring, {}}}, square(1000, 0, 1000)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zone_area_m2[0] == 1'000'000.0);
    CHECK(reported(t, Kind::self_crossing, 0));
}

TEST_CASE("a comb of long teeth is no trap for the sweep", "[slow][topology]") {
    Ring ring{{0, 0}};
    for (int i = 0; i < 50'000; ++i) {
        ring.push_back({i * 2.0, 5000});
        ring.push_back({i * 2.0 + 1, 1});
    }
    ring.push_back({100'000, 0});
    const std::vector<MultiPolygon> zones{{Polygon{ring, {}}}};
    const Topology t = build_topology(zones).value();
    REQUIRE(geo::is_valid(t.polygon(0)));
    CHECK(t.zone_area_m2[0] == Approx(geo::area_m2(zones[0])));
}

TEST_CASE("zones that vanish under the tolerance leave no trace", "[fast][topology]") {
    const std::vector<MultiPolygon> zones{square(0, 0, 100), square(50, 50, 0.004), square(100.001, 0, 100)};
    const Topology t = build_topology(zones).value();
    CHECK(geo::area_m2(require_tiling(t)) == Approx(20'000.0).epsilon(1e-3));
    CHECK(reported(t, Kind::vanished, 1));
}

TEST_CASE("random heaps of crossing polygons tile, by GEOS", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const std::uint32_t places = 3 + random.below(30);
        const double noise_m = seed % 4 == 0 ? 0.0 : (seed % 4 == 1 ? 0.02 : 3.0);
        const auto zones = random_garbage(random, 2 + random.below(10), places, seed % 2 == 0 ? 5.0 : 0.7, noise_m);
        geo::TopologyOptions options;
        if (seed % 5 == 0) options.snap_m = 0.5;
        if (seed % 7 == 0) options.snap_m = 0.0;
        if (seed % 6 == 0) options.sliver_width_m = 0.0;
        const Topology t = build_topology(zones, options).value();
        require_tiling(t);
    }
}

TEST_CASE("what heaps of polygons cover stays covered, by GEOS", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        auto zones = random_garbage(random, 6, 20, 20.0, 9.0);
        for (MultiPolygon& zone : zones) {  // one simple ring a zone, so that GEOS' repair means the same inside
            zone.resize(1);
            zone[0].holes.clear();
            zone[0].outer.resize(3);
        }
        geo::TopologyOptions options;
        options.sliver_width_m = 0.0;
        options.snap_m = 1e-4;
        const Topology t = build_topology(zones, options).value();
        const MultiPolygon whole = require_tiling(t);
        CHECK(difference_m2(whole, geo::union_of(zones)) < 1.0);
    }
}

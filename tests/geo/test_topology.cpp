// build_topology on coverages: small ones worked by hand, random ones held against GEOS.
#include <catch2/catch.hpp>

#include <stop_token>

#include "geo/coverages.hpp"
#include "geo/tiling.hpp"
#include "geo/topology.hpp"

using namespace merestone;
using namespace merestone::test;
using geo::build_topology;
using geo::kOutside;
using geo::Topology;

TEST_CASE("two squares side by side have three arcs", "[fast][topology]") {
    const std::vector<MultiPolygon> zones{square(0, 0, 100), square(100, 0, 100)};
    const Topology t = build_topology(zones).value();
    REQUIRE(t.arcs.size() == 3);
    // Every arc sets out from (100, 0), its lesser end: round the west, round the east, and due north between the two.
    CHECK(std::pair(t.arcs[0].left, t.arcs[0].right) == std::pair(kOutside, 0));
    CHECK(std::pair(t.arcs[1].left, t.arcs[1].right) == std::pair(1, kOutside));
    CHECK(std::pair(t.arcs[2].left, t.arcs[2].right) == std::pair(0, 1));
    CHECK(t.arcs[2].length_m == 100.0);
    CHECK(t.arcs[0].length_m == 300.0);
    CHECK(t.zone_area_m2 == std::vector<double>{10'000.0, 10'000.0});
    CHECK(t.report.faults.empty());
    CHECK(t.report.vertices_in == 8);
    CHECK(t.report.vertices_moved == 0);
    CHECK(area_m2(require_tiling(t)) == 20'000.0);
}

TEST_CASE("a vertex that one neighbour lacks is put into its edge", "[fast][topology]") {
    const std::vector<MultiPolygon> zones{square(0, 0, 100), square(100, 0, 50), square(100, 50, 50)};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    const MultiPolygon first = t.polygon(0);
    CHECK(std::count(first[0].outer.begin(), first[0].outer.end(), Point{100, 50}) == 1);
}

TEST_CASE("a corner that just touches another zone's edge becomes a vertex of it", "[fast][topology]") {
    Ring wedge{{0, 0}, {10, 0}, {10, 10}, {0, 0}};
    Ring beside{{8, 8}, {4, 9}, {3, 8}, {8, 8}};
    for (int quarter = 0; quarter < 8; ++quarter) {
        CAPTURE(quarter);
        for (Ring* ring : {&wedge, &beside})
            for (Point& p : *ring) p = quarter == 4 ? Point{p.y, p.x} : Point{-p.y, p.x};  // turned, then mirrored, then turned on
        const std::vector<MultiPolygon> zones{{Polygon{wedge, {}}}, {Polygon{beside, {}}}};
        const Topology t = build_topology(zones).value();
        require_tiling(t);
        CHECK(t.polygon(0)[0].outer.size() == 5);
        CHECK(t.arcs.size() == 2);
        CHECK(t.arcs[0].from_node == t.arcs[1].from_node);
    }
}

TEST_CASE("an enclave, an island in a lake and a zone of two parts", "[fast][topology]") {
    // 0 surrounds 1; 2 is an island in a lake of 0, and a piece far off.
    const MultiPolygon ring{Polygon{rectangle(0, 0, 1000, 1000), {rectangle(100, 100, 300, 300), rectangle(500, 500, 800, 800)}}};
    const MultiPolygon parts{Polygon{rectangle(600, 600, 700, 700), {}}, Polygon{rectangle(2000, 0, 2300, 100), {}}};
    const std::vector<MultiPolygon> zones{ring, {Polygon{rectangle(100, 100, 300, 300), {}}}, parts};
    const Topology t = build_topology(zones).value();
    const MultiPolygon whole = require_tiling(t);
    CHECK(whole.size() == 3);
    CHECK(holes_in(whole) == 1);
    REQUIRE(t.zones[0].size() == 1);
    CHECK(t.zones[0][0].holes.size() == 2);
    REQUIRE(t.zones[2].size() == 2);
    CHECK(t.zone_area_m2[2] == 40'000.0);
    CHECK(geo::area_m2({t.polygon(2)[0]}) == 30'000.0);  // the largest part first
    REQUIRE(t.report.faults.size() == 1);
    CHECK(t.report.faults[0].kind == geo::TopologyReport::Fault::Kind::gap);  // the lake, with its island taken out
    CHECK(t.report.faults[0].area_m2 == 80'000.0);
}

TEST_CASE("a hole that touches its outer ring in a point stays a hole", "[fast][topology]") {
    const Ring outer{{0, 0}, {50, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
    const Ring hole{{50, 0}, {30, 40}, {70, 40}, {50, 0}};
    const std::vector<MultiPolygon> zones{{Polygon{outer, {hole}}}, {Polygon{hole, {}}}};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    REQUIRE(t.zones[0].size() == 1);
    CHECK(t.zones[0][0].holes.size() == 1);
    CHECK(t.report.faults.empty());
}

TEST_CASE("an inside held together by a point becomes two polygons", "[fast][topology]") {
    const Ring both{{0, 0}, {10, 0}, {10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}, {0, 10}, {0, 0}};  // touches itself at (10, 10)
    const std::vector<MultiPolygon> zones{{Polygon{both, {}}}};
    const Topology t = build_topology(zones).value();
    require_tiling(t);
    CHECK(t.zones[0].size() == 2);
    REQUIRE(t.report.faults.size() == 1);
    CHECK(t.report.faults[0].kind == geo::TopologyReport::Fault::Kind::self_crossing);
    CHECK(t.report.faults[0].at == Point{10, 10});
}

TEST_CASE("a narrow gap and a narrow overlap are closed, wide ones reported", "[fast][topology]") {
    using Kind = geo::TopologyReport::Fault::Kind;
    SECTION("narrow gap between two zones and below a third: it goes to the longest border") {
        const std::vector<MultiPolygon> zones{{Polygon{rectangle(0, 0, 100, 100), {}}},
                                              {Polygon{rectangle(100.5, 0, 200, 100), {}}},
                                              {Polygon{rectangle(0, 100, 200, 120), {}}},
                                              {Polygon{rectangle(0, -20, 200, 0), {}}}};
        const Topology t = build_topology(zones).value();
        CHECK(area_m2(require_tiling(t)) == Approx(200.0 * 140));
        CHECK(t.report.slivers_closed == 1);
        CHECK(t.report.slivers_area_m2 == Approx(50.0));
        CHECK(t.report.faults.empty());
        CHECK(t.zone_area_m2[0] == Approx(10'050.0));  // equal borders: the larger zone
        CHECK(t.report.largest_area_change_m2 == Approx(50.0));
    }
    SECTION("narrow overlap") {
        const std::vector<MultiPolygon> zones{square(0, 0, 100), {Polygon{rectangle(99.6, 0, 180, 100), {}}}};
        const Topology t = build_topology(zones).value();
        CHECK(area_m2(require_tiling(t)) == Approx(18'000.0));
        CHECK(t.report.slivers_closed == 1);
        CHECK(t.zone_area_m2[0] == Approx(10'000.0));
    }
    SECTION("wide overlap") {
        const std::vector<MultiPolygon> zones{square(0, 0, 100), {Polygon{rectangle(90, -10, 300, 110), {}}}};
        const Topology t = build_topology(zones).value();
        require_tiling(t);
        REQUIRE(t.report.faults.size() == 1);
        CHECK(t.report.faults[0].kind == Kind::overlap);
        CHECK(t.report.faults[0].area_m2 == Approx(1'000.0));
        CHECK(t.report.faults[0].zone == 1);  // 120 m of its inside border it, 100 m of zone 0's
        CHECK(t.report.faults[0].other == 0);
        CHECK(geo::contains(square(90, 0, 10), {t.report.faults[0].at.x, 5}));
    }
    SECTION("a wide gap stays a hole") {
        const std::vector<MultiPolygon> zones{{Polygon{rectangle(0, 0, 100, 100), {rectangle(40, 40, 50, 50)}}}};
        const Topology t = build_topology(zones).value();
        require_tiling(t);
        REQUIRE(t.report.faults.size() == 1);
        CHECK(t.report.faults[0].kind == Kind::gap);
        CHECK(t.report.faults[0].area_m2 == 100.0);
        CHECK(t.zones[0][0].holes.size() == 1);
    }
}

TEST_CASE("random coverages with published defects tile exactly, by GEOS", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const auto zones = random_coverage(random, {.noise_m = seed % 3 == 0 ? 1e-9 : (seed % 3 == 1 ? 1e-6 : 2e-3)});
        const Topology t = build_topology(zones).value();
        const MultiPolygon whole = require_tiling(t);
        CHECK(holes_in(whole) == 2);  // the two lakes and nothing else
        CHECK(whole.size() == 3);
        for (const auto& fault : t.report.faults) {
            CAPTURE(static_cast<int>(fault.kind), fault.at.x, fault.at.y, fault.area_m2);
            using Kind = geo::TopologyReport::Fault::Kind;
            if (fault.kind == Kind::vanished) {
                CHECK(zones[static_cast<std::size_t>(fault.zone)].empty());  // no cell of it lay on land
            } else if (fault.kind == Kind::self_crossing) {
                CHECK_FALSE(geo::is_valid(zones[static_cast<std::size_t>(fault.zone)]));  // moving its corners did that
            } else {
                CHECK(fault.kind == Kind::gap);
            }
        }
        CHECK(t.report.largest_move_m <= 0.01);
        for (std::size_t z = 0; z < zones.size(); ++z) {
            double border_m = 0.0;
            for (const auto& part : zones[z]) border_m += geo::length_m(part.outer);
            if (geo::is_valid(zones[z])) CHECK(t.zones[z].size() == zones[z].size());
            CHECK(std::abs(geo::area_m2(zones[z]) - t.zone_area_m2[z]) < 0.01 * border_m + 1.0);
        }
    }
}

TEST_CASE("the order of zones, rings and corners changes no geometry", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const bool garbage = seed % 3 == 0;
        auto zones = garbage ? random_garbage(random, 12, 40, 7.3, 0.5) : random_coverage(random, {.noise_m = 1e-3});
        if (garbage)
            each_ring(zones, [](Ring& ring) {
                if (ring.front() != ring.back()) ring.push_back(ring.front());
            });
        const Topology before = build_topology(zones).value();
        const std::vector<std::size_t> order = shuffled(random, zones.size());
        std::vector<MultiPolygon> turned;
        for (const std::size_t i : order) turned.push_back(zones[i]);
        restart_rings(random, turned);
        const Topology after = build_topology(turned).value();
        std::vector<std::size_t> same(zones.size());
        std::iota(same.begin(), same.end(), std::size_t{0});
        REQUIRE(arc_set(before, same) == arc_set(after, order));
        for (std::size_t i = 0; i < order.size(); ++i) {
            const MultiPolygon a = before.polygon(order[i]);
            const MultiPolygon b = after.polygon(i);
            REQUIRE(a.size() == b.size());
            for (std::size_t p = 0; p < a.size(); ++p) {
                REQUIRE(a[p].outer == b[p].outer);
                REQUIRE(a[p].holes == b[p].holes);
            }
            REQUIRE(before.zone_inside[order[i]] == after.zone_inside[i]);
        }
        CHECK(before.report.slivers_closed == after.report.slivers_closed);
        CHECK(before.report.faults.size() == after.report.faults.size());
    }
}

TEST_CASE("a topology of its own polygons is itself", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const Topology once = build_topology(random_coverage(random, {.noise_m = 1e-3})).value();
        const Topology twice = build_topology(polygons_of(once)).value();
        REQUIRE(once.points == twice.points);
        CHECK(twice.report.vertices_moved == 0);
        CHECK(twice.report.slivers_closed == 0);
        CHECK(twice.report.crossings_added == 0);
    }
}

TEST_CASE("arcs are sorted by their two sides and point from their lesser end", "[slow][topology]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        base::Random random(seed);
        const auto zones = seed % 2 == 0 ? random_coverage(random, {}) : random_garbage(random, 14, 40, 5.0, 3.0);
        const Topology t = build_topology(zones).value();
        const auto key = [&](const geo::Arc& arc) {
            return std::tuple(std::min(arc.left, arc.right), std::max(arc.left, arc.right), t.points[arc.first]);
        };
        for (std::size_t a = 0; a < t.arcs.size(); ++a) {
            const auto points = t.points_of(t.arcs[a]);
            CHECK(points.front() <= points.back());
            if (points.front() == points.back()) CHECK(points[1] < points[points.size() - 2]);
            CHECK((points.front() == points.back()) == (t.arcs[a].from_node == t.arcs[a].to_node));
            if (a > 0) CHECK(key(t.arcs[a - 1]) <= key(t.arcs[a]));
        }
    }
}

TEST_CASE("building stops when asked", "[fast][topology]") {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<MultiPolygon> zones{square(0, 0, 1)};
    const auto result = build_topology(zones, {}, base::Progress(nullptr, stop.get_token()));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == base::ErrorKind::cancelled);
}

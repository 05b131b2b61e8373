// Outlines from arcs against the union that GEOS makes of the same zones.
#include <catch2/catch.hpp>

#include "geo/coverages.hpp"
#include "geo/outline.hpp"
#include "geo/tiling.hpp"

using namespace merestone;
using namespace merestone::test;
using geo::Topology;

namespace {

std::vector<std::int32_t> random_labels(base::Random& random, std::size_t zones, std::size_t groups) {
    std::vector<std::int32_t> label(zones);
    for (auto& l : label) l = static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(groups + 1))) - 1;  // some in none
    return label;
}

std::vector<MultiPolygon> of_group(const Topology& t, const std::vector<std::int32_t>& label, std::int32_t group) {
    std::vector<MultiPolygon> out;
    for (std::size_t z = 0; z < label.size(); ++z)
        if (label[z] == group) out.push_back(t.polygon(z));
    return out;
}

}  // namespace

TEST_CASE("outlines are the unions that GEOS makes, and valid", "[slow][outline]") {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const auto zones = seed % 4 == 0 ? random_garbage(random, 10, 25, 9.0, 2.0) : random_coverage(random, {});
        const Topology t = geo::build_topology(zones).value();
        const std::size_t groups = 1 + random.below(5);
        const auto label = random_labels(random, zones.size(), groups);
        const auto outlines = geo::outlines(t, label, groups);
        const auto lengths = geo::border_lengths(t, label, groups);
        REQUIRE(outlines.size() == groups);
        double all_outlines_m = 0.0;
        for (std::size_t g = 0; g < groups; ++g) {
            CAPTURE(g);
            const MultiPolygon expected = geo::union_of(of_group(t, label, static_cast<std::int32_t>(g)));
            REQUIRE((outlines[g].empty() || geo::is_valid(outlines[g])));
            REQUIRE(outlines[g].size() == expected.size());
            CHECK(holes_in(outlines[g]) == holes_in(expected));
            CHECK(geo::area_m2(outlines[g]) == Approx(geo::area_m2(expected)).epsilon(1e-12).margin(1e-9));
            CHECK(difference_m2(outlines[g], expected) < 1e-6);
            double outline_m = 0.0;
            for (const Polygon& part : outlines[g]) {
                outline_m += geo::length_m(part.outer);
                for (const Ring& hole : part.holes) outline_m += geo::length_m(hole);
            }
            CHECK(lengths.outline_m[g] == Approx(outline_m));
            all_outlines_m += outline_m;
            for (std::size_t p = 1; p < outlines[g].size(); ++p)
                CHECK(geo::area_m2({outlines[g][p - 1]}) >= geo::area_m2({outlines[g][p]}) - 1e-6);
        }
        // What stands on two outlines is between groups; the rest faces zones of no group or the outside.
        double once_m = 0.0;
        for (const geo::Arc& arc : t.arcs) {
            const auto of = [&](std::int32_t zone) { return zone < 0 ? -1 : label[static_cast<std::size_t>(zone)]; };
            if ((of(arc.left) < 0) != (of(arc.right) < 0)) once_m += arc.length_m;
        }
        CHECK(2 * lengths.between_m + once_m == Approx(all_outlines_m));
    }
}

TEST_CASE("pieces and holes of groups are those of GEOS' unions", "[slow][outline]") {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        base::Random random(seed);
        const auto zones = random_coverage(random, {.cells = 80, .zones = 40});
        const Topology t = geo::build_topology(zones).value();
        const std::size_t groups = 1 + random.below(4);
        const auto label = random_labels(random, zones.size(), groups);
        const auto shapes = geo::group_shapes(t, label, groups);
        const auto all = polygons_of(t);
        for (std::size_t g = 0; g < groups; ++g) {
            CAPTURE(g);
            const MultiPolygon whole = geo::union_of(of_group(t, label, static_cast<std::int32_t>(g)));
            CHECK(shapes[g].pieces == whole.size());
            geo::GroupShape slow;
            for (const Polygon& part : whole)
                for (const Ring& hole : part.holes) {
                    bool filled = false;  // does any zone lie just inside the hole's rim?
                    for (std::size_t i = 0; i + 1 < hole.size(); ++i) {
                        const Point a = hole[i];
                        const Point b = hole[i + 1];
                        const double length = geo::distance_m(a, b);
                        const Point in{(a.x + b.x) / 2 + (b.y - a.y) / length * 1e-4, (a.y + b.y) / 2 - (b.x - a.x) / length * 1e-4};
                        for (const MultiPolygon& zone : all) filled = filled || geo::contains(zone, in);
                    }
                    ++(filled ? slow.holes_of_others : slow.holes_of_footprint);
                }
            CHECK(shapes[g].holes_of_others == slow.holes_of_others);
            CHECK(shapes[g].holes_of_footprint == slow.holes_of_footprint);
        }
    }
}

TEST_CASE("a group around another has a hole filled by others", "[fast][outline]") {
    const std::vector<MultiPolygon> zones{{Polygon{rectangle(0, 0, 90, 90), {rectangle(30, 30, 60, 60), rectangle(70, 70, 80, 80)}}},
                                          square(30, 30, 30)};
    const Topology t = geo::build_topology(zones).value();
    const std::vector<std::int32_t> apart{0, 1};
    const auto shapes = geo::group_shapes(t, apart, 2);
    CHECK(shapes[0].pieces == 1);
    CHECK(shapes[0].holes_of_others == 1);
    CHECK(shapes[0].holes_of_footprint == 1);
    CHECK(shapes[1].pieces == 1);
    const std::vector<std::int32_t> together{0, 0};
    CHECK(geo::group_shapes(t, together, 1)[0].holes_of_others == 0);
    CHECK(geo::border_lengths(t, apart, 2).between_m == 120.0);
    CHECK(geo::border_lengths(t, together, 1).outline_m[0] == 400.0);
    const std::vector<std::int32_t> none{-1, -5};
    CHECK(geo::outlines(t, none, 1)[0].empty());
    CHECK(geo::group_shapes(t, none, 1)[0].pieces == 0);
}

TEST_CASE("neighbouring outlines hold the same vertices", "[fast][outline]") {
    base::Random random(11);
    const auto zones = random_coverage(random, {});
    const Topology t = geo::build_topology(zones).value();
    std::vector<std::int32_t> label(zones.size());
    for (std::size_t z = 0; z < label.size(); ++z) label[z] = static_cast<std::int32_t>(z % 2);
    const auto outlines = geo::outlines(t, label, 2);
    const auto edges = [](const MultiPolygon& shape, bool turned) {
        std::set<std::pair<Point, Point>> out;
        const auto add = [&](const Ring& ring) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                out.insert(turned ? std::pair(ring[i + 1], ring[i]) : std::pair(ring[i], ring[i + 1]));
        };
        for (const Polygon& part : shape) {
            add(part.outer);
            for (const Ring& hole : part.holes) add(hole);
        }
        return out;
    };
    const auto one = edges(outlines[0], false);
    const auto other = edges(outlines[1], true);
    double shared_m = 0.0;
    for (const auto& edge : one)
        if (other.count(edge) == 1) shared_m += geo::distance_m(edge.first, edge.second);
    CHECK(shared_m == Approx(geo::border_lengths(t, label, 2).between_m));
}

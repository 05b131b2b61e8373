#include "scene/pick.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/random.hpp"
#include "support/made_plan.hpp"

namespace merestone::scene {
namespace {

test::MadePlan county() {
    test::MadePlanSize size;
    size.columns = 12;
    size.rows = 8;
    size.practices = 30;
    size.localities = 5;
    return test::made_plan(size);
}

std::shared_ptr<const MapContent> content_of(const test::MadePlan& made) {
    return std::make_shared<const MapContent>(make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}}, {}));
}

TEST_CASE("the zone under a point is the one that contains it", "[fast]") {
    const auto made = county();
    const GeographyIndex index(made.plan.topology);
    const geo::Box box = extent_of(made.plan).grown(500.0);
    base::Random random(5);
    for (int i = 0; i < 800; ++i) {
        const geo::Point p{box.min_x + random.unit() * box.width(), box.min_y + random.unit() * box.height()};
        std::optional<std::uint32_t> expected;
        for (std::uint32_t z = 0; z < made.plan.zones.size() && !expected; ++z)
            if (geo::contains(made.plan.topology->polygon(z), p)) expected = z;
        CHECK(index.zone_at(p) == expected);
    }
}

TEST_CASE("boxes and lassos hold what plain looking finds, by each rule", "[fast]") {
    const auto made = county();
    const GeographyIndex index(made.plan.topology);
    const geo::Box all = extent_of(made.plan);
    base::Random random(6);
    for (int i = 0; i < 40; ++i) {
        geo::Box box;
        for (int k = 0; k < 2; ++k) box.add(geo::Point{all.min_x + random.unit() * all.width(), all.min_y + random.unit() * all.height()});
        std::vector<std::uint32_t> middle;
        std::vector<std::uint32_t> whole;
        for (std::uint32_t z = 0; z < made.plan.zones.size(); ++z) {
            if (box.contains(made.plan.topology->zone_inside[z])) middle.push_back(z);
            const geo::Box zone = geo::box_of(made.plan.topology->polygon(z));
            if (box.contains({zone.min_x, zone.min_y}) && box.contains({zone.max_x, zone.max_y})) whole.push_back(z);
        }
        CHECK(index.zones_in(box) == middle);
        CHECK(index.zones_in(box, AreaRule::whole) == whole);
        const auto touching = index.zones_in(box, AreaRule::touching);
        CHECK(std::includes(touching.begin(), touching.end(), whole.begin(), whole.end()));
        // Any zone found at a point of the box touches it.
        std::set<std::uint32_t> sampled;
        for (int k = 0; k < 200; ++k)
            if (const auto z = index.zone_at({box.min_x + random.unit() * box.width(), box.min_y + random.unit() * box.height()}))
                sampled.insert(*z);
        CHECK(std::includes(touching.begin(), touching.end(), sampled.begin(), sampled.end()));
        const geo::Ring lasso{{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
        CHECK(index.zones_in(lasso) == middle);
    }
    CHECK(index.zones_in(geo::Ring{{0, 0}, {1, 1}}).empty());
    CHECK(index.zones_in(geo::Box{}).empty());
}

TEST_CASE("the nearest point of a border is the nearest there is, a vertex before a line", "[fast]") {
    const auto made = county();
    const geo::Topology& t = *made.plan.topology;
    const GeographyIndex index(made.plan.topology);
    const geo::Box box = extent_of(made.plan);
    base::Random random(8);
    int found = 0;
    for (int i = 0; i < 300; ++i) {
        const geo::Point p{box.min_x + random.unit() * box.width(), box.min_y + random.unit() * box.height()};
        const auto near = index.nearest_arc_point(p, 60.0);
        double vertex_m = 1e9;
        double line_m = 1e9;
        for (const geo::Arc& arc : t.arcs) {
            const auto points = t.points_of(arc);
            for (std::size_t k = 0; k < points.size(); ++k) {
                vertex_m = std::min(vertex_m, geo::distance_m(p, points[k]));
                for (int s = 0; s <= 50 && k + 1 < points.size(); ++s)
                    line_m = std::min(line_m, geo::distance_m(p, {points[k].x + s / 50.0 * (points[k + 1].x - points[k].x),
                                                                  points[k].y + s / 50.0 * (points[k + 1].y - points[k].y)}));
            }
        }
        if (!near) {
            CHECK(line_m > 60.0);
            continue;
        }
        ++found;
        CHECK(near->vertex == (vertex_m <= 60.0));
        CHECK(near->distance_m == Approx(near->vertex ? vertex_m : line_m).margin(0.2));
    }
    CHECK(found > 20);
}

TEST_CASE("under a practice lie the practice, its zone and its locality, in that order", "[fast]") {
    const auto made = county();
    const auto content = content_of(made);
    const GeographyIndex geography(made.plan.topology);
    const ContentIndex index(content);
    const Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
    for (std::uint32_t p = 0; p < made.plan.practices.size(); ++p) {
        const auto hits = index.under(geography, camera, camera.to_px(*made.plan.practices[p].at));
        const auto at = [&](ItemId id) { return std::find(hits.begin(), hits.end(), id) - hits.begin(); };
        const auto zone = geography.zone_at(*made.plan.practices[p].at);
        REQUIRE(zone);
        const auto locality = static_cast<std::uint32_t>(made.scenario.zone_locality[*zone].pos());
        CHECK(at({ItemKind::practice, p}) < at({ItemKind::zone, *zone}));
        CHECK(at({ItemKind::zone, *zone}) + 1 == at({ItemKind::locality, locality}));
        CHECK(hits.back() == ItemId{ItemKind::locality, locality});
        CHECK(std::set<ItemId>(hits.begin(), hits.end()).size() == hits.size());
    }
    CHECK(index.under(geography, camera, {-5000.0, -5000.0}).empty());
    CHECK(index.symbols_in(extent_of(made.plan)).size() >= made.plan.practices.size());
    CHECK(index.symbols_in(geo::Box{0, 0, 1, 1}).empty());
}

}  // namespace
}  // namespace merestone::scene

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/postcode_places.hpp"
#include "base/random.hpp"
#include "geo/locator.hpp"
#include "support/made_plan.hpp"

using namespace merestone;

namespace {

double way_to_segment_m(geo::Point p, geo::Point a, geo::Point b) {  // by the foot of the perpendicular, or the nearer end
    const double ab = geo::distance_m(a, b);
    const double pa = geo::distance_m(p, a);
    const double pb = geo::distance_m(p, b);
    if (ab == 0.0 || pa * pa >= pb * pb + ab * ab || pb * pb >= pa * pa + ab * ab) return std::min(pa, pb);
    return std::abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / ab;
}

}  // namespace

TEST_CASE("a postcode falls to its zone's locality, and nearness to another is told: against every edge looked at", "[fast]") {
    auto made = test::made_plan({8, 7, 300.0, 6, 3, 5});
    made.scenario.zone_locality[17] = model::LocalityIx();  // left out
    std::vector<geo::MultiPolygon> shapes;
    for (std::size_t z = 0; z < made.plan.zones.size(); ++z) shapes.push_back(made.plan.topology->polygon(z));
    const geo::Locator locator(shapes);
    geo::Box all;
    for (const geo::Box& box : made.plan.topology->zone_box) {
        all.add(geo::Point{box.min_x, box.min_y});
        all.add(geo::Point{box.max_x, box.max_y});
    }
    base::Random chance(7);
    for (int i = 0; i < 3000; ++i) {
        const geo::Point p{all.min_x + chance.unit() * (all.max_x - all.min_x), all.min_y + chance.unit() * (all.max_y - all.min_y)};
        if (const auto z = locator.find(p)) made.plan.postcodes.push_back({"P" + std::to_string(i), p, model::ZoneIx(*z), 10});
    }
    // Exactly on a corner of the topology: 0 m from an outline where the corner has two localities.
    for (const geo::Arc& arc : made.plan.topology->arcs) {
        const geo::Point corner = made.plan.topology->points_of(arc).front();
        if (const auto z = locator.find(corner)) made.plan.postcodes.push_back({"C", corner, model::ZoneIx(*z), 10});
    }
    const auto places = analysis::postcode_places(made.plan, made.scenario);
    REQUIRE(places.size() == made.plan.postcodes.size());
    std::size_t near = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const model::Postcode& postcode = made.plan.postcodes[i];
        const model::LocalityIx own = made.scenario.zone_locality[postcode.zone.pos()];
        CHECK(places[i].locality == own);
        double nearest = std::numeric_limits<double>::infinity();
        for (const geo::Arc& arc : made.plan.topology->arcs) {
            const auto side = [&](std::int32_t z) {
                return z < 0 ? -2
                             : (made.scenario.zone_locality[static_cast<std::size_t>(z)]
                                    ? static_cast<int>(made.scenario.zone_locality[static_cast<std::size_t>(z)].pos())
                                    : -1);
            };
            if (side(arc.left) == side(arc.right)) continue;
            const auto points = made.plan.topology->points_of(arc);
            for (std::size_t k = 1; k < points.size(); ++k)
                nearest = std::min(nearest, way_to_segment_m(postcode.at, points[k - 1], points[k]));
        }
        if (nearest > analysis::kNearOutline_m) {
            CHECK_FALSE(places[i].outline_m.has_value());
            continue;
        }
        ++near;
        REQUIRE(places[i].outline_m.has_value());
        CHECK(*places[i].outline_m == Approx(nearest).margin(1e-6));
        CHECK((!places[i].beside || places[i].beside != own));
    }
    CHECK(near > 50);
    CHECK(near < places.size());
}

TEST_CASE("a plan without postcodes has none placed", "[fast]") {
    const auto made = test::made_plan();
    CHECK(analysis::postcode_places(made.plan, made.scenario).empty());
}

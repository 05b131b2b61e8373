// Panning, zooming, and the way back.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <limits>

#include "ui/map_view.hpp"

using namespace merestone;
using ui::MapView;

namespace {

constexpr geo::Box kLeeds{415000, 422000, 446000, 450000};

MapView over_leeds() {
    MapView view;
    view.resize(1000, 800);
    view.set_extent(kLeeds);
    return view;
}

bool same(const scene::Camera& a, const scene::Camera& b) {
    return a.centre == b.centre && a.metres_per_px == b.metres_per_px && a.width_px == b.width_px && a.height_px == b.height_px;
}

}  // namespace

TEST_CASE("a plan is fitted once the pane has a size, and not again when the window changes", "[fast]") {
    MapView view;
    view.set_extent(kLeeds);
    view.resize(1, 1);  // not yet a pane
    view.resize(1000, 800);
    CHECK(view.camera().view().min_x <= kLeeds.min_x);
    CHECK(view.camera().view().max_x >= kLeeds.max_x);
    CHECK(view.camera().view().min_y <= kLeeds.min_y);
    CHECK(view.camera().view().max_y >= kLeeds.max_y);
    view.zoom_about({100, 100}, 8.0, 1.0);
    const scene::Camera before = view.camera();
    view.resize(640, 480);
    CHECK(view.camera().centre == before.centre);
    CHECK(view.camera().metres_per_px == before.metres_per_px);
}

TEST_CASE("zooming keeps the place under the pointer", "[fast]") {
    CHECK(rc::check([] {
        MapView view = over_leeds();
        double now_s = 1.0;
        for (int i = 0; i < 6; ++i) {
            const scene::Px at{*rc::gen::inRange(0, 1000) * 1.0, *rc::gen::inRange(0, 800) * 1.0};
            const double factor = *rc::gen::inRange(30, 300) / 100.0;
            const geo::Point before = view.camera().to_map(at);
            view.zoom_about(at, factor, now_s += 1.0);
            const geo::Point after = view.camera().to_map(at);
            // Held at the footprint's surroundings the view may slide; else the place stays to a hundredth of a pixel.
            const geo::Point c = view.camera().centre;
            const bool held = c.x <= kLeeds.min_x - kLeeds.width() || c.x >= kLeeds.max_x + kLeeds.width() ||
                              c.y <= kLeeds.min_y - kLeeds.height() || c.y >= kLeeds.max_y + kLeeds.height();
            RC_ASSERT(held || geo::distance_m(before, after) < 0.01 * view.camera().metres_per_px);
        }
    }));
}

TEST_CASE("whatever is done, the plan can be found again: scale and middle are held", "[fast]") {
    CHECK(rc::check([] {
        MapView view = over_leeds();
        double now_s = 1.0;
        for (int i = 0; i < 20; ++i) {
            now_s += 0.1;
            switch (*rc::gen::inRange(0, 4)) {
                case 0: view.pan(*rc::gen::inRange(-1000000, 1000000), *rc::gen::inRange(-1000000, 1000000), now_s); break;
                case 1: view.zoom_about({500, 400}, *rc::gen::element(1e-300, 1e-3, 0.5, 2.0, 1e3, 1e300), now_s); break;
                case 2: view.centre_on({*rc::gen::inRange(-9000000, 9000000) * 1.0, 0.0}, *rc::gen::element(1e-9, 1.0, 1e9), now_s); break;
                default: view.resize(*rc::gen::inRange(0, 9000), *rc::gen::inRange(0, 9000)); break;
            }
            const scene::Camera& c = view.camera();
            RC_ASSERT(std::isfinite(c.metres_per_px));
            RC_ASSERT(c.metres_per_px >= 0.05);
            RC_ASSERT(c.width_px >= 1.0);
            RC_ASSERT(c.height_px >= 1.0);
            RC_ASSERT(c.centre.x >= kLeeds.min_x - kLeeds.width());
            RC_ASSERT(c.centre.x <= kLeeds.max_x + kLeeds.width());
            RC_ASSERT(c.centre.y >= kLeeds.min_y - kLeeds.height());
            RC_ASSERT(c.centre.y <= kLeeds.max_y + kLeeds.height());
        }
    }));
}

TEST_CASE("a factor that is no number changes nothing", "[fast]") {
    MapView view = over_leeds();
    const scene::Camera before = view.camera();
    for (const double factor : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        view.zoom_about({1, 1}, factor, 5.0);
    CHECK(same(view.camera(), before));
    CHECK_FALSE(view.can_go_back());
}

TEST_CASE("back and forward go through the views, quick ones as one", "[fast]") {
    MapView view = over_leeds();
    const scene::Camera whole = view.camera();
    CHECK_FALSE(view.back(0.5));
    view.zoom_about({500, 400}, 2.0, 1.0);
    view.zoom_about({500, 400}, 2.0, 1.1);  // the same turn of the wheel
    const scene::Camera near = view.camera();
    view.pan(200, 0, 5.0);
    const scene::Camera beside = view.camera();
    REQUIRE(view.back(10.0));
    CHECK(same(view.camera(), near));
    REQUIRE(view.back(11.0));
    CHECK(same(view.camera(), whole));
    CHECK_FALSE(view.back(12.0));
    REQUIRE(view.forward(13.0));
    REQUIRE(view.forward(14.0));
    CHECK(same(view.camera(), beside));
    CHECK_FALSE(view.forward(15.0));
}

TEST_CASE("a new view after going back ends the way forward, however soon it comes", "[fast]") {
    MapView view = over_leeds();
    view.pan(100, 0, 1.0);
    const scene::Camera first = view.camera();
    view.pan(100, 0, 5.0);
    REQUIRE(view.back(10.0));
    CHECK(same(view.camera(), first));
    view.pan(0, 50, 10.1);
    CHECK_FALSE(view.can_go_forward());
    REQUIRE(view.back(20.0));
    CHECK(same(view.camera(), first));
}

TEST_CASE("a view moves for a moment after the last change", "[fast]") {
    MapView view = over_leeds();
    CHECK_FALSE(view.moving(0.0));
    const auto before = view.changes();
    view.pan(1, 1, 2.0);
    CHECK(view.changes() > before);
    CHECK(view.moving(2.05));
    CHECK_FALSE(view.moving(2.0 + MapView::kSettle_s));
}

TEST_CASE("a footprint of one point, or none, can be looked at", "[fast]") {
    MapView view;
    view.resize(1000, 800);
    geo::Box point;
    point.add(geo::Point{430000, 433000});
    view.set_extent(point);
    view.zoom_about({10, 10}, 1e6, 1.0);
    view.fit_extent(3.0);
    CHECK(std::isfinite(view.camera().metres_per_px));
    CHECK(view.camera().metres_per_px > 0.0);
    MapView nothing;
    nothing.resize(1000, 800);
    nothing.set_extent({});
    nothing.pan(100, 100, 1.0);
    nothing.fit_extent(2.0);
    CHECK(std::isfinite(nothing.camera().centre.x));
}

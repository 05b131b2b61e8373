// The fixed layout at every size a window can have.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "ui/layout.hpp"

using namespace merestone;
using ui::Layout;
using ui::PaneSizes;
using ui::Rect;

namespace {

constexpr double kSlack_px = 0.01;  // sides are floats

double right_of(const Rect& r) { return static_cast<double>(r.x) + static_cast<double>(r.width); }
double foot_of(const Rect& r) { return static_cast<double>(r.y) + static_cast<double>(r.height); }
bool is_sound(const Rect& r) {
    return r.x >= -kSlack_px && r.y >= -kSlack_px && r.width >= 0.0F && r.height >= 0.0F && std::isfinite(r.x + r.y + r.width + r.height);
}
double area(const Rect& r) { return static_cast<double>(r.width) * static_cast<double>(r.height); }
double overlap(const Rect& a, const Rect& b) {
    const double w = std::min(right_of(a), right_of(b)) - std::max(static_cast<double>(a.x), static_cast<double>(b.x));
    const double h = std::min(foot_of(a), foot_of(b)) - std::max(static_cast<double>(a.y), static_cast<double>(b.y));
    return w > 0 && h > 0 ? w * h : 0.0;
}

// No pane is negative; panes share no pixel; where menu, tools and status find room, together they fill what the menu leaves.
bool holds(const PaneSizes& sizes, double width, double height, double menu, double scale, bool years) {
    const Layout l = lay_out(sizes, width, height, menu, scale, 1, years);
    const Rect panes[] = {l.tools, l.left, l.map, l.right, l.time, l.bottom, l.status};
    if (l.time.height > 0.0F && (!years || l.map.height <= 0.0F || l.map.width <= 0.0F)) return false;
    for (const Rect& r : panes)
        if (!is_sound(r) || right_of(r) > width + kSlack_px) return false;
    const bool room = height >= menu + static_cast<double>(l.tools.height + l.status.height);
    if (!room) return l.map.height == 0.0F;
    double sum = 0;
    for (const Rect& r : panes) {
        if (foot_of(r) > height + kSlack_px) return false;
        sum += area(r);
    }
    for (std::size_t a = 0; a < std::size(panes); ++a)
        for (std::size_t b = a + 1; b < std::size(panes); ++b)
            if (overlap(panes[a], panes[b]) > kSlack_px * (width + height)) return false;
    return std::abs(sum - width * (height - menu)) <= kSlack_px * (width + height) + 1e-5 * sum;
}

}  // namespace

TEST_CASE("the panes hold at absurd sizes", "[fast]") {
    for (const auto& [w, h] : {std::pair{1, 1}, {2, 3}, {8000, 200}, {200, 8000}, {16384, 16384}, {64, 64}, {300, 60}, {1600, 1000}})
        for (const double scale : {0.5, 1.0, 3.0, 4.0, 6.0}) {
            CAPTURE(w, h, scale);
            for (const bool years : {false, true}) CHECK(holds({}, w, h, std::min<double>(h, 22 * scale), scale, years));
        }
}

TEST_CASE("the panes hold at any size, whatever was dragged and shown", "[fast]") {
    CHECK(rc::check([] {
        const auto length = [](int most) { return static_cast<double>(*rc::gen::inRange(1, most)); };
        PaneSizes sizes;
        sizes.left = length(2000);
        sizes.right = length(2000);
        sizes.bottom = length(2000);
        sizes.show_left = *rc::gen::arbitrary<bool>();
        sizes.show_right = *rc::gen::arbitrary<bool>();
        sizes.show_bottom = *rc::gen::arbitrary<bool>();
        sizes.show_time = *rc::gen::arbitrary<bool>();
        const bool years = *rc::gen::arbitrary<bool>();
        const double scale = *rc::gen::inRange(5, 61) / 10.0;
        const double height = length(9000);
        RC_ASSERT(holds(sizes, length(9000), height, std::min(height, 22 * scale), scale, years));
    }));
}

TEST_CASE("a usual window gives each pane what was asked and the map the rest", "[fast]") {
    const Layout l = ui::lay_out({}, 1600, 1000, 22, 1.0);
    CHECK(l.left.width == 250.0F);
    CHECK(l.right.width == 330.0F);
    CHECK(l.bottom.height == 230.0F);
    CHECK(l.map.width == 1600.0F - 250.0F - 330.0F);
    CHECK(l.map.contains(800, 400));
    CHECK_FALSE(l.map.contains(100, 400));
    PaneSizes map_alone;
    map_alone.show_left = map_alone.show_right = map_alone.show_bottom = false;
    CHECK(ui::lay_out(map_alone, 1600, 1000, 22, 1.0).map.width == 1600.0F);
}

TEST_CASE("in a narrow window the layers go before the inspector, and the map keeps its least", "[fast]") {
    const Layout l = ui::lay_out({}, 500, 700, 22, 1.0);
    CHECK(l.right.width == 200.0F);
    CHECK(l.map.width == 300.0F);
    CHECK(l.left.width == 0.0F);
    CHECK(ui::lay_out({}, 640, 700, 22, 1.0).right.width == 330.0F);
    CHECK(ui::lay_out({}, 640, 700, 22, 1.0).left.width == 0.0F);  // ten pixels of it would help nobody
    CHECK(ui::lay_out({}, 780, 700, 22, 1.0).left.width == 150.0F);
    CHECK(ui::lay_out({}, 400, 700, 22, 1.0).right.width == 0.0F);
    CHECK(ui::lay_out({}, 1600, 300, 22, 1.0).bottom.height == 0.0F);  // a low window is the map's
    CHECK(ui::lay_out({}, 1600, 700, 22, 1.0, 2).map.y > ui::lay_out({}, 1600, 700, 22, 1.0).map.y);
}

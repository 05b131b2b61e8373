// The basemap as a layer: at the bottom, hidden and faded like any other, and zones that let it through.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "scene/map_scene.hpp"
#include "scene/zone_columns.hpp"
#include "support/ground.hpp"
#include "support/made_plan.hpp"
#include "support/plain_measure.hpp"

namespace merestone::scene {
namespace {

MapContent content_of(const test::MadePlan& made, const MapOptions& options) {
    return make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}}, options);
}

LayerSetting& basemap_of(MapOptions& options) {
    return *std::find_if(options.layers.begin(), options.layers.end(), [](const LayerSetting& l) { return l.kind == LayerKind::basemap; });
}

const Stroke& zone_border(const MapContent& content) { return content.strokes.front(); }

}  // namespace

TEST_CASE("a basemap lies below everything, and zones are let through it", "[fast]") {
    const auto made = test::made_plan();
    MapOptions options;
    const MapContent without = content_of(made, options);
    options.basemap = test::quartered(extent_of(made.plan), 8, 6);
    const MapContent with = content_of(made, options);
    CHECK(key_of(LayerKind::basemap) == "basemap");
    CHECK(title_of(LayerKind::basemap) == "Basemap");
    REQUIRE(with.layers.size() == without.layers.size() + 1);
    CHECK(with.layers.front().kind == LayerKind::basemap);
    CHECK(with.layers.front().items.image.picture == options.basemap);
    CHECK(with.layers.front().items.image.opacity == 1.0);
    CHECK(without.zone_colour.front().a == 255);
    CHECK(with.zone_colour.front().a == std::lround(255 * options.style.localities_over_basemap));
    CHECK(zone_border(with).colour != zone_border(without).colour);
    CHECK(dump(with).find("layer basemap with a picture") != std::string::npos);
    // Who chose how strong zones are is heeded too.
    std::find_if(options.layers.begin(), options.layers.end(), [](const LayerSetting& l) { return l.kind == LayerKind::zones; })->opacity =
        0.5;
    CHECK(content_of(made, options).zone_colour.front().a == std::lround(255 * 0.5 * options.style.localities_over_basemap));
}

TEST_CASE("a hidden basemap leaves the map as it is without one; a faded one is faded", "[fast]") {
    const auto made = test::made_plan();
    MapOptions options;
    const std::string without = dump(content_of(made, options));
    options.basemap = test::quartered(extent_of(made.plan), 8, 6);
    basemap_of(options).visible = false;
    CHECK(dump(content_of(made, options)) == without);
    basemap_of(options) = {LayerKind::basemap, true, 0.0};
    CHECK(dump(content_of(made, options)) == without);
    basemap_of(options).opacity = 0.3;
    CHECK(content_of(made, options).layers.front().items.image.opacity == Approx(0.3));
    // Settings from before there were basemaps: it joins at the bottom.
    options.layers.erase(options.layers.begin());
    CHECK(tidied(options.layers).front().kind == LayerKind::basemap);
}

TEST_CASE("classes of a number stay stronger over a basemap, and their legend looks as they do", "[fast]") {
    const auto made = test::made_plan();
    MapOptions options;
    const auto offers = zone_columns(made.plan);
    REQUIRE_FALSE(offers.empty());
    options.column = shaded(offers.front());
    const auto swatch = [&](const MapContent& content) { return content.legend.front().entries.back().swatch.fill; };
    const style::Rgba plain = swatch(content_of(made, options));
    options.basemap = test::quartered(extent_of(made.plan), 8, 6);
    const MapContent with = content_of(made, options);
    CHECK(with.zone_colour.front().a == std::lround(255 * options.style.classes_over_basemap));
    CHECK(swatch(with) == style::mixed(style::kPaper, plain, options.style.classes_over_basemap));
}

TEST_CASE("the draw list has the picture first", "[fast]") {
    const auto made = test::made_plan();
    MapOptions options;
    options.basemap = test::quartered(extent_of(made.plan), 8, 6);
    const Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
    const MapScene scene = map_of(made.plan, made.scenario, made.localities, made.flags, camera, options, test::PlainMeasure());
    REQUIRE_FALSE(scene.list.layers.empty());
    CHECK(scene.list.layers.front().name == "basemap");
    CHECK(scene.list.layers.front().image.picture == options.basemap);
    CHECK(dump(scene.list).find(" picture 8x6 at 1.00 over ") != std::string::npos);
}

}  // namespace merestone::scene

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "geo/outline.hpp"
#include "scene/level_of_detail.hpp"
#include "scene/map_scene.hpp"
#include "style/area_colours.hpp"
#include "support/made_plan.hpp"
#include "support/plain_measure.hpp"

namespace merestone::scene {
namespace {

MapScene scene_of(const test::MadePlan& made, const MapOptions& options = {}) {
    const Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
    return map_of(made.plan, made.scenario, made.localities, made.flags, camera, options, test::PlainMeasure());
}

const Layer& layer(const DrawList& list, std::string_view name) {
    const auto at = std::find_if(list.layers.begin(), list.layers.end(), [&](const Layer& l) { return l.name == name; });
    REQUIRE(at != list.layers.end());
    return *at;
}

test::MadePlan large() {
    test::MadePlanSize size;
    size.columns = 20;
    size.rows = 14;
    size.practices = 60;
    size.localities = 12;
    return test::made_plan(size);
}

TEST_CASE("the camera's pixels and metres are each other's inverse, and fitting shows the whole box", "[fast]") {
    const Camera camera = fitted({430000.0, 433000.0, 436000.0, 438000.0}, 800.0, 500.0, 20.0);
    const Px px = camera.to_px({431234.5, 437654.3});
    CHECK(camera.to_map(px).x == Approx(431234.5).epsilon(1e-12));
    CHECK(camera.to_map(px).y == Approx(437654.3).epsilon(1e-12));
    CHECK(camera.to_px({430000.0, 438000.0}).x >= 20.0 - 1e-9);
    CHECK(camera.to_px({430000.0, 438000.0}).y == Approx(20.0));
    CHECK(camera.to_px({436000.0, 433000.0}).y == Approx(480.0));
}

TEST_CASE("the map's fills cover the footprint once, with the localities' colours", "[fast]") {
    const auto made = large();
    const MapScene scene = scene_of(made);
    const auto colours = style::locality_colours(made.plan, made.scenario);
    const Layer& areas = layer(scene.list, "areas");
    REQUIRE(areas.fills.size() == made.localities.size());
    double filled_m2 = 0.0;
    for (const Fill& fill : areas.fills) {
        CHECK(fill.colour == colours[fill.id.number]);
        filled_m2 += geo::area_m2(fill.shape);
    }
    std::vector<std::int32_t> all(made.plan.zones.size(), 0);
    const auto thin = simplified(*made.plan.topology, 0.5 * scene.list.camera.metres_per_px);
    CHECK(filled_m2 == Approx(geo::area_m2(geo::outlines(thin, all, 1)[0])).epsilon(1e-9));
    for (const auto& [a, b] : style::locality_neighbours(made.plan, made.scenario))
        CHECK(style::seen_delta_e(colours[a], colours[b]) >= style::kClearlyApart);
}

TEST_CASE("every arc is drawn once: thick between localities and at the rim, thin within", "[fast]") {
    const auto made = large();
    const MapScene scene = scene_of(made);
    std::vector<int> drawn(made.plan.topology->arcs.size(), 0);
    const auto locality = [&](std::int32_t zone) {
        return zone < 0 ? -1 : static_cast<int>(made.scenario.zone_locality[static_cast<std::size_t>(zone)].pos());
    };
    for (const Line& line : layer(scene.list, "locality outlines").lines) {
        ++drawn[line.id.number];
        const geo::Arc& arc = made.plan.topology->arcs[line.id.number];
        CHECK(locality(arc.left) != locality(arc.right));
    }
    for (const Line& line : layer(scene.list, "zone borders").lines) ++drawn[line.id.number];
    CHECK(std::all_of(drawn.begin(), drawn.end(), [](int n) { return n == 1; }));
}

TEST_CASE("every locality is labelled with name, people and RAG letter, no label overlaps another", "[fast]") {
    const auto made = large();
    const MapScene scene = scene_of(made);
    std::size_t localities = 0;
    for (std::size_t i = 0; i < scene.list.labels.size(); ++i) {
        const Label& label = scene.list.labels[i];
        for (std::size_t j = 0; j < i; ++j) CHECK(label.box.overlap_px2(scene.list.labels[j].box) == 0.0);
        if (label.id.kind != ItemKind::locality) continue;
        ++localities;
        CHECK(label.mark.has_value());
        CHECK(geo::contains(made.localities[label.id.number].shape, label.at));
    }
    CHECK(localities + scene.list.labels_left_out >= made.localities.size());
    CHECK(scene.list.labels_left_out <= 1);
}

TEST_CASE("localities with a red flag are hatched, and the legend says so", "[fast]") {
    auto made = large();
    made.flags.clear();
    CHECK(layer(scene_of(made).list, "breaches").fills.empty());
    model::Flag flag;
    flag.subject_kind = "locality";
    flag.subject = "L03";
    flag.rag = model::Rag::red;
    made.flags.push_back(flag);
    const MapScene scene = scene_of(made);
    REQUIRE(layer(scene.list, "breaches").fills.size() == 1);
    CHECK(layer(scene.list, "breaches").fills[0].id == ItemId{ItemKind::locality, 2});
    const auto hatched = [](const style::LegendGroup& g) {
        return std::any_of(g.entries.begin(), g.entries.end(),
                           [](const style::LegendEntry& e) { return e.swatch.kind == style::SwatchKind::hatch; });
    };
    CHECK(std::any_of(scene.legend.begin(), scene.legend.end(), hatched));
}

TEST_CASE("zones in no locality are drawn apart, and a column shades zones by class", "[fast]") {
    auto made = test::made_plan();
    made.scenario.zone_locality[0] = model::LocalityIx();
    const MapScene scene = scene_of(made);
    CHECK(layer(scene.list, "areas").fills.back().colour == style::kNoData);

    MapOptions options;
    ZoneColumn column;
    column.title = "Deprivation";
    for (const model::Zone& zone : made.plan.zones) column.value.push_back(zone.imd_score);
    column.value[3] = {};
    column.classes = style::classify(column.value, style::ClassMethod::quantile, 4);
    options.column = column;
    const MapScene shaded = scene_of(made, options);
    double shaded_m2 = 0.0;
    for (const Fill& fill : layer(shaded.list, "areas").fills) shaded_m2 += geo::area_m2(fill.shape);
    double all_m2 = 0.0;
    for (const double m2 : made.plan.topology->zone_area_m2) all_m2 += m2;
    CHECK(shaded_m2 == Approx(all_m2).epsilon(0.005));  // outlines are thinned
    CHECK(shaded.legend.front().entries.back().text == "not known");
}

TEST_CASE("places are drawn with a shape a kind, large ones first; left out where not wanted", "[fast]") {
    const auto made = large();
    const MapScene scene = scene_of(made);
    const Layer& practices = layer(scene.list, "practices");
    CHECK(practices.symbols.size() == made.plan.practices.size());
    for (std::size_t i = 1; i < practices.symbols.size(); ++i) {
        const auto list = [&](std::size_t k) { return *made.plan.practices[practices.symbols[k].id.number].list; };
        CHECK(list(i - 1) >= list(i));
    }
    CHECK(layer(scene.list, "hubs").symbols.front().kind != practices.symbols.front().kind);
    CHECK(layer(scene.list, "housing").symbols.front().kind != practices.symbols.front().kind);
    MapOptions bare;
    bare.places = false;
    for (const Layer& l : scene_of(made, bare).list.layers) CHECK(l.symbols.empty());
}

TEST_CASE("the same map twice is the same list, to the last figure", "[fast]") {
    const auto made = large();
    const std::string first = dump(scene_of(made).list);
    CHECK(first == dump(scene_of(large()).list));
    CHECK(first.find("label locality:0") != std::string::npos);
    CHECK(first.find("layer locality outlines") != std::string::npos);
}

TEST_CASE("thinned zones keep nodes, lose points, and lose no area between them", "[fast]") {
    const auto made = large();
    const geo::Topology& full = *made.plan.topology;
    for (const double tolerance_m : {1.0, 20.0, 100.0, 800.0}) {
        const geo::Topology thin = simplified(full, tolerance_m);
        REQUIRE(thin.arcs.size() == full.arcs.size());
        CHECK(thin.points.size() <= full.points.size());
        for (std::size_t a = 0; a < full.arcs.size(); ++a) {
            CHECK(thin.points_of(thin.arcs[a]).front() == full.points_of(full.arcs[a]).front());
            CHECK(thin.points_of(thin.arcs[a]).back() == full.points_of(full.arcs[a]).back());
        }
        double sum_m2 = 0.0;
        for (std::size_t z = 0; z < full.zones.size(); ++z) {
            const double m2 = geo::area_m2(thin.polygon(z));
            CHECK(m2 > 0.4 * full.zone_area_m2[z]);
            sum_m2 += m2;
        }
        std::vector<std::int32_t> all(full.zones.size(), 0);
        CHECK(sum_m2 == Approx(geo::area_m2(geo::outlines(thin, all, 1)[0])).epsilon(1e-9));
    }
    CHECK(simplified(full, 100.0).points.size() < full.points.size() / 2);
    CHECK(simplified(full, 0.0).points == full.points);
}

}  // namespace
}  // namespace merestone::scene

#include "scene/map_content.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "base/random.hpp"
#include "geo/outline.hpp"
#include "scene/dense_points.hpp"
#include "scene/detail/ring_crossings.hpp"
#include "scene/labeller.hpp"
#include "scene/zone_columns.hpp"
#include "style/rag.hpp"
#include "support/made_plan.hpp"
#include "support/plain_measure.hpp"

namespace merestone::scene {
namespace {

test::MadePlan county() {
    test::MadePlanSize size;
    size.columns = 14;
    size.rows = 10;
    size.practices = 40;
    size.localities = 8;
    return test::made_plan(size);
}

MapContent content_of(const test::MadePlan& made, const MapOptions& options = {}) {
    return make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}}, options);
}

const ContentLayer* layer_of(const MapContent& content, LayerKind kind) {
    const auto at = std::find_if(content.layers.begin(), content.layers.end(), [kind](const ContentLayer& l) { return l.kind == kind; });
    return at == content.layers.end() ? nullptr : &*at;
}

LayerSetting& setting(MapOptions& options, LayerKind kind) {
    return *std::find_if(options.layers.begin(), options.layers.end(), [kind](const LayerSetting& l) { return l.kind == kind; });
}

TEST_CASE("layers come in the reader's order, hidden ones not at all, faded ones faded", "[fast]") {
    const auto made = county();
    MapOptions options;
    CHECK(layer_of(content_of(made), LayerKind::housing) != nullptr);
    setting(options, LayerKind::housing).visible = false;
    setting(options, LayerKind::practices).opacity = 0.5;
    setting(options, LayerKind::zones).opacity = 0.4;
    std::swap(setting(options, LayerKind::practices), setting(options, LayerKind::zone_borders));
    const MapContent content = content_of(made, options);
    CHECK(layer_of(content, LayerKind::housing) == nullptr);
    const ContentLayer* practices = layer_of(content, LayerKind::practices);
    REQUIRE(practices != nullptr);
    CHECK(practices->items.symbols.front().fill.a == 128);
    CHECK(content.zone_colour.front().a == 102);
    CHECK(practices < layer_of(content, LayerKind::zone_borders));
    for (std::size_t z = 0; z < content.zone_group.size(); ++z)
        CHECK(content.zone_colour[z].r == content.groups[static_cast<std::size_t>(content.zone_group[z])].colour.r);
    CHECK(dump(content) == dump(content_of(made, options)));
}

TEST_CASE("layer settings from anywhere are made whole", "[fast]") {
    const auto all = default_layers();
    CHECK(tidied({}).size() == all.size());
    std::vector<LayerSetting> odd{{LayerKind::hubs, true, 7.0}, {LayerKind::hubs, false, 0.0}, {LayerKind::zones, false, -3.0}};
    const auto out = tidied(odd);
    CHECK(out.size() == all.size());
    CHECK(out[0].kind == LayerKind::basemap);  // missing: at the bottom
    CHECK(out[1].kind == LayerKind::hubs);
    CHECK(out[1].opacity == 1.0);
    CHECK(std::count_if(out.begin(), out.end(), [](const LayerSetting& l) { return l.kind == LayerKind::hubs; }) == 1);
    for (const LayerSetting& l : all) CHECK_FALSE(key_of(l.kind).empty());
}

TEST_CASE("a change of grouping keeps given colours, and marks touch flags only", "[fast]") {
    auto made = county();
    MapContent first = content_of(made);
    made.scenario.zone_locality[0] = model::LocalityIx(5);
    const MapContent second = make_content({made.plan, made.scenario, made.localities, made.flags, {}, first.locality_colour, {}}, {});
    CHECK(second.locality_colour == first.locality_colour);
    CHECK(second.zone_colour[0] == first.locality_colour[5]);
    MapContent marked = second;
    apply_marks({{3, 4, 999999}, {2, 77}, 7}, marked);
    CHECK((marked.zone_flags[3] & zone_flag::selected) != 0);
    CHECK((marked.zone_flags[7] & zone_flag::hovered) != 0);
    CHECK(marked.zone_colour == second.zone_colour);
    for (std::size_t z = 0; z < marked.zone_flags.size(); ++z)
        CHECK(((marked.zone_flags[z] & zone_flag::locked) != 0) == (marked.zone_locality[z] == 2));
    apply_marks({}, marked);
    CHECK(marked.zone_flags == second.zone_flags);
}

TEST_CASE("a practice's worst flag gives its colour, dashed where the threshold is only ours", "[fast]") {
    auto made = county();
    MapOptions options;
    options.practice_colour = PracticeColour::worst_flag;
    const auto flag = [&](std::size_t practice, model::Rag rag, const char* source) {
        model::Flag f;
        f.subject_kind = "practice";
        f.subject = made.plan.practices[practice].id;
        f.rag = rag;
        f.source = source;
        made.flags.push_back(f);
    };
    flag(0, model::Rag::red, "a guide (confidence M, our default)");
    flag(1, model::Rag::amber, "a guide (confidence M, our default)");
    flag(1, model::Rag::red, "a guide");
    flag(2, model::Rag::grey, "counted");
    const MapContent content = content_of(made, options);
    for (const Symbol& s : layer_of(content, LayerKind::practices)->items.symbols) {
        if (s.id.number == 0) CHECK((s.fill == style::Rgba{178, 34, 42, 255} && s.dashed));
        if (s.id.number == 1) CHECK((s.fill == style::Rgba{178, 34, 42, 255} && !s.dashed));
        if (s.id.number == 2) CHECK(s.fill == style::Rgba{200, 205, 210, 255});
        if (s.id.number == 3) CHECK(s.fill == style::Rgba{31, 122, 77, 255});
    }
}

TEST_CASE("columns offered hold what the plan knows, unknown where it does not", "[fast]") {
    auto made = county();
    made.plan.zones[4].residents.reset();
    made.plan.zones[0].ages = {{0, 4, 10}, {5, 64, 70}, {65, 120, 20}};
    const auto offers = zone_columns(made.plan);
    const auto offer = [&](std::string_view id) {
        const auto at = std::find_if(offers.begin(), offers.end(), [id](const ColumnOffer& o) { return o.id == id; });
        REQUIRE(at != offers.end());
        return *at;
    };
    CHECK_FALSE(offer("residents").value[4]);
    CHECK(offer("density").value[5] == Approx(static_cast<double>(*made.plan.zones[5].residents) / (made.plan.zones[5].area_m2 / 1e6)));
    CHECK(offer("aged_65_pct").value[0] == Approx(20.0));
    CHECK_FALSE(offer("aged_65_pct").value[1]);
    CHECK(std::none_of(offers.begin(), offers.end(), [](const ColumnOffer& o) { return o.id == "aged_75_pct"; }));  // no band ends there
    CHECK(*offer("practice_km").value[0] < 6.0);
    const ZoneColumn column = shaded(offer("imd_score"), style::ClassMethod::quantile, 4);
    CHECK(column.classes.count() <= 4);
    CHECK(shaded(offer("imd_score"), style::ClassMethod::equal, 4, {10.0, 20.0, 30.0}).classes.count() == 2);
    MapOptions options;
    options.column = column;
    CHECK(content_of(made, options).groups.size() == column.classes.count());
}

TEST_CASE("an indicator is offered as that of the practices a zone's patients use, by patients; unknown where half of them are", "[fast]") {
    auto made = county();
    model::Plan& plan = made.plan;
    REQUIRE(plan.practices.size() > 2);
    plan.flows.assign(plan.practices.size(), {});
    for (std::size_t p = 0; p < plan.practices.size(); ++p) plan.practices[p].list = 100;
    const auto zone = [](std::size_t z) { return model::ZoneIx(z); };
    plan.flows[0].rows = {{zone(0), 75}, {zone(1), 25}};  // 75 of its 100 patients live in zone 0
    plan.flows[1].rows = {{zone(0), 25}, {zone(2), 75}};
    plan.flows[2].rows = {{zone(1), 100}};
    model::Indicator indicator;
    indicator.id = "ae";
    indicator.title = "A&E attendances";
    indicator.unit = "per 1,000";
    indicator.per = 1000.0;
    indicator.values = {{model::PracticeIx(std::size_t{0}), 30.0, 100.0, {}}, {model::PracticeIx(std::size_t{1}), {}, {}, 500.0}};
    plan.indicators = {indicator};
    const auto offers = zone_columns(plan);
    const ColumnOffer& last = offers.back();
    CHECK(last.id == "indicator_ae");
    CHECK(last.title == "A&E attendances, of the practices they use");
    CHECK(*last.value[0] == Approx(0.75 * 300.0 + 0.25 * 500.0));
    CHECK_FALSE(last.value[1]);  // 25 of 125 patients are with a practice that is known
    CHECK(*last.value[2] == Approx(500.0));
    CHECK_FALSE(last.value[3]);  // nobody lives there
}

TEST_CASE("the legend shows lines as the map does: zone borders on their ground, boundaries with their dashes, two sizes of housing",
          "[fast]") {
    auto made = county();
    for (std::size_t i = 0; i < made.plan.housing.size(); ++i) made.plan.housing[i].dwellings_min = i == 0 ? 2000 : 40;
    const MapContent content = content_of(made);
    const auto entry = [&](std::string_view start) {
        for (const style::LegendGroup& group : content.legend)
            for (const style::LegendEntry& e : group.entries)
                if (e.text.starts_with(start)) return e;
        FAIL("no legend entry begins with " << start);
        return style::LegendEntry{};
    };
    const style::Swatch border = entry("zone border").swatch;
    CHECK(border.on_fill);
    CHECK(border.line == content.strokes.front().colour);
    CHECK(border.fill != border.line);
    const style::Swatch boundary = entry("not to be crossed").swatch;
    CHECK(boundary.line == content.style.boundary_band);
    CHECK(boundary.over == content.style.boundary_dash);
    CHECK(boundary.over_dash_px == content.style.boundary_pattern_px);
    CHECK(entry("housing site, 2,000 homes").swatch.size_px > 1.4 * entry("housing site, 200 homes").swatch.size_px);
    CHECK(entry("green").text == "green: no red or amber flag on the locality itself");
    // What is changed does not hide the change.
    const ContentLayer* schemes = layer_of(content, LayerKind::schemes);
    if (schemes != nullptr) CHECK(schemes > layer_of(content, LayerKind::premises));
    const auto all = default_layers();
    const auto place = [&](LayerKind kind) {
        return std::find_if(all.begin(), all.end(), [kind](const LayerSetting& l) { return l.kind == kind; }) - all.begin();
    };
    CHECK(place(LayerKind::schemes) > place(LayerKind::practices));
    CHECK(style::rag_style(model::Rag::red).shape != entry("candidate hub").swatch.symbol);
}

TEST_CASE("deprivation fifths are five classes, the most deprived as dark as the highest score", "[fast]") {
    auto made = county();
    for (std::size_t z = 0; z < made.plan.zones.size(); ++z) made.plan.zones[z].imd_quintile = static_cast<int>(1 + z % 5);
    const auto offers = zone_columns(made.plan);
    const auto shaded_by = [&](std::string_view id) {
        const auto at = std::find_if(offers.begin(), offers.end(), [id](const ColumnOffer& o) { return o.id == id; });
        REQUIRE(at != offers.end());
        MapOptions options;
        options.column = shaded(*at);
        return content_of(made, options);
    };
    const MapContent fifths = shaded_by("imd_quintile");
    REQUIRE(fifths.groups.size() == 5);
    CHECK(fifths.legend.front().entries.front().text == "1 most deprived");
    CHECK(fifths.legend.front().entries.back().text == "5 least deprived");
    const MapContent score = shaded_by("imd_score");
    CHECK(fifths.groups.front().colour == score.groups.back().colour);
    CHECK(fifths.groups.back().colour == score.groups.front().colour);
    for (std::size_t i = 1; i < 5; ++i)
        CHECK(style::contrast_ratio(fifths.groups[i].colour, style::kInk) >
              style::contrast_ratio(fifths.groups[i - 1].colour, style::kInk));
}

TEST_CASE("on shaded zones the outline of localities lies on a pale casing, and zone borders are fainter", "[fast]") {
    const auto made = county();
    const auto stroke = [](const MapContent& content, std::string_view name) {
        const auto at = std::find_if(content.strokes.begin(), content.strokes.end(), [name](const Stroke& s) { return s.name == name; });
        REQUIRE(at != content.strokes.end());
        return static_cast<std::size_t>(at - content.strokes.begin());
    };
    MapOptions options;
    const MapContent plain = content_of(made, options);
    options.column = shaded(zone_columns(made.plan).front());
    const MapContent content = content_of(made, options);
    const std::size_t casing = stroke(content, "locality casings");
    const std::size_t outline = stroke(content, "locality outlines");
    const std::size_t band = stroke(content, "boundaries");
    CHECK(casing < outline);  // drawn before
    CHECK(content.strokes[casing].width_px > content.strokes[outline].width_px + 2.0);
    CHECK(style::contrast_ratio(content.strokes[casing].colour, content.strokes[outline].colour) > 7.0);
    for (std::size_t a = 0; a < content.arc_strokes.size(); ++a) {
        const bool in_band = (content.arc_strokes[a] >> band & 1U) != 0;  // pale itself
        CHECK((content.arc_strokes[a] >> casing & 1U) == (in_band ? 0U : content.arc_strokes[a] >> outline & 1U));
        CHECK((plain.arc_strokes[a] >> casing & 1U) == 0);
    }
    const std::size_t border = stroke(content, "zone borders");
    CHECK(content.strokes[border].colour.a < plain.strokes[border].colour.a / 2);
}

TEST_CASE("levels lose points step by step, keep nodes and every zone, and their rings stay simple", "[fast]") {
    const auto made = county();
    const Levels levels = make_levels(made.plan.topology);
    REQUIRE(levels.levels.size() == 1 + std::size(kLevelTolerances_m));
    for (std::size_t l = 1; l < levels.levels.size(); ++l) {
        const geo::Topology& t = *levels.levels[l].topology;
        CHECK(t.points.size() <= levels.levels[l - 1].topology->points.size());
        for (std::size_t a = 0; a < t.arcs.size(); ++a) {
            CHECK(t.points_of(t.arcs[a]).front() == made.plan.topology->points_of(made.plan.topology->arcs[a]).front());
            CHECK(t.points_of(t.arcs[a]).back() == made.plan.topology->points_of(made.plan.topology->arcs[a]).back());
        }
        for (std::size_t z = 0; z < t.zones.size(); ++z) {
            CHECK(geo::area_m2(t.polygon(z)) > 0.2 * made.plan.topology->zone_area_m2[z]);
            for (const geo::ArcPolygon& part : t.zones[z]) CHECK_FALSE(detail::rings_cross(t, part));
        }
    }
    CHECK(levels.level_for(0.1) == 0);
    CHECK(levels.level_for(24.0) == 2);
    CHECK(levels.level_for(1e6) == levels.levels.size() - 1);
    CHECK(levels.level_for(24.0, 100) == levels.levels.size() - 1);
    CHECK(levels.middling_zone_m == Approx(1000.0).epsilon(0.2));
}

// Labels of the frame, by what they name.
std::map<ItemId, Px> stands(const PlacedLabels& placed, const Camera& camera) {
    std::map<ItemId, Px> out;
    for (const Label& label : placed.labels) {
        const Px at = camera.to_px(label.at);
        out[label.id] = {label.box.min_x - at.x, label.box.min_y - at.y};
    }
    return out;
}

std::string said(const Label& label) {
    std::string out;
    for (const LabelLine& line : label.lines) out += line.text + "\n";
    return out;
}

TEST_CASE("the same view has the same labels, wherever one zoomed to it from", "[fast]") {
    const auto made = county();
    const MapContent content = content_of(made);
    const Levels levels = make_levels(made.plan.topology);
    const Camera whole = fitted(extent_of(made.plan), 700.0, 450.0, 10.0);
    const test::PlainMeasure measure;
    const auto text = [](const PlacedLabels& placed) {
        DrawList list;
        list.labels = placed.labels;
        return dump(list);
    };
    Labeller labeller;
    const std::string first = text(labeller.labels(content, levels, whole, measure));
    Camera near = whole;
    for (const double closer : {0.7, 0.3, 0.1}) {
        near.metres_per_px = closer * whole.metres_per_px;
        near.centre.x += 900.0 * closer;
        static_cast<void>(labeller.labels(content, levels, near, measure));
    }
    CHECK(text(labeller.labels(content, levels, whole, measure)) == first);
}

TEST_CASE("a locality out of its range of people says so under its name, in the red of breaches", "[fast]") {
    auto made = county();
    made.plan.population = model::PopulationBasis::registered;
    made.plan.constraints.people_min = 30000;
    made.plan.constraints.people_max = 80000;
    const std::int64_t people[] = {29999, 30000, 80000, 80001};
    for (std::size_t i = 0; i < 4; ++i) made.localities[i].people_registered = people[i];
    const MapContent content = content_of(made);
    const auto second = [&](std::size_t i) { return content.labels[i].wordings.front().lines.at(1); };
    CHECK(second(0).text == "29,999: under 30,000");
    CHECK(second(1).text == "30,000 patients");
    CHECK(second(2).text == "80,000 patients");
    CHECK(second(3).text == "80,001: over 80,000");
    CHECK(second(3).colour == content.style.breach_text);
    CHECK(second(2).colour == style::kInk);
    made.plan.population = model::PopulationBasis::resident;  // the other count binds nothing
    for (std::size_t i = 0; i < 4; ++i) made.localities[i].people_resident = 50000;
    CHECK(content_of(made).labels[0].wordings.front().lines.at(1).text == "50,000 people");
}

TEST_CASE("practices and named points have names from five metres a pixel nearer, farther out none", "[fast]") {
    auto made = county();
    model::NamedPoint hospital;
    hospital.name = "County Hospital";
    hospital.category = "hospital";
    hospital.at = extent_of(made.plan).centre();
    model::NamedPoint again = hospital;  // the same place by another provider
    again.at.x += 20.0;
    made.plan.points = {hospital, again};
    const MapContent content = content_of(made);
    const Levels levels = make_levels(made.plan.topology);
    const auto named = [&](ItemKind kind, double metres_per_px) {
        Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
        camera.metres_per_px = metres_per_px;
        const auto labels = Labeller().labels(content, levels, camera, test::PlainMeasure()).labels;
        return std::count_if(labels.begin(), labels.end(), [kind](const Label& l) { return l.id.kind == kind; });
    };
    CHECK(named(ItemKind::practice, 4.9) > 4);
    CHECK(named(ItemKind::point, 4.9) == 1);
    CHECK(named(ItemKind::practice, 5.1) == 0);
    CHECK(named(ItemKind::point, 5.1) == 0);
    MapOptions without;
    without.practice_names = false;
    const MapContent bare = content_of(made, without);
    CHECK(std::none_of(bare.labels.begin(), bare.labels.end(), [](const LabelWish& w) { return w.id.kind == ItemKind::practice; }));
}

TEST_CASE("every locality in view is named within its own outline", "[fast]") {
    auto made = county();
    for (std::size_t i = 0; i < made.localities.size(); ++i) made.localities[i].name = "around a very long practice name";
    const MapContent content = content_of(made);
    const Levels levels = make_levels(made.plan.topology);
    const auto outlines = geo::outlines(*made.plan.topology, content.zone_locality, made.localities.size());
    for (const double width : {1400.0, 700.0, 350.0, 200.0}) {
        INFO(width);
        const Camera camera = fitted(extent_of(made.plan), width, 0.7 * width, 4.0);
        std::size_t named = 0;
        for (const Label& label : Labeller().labels(content, levels, camera, test::PlainMeasure()).labels) {
            if (label.id.kind != ItemKind::locality) continue;
            ++named;
            for (const double across : {0.1, 0.5, 0.9})
                for (const double down : {0.1, 0.5, 0.9})
                    CHECK(geo::contains(outlines[label.id.number], camera.to_map({label.box.min_x + across * label.box.width(),
                                                                                  label.box.min_y + down * label.box.height()})));
        }
        CHECK(named == made.localities.size());
    }
}

TEST_CASE("labels stay where they are while the map pans, and never overlap", "[fast]") {
    const auto made = county();
    const MapContent content = content_of(made);
    const Levels levels = make_levels(made.plan.topology);
    Labeller labeller;
    Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
    camera.metres_per_px *= 0.6;
    const test::PlainMeasure measure;
    PlacedLabels last = labeller.labels(content, levels, camera, measure);
    CHECK(last.labels.size() >= 6);
    for (int step = 0; step < 25; ++step) {
        const auto before = stands(last, camera);
        std::map<ItemId, Label> anchor;
        for (const Label& l : last.labels) anchor[l.id] = l;
        camera.centre.x += 3.0 * camera.metres_per_px;
        last = labeller.labels(content, levels, camera, measure);
        for (const Label& label : last.labels) {
            const auto was = anchor.find(label.id);
            // Only a label that the frame's edge would cut may move, or one that says more or less than before.
            if (was == anchor.end() || said(was->second) != said(label)) continue;
            const Px at = camera.to_px(was->second.at);
            const Px corner = before.at(label.id);
            const PxBox kept{at.x + corner.x, at.y + corner.y, at.x + corner.x + label.box.width(), at.y + corner.y + label.box.height()};
            if (kept.within({0.0, 0.0, camera.width_px, camera.height_px})) CHECK(was->second.at == label.at);
        }
        for (std::size_t i = 0; i < last.labels.size(); ++i)
            for (std::size_t k = i + 1; k < last.labels.size(); ++k) CHECK(last.labels[i].box.overlap_px2(last.labels[k].box) == 0.0);
    }
    CHECK(labeller.labels(content, levels, camera, measure, 2).labels.size() == 2);
    // Zoomed into the middle of nowhere: the area's name is still in sight.
    camera.metres_per_px /= 40.0;
    const auto near = labeller.labels(content, levels, camera, measure);
    CHECK(std::any_of(near.labels.begin(), near.labels.end(), [](const Label& l) { return l.id.kind == ItemKind::locality; }));
}

TEST_CASE("a name keeps to its own hub when another is placed or taken away", "[fast]") {
    auto made = county();
    made.plan.hubs.clear();
    const auto hub = [&](const char* name, geo::Point at) {
        model::Hub out;
        out.id = out.name = name;
        out.at = at;
        return out;
    };
    const geo::Point middle = extent_of(made.plan).centre();
    const model::Hub kippax = hub("Kippax", {middle.x - 3000.0, middle.y});
    const model::Hub halton = hub("Halton", {middle.x + 3000.0, middle.y});
    const Levels levels = make_levels(made.plan.topology);
    const Camera camera = fitted(extent_of(made.plan), 900.0, 600.0, 10.0);
    Labeller labeller;
    const auto names_stand_by_their_hubs = [&] {
        std::size_t named = 0;
        for (const Label& label : labeller.labels(content_of(made), levels, camera, test::PlainMeasure()).labels) {
            if (label.id.kind != ItemKind::hub) continue;
            ++named;
            INFO(label.lines.front().text);
            CHECK(label.lines.front().text == made.plan.hubs[label.id.number].name);
            CHECK(label.at == *made.plan.hubs[label.id.number].at);
        }
        CHECK(named == made.plan.hubs.size());
    };
    made.plan.hubs = {halton};
    names_stand_by_their_hubs();
    made.plan.hubs = {kippax, halton};  // the numbers shift
    names_stand_by_their_hubs();
    made.plan.hubs = {halton};
    names_stand_by_their_hubs();
}

TEST_CASE("dense points are counted as plain counting does, and every one once", "[fast]") {
    base::Random random(4);
    std::vector<geo::Point> points;
    for (int i = 0; i < 5000; ++i)
        points.push_back({430000.0 + 20000.0 * random.unit() * random.unit(), 430000.0 + 9000.0 * random.unit()});
    points.push_back({std::nan(""), 0.0});
    const DensePoints dense = dense_points(points);
    CHECK(dense.xy.size() == 5000);
    const geo::Box box{432000.0, 431000.0, 440000.0, 436500.0};
    const auto inside = std::count_if(points.begin(), points.end(), [&](geo::Point p) { return box.contains(p); });
    CHECK(points_in(dense, box) == static_cast<std::size_t>(inside));
    Camera camera = fitted(dense.box, 700.0, 400.0, 0.0);
    Px origin;
    const DensityGrid grid = density(dense, camera, 4.0, origin);
    std::size_t sum = 0;
    for (const auto n : grid.count) sum += n;
    CHECK(sum == 5000);
    CHECK((origin.x <= 0.0 && origin.y <= 0.0 && origin.x > -4.001 && origin.y > -4.001));
    CHECK(density(dense_points({}), camera, 4.0, origin).most == 0);
}

}  // namespace
}  // namespace merestone::scene

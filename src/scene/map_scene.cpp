#include "scene/map_scene.hpp"

#include <algorithm>

#include "geo/outline.hpp"
#include "scene/detail/label_requests.hpp"
#include "scene/level_of_detail.hpp"
#include "scene/place_labels.hpp"

namespace merestone::scene {
namespace {

void add_fills(const MapContent& content, const geo::Topology& thin, const std::vector<geo::MultiPolygon>& localities, DrawList& list) {
    Layer areas;
    areas.name = "areas";
    // Zones of one group are filled as one shape: no hairline shows between them.
    auto shapes = geo::outlines(*content.topology, content.zone_group, content.groups.size(), thin);
    for (std::size_t g = 0; g < content.groups.size(); ++g) {
        const ZoneGroup& group = content.groups[g];
        style::Rgba colour = group.colour;
        colour.a = static_cast<std::uint8_t>(std::lround(colour.a * content.opacity_of_zones));
        areas.fills.push_back({group.id, std::move(shapes[g]), colour, {}});
    }
    list.layers.push_back(std::move(areas));

    const style::MapStyle& look = content.style;
    Layer hatched;
    hatched.name = "breaches";
    for (std::size_t i = 0; i < localities.size(); ++i)
        if (content.locality_breach[i] != 0)
            hatched.fills.push_back({{ItemKind::locality, static_cast<std::uint32_t>(i)},
                                     localities[i],
                                     {0, 0, 0, 0},
                                     Hatch{look.hatch, look.hatch_spacing_px, look.hatch_width_px}});
    list.layers.push_back(std::move(hatched));
}

void add_stroke(const MapContent& content, const geo::Topology& thin, std::size_t number, double zone_px, DrawList& list) {
    const Stroke& stroke = content.strokes[number];
    Layer layer;
    layer.name = stroke.name;
    for (std::size_t a = 0; zone_px >= stroke.least_zone_px && a < thin.arcs.size(); ++a) {
        if ((content.arc_strokes[a] >> number & 1U) == 0) continue;
        const auto points = thin.points_of(thin.arcs[a]);
        layer.lines.push_back({{ItemKind::arc, static_cast<std::uint32_t>(a)},
                               {points.begin(), points.end()},
                               stroke.width_px,
                               stroke.colour,
                               stroke.dash_px});
    }
    list.layers.push_back(std::move(layer));
}

}  // namespace

DrawList draw_list_of(const MapContent& content, const Camera& camera, double device_scale, const style::TextMeasure& measure) {
    const geo::Topology thin = simplified(*content.topology, 0.5 * camera.metres_per_px / device_scale);
    const auto localities = geo::outlines(*content.topology, content.zone_locality, content.locality_id.size(), thin);
    const double zone_px = middling_zone_m(thin) / camera.metres_per_px;
    DrawList list;
    list.camera = camera;
    list.background = content.style.background;
    for (const ContentLayer& layer : content.layers) {
        if (layer.fills_zones) add_fills(content, thin, localities, list);
        for (const std::uint8_t s : layer.strokes) add_stroke(content, thin, s, zone_px, list);
        if (layer.items.image.picture || !layer.items.fills.empty() || !layer.items.lines.empty() || !layer.items.symbols.empty())
            list.layers.push_back(layer.items);
    }
    auto requests = detail::label_requests(
        content, camera, [&](std::size_t l) -> const geo::MultiPolygon& { return localities[l]; },
        [&](std::size_t l) { return inside_point(localities[l], camera.metres_per_px); });
    const std::vector<PxBox> symbols = detail::symbol_boxes(content, camera);
    PlacedLabels placed = place_labels(std::move(requests), camera, {symbols, {}}, measure);
    list.labels = std::move(placed.labels);
    list.labels_left_out = placed.left_out;
    return list;
}

MapScene map_of(const model::Plan& plan, const model::Scenario& scenario, std::span<const model::LocalityStats> localities,
                std::span<const model::Flag> flags, const Camera& camera, const MapOptions& options, const style::TextMeasure& measure) {
    MapContent content = make_content({plan, scenario, localities, flags, {}, {}, {}}, options);
    MapScene out;
    out.list = draw_list_of(content, camera, options.device_scale, measure);
    out.legend = std::move(content.legend);
    return out;
}

}  // namespace merestone::scene

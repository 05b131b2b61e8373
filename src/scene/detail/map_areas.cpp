#include "scene/detail/map_areas.hpp"

#include <algorithm>

#include "geo/outline.hpp"
#include "style/area_colours.hpp"

namespace merestone::scene::detail {
namespace {

void fill_by_locality(const MapParts& parts, Layer& layer, style::Legend& legend) {
    const auto colours = style::locality_colours(parts.plan, parts.scenario);
    style::LegendGroup group{"Localities", {}};
    for (std::size_t i = 0; i < parts.shapes.size(); ++i) {
        layer.fills.push_back({{ItemKind::locality, static_cast<std::uint32_t>(i)}, parts.shapes[i], colours[i], {}});
        style::Swatch swatch;
        swatch.fill = colours[i];
        swatch.line = parts.options.style.locality_outline;
        const std::string& id = parts.scenario.locality_id[i];
        const std::string& name = parts.scenario.locality_name[i];
        group.entries.push_back({name.empty() || name == id ? id : id + "  " + name, swatch});
    }
    if (!group.entries.empty()) legend.push_back(std::move(group));
}

// Zones of one class are filled as one shape: no hairline shows between them.
void fill_by_column(const MapParts& parts, const ZoneColumn& column, Layer& layer, style::Legend& legend) {
    const std::size_t classes = column.classes.count();
    std::vector<std::int32_t> class_of(parts.plan.zones.size(), static_cast<std::int32_t>(classes));
    for (std::size_t z = 0; z < class_of.size(); ++z)
        if (column.value[z]) class_of[z] = static_cast<std::int32_t>(column.classes.class_of(*column.value[z]));
    const auto shapes = geo::outlines(parts.thin, class_of, classes + 1);
    style::LegendGroup group{column.title, {}};
    for (std::size_t i = 0; i <= classes; ++i) {
        if (i == classes && shapes[i].empty()) break;
        const double share = classes == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(classes - 1);
        const style::Rgba colour = i == classes ? style::kNoData : style::ramp_at(column.ramp, share);
        layer.fills.push_back({{ItemKind::zone_class, static_cast<std::uint32_t>(i)}, shapes[i], colour, {}});
        style::Swatch swatch;
        swatch.fill = colour;
        swatch.line = style::kMuted;
        group.entries.push_back({i == classes ? std::string("not known") : column.classes.label(i, column.unit), swatch});
    }
    legend.push_back(std::move(group));
}

// Zones that a given scenario leaves out, as one shape.
void fill_left_out(const MapParts& parts, Layer& layer, style::Legend& legend) {
    std::vector<std::int32_t> left_out(parts.label.size());
    std::transform(parts.label.begin(), parts.label.end(), left_out.begin(), [](std::int32_t l) { return l < 0 ? 0 : -1; });
    if (std::find(left_out.begin(), left_out.end(), 0) == left_out.end()) return;
    auto shape = geo::outlines(parts.thin, left_out, 1);
    layer.fills.push_back({{}, std::move(shape[0]), style::kNoData, {}});
    style::Swatch swatch;
    swatch.fill = style::kNoData;
    swatch.line = style::kMuted;
    legend.push_back({"", {{"in no locality", swatch}}});
}

std::vector<geo::Point> points_of(const geo::Topology& topology, const geo::Arc& arc) {
    const auto points = topology.points_of(arc);
    return {points.begin(), points.end()};
}

}  // namespace

void add_fills(const MapParts& parts, MapScene& out) {
    Layer layer;
    layer.name = "areas";
    if (parts.options.column) fill_by_column(parts, *parts.options.column, layer, out.legend);
    else fill_by_locality(parts, layer, out.legend);
    if (!parts.options.column) fill_left_out(parts, layer, out.legend);
    out.list.layers.push_back(std::move(layer));

    const style::MapStyle& look = parts.options.style;
    Layer hatched;
    hatched.name = "breaches";
    for (std::size_t i = 0; i < parts.shapes.size(); ++i)
        if (parts.in_breach[i] != 0)
            hatched.fills.push_back({{ItemKind::locality, static_cast<std::uint32_t>(i)},
                                     parts.shapes[i],
                                     {0, 0, 0, 0},
                                     Hatch{look.hatch, look.hatch_spacing_px, look.hatch_width_px}});
    out.list.layers.push_back(std::move(hatched));
}

void add_borders(const MapParts& parts, MapScene& out) {
    const style::MapStyle& look = parts.options.style;
    Layer thin;
    thin.name = "zone borders";
    Layer band;
    band.name = "boundaries";
    Layer thick;
    thick.name = "locality outlines";
    Layer dashes;
    dashes.name = "boundary dashes";
    const auto locality = [&](std::int32_t zone) { return zone < 0 ? -2 : parts.label[static_cast<std::size_t>(zone)]; };
    std::vector<std::size_t> drawn_boundaries;
    for (std::size_t b = 0; b < parts.plan.boundaries.size(); ++b) {
        const auto& within = parts.plan.constraints.within;
        if (std::find(within.begin(), within.end(), parts.plan.boundaries[b].name) != within.end()) drawn_boundaries.push_back(b);
    }
    const auto parted = [&](const geo::Arc& arc) {
        if (arc.left < 0 || arc.right < 0) return false;
        const auto& left = parts.plan.zones[static_cast<std::size_t>(arc.left)].side;
        const auto& right = parts.plan.zones[static_cast<std::size_t>(arc.right)].side;
        return std::any_of(drawn_boundaries.begin(), drawn_boundaries.end(),
                           [&](std::size_t b) { return b < left.size() && b < right.size() && left[b] != right[b]; });
    };
    for (std::size_t a = 0; a < parts.thin.arcs.size(); ++a) {
        const geo::Arc& arc = parts.thin.arcs[a];
        const ItemId id{ItemKind::arc, static_cast<std::uint32_t>(a)};
        const std::vector<geo::Point> points = points_of(parts.thin, arc);
        if (locality(arc.left) == locality(arc.right)) thin.lines.push_back({id, points, look.zone_border_px, look.zone_border, {}});
        else thick.lines.push_back({id, points, look.locality_outline_px, look.locality_outline, {}});
        if (parted(arc)) {
            band.lines.push_back({id, points, look.boundary_band_px, look.boundary_band, {}});
            dashes.lines.push_back({id, points, look.boundary_dash_px, look.boundary_dash, look.boundary_pattern_px});
        }
    }
    style::LegendGroup group{"Lines", {}};
    const auto line = [](style::Rgba colour, double width) {
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::line;
        swatch.line = colour;
        swatch.width_px = width;
        return swatch;
    };
    group.entries.push_back({"locality outline", line(look.locality_outline, look.locality_outline_px)});
    if (!band.lines.empty()) {
        std::string names;
        for (const std::size_t b : drawn_boundaries) names += (names.empty() ? "" : ", ") + parts.plan.boundaries[b].name;
        group.entries.push_back({"not to be crossed: " + names, line(look.boundary_band, look.boundary_band_px)});
    }
    if (std::find(parts.in_breach.begin(), parts.in_breach.end(), 1) != parts.in_breach.end()) {
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::hatch;
        swatch.fill = style::kPaper;
        swatch.line = look.hatch;
        swatch.width_px = look.hatch_width_px;
        group.entries.push_back({"locality with a red flag", swatch});
    }
    out.legend.push_back(std::move(group));
    for (Layer* layer : {&thin, &band, &thick, &dashes}) out.list.layers.push_back(std::move(*layer));
}

}  // namespace merestone::scene::detail

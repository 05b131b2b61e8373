#include <algorithm>

#include "scene/detail/content_parts.hpp"
#include "style/area_colours.hpp"

namespace merestone::scene::detail {
namespace {

style::Swatch fill_swatch(style::Rgba fill, style::Rgba line) {
    style::Swatch swatch;
    swatch.fill = fill;
    swatch.line = line;
    return swatch;
}

void group_by_locality(const Making& making, MapContent& content) {
    const model::Scenario& scenario = making.input.scenario;
    style::LegendGroup legend{"Localities", {}};
    for (std::size_t i = 0; i < scenario.locality_id.size(); ++i) {
        const style::Rgba colour = content.locality_colour[i];
        content.groups.push_back({{ItemKind::locality, static_cast<std::uint32_t>(i)}, colour});
        const std::string& id = scenario.locality_id[i];
        const std::string name = i < scenario.locality_name.size() ? scenario.locality_name[i] : std::string();
        legend.entries.push_back(
            {name.empty() || name == id ? id : id + "  " + name, fill_swatch(colour, making.options.style.locality_outline)});
    }
    content.zone_group = content.zone_locality;
    if (std::find(content.zone_group.begin(), content.zone_group.end(), -1) == content.zone_group.end()) {
        if (!legend.entries.empty()) content.legend.push_back(std::move(legend));
        return;
    }
    if (!legend.entries.empty()) content.legend.push_back(std::move(legend));
    const auto none = static_cast<std::int32_t>(content.groups.size());
    std::replace(content.zone_group.begin(), content.zone_group.end(), -1, none);
    content.groups.push_back({{}, style::kNoData});
    content.legend.push_back({"", {{"in no locality", fill_swatch(style::kNoData, style::kMuted)}}});
}

void group_by_column(const Making& making, const ZoneColumn& column, MapContent& content) {
    const std::size_t classes = column.classes.count();
    // Numbers of zones are as published: they do not follow the year.
    style::LegendGroup legend{column.of_year ? making.in_year(column.title)
                              : making.input.year
                                  ? column.title + " (as published, not of " + base::to_string(making.input.year->year) + ")"
                                  : column.title,
                              {}};
    for (std::size_t i = 0; i < classes; ++i) {
        const double share = classes == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(classes - 1);
        const style::Rgba colour = style::ramp_at(column.ramp, column.falling ? 1.0 - share : share);
        content.groups.push_back({{ItemKind::zone_class, static_cast<std::uint32_t>(i)}, colour});
        legend.entries.push_back({column.classes.label(i, column.unit), class_swatch(making, content, colour)});
    }
    bool unknown = false;
    for (const auto& value : column.value) {
        const bool known = value && std::isfinite(*value);
        unknown = unknown || !known;
        content.zone_group.push_back(static_cast<std::int32_t>(known ? column.classes.class_of(*value) : classes));
    }
    if (unknown) {
        content.groups.push_back({{ItemKind::zone_class, static_cast<std::uint32_t>(classes)}, style::kNoData});
        legend.entries.push_back({"not known", class_swatch(making, content, style::kNoData)});
    }
    content.legend.push_back(std::move(legend));
}

}  // namespace

// Of a class: as it looks on the map, where a basemap shines through, for the colour alone says which class it is.
style::Swatch class_swatch(const Making& making, const MapContent& content, style::Rgba colour) {
    return fill_swatch(making.with_basemap() ? style::mixed(style::kPaper, colour, content.opacity_of_zones) : colour, style::kMuted);
}

void add_zones(const Making& making, MapContent& content) {
    const model::Scenario& scenario = making.input.scenario;
    content.zone_locality.reserve(scenario.zone_locality.size());
    for (const model::LocalityIx l : scenario.zone_locality) content.zone_locality.push_back(l ? static_cast<std::int32_t>(l.pos()) : -1);
    content.locality_id = scenario.locality_id;
    const auto& given = making.input.locality_colour;
    if (given.size() >= scenario.locality_id.size()) content.locality_colour.assign(given.begin(), given.end());
    else content.locality_colour = style::locality_colours(making.input.plan, scenario);
    content.locality_breach.assign(scenario.locality_id.size(), 0);
    const auto red = [&](std::size_t i) {
        if (making.input.year) return making.view() != nullptr && making.view()->localities[i].rag == model::Rag::red;
        return making.worst.of("locality", scenario.locality_id[i]).rag == model::Rag::red;
    };
    for (std::size_t i = 0; i < scenario.locality_id.size(); ++i) content.locality_breach[i] = red(i) ? 1 : 0;

    const bool shown = making.shown(LayerKind::zones);
    content.opacity_of_zones = shown ? making.layer(LayerKind::zones).opacity : 0.0;
    const style::MapStyle& look = making.options.style;
    if (making.with_basemap()) content.opacity_of_zones *= making.shaded() ? look.classes_over_basemap : look.localities_over_basemap;
    if (shown && making.options.column) group_by_column(making, *making.options.column, content);
    else if (shown && making.filled_by_year()) group_by_year(making, content);
    else if (shown) group_by_locality(making, content);
    else content.zone_group.assign(content.zone_locality.size(), -1);

    content.zone_colour.reserve(content.zone_group.size());
    for (const std::int32_t g : content.zone_group)
        content.zone_colour.push_back(g < 0 ? style::Rgba{0, 0, 0, 0}
                                            : faded(content.groups[static_cast<std::size_t>(g)].colour, content.opacity_of_zones));
    content.zone_flags.assign(content.zone_locality.size(), 0);
    for (std::size_t z = 0; z < content.zone_locality.size(); ++z) {
        const std::int32_t l = content.zone_locality[z];
        if (l >= 0 && content.locality_breach[static_cast<std::size_t>(l)] != 0) content.zone_flags[z] = zone_flag::breach;
    }
}

void add_strokes(const Making& making, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    const model::Plan& plan = making.input.plan;
    constexpr double kLeastZone_px = 8.0;
    const auto opacity = [&](LayerKind kind) { return making.layer(kind).opacity; };
    const bool shaded = making.shaded();
    content.strokes = {
        {"zone borders",
         LayerKind::zone_borders,
         look.zone_border_px,
         faded(making.with_basemap() ? look.zone_border_over_basemap : look.zone_border,
               opacity(LayerKind::zone_borders) * (shaded && !making.with_basemap() ? look.shaded_border_share : 1.0)),
         {},
         kLeastZone_px},
        {"boundaries", LayerKind::boundaries, look.boundary_band_px, faded(look.boundary_band, opacity(LayerKind::boundaries)), {}, 0.0},
        {"locality casings",
         LayerKind::localities,
         look.locality_casing_px,
         faded(look.locality_casing, opacity(LayerKind::localities)),
         {},
         0.0},
        {"locality outlines",
         LayerKind::localities,
         look.locality_outline_px,
         faded(look.locality_outline, opacity(LayerKind::localities)),
         {},
         0.0},
        {"boundary dashes", LayerKind::boundaries, look.boundary_dash_px, faded(look.boundary_dash, opacity(LayerKind::boundaries)),
         look.boundary_pattern_px, 0.0}};
    constexpr std::uint16_t kBorder = 1;
    constexpr std::uint16_t kBand = 2 | 16;
    // On dark classes a dark line alone would be lost.
    constexpr std::uint16_t kCasing = 4;
    const std::uint16_t outline = shaded ? 8 | kCasing : 8;

    std::vector<std::size_t> kept_boundaries;
    for (std::size_t b = 0; b < plan.boundaries.size(); ++b) {
        const auto& within = plan.constraints.within;
        if (std::find(within.begin(), within.end(), plan.boundaries[b].name) != within.end()) kept_boundaries.push_back(b);
    }
    const auto parted = [&](const geo::Arc& arc) {
        if (arc.left < 0 || arc.right < 0) return false;
        const auto& left = plan.zones[static_cast<std::size_t>(arc.left)].side;
        const auto& right = plan.zones[static_cast<std::size_t>(arc.right)].side;
        return std::any_of(kept_boundaries.begin(), kept_boundaries.end(),
                           [&](std::size_t b) { return b < left.size() && b < right.size() && left[b] != right[b]; });
    };
    const auto locality = [&](std::int32_t zone) { return zone < 0 ? -2 : content.zone_locality[static_cast<std::size_t>(zone)]; };
    bool any_parted = false;
    content.zones_shaded = shaded;
    const MapContent* before = making.input.before;
    if (before != nullptr && before->zones_shaded == shaded && before->zone_locality == content.zone_locality &&
        before->arc_strokes.size() == plan.topology->arcs.size()) {
        content.arc_strokes = before->arc_strokes;
        any_parted =
            std::any_of(content.arc_strokes.begin(), content.arc_strokes.end(), [](std::uint16_t bits) { return (bits & kBand) != 0; });
    }
    content.arc_strokes.reserve(plan.topology->arcs.size());
    for (std::size_t a = content.arc_strokes.size(); a < plan.topology->arcs.size(); ++a) {
        const geo::Arc& arc = plan.topology->arcs[a];
        std::uint16_t bits = locality(arc.left) == locality(arc.right) ? kBorder : outline;
        if (!kept_boundaries.empty() && parted(arc)) {
            bits = static_cast<std::uint16_t>((bits | kBand) & ~kCasing);  // the band is pale enough
            any_parted = true;
        }
        content.arc_strokes.push_back(bits);
    }

    style::LegendGroup group{"Lines", {}};
    const auto line = [](style::Rgba colour, double width) {
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::line;
        swatch.line = colour;
        swatch.width_px = width;
        return swatch;
    };
    if (making.shown(LayerKind::localities))
        group.entries.push_back({"locality outline", line(look.locality_outline, look.locality_outline_px)});
    if (making.shown(LayerKind::zone_borders)) {
        style::Swatch swatch = line(content.strokes.front().colour, std::max(1.0, look.zone_border_px));
        swatch.on_fill = true;
        swatch.fill = content.groups.empty() ? style::kNoData : content.groups[content.groups.size() / 2].colour;
        group.entries.push_back({"zone border", swatch});
    }
    if (any_parted && making.shown(LayerKind::boundaries)) {
        std::string names;
        for (const std::size_t b : kept_boundaries) names += (names.empty() ? "" : ", ") + plan.boundaries[b].name;
        style::Swatch swatch = line(look.boundary_band, look.boundary_band_px);
        swatch.over = look.boundary_dash;
        swatch.over_px = look.boundary_dash_px;
        swatch.over_dash_px = look.boundary_pattern_px;
        group.entries.push_back({"not to be crossed: " + names, swatch});
    }
    if (std::find(content.locality_breach.begin(), content.locality_breach.end(), 1) != content.locality_breach.end()) {
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::hatch;
        swatch.fill = style::kPaper;
        swatch.line = look.hatch;
        swatch.width_px = look.hatch_width_px;
        group.entries.push_back({making.in_year("locality with a red flag"), swatch});
    }
    if (!group.entries.empty()) content.legend.push_back(std::move(group));
}

}  // namespace merestone::scene::detail

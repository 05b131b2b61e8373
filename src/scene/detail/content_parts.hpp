// The parts that a map's content is made of. Part of map_content.
#pragma once

#include <cmath>

#include "scene/map_content.hpp"

namespace merestone::scene::detail {

[[nodiscard]] inline style::Rgba faded(style::Rgba colour, double opacity) noexcept {
    colour.a = static_cast<std::uint8_t>(std::lround(colour.a * opacity));
    return colour;
}

// Worst flag of a subject, and whether every flag as bad as that rests on a threshold that is only ours.
struct Worst {
    model::Rag rag = model::Rag::green;
    bool only_ours = false;
};
class WorstFlags {
public:
    // \param rule empty: flags of every rule are kept
    explicit WorstFlags(std::span<const model::Flag> flags, std::string_view rule = {});
    // Green where there is no flag. \param rule empty: of any rule
    [[nodiscard]] Worst of(std::string_view subject_kind, std::string_view subject, std::string_view rule = {}) const;

private:
    std::vector<const model::Flag*> sorted_;  // by subject kind, subject
};

struct Making {
    const ContentInput& input;
    const MapOptions& options;
    WorstFlags worst;
    std::vector<LayerSetting> layers;  // tidied

    [[nodiscard]] const LayerSetting& layer(LayerKind kind) const;
    [[nodiscard]] bool shown(LayerKind kind) const { return layer(kind).visible && layer(kind).opacity > 0.0; }
    // The year shown as it is known; null: none is shown, or it is not known yet (waiting).
    [[nodiscard]] const model::YearView* view() const { return input.year ? input.year->view : nullptr; }
    [[nodiscard]] bool waiting() const { return input.year && input.year->view == nullptr; }
    [[nodiscard]] bool filled_by_year() const { return input.year && !options.column && options.year_colour != YearColour::own; }
    [[nodiscard]] bool shaded() const { return (options.column || filled_by_year()) && shown(LayerKind::zones); }
    [[nodiscard]] std::string in_year(std::string title) const;  // "Places in 2019/20"
    [[nodiscard]] bool with_basemap() const { return options.basemap != nullptr && shown(LayerKind::basemap); }
};

// Zone tables and their legend.
void add_zones(const Making& making, MapContent& content);
// Groups and legend of zones by what their locality is in the year shown. \pre making.filled_by_year()
void group_by_year(const Making& making, MapContent& content);
[[nodiscard]] style::Swatch class_swatch(const Making& making, const MapContent& content, style::Rgba colour);
// How a housing site and a scheme look in the year shown, and what the legend says of it.
struct PhaseLook {
    style::Rgba fill;
    style::Rgba outline;
    double outline_px = 1.0;
    const char* words = "";
};
[[nodiscard]] PhaseLook look_of(model::HousingPhase phase, const style::MapStyle& style) noexcept;
[[nodiscard]] PhaseLook look_of(model::SchemePhase phase, const style::MapStyle& style) noexcept;
// Stroke table, arcs' bits, their legend.
void add_strokes(const Making& making, MapContent& content);
// The symbols, lines and polygons of a layer; legend entries go into `legend`, those of what is drawn later last.
[[nodiscard]] ContentLayer items_of(const Making& making, LayerKind kind, const MapContent& content, style::LegendGroup& legend);
void add_label_wishes(const Making& making, MapContent& content);

// Places are names on the map, not symbols.
[[nodiscard]] inline bool is_place(const model::NamedPoint& point) { return point.category == "place"; }

}  // namespace merestone::scene::detail

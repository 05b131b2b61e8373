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
    explicit WorstFlags(std::span<const model::Flag> flags);
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
    [[nodiscard]] bool with_basemap() const { return options.basemap != nullptr && shown(LayerKind::basemap); }
};

// Zone tables and their legend.
void add_zones(const Making& making, MapContent& content);
// Stroke table, arcs' bits, their legend.
void add_strokes(const Making& making, MapContent& content);
// The symbols, lines and polygons of a layer; legend entries go into `legend`, those of what is drawn later last.
[[nodiscard]] ContentLayer items_of(const Making& making, LayerKind kind, const MapContent& content, style::LegendGroup& legend);
void add_label_wishes(const Making& making, MapContent& content);

// Places are names on the map, not symbols.
[[nodiscard]] inline bool is_place(const model::NamedPoint& point) { return point.category == "place"; }

}  // namespace merestone::scene::detail

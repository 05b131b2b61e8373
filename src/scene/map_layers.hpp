// The layers of the map that a reader may order, hide, fade and style; the settings behind the layer panel.
#pragma once

#include <string_view>
#include <vector>

namespace merestone::scene {

enum class LayerKind {
    basemap,         // a picture of the ground, where one was chosen
    zones,           // fills: by locality or by a column
    people_points,   // where people live: density of many points
    housing_areas,   // polygons of housing sites
    hub_catchments,  // polygons
    zone_borders,
    boundaries,  // not to be straddled: a band, dashed
    lines,       // rivers, roads
    localities,  // outline
    housing,
    points,  // by category
    premises,
    practices,
    schemes,
    hubs,
    place_names,
    labels  // of localities and hubs
};

// As stored in settings and scripts: "zone-borders". Stable.
[[nodiscard]] std::string_view key_of(LayerKind kind) noexcept;
// As read on screen: "Zone borders".
[[nodiscard]] std::string_view title_of(LayerKind kind) noexcept;

struct LayerSetting {
    LayerKind kind{};
    bool visible = true;
    double opacity = 1.0;  // 0..1
};

// Every kind once, from the bottom of the map to its top; people_points hidden.
[[nodiscard]] std::vector<LayerSetting> default_layers();
// The settings with unknown repeats dropped, missing kinds added where the default has them, opacity held to 0..1: what a settings
// file or a panel gave, made safe to draw.
[[nodiscard]] std::vector<LayerSetting> tidied(std::vector<LayerSetting> layers);

enum class PracticeColour { plain, locality, worst_flag };
enum class PremisesColour { plain, worst_facet };
enum class HousingColour { plain, first_year, permission };
// What fills localities where a year is shown: their worst flag by then, their people against the plan's range, or what they show else.
enum class YearColour { state, people, own };

}  // namespace merestone::scene

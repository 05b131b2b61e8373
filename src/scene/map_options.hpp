// What a reader chose about the map: layers, what colours mean, the zones' column.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/ground_picture.hpp"
#include "scene/map_layers.hpp"
#include "style/classify.hpp"
#include "style/colour.hpp"
#include "style/map_style.hpp"

namespace merestone::scene {

// A number to shade zones by, instead of the localities' colours.
struct ZoneColumn {
    std::string id;     // ColumnOffer::id
    std::string title;  // the legend's heading
    std::string unit;
    std::vector<std::optional<double>> value;  // per zone
    style::Classes classes;
    style::Ramp ramp = style::Ramp::sequential;
    bool falling = false;  // the lowest class is darkest
    bool of_year = false;  // the values are of the year shown; false: as published, whatever the year
};

struct MapOptions {
    MapOptions();  // out of line: GCC 12 takes fright at a half-made style where it is inlined
    style::MapStyle style;
    std::optional<ZoneColumn> column;                   // nothing: coloured by locality
    std::shared_ptr<const geo::GroundPicture> basemap;  // shown below; it is seen through zones (MapStyle)
    bool places = true;                                 // practices, premises, hubs, housing, named points
    double device_scale = 1.0;                          // device pixels to a logical one, for the level of detail

    std::vector<LayerSetting> layers = default_layers();  // bottom to top
    PracticeColour practice_colour = PracticeColour::plain;
    PremisesColour premises_colour = PremisesColour::plain;
    HousingColour housing_colour = HousingColour::plain;
    YearColour year_colour = YearColour::state;  // where a year is shown (ContentInput::year)
    std::vector<std::string> hidden_categories;  // of points
    bool practice_names = true;                  // names or codes beside practices when near enough
};

}  // namespace merestone::scene

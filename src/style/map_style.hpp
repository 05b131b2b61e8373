// Widths, sizes and colours of the map, in logical pixels (96 to the inch). The light theme is the default; print uses it too.
#pragma once

#include <vector>

#include "style/colour.hpp"
#include "style/text_measure.hpp"

namespace merestone::style {

struct MapStyle {
    Rgba background{247, 248, 249};
    Rgba halo{255, 255, 255};

    // Where a basemap lies below, zones keep this much of their strength: outlines tell localities apart, classes of a number must be told
    // apart by their colour alone. Their borders, white else, must differ from a street map's white streets.
    double localities_over_basemap = 0.38;
    double classes_over_basemap = 0.6;
    Rgba zone_border_over_basemap{64, 76, 88, 150};

    double zone_border_px = 0.5;
    Rgba zone_border{255, 255, 255};
    double locality_outline_px = 1.9;
    Rgba locality_outline{52, 63, 74};
    double locality_casing_px = 4.6;  // pale, under the outline, where zones are shaded by a number
    Rgba locality_casing{255, 255, 255, 230};
    double shaded_border_share = 0.35;  // of the zone borders' opacity there

    double boundary_band_px = 5.5;  // a band under the outline: shows where no locality follows the boundary
    Rgba boundary_band{201, 150, 190};
    double boundary_dash_px = 1.1;
    Rgba boundary_dash{255, 255, 255};
    std::vector<double> boundary_pattern_px{5.0, 4.0};

    Rgba hatch{178, 34, 42, 130};
    double hatch_spacing_px = 8.0;
    double hatch_width_px = 1.0;

    Rgba symbol_outline{255, 255, 255};
    double symbol_outline_px = 0.9;
    Rgba practice{38, 50, 61};
    double practice_px_at_10000 = 9.0;  // diameter; area goes with the list
    double practice_px_min = 4.0;
    Rgba premises{90, 104, 117};
    double premises_px = 6.5;
    Rgba hub{11, 83, 122};
    double hub_px = 14.0;
    Rgba housing{150, 86, 20};
    double housing_px_at_100 = 5.0;  // side; area goes with the dwellings
    double housing_px_min = 3.5;
    double housing_px_max = 22.0;
    Rgba point{95, 60, 130};
    double point_px = 9.0;

    Rgba scheme{0, 108, 92};
    double scheme_px = 10.0;
    Rgba water{120, 164, 200};
    Rgba road{140, 140, 148};
    double main_line_px = 2.0;
    double line_px = 1.0;

    Font locality_name{13.0, true};
    Font locality_people{11.0, false};
    Font hub_name{10.5, true};
    Rgba place_name{109, 116, 122};   // of towns and the like, behind the localities' names
    double mark_px = 17.0;            // the RAG mark beside a name
    Font locality_small{10.5, true};  // name or code where there is little room
    double small_mark_px = 13.0;
    Rgba breach_text{160, 20, 30};  // people out of a locality's range
};

}  // namespace merestone::style

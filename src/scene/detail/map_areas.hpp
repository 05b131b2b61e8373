// The areas of a map: fills, borders, outlines, boundaries. Part of map_scene.
#pragma once

#include "scene/map_scene.hpp"

namespace merestone::scene::detail {

// What every part of the map is made from.
struct MapParts {
    const model::Plan& plan;
    const model::Scenario& scenario;
    std::span<const model::LocalityStats> localities;
    const MapOptions& options;
    geo::Topology thin;                     // at the camera's level of detail
    std::vector<std::int32_t> label;        // per zone: number of its locality, -1 none
    std::vector<geo::MultiPolygon> shapes;  // per locality, from `thin`
    std::vector<char> in_breach;            // per locality
};

void add_fills(const MapParts& parts, MapScene& out);
void add_borders(const MapParts& parts, MapScene& out);

}  // namespace merestone::scene::detail

// The points of a map: practices, premises, hubs, housing, named points. Part of map_scene.
#pragma once

#include "scene/map_scene.hpp"

namespace merestone::scene::detail {

// Adds layers and legend entries for what the plan has. Within a layer the large symbols come first, so that none hides a smaller one.
// Places are names on the map, not symbols.
[[nodiscard]] inline bool is_place(const model::NamedPoint& point) { return point.category == "place"; }

void add_points(const model::Plan& plan, const MapOptions& options, MapScene& out);

}  // namespace merestone::scene::detail

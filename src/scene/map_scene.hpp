// The map of a plan and one of its scenarios: draw list and legend, made together so that they cannot differ.
//
// Localities are filled (or zones are shaded by a number), zones have thin borders, localities thick outlines from the arcs whose two
// sides differ; boundaries not to be straddled are bands along the zones that follow them; localities in breach are hatched. Practices
// grow with their list, housing sites with their dwellings; hubs, premises and named points have a shape each. Labels carry the name,
// the people and the RAG letter.
// Cost: some milliseconds for a thousand zones at page size; arcs are thinned to half a device pixel first.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"
#include "scene/draw_list.hpp"
#include "style/classify.hpp"
#include "style/legend.hpp"
#include "style/map_style.hpp"

namespace merestone::scene {

// A number to shade zones by, instead of the localities' colours.
struct ZoneColumn {
    std::string title;  // the legend's heading
    std::string unit;
    std::vector<std::optional<double>> value;  // per zone
    style::Classes classes;
    style::Ramp ramp = style::Ramp::sequential;
};

struct MapOptions {
    style::MapStyle style;
    std::optional<ZoneColumn> column;  // nothing: coloured by locality
    bool places = true;                // practices, premises, hubs, housing, named points
    double device_scale = 1.0;         // device pixels to a logical one, for the level of detail
};

struct MapScene {
    DrawList list;
    style::Legend legend;
};

// The box that a map of the plan should show: all zones.
[[nodiscard]] geo::Box extent_of(const model::Plan& plan);

// \param localities as judged for this scenario, in its order. \param flags of this scenario; those about a locality and red hatch it.
// \pre plan.topology is there
[[nodiscard]] MapScene map_of(const model::Plan& plan, const model::Scenario& scenario, std::span<const model::LocalityStats> localities,
                              std::span<const model::Flag> flags, const Camera& camera, const MapOptions& options,
                              const style::TextMeasure& measure);

}  // namespace merestone::scene

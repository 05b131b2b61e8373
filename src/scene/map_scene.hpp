// The map of a plan and one of its scenarios: draw list and legend, made together so that they cannot differ.
//
// Localities are filled (or zones are shaded by a number), zones have thin borders, localities thick outlines from the arcs whose two
// sides differ; boundaries not to be straddled are bands along the zones that follow them; localities in breach are hatched. Practices
// grow with their list, housing sites with their dwellings; hubs, premises and named points have a shape each. Labels carry the name,
// the people and the RAG letter.
// Cost: some milliseconds for a thousand zones at page size; arcs are thinned to half a device pixel first.
#pragma once

#include <span>

#include "model/plan.hpp"
#include "model/results.hpp"
#include "scene/draw_list.hpp"
#include "scene/map_content.hpp"
#include "scene/map_options.hpp"
#include "style/legend.hpp"

namespace merestone::scene {

struct MapScene {
    DrawList list;
    style::Legend legend;
};

// The content's draw list at one camera: outlines joined, arcs thinned to half a device pixel, labels placed.
[[nodiscard]] DrawList draw_list_of(const MapContent& content, const Camera& camera, double device_scale,
                                    const style::TextMeasure& measure);

// \param localities as judged for this scenario, in its order. \param flags of this scenario; those about a locality and red hatch it.
// \pre plan.topology is there
[[nodiscard]] MapScene map_of(const model::Plan& plan, const model::Scenario& scenario, std::span<const model::LocalityStats> localities,
                              std::span<const model::Flag> flags, const Camera& camera, const MapOptions& options,
                              const style::TextMeasure& measure);

}  // namespace merestone::scene

// What a project file holds for other programs beside the plan itself: the localities with their figures as a layer, and the styles
// by which QGIS opens them coloured. `run` writes them of what it found, the desktop of what stands on it.
#pragma once

#include <span>
#include <vector>

#include "io/project_file.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::actions {

// \param localities as judged for the scenario, in its order
[[nodiscard]] std::vector<io::LayerStyle> layer_styles(const model::Plan& plan, const model::Scenario& scenario,
                                                       std::span<const model::LocalityStats> localities);

struct ProjectLayers {
    std::vector<io::Sheet> sheets;
    std::vector<io::LayerStyle> styles;
};
// Localities, flags and gaps of the scenario, which is judged first: a tenth of a second for a city, two for a country. Empty where it
// has no locality.
[[nodiscard]] ProjectLayers project_layers(const model::Plan& plan, const model::Scenario& scenario);

}  // namespace merestone::actions

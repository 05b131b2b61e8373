#include "actions/project_layers.hpp"

#include "analysis/estate.hpp"
#include "analysis/gaps.hpp"
#include "analysis/locality_stats.hpp"
#include "analysis/registered.hpp"
#include "io/result_sheets.hpp"
#include "style/area_colours.hpp"
#include "style/qgis_style.hpp"

namespace merestone::actions {

std::vector<io::LayerStyle> layer_styles(const model::Plan& plan, const model::Scenario& scenario,
                                         std::span<const model::LocalityStats> localities) {
    const auto colours = style::locality_colours(plan, scenario);
    std::vector<style::AreaCategory> categories;
    for (std::size_t l = 0; l < localities.size(); ++l)
        categories.push_back({localities[l].id, localities[l].id + " " + localities[l].name, colours[l]});
    return {{"localities", "Localities", style::qml_areas(categories, {"locality", "name"}), ""},
            {"practices", "Practices by list", style::qml_practices("list", "name"), ""}};
}

ProjectLayers project_layers(const model::Plan& plan, const model::Scenario& scenario) {
    if (scenario.locality_id.empty()) return {};
    auto judged = analysis::judge(plan, analysis::registered_people(plan), scenario, nullptr);
    const auto estate = analysis::find_gaps(plan, judged.scenario, judged.localities, nullptr);
    analysis::raise_rags(judged.localities, estate.flags);
    return {{io::localities_sheet(plan, judged.localities), io::flags_sheet(estate.flags),
             io::gaps_sheet(analysis::gap_rows(plan, judged.scenario, estate))},
            layer_styles(plan, judged.scenario, judged.localities)};
}

}  // namespace merestone::actions

#include "io/scenario_links.hpp"

#include <algorithm>

namespace merestone::io {

std::vector<BrokenLink> drop_broken_links(std::vector<model::ScenarioSpec>& scenarios) {
    const auto named = [&](const std::string& id) {
        return std::find_if(scenarios.begin(), scenarios.end(), [&](const model::ScenarioSpec& s) { return s.id == id; });
    };
    std::vector<BrokenLink> broken;
    for (model::ScenarioSpec& spec : scenarios) {
        if (spec.from.empty() || named(spec.from) != scenarios.end()) continue;
        broken.push_back({spec.id, spec.from, false});
        spec.from.clear();
    }
    // Every scenario that stands on a circle is told, so nothing is taken out before all have been walked.
    std::vector<model::ScenarioSpec*> on_circle;
    for (model::ScenarioSpec& spec : scenarios) {
        const model::ScenarioSpec* at = &spec;
        for (std::size_t steps = 0; steps < scenarios.size() && !at->from.empty(); ++steps) {
            at = &*named(at->from);
            if (at != &spec) continue;
            on_circle.push_back(&spec);
            break;
        }
    }
    for (model::ScenarioSpec* spec : on_circle) broken.push_back({spec->id, spec->from, true});
    for (model::ScenarioSpec* spec : on_circle) spec->from.clear();
    return broken;
}

}  // namespace merestone::io

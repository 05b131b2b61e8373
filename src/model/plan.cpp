#include "model/plan.hpp"

#include <algorithm>

namespace merestone::model {
namespace {

template <typename Row>
std::size_t find_sorted(const std::vector<Row>& rows, std::string_view id) {
    const auto at = std::lower_bound(rows.begin(), rows.end(), id, [](const Row& row, std::string_view key) { return row.id < key; });
    return at != rows.end() && at->id == id ? static_cast<std::size_t>(at - rows.begin()) : rows.size();
}

}  // namespace

ZoneIx Plan::find_zone(std::string_view zone_id) const {
    const std::size_t at = find_sorted(zones, zone_id);
    return at == zones.size() ? ZoneIx() : ZoneIx(at);
}

PracticeIx Plan::find_practice(std::string_view code) const {
    const std::size_t at = find_sorted(practices, code);
    return at == practices.size() ? PracticeIx() : PracticeIx(at);
}

std::optional<std::size_t> Plan::find_boundary(std::string_view name) const {
    for (std::size_t i = 0; i < boundaries.size(); ++i)
        if (boundaries[i].name == name) return i;
    return {};
}

const ScenarioSpec* Plan::find_scenario(std::string_view scenario_id) const {
    for (const ScenarioSpec& s : scenarios)
        if (s.id == scenario_id) return &s;
    return nullptr;
}

const ObjectiveWeights& Plan::weights_of(std::string_view scenario_id) const {
    const ScenarioSpec* spec = find_scenario(scenario_id);
    return spec != nullptr && spec->weights ? *spec->weights : weights;
}

std::vector<ZonePeople> people_by_zone(const Plan& plan, PracticeIx practice) {
    std::vector<ZonePeople> out;
    const Practice& p = plan.practices[practice.pos()];
    if (!p.list || *p.list == 0) return out;
    const double list = static_cast<double>(*p.list);
    if (!plan.flows.empty()) {
        const PracticeFlows& flows = plan.flows[practice.pos()];
        if (const std::int64_t total = flows.total(); total > 0) {
            out.reserve(flows.rows.size());
            for (const FlowRow& row : flows.rows)
                out.push_back({row.zone, list * (static_cast<double>(row.patients) / static_cast<double>(total))});
            return out;
        }
    }
    if (p.zone) out.push_back({p.zone, list});
    return out;
}

}  // namespace merestone::model

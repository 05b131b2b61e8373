#include "actions/shading.hpp"

#include <algorithm>
#include <utility>

#include "analysis/access.hpp"

namespace merestone::actions {

std::vector<scene::ColumnOffer> shading_columns(const model::Plan& plan) {
    std::vector<scene::ColumnOffer> out = scene::zone_columns(plan);
    const std::vector<analysis::ZoneAccess> zones =
        analysis::access(plan, model::Scenario{}, analysis::registered_people(plan), analysis::estate_moves(plan)).zones;
    const auto offer = [&](const char* id, std::string title, const char* unit, auto&& of) {
        std::vector<std::optional<double>> values;
        values.reserve(zones.size());
        for (const analysis::ZoneAccess& zone : zones) values.push_back(of(zone));
        if (std::any_of(values.begin(), values.end(), [](const auto& v) { return v.has_value(); }))
            out.push_back({id, std::move(title), unit, std::move(values), false});
    };
    const auto minutes = [](const std::optional<analysis::PeopleMinutes>& times) {
        return times ? std::optional(times->mean.value()) : std::nullopt;
    };
    // Short, for a legend; the report says at what speed and how GPs are shared.
    offer("practice_walk_min", "Walk to a practice (straight line)", "minutes",
          [&](const analysis::ZoneAccess& zone) { return minutes(zone.walk); });
    offer("practice_car_min", "Drive to a practice (straight line)", "minutes",
          [&](const analysis::ZoneAccess& zone) { return minutes(zone.car); });
    offer("gp_reach_per_1000", "Full-time GPs within reach", "per 1,000",
          [](const analysis::ZoneAccess& zone) { return zone.gp_per_1000; });
    return out;
}

}  // namespace merestone::actions

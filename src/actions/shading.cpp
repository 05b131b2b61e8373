#include "actions/shading.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/access.hpp"
#include "base/text.hpp"

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
    const auto number = [&](const char* id) { return base::number_text(plan.assumptions.value(id)); };
    offer("practice_walk_min", fmt::format("Minutes' walk to a practice, straight line at {} km/h", number("walk_km_per_h")), "minutes",
          [&](const analysis::ZoneAccess& zone) { return minutes(zone.walk); });
    offer("practice_car_min", fmt::format("Minutes' drive to a practice, straight line at {} km/h", number("car_km_per_h")), "minutes",
          [&](const analysis::ZoneAccess& zone) { return minutes(zone.car); });
    offer("gp_reach_per_1000", "GPs within reach for every 1,000 people (not confirmed)", "full-time GPs per 1,000",
          [](const analysis::ZoneAccess& zone) { return zone.gp_per_1000; });
    return out;
}

}  // namespace merestone::actions

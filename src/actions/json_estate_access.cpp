// For scripts: how far people are from a practice, by group of people. access_zones.csv has the zones.
#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"

namespace merestone::actions {
namespace {

void put_times(Json& into, const std::string& mode, const std::optional<analysis::PeopleMinutes>& times) {
    const auto of = [&](double value) { return times ? std::optional(value) : std::nullopt; };
    const analysis::PeopleMinutes known = times.value_or(analysis::PeopleMinutes{});
    const char* why = "nobody lives there, or no practice has a place";
    put(into, mode + "_mean_min", of(known.mean.value()), 2, why);
    put(into, mode + "_95th_percentile_min", of(known.p95.value()), 2, why);
    put(into, "within_" + mode + "_share", of(known.within_share), 4, why);
}

Json row_of(const analysis::AccessRow& row) {
    Json one{{"id", row.id}, {"name", row.name}, {"people", std::llround(row.people)}};
    put_times(one, "walk", row.walk);
    put_times(one, "car", row.car);
    put(one, "gp_fte_per_1000_within_reach", row.gp_per_1000, 4, "no practice of the footprint reported its GPs");
    return one;
}

Json rows_of(const std::vector<analysis::AccessRow>& rows) {
    Json all = Json::array();
    for (const analysis::AccessRow& row : rows) all.push_back(row_of(row));
    return all;
}

}  // namespace

Json json_of_access(const EstateOut& out) {
    const analysis::Access& access = out.book.access;
    Json one{{"people_by", access.people_by},
             {"within_walk_min", rounded(access.within_walk.value(), 2)},
             {"within_car_min", rounded(access.within_car.value(), 2)},
             {"places", access.places.size()},
             {"practices_without_place", access.practices_without_place},
             {"practices_in_footprint", access.practices_inside},
             {"practices_whose_gps_are_not_known", access.gps_not_known},
             {"gp_fte_counted", rounded(access.gp_fte, 4)},
             {"gp_fte_within_reach_of_anybody", rounded(access.gp_fte_reached, 4)},
             {"plan", row_of(access.plan)},
             {"localities", rows_of(access.localities)},
             {"deprivation_fifths", rows_of(access.fifths)},
             {"rural_urban_classes", rows_of(access.rural)},
             {"twentieth_that_walks_longest", row_of(access.least_served)}};
    one["aged_75_and_over"] = access.aged_75 ? row_of(*access.aged_75) : Json(nullptr);
    if (!access.aged_75) one["aged_75_and_over_why"] = "not every zone with people has an age band that begins at 75";
    return one;
}

}  // namespace merestone::actions

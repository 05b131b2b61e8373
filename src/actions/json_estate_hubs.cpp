// Hubs for scripts: each hub's week in sums, minutes per 1,000 by area, and cover by date. The week hour by hour is in hub_week.csv.
#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"

namespace merestone::actions {
namespace {

Json hours_of(const analysis::GivenHours& given) {
    return {{"all", rounded(given.all, 3)}, {"in_core_hours", rounded(given.in_core, 3)}, {"outside", rounded(given.outside_core(), 3)}};
}

void put_hours(Json& into, const char* key, const std::optional<analysis::GivenHours>& given) {
    into[key] = given ? hours_of(*given) : Json(nullptr);
    if (!given) into[std::string(key) + "_why"] = "not written down, or not readable";
}

Json json_of_hub(const EstateOut& out, const analysis::HubWeek& week) {
    const model::Hub& hub = out.plan.hubs[week.hub];
    Json one{{"hub", hub.id}, {"name", hub.name}};
    put(one, "status", hub.status, "nobody wrote it down");
    one["open_now"] = week.open_now;
    put_hours(one, "opening_hours_week", week.opening_hours);
    put_hours(one, "clinician_hours_week", week.clinician_hours);
    if (week.clinician_hours)
        one["clinician_hours_by"] = week.clinicians_from_rows ? "the hours of its week table" : "opening hours x clinicians";
    const bool counted = week.week.slots > 0.0;
    put(one, "slots", counted ? std::optional(week.week.slots) : std::nullopt, 2, "its week table has no slots and bookings");
    put(one, "booked", counted ? std::optional(week.week.booked) : std::nullopt, 2, "its week table has no slots and bookings");
    put(one, "utilisation_share", week.week.utilisation(), 4, "its week table has no slots and bookings");
    put(one, "missed_share", week.week.missed_share(), 4, "its week table has no bookings and attendances");
    one["below_floor"] = counted ? Json(week.below_floor) : Json(nullptr);
    if (!counted) one["below_floor_why"] = "its week table has no slots and bookings";
    one["session_hours_while_shut"] = rounded(week.sessions_while_shut, 3);
    put(one, "people_covered", week.people, 0, "nobody said whom it covers");
    one["faults"] = week.faults;
    put(one, "flag_ids", out.flags.on("hub", hub.id), "no flag is on it");
    return one;
}

Json json_of_area(const EstateOut& out, const analysis::HubArea& area) {
    Json one{{"commissioner", area.commissioner.empty() ? Json(nullptr) : Json(area.commissioner)}};
    if (area.commissioner.empty()) one["commissioner_why"] = "the whole plan";
    one["people"] = rounded(area.people, 0);
    one["practices"] = area.practices;
    one["lists_not_known_count"] = area.lists_not_known;
    one["hubs_count"] = area.hubs;
    one["hubs_not_known_count"] = area.hubs_not_known;
    const char* why = !(area.people > 0.0)      ? "no list is known"
                      : area.hubs_not_known > 0 ? "of its hubs the hours or the cover are not known"
                                                : "no hub serves it";
    one["clinician_hours_week"] = area.given_known() ? hours_of(area.given) : Json(nullptr);
    if (!area.given_known()) one["clinician_hours_week_why"] = why;
    put(one, "minutes_per_1000_outside_core_hours", area.minutes_outside_core(), 2, why);
    put(one, "minutes_per_1000_with_core_hours", area.minutes_all(), 2, why);
    Json required = Json::array();
    for (const analysis::HubRequirement& r : area.required) {
        const auto lacking = [&](double hours) { return area.given_known() ? std::optional(hours) : std::nullopt; };
        Json row{{"minutes_per_1000", r.minutes}, {"hours_week", rounded(r.hours, 3)}, {"hours_week_to_quarter", r.hours_to_quarter}};
        put(row, "short_outside_core_hours", lacking(r.short_outside_core), 3, why);
        put(row, "short_with_core_hours", lacking(r.short_with_core), 3, why);
        required.push_back(std::move(row));
    }
    one["required"] = std::move(required);
    put(one, "flag_ids", out.flags.on_area("H2", area.commissioner, ""), "no flag is on its minutes");
    return one;
}

Json json_of_cover(const EstateOut& out, const analysis::Coverage& cover) {
    Json one{{"date", cover.date}, {"commissioner", cover.commissioner.empty() ? Json(nullptr) : Json(cover.commissioner)}};
    if (cover.commissioner.empty()) one["commissioner_why"] = "the whole plan";
    one["covered_people"] = rounded(cover.covered_people, 0);
    one["people"] = rounded(cover.people, 0);
    put(one, "share", cover.share(), 4, "no list is known");
    one["covered_practices"] = cover.covered_practices;
    one["practices"] = cover.practices;
    one["lists_not_known_count"] = cover.lists_not_known;
    put(one, "target_share", cover.target_share, 4, "none set for this day");
    if (!cover.target_source.empty()) one["target_source"] = cover.target_source;
    one["met"] = cover.met() ? Json(*cover.met()) : Json(nullptr);
    if (!cover.met()) one["met_why"] = cover.target_share ? "no list is known" : "none set for this day";
    if (cover.met()) one["missing_people"] = rounded(std::ceil(cover.missing_people()), 0);
    put(one, "flag_ids", cover.target_share ? out.flags.on_area("H3", cover.commissioner, cover.date) : "", "no flag is on this cover");
    return one;
}

}  // namespace

Json json_of_hubs(const EstateOut& out) {
    const analysis::HubBook& book = out.estate.hubs;
    Json hubs = Json::array();
    for (const analysis::HubWeek& week : book.hubs) hubs.push_back(json_of_hub(out, week));
    Json areas = Json::array();
    areas.push_back(json_of_area(out, book.plan));
    for (const analysis::HubArea& area : book.commissioners) areas.push_back(json_of_area(out, area));
    Json coverage = Json::array();
    for (const analysis::Coverage& cover : book.coverage) coverage.push_back(json_of_cover(out, cover));
    return {{"utilisation_floor_share", book.floor_share},
            {"hubs", std::move(hubs)},
            {"areas", std::move(areas)},
            {"coverage", std::move(coverage)},
            {"hubs_without_cover_count", book.hubs_without_cover}};
}

}  // namespace merestone::actions

// Hubs: each one's week in sums and hour by hour, minutes per 1,000 patients by area, and cover by date.
#include <array>

#include <fmt/format.h>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"
#include "base/text.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

constexpr std::array<const char*, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kNoHubs = "the plan has no hubs";

bool anything(const analysis::WeekCell& c) {
    return c.open_hours > 0.0 || c.clinician_hours > 0.0 || c.slots > 0.0 || c.booked_of_attended > 0.0;
}
Cell above_nothing(double value, double of, int decimals) { return of > 0.0 ? round_to(value, decimals) : unknown(); }
std::vector<Cell> hours_cells(const std::optional<analysis::GivenHours>& given) {
    if (!given) return {unknown(), unknown()};
    return {round_to(given->all, 3), round_to(given->in_core, 3)};
}

}  // namespace

EstateSheet hubs_sheet(const EstateOut& out) {
    EstateSheet made{
        table("hubs", "Hubs",
              {text("hub"), text("name"), text("status"), text("open_now"), number("opening_hours_week"), number("opening_hours_in_core"),
               number("clinician_hours_week"), number("clinician_hours_in_core"), text("clinician_hours_by"), number("slots"),
               number("booked"), number("utilisation_share"), number("floor_share"), text("below_floor"), number("missed_share"),
               number("session_hours_while_shut"), number("people_covered"), text("faults"), text("flag_ids")}),
        kNoHubs};
    for (const analysis::HubWeek& week : out.estate.hubs.hubs) {
        const model::Hub& hub = out.plan.hubs[week.hub];
        std::vector<Cell> line{cell(hub.id), cell(hub.name), cell(hub.status), yes_no(week.open_now)};
        append(line, hours_cells(week.opening_hours));
        append(line, hours_cells(week.clinician_hours));
        const auto use = week.week.utilisation();
        append(line, {!week.clinician_hours ? unknown() : cell(week.clinicians_from_rows ? "week table" : "opening hours x clinicians"),
                      above_nothing(week.week.slots, week.week.slots, 2), above_nothing(week.week.booked, week.week.slots, 2),
                      round_to(use, 4), round_to(out.estate.hubs.floor_share, 4), use ? yes_no(week.below_floor) : unknown(),
                      round_to(week.week.missed_share(), 4), round_to(week.sessions_while_shut, 3), round_to(week.people, 0),
                      cell(base::join(week.faults, "; ")), cell(out.flags.on("hub", hub.id))});
        made.sheet.rows.push_back(std::move(line));
    }
    return made;
}

EstateSheet hub_week_sheet(const EstateOut& out) {
    EstateSheet made{table("hub_week", "Hubs' weeks hour by hour",
                           {text("hub"), text("name"), text("weekday"), text("hour"), number("open_hours"), number("clinician_hours"),
                            number("slots"), number("booked"), number("utilisation_share"), number("booked_of_attended"),
                            number("attended"), number("missed_share"), text("flag_ids")}),
                     out.plan.hubs.empty() ? kNoHubs : "no hub of the plan says when it is open"};
    for (const analysis::HubWeek& week : out.estate.hubs.hubs) {
        const model::Hub& hub = out.plan.hubs[week.hub];
        const std::string flags = out.flags.on("hub", hub.id, {"H1"});
        for (std::size_t day = 0; day < kWeekdays.size(); ++day)
            for (std::size_t hour = 0; hour < 24; ++hour) {
                const analysis::WeekCell& c = week.grid[day][hour];
                if (!anything(c)) continue;
                made.sheet.rows.push_back({cell(hub.id), cell(hub.name), cell(kWeekdays[day]), cell(fmt::format("{:02}:00", hour)),
                                           round_to(c.open_hours, 3), round_to(c.clinician_hours, 3), above_nothing(c.slots, c.slots, 2),
                                           above_nothing(c.booked, c.slots, 2), round_to(c.utilisation(), 4),
                                           above_nothing(c.booked_of_attended, c.booked_of_attended, 2),
                                           above_nothing(c.attended, c.booked_of_attended, 2), round_to(c.missed_share(), 4), cell(flags)});
            }
    }
    return made;
}

EstateSheet hub_minutes_sheet(const EstateOut& out) {
    const analysis::HubBook& book = out.estate.hubs;
    std::vector<io::Column> columns{text("row"),
                                    text("commissioner"),
                                    whole("practices"),
                                    whole("lists_not_known"),
                                    number("people"),
                                    whole("hubs"),
                                    whole("hubs_not_known"),
                                    number("clinician_hours_week"),
                                    number("clinician_hours_in_core"),
                                    number("minutes_per_1000_outside_core"),
                                    number("minutes_per_1000_with_core")};
    for (const analysis::HubRequirement& r : book.plan.required) {
        const std::string minutes = base::number_text(r.minutes, 0);
        append(columns, {number("hours_required_at_" + minutes), number("hours_to_quarter_at_" + minutes),
                         number("short_outside_core_at_" + minutes), number("short_with_core_at_" + minutes)});
    }
    columns.push_back(text("flag_ids"));
    EstateSheet made{table("hub_minutes", "Clinician minutes in hubs per 1,000 patients a week", std::move(columns)), kNoHubs};
    if (out.plan.hubs.empty()) return made;
    const auto add = [&](const char* row, const analysis::HubArea& area) {
        std::vector<Cell> line{cell(row),
                               cell(area.commissioner),
                               cell(area.practices),
                               cell(area.lists_not_known),
                               round_to(area.people, 0),
                               cell(area.hubs),
                               cell(area.hubs_not_known),
                               area.given_known() ? round_to(area.given.all, 3) : unknown(),
                               area.given_known() ? round_to(area.given.in_core, 3) : unknown(),
                               round_to(area.minutes_outside_core(), 2),
                               round_to(area.minutes_all(), 2)};
        for (const analysis::HubRequirement& r : area.required)
            append(line, {round_to(r.hours, 3), round_to(r.hours_to_quarter, 2),
                          area.given_known() ? round_to(r.short_outside_core, 3) : unknown(),
                          area.given_known() ? round_to(r.short_with_core, 3) : unknown()});
        line.push_back(cell(out.flags.on_area("H2", area.commissioner, "")));
        made.sheet.rows.push_back(std::move(line));
    };
    for (const analysis::HubArea& area : book.commissioners) add("commissioner", area);
    add("plan", book.plan);
    return made;
}

EstateSheet hub_coverage_sheet(const EstateOut& out) {
    EstateSheet made{table("hub_coverage", "Share of each list that hubs cover, by date",
                           {text("date"), text("row"), text("commissioner"), number("covered_people"), number("people"), number("share"),
                            whole("covered_practices"), whole("practices"), whole("lists_not_known"), number("target_share"),
                            text("target_source"), text("met"), number("missing_people"), text("flag_ids")}),
                     kNoHubs};
    if (out.plan.hubs.empty()) return made;
    for (const analysis::Coverage& cover : out.estate.hubs.coverage) {
        const std::optional<bool> met = cover.met();
        made.sheet.rows.push_back({cell(cover.date), cell(cover.commissioner.empty() ? "plan" : "commissioner"), cell(cover.commissioner),
                                   round_to(cover.covered_people, 0), round_to(cover.people, 0), round_to(cover.share(), 4),
                                   cell(cover.covered_practices), cell(cover.practices), cell(cover.lists_not_known),
                                   round_to(cover.target_share, 4), cell(cover.target_source), met ? yes_no(*met) : unknown(),
                                   met ? round_to(std::ceil(cover.missing_people()), 0) : unknown(),
                                   cell(cover.target_share ? out.flags.on_area("H3", cover.commissioner, cover.date) : std::string())});
    }
    return made;
}

}  // namespace merestone::actions

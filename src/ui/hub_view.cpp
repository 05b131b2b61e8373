#include "ui/hub_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

using analysis::WeekCell;

constexpr std::array kDays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string known(const std::optional<double>& n, const char* unit) {
    return n ? style::one_decimal(*n) + unit : std::string(style::kNotKnown);
}
std::string rounded_share(double share) { return fmt::format("{:.0f}%", 100.0 * share); }

bool used(const WeekCell& c) { return c.open_hours > 0.0 || c.clinician_hours > 0.0 || c.slots > 0.0; }

HubCell cell_of(const WeekCell& c, std::size_t day, std::size_t hour, double floor_share) {
    HubCell out;
    if (!used(c)) return out;
    out.utilisation = c.utilisation();
    out.hint = fmt::format("{} {:02}:00 to {:02}:00", kDays[day], hour, hour + 1);
    out.hint += fmt::format("\nOpen {} h, clinicians {} h", style::number_short(c.open_hours), style::number_short(c.clinician_hours));
    if (!out.utilisation) {
        out.state = HubCell::State::open;
        out.text = c.open_hours > 0.0 ? "open" : "staffed";
        out.hint += "\nWhat is booked is not known";
        return out;
    }
    out.text = rounded_share(*out.utilisation);
    out.state = *out.utilisation > 1.0 + 1e-9                          ? HubCell::State::over_full
                : analysis::under_floor(*out.utilisation, floor_share) ? HubCell::State::below_floor
                                                                       : HubCell::State::in_use;
    out.hint += fmt::format("\n{} of {} appointments booked: {}", style::number_short(c.booked), style::number_short(c.slots),
                            style::percent(*out.utilisation));
    if (out.state == HubCell::State::below_floor) out.hint += ", below the floor of " + style::percent(floor_share);
    if (out.state == HubCell::State::over_full) out.hint += ", more than there are";
    out.hint += c.missed_share() ? "\nOf those booked " + style::percent(*c.missed_share()) + " did not come"
                                 : std::string("\nHow many did not come is not known");
    if (c.open_hours <= 0.0) out.hint += "\nOutside the hub's opening hours";
    return out;
}

void fill_grid(HubView& v, const analysis::WeekGrid& grid, double floor_share) {
    int first = 24;
    int end = 0;
    for (const auto& day : grid)
        for (int h = 0; h < 24; ++h)
            if (used(day[static_cast<std::size_t>(h)])) {
                first = std::min(first, h);
                end = std::max(end, h + 1);
            }
    v.days.resize(7);
    if (first >= end) return;
    v.first_hour = first;
    v.end_hour = end;
    for (std::size_t day = 0; day < 7; ++day)
        for (int h = first; h < end; ++h)
            v.days[day].push_back(cell_of(grid[day][static_cast<std::size_t>(h)], day, static_cast<std::size_t>(h), floor_share));
}

std::string given_words(const std::optional<analysis::GivenHours>& given) {
    if (!given) return std::string(style::kNotKnown);
    return fmt::format("{} h a week, {} h of them in core hours", style::number_short(given->all), style::number_short(given->in_core));
}

void add_use(HubView& v, const WeekCell& week, double floor_share) {
    const auto use = week.utilisation();
    std::string words = style::percent(use);
    if (use) words += analysis::under_floor(*use, floor_share) ? ": below the floor of " : ": at or above the floor of ";
    v.facts.push_back({"Use", use ? words + style::percent(floor_share) : words, "Booked / slots, over the hours that know both"});
    v.facts.push_back({"Did not come", style::percent(week.missed_share()), "1 - attended / booked, over the hours that know both"});
}

void add_hub(HubView& v, const model::Plan& plan, const analysis::HubWeek& week, double floor_share) {
    const model::Hub& hub = plan.hubs[week.hub];
    v.title = hub.name.empty() ? hub.id : hub.name;
    v.facts.push_back(
        {"State", hub.status.empty() ? std::string(style::kNotKnown) : hub.status + (week.open_now ? "" : ", not open yet"), ""});
    v.facts.push_back(
        {"Opening hours", given_words(week.opening_hours), "When its door is open. Core hours: Monday to Friday 08:00 to 18:30"});
    v.facts.push_back({"Clinician hours", given_words(week.clinician_hours),
                       week.clinicians_from_rows ? "Hours of its week table x clinicians" : "Opening hours x clinicians"});
    add_use(v, week.week, floor_share);
    v.facts.push_back({"May be used by", week.people ? style::whole(*week.people) + " patients" : std::string(style::kNotKnown),
                       "Lists of the practices that it covers on the plan's day"});
    if (week.people && *week.people > 0.0 && week.clinician_hours) {
        v.facts.push_back({"Minutes per 1,000",
                           fmt::format("{}, of them {} outside core hours",
                                       style::one_decimal(analysis::minutes_per_1000(week.clinician_hours->all, *week.people)),
                                       style::one_decimal(analysis::minutes_per_1000(week.clinician_hours->outside_core(), *week.people))),
                           "Clinician minutes a week per 1,000 patients; 30, 45 and 60 are asked for outside core hours"});
    }
    v.faults.insert(v.faults.end(), week.faults.begin(), week.faults.end());
}

void add_all(HubView& v, const analysis::HubBook& book) {
    v.title = "All open hubs";
    WeekCell week;
    std::size_t open = 0;
    for (const analysis::HubWeek& h : book.hubs) {
        if (!h.open_now) continue;
        week.add(h.week);
        ++open;
    }
    v.facts.push_back({"Hubs", fmt::format("{} open, {} not open yet", open, book.hubs.size() - open), ""});
    v.facts.push_back({"Clinician hours", given_words(book.plan.given), "Of open hubs whose hours are known"});
    if (book.plan.hubs_not_known > 0)
        v.facts.push_back(
            {"Not known",
             fmt::format("hours or cover of {} open {}", book.plan.hubs_not_known, book.plan.hubs_not_known == 1 ? "hub" : "hubs"),
             "In no figure"});
    add_use(v, week, book.floor_share);
    v.facts.push_back(
        {"Minutes per 1,000",
         fmt::format("{}, of them {} outside core hours", known(book.plan.minutes_all(), ""), known(book.plan.minutes_outside_core(), "")),
         "Clinician minutes a week per 1,000 patients; core hours: Monday to Friday 08:00 to 18:30"});
    if (book.hubs_without_cover > 0)
        v.faults.push_back(fmt::format("Of {} {} nobody said which practices {}: in no coverage.", book.hubs_without_cover,
                                       book.hubs_without_cover == 1 ? "hub" : "hubs",
                                       book.hubs_without_cover == 1 ? "it covers" : "they cover"));
}

std::string needed_words(const analysis::HubRequirement& r) {
    const auto lacking = [](double hours) { return hours > 0.0 ? style::number_short(hours) + " h short" : std::string("met"); };
    return fmt::format("{} h: {}; with core hours {}", style::number_short(r.hours_to_quarter), lacking(r.short_outside_core),
                       lacking(r.short_with_core));
}

PanelTable minutes_of(const analysis::HubBook& book) {
    PanelTable t;
    t.name = "hub.minutes";
    t.columns = {{"Whose patients", "", false},
                 {"Patients", "Lists of practices whose list is known", true},
                 {"Hours a week", "Clinician hours of open hubs, shared by the lists they cover", true},
                 {"Outside core", "Of them outside Monday to Friday 08:00 to 18:30", true},
                 {"Minutes per 1,000", "All of them", true},
                 {"Outside core hours", "Minutes per 1,000 outside core hours: extended access", true},
                 {"30 minutes", "Hours that 30 minutes per 1,000 ask for, and what is lacking", false},
                 {"45 minutes", "Hours that 45 minutes per 1,000 ask for, and what is lacking", false},
                 {"60 minutes", "Hours that 60 minutes per 1,000 ask for, and what is lacking", false}};
    const auto add = [&](const analysis::HubArea& a, const std::string& name, bool total) {
        PanelTable::Row row{a.commissioner.empty() ? "plan" : a.commissioner, {}, {}, {}, total};
        // Without any hub nothing is given, which is not the same as not knowing.
        const std::string none = a.hubs_not_known > 0 ? std::string(style::kNotKnown) : "no hub";
        const auto given = [&](const std::string& words) { return a.hubs > 0 ? words : none; };
        row.cells = {name,
                     a.practices > 0 ? style::whole(a.people) : std::string(style::kNotKnown),
                     given(style::number_short(a.given.all)),
                     given(style::number_short(a.given.outside_core())),
                     given(known(a.minutes_all(), "")),
                     given(known(a.minutes_outside_core(), ""))};
        for (const analysis::HubRequirement& r : a.required)
            row.cells.push_back(a.people <= 0.0    ? std::string(style::kNotKnown)
                                : !a.given_known() ? style::number_short(r.hours_to_quarter) + " h; given: not known"
                                                   : needed_words(r));
        if (a.lists_not_known > 0) row.hint = fmt::format("Of {} practices the list is not known", a.lists_not_known);
        if (a.hubs_not_known > 0)
            row.hint += fmt::format("{}Of {} open hubs hours or cover are not known", row.hint.empty() ? "" : "\n", a.hubs_not_known);
        t.rows.push_back(std::move(row));
    };
    add(book.plan, "The whole plan", true);
    for (const analysis::HubArea& a : book.commissioners) add(a, a.commissioner.empty() ? "no commissioner named" : a.commissioner, false);
    return t;
}

PanelTable coverage_of(const analysis::HubBook& book) {
    PanelTable t;
    t.name = "hub.coverage";
    t.columns = {{"By", "", false},
                 {"Whose list", "", false},
                 {"Covered", "Patients of practices that an open hub covers by then", true},
                 {"Of", "Patients of all practices whose list is known", true},
                 {"Share", "By list, not by number of practices", true},
                 {"Target", "", true},
                 {"Result", "", false},
                 {"Target from", "", false}};
    for (const analysis::Coverage& c : book.coverage) {
        const auto met = c.met();
        std::string result = "no target";
        if (c.target_share) {
            if (!met) result = std::string(style::kNotKnown);
            else if (*met) result = "met";
            else result = style::whole(std::ceil(c.missing_people())) + " patients short";
        }
        PanelTable::Row row{c.date + "." + (c.commissioner.empty() ? "plan" : c.commissioner),
                            {},
                            {style::date_text(c.date), c.commissioner.empty() ? "The whole plan" : c.commissioner,
                             style::whole(c.covered_people), style::whole(c.people), style::percent(c.share()),
                             c.target_share ? style::percent(*c.target_share) : "none", result, c.target_source},
                            fmt::format("{} of {} practices", c.covered_practices, c.practices),
                            c.commissioner.empty()};
        if (c.lists_not_known > 0) row.hint += fmt::format("; of {} the list is not known", c.lists_not_known);
        t.rows.push_back(std::move(row));
    }
    return t;
}

}  // namespace

HubView hub_view(const model::Plan& plan, const analysis::HubBook& book, std::optional<std::size_t> hub) {
    HubView v;
    if (hub) {
        fill_grid(v, book.hubs[*hub].grid, book.floor_share);
        add_hub(v, plan, book.hubs[*hub], book.floor_share);
    } else {
        fill_grid(v, book.grid, book.floor_share);
        add_all(v, book);
    }
    v.minutes = minutes_of(book);
    v.coverage = coverage_of(book);
    return v;
}

}  // namespace merestone::ui

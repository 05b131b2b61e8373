#include "ui/time_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/desk.hpp"
#include "ui/scheme_view.hpp"

namespace merestone::ui {
TimeLine& time_of(Desk& desk) {
    if (!desk.time_line) desk.time_line = std::make_shared<TimeLine>();
    return *desk.time_line;
}

std::optional<base::Year> year_of(const Desk& desk) { return desk.time_line ? desk.time_line->year : std::nullopt; }
base::Year first_year(const Desk& desk) { return desk.document->shown().plan.base_year; }
base::Year last_year(const Desk& desk) { return desk.document->shown().plan.horizon_year; }
bool has_years(const Desk& desk) { return desk.document && first_year(desk) < last_year(desk); }

std::string show_year(Desk& desk, std::optional<base::Year> year) {
    if (year && (*year < first_year(desk) || *year > last_year(desk)))
        return fmt::format("{} lies outside the plan: its years are {} to {}", base::to_string(*year), base::to_string(first_year(desk)),
                           base::to_string(last_year(desk)));
    TimeLine& t = time_of(desk);
    t.year = year;
    if (year && !t.chart_offered) t.chart_open = t.chart_offered = true;
    desk.document->look_at(year);
    return {};
}

void play(Desk& desk, bool on) {
    TimeLine& t = time_of(desk);
    t.playing = on;
    if (!on) return;
    if (!t.year || *t.year == last_year(desk)) (void)show_year(desk, first_year(desk));
    t.next_at_s = desk.now_s + kYearOfPlay_s;
}

void tick_time(Desk& desk) {
    if (!desk.time_line) return;
    TimeLine& t = *desk.time_line;
    if (!desk.document) {
        t.playing = false;
        t.labels_due_s = std::numeric_limits<double>::infinity();
        return;
    }
    if (t.document_number != desk.document_number) {  // read again, or another plan
        const Shown s = desk.document->shown();
        const bool same = t.document_number != 0 && t.plan_id == s.plan.id;
        if (!same) t.playing = false;
        if (t.year && (!same || !show_year(desk, t.year).empty())) (void)show_year(desk, std::nullopt);
        t.document_number = desk.document_number;
        t.plan_id = s.plan.id;
    }
    if (!t.playing || desk.now_s < t.next_at_s) return;
    // A year is only left behind once it was seen.
    if (desk.document->tables() == nullptr) {
        t.next_at_s = desk.now_s + kYearOfPlay_s;
        return;
    }
    (void)show_year(desk, std::min(t.year.value_or(first_year(desk)).plus(1), last_year(desk)));
    t.next_at_s = desk.now_s + kYearOfPlay_s;
    if (*t.year == last_year(desk)) t.playing = false;
}

double next_year_due_s(const Desk& desk) {
    if (!desk.time_line) return std::numeric_limits<double>::infinity();
    const TimeLine& t = *desk.time_line;
    return t.playing ? t.next_at_s : t.labels_due_s;
}

const model::Breach* first_breach(const Desk& desk) {
    const analysis::YearTables* tables = desk.document ? desk.document->tables() : nullptr;
    if (tables == nullptr) return nullptr;
    const auto& breach = tables->first_breach() ? tables->first_breach() : tables->first_shortage();
    return breach ? &*breach : nullptr;
}

std::string words_of(const model::Breach& breach) {
    return fmt::format("{}, rule {}: {}", base::to_string(breach.year), breach.rule, breach.words);
}

std::string why_no_year(const Desk& desk) {
    const std::string problem = desk.document->session().estate_problem();
    return problem.empty() ? "being worked out..." : "could not be worked out: " + problem;
}

std::string year_summary(const Desk& desk) {
    const Shown s = desk.document->shown();
    if (!s.year) return {};
    if (s.in_year == nullptr) return base::to_string(*s.year) + ": " + why_no_year(desk);
    const model::YearTotals& t = *s.in_year->totals;
    const bool registered = s.plan.population == model::PopulationBasis::registered;
    std::string out = fmt::format("{}, at 1 April: ", base::to_string(*s.year));
    out += t.people ? style::whole(*t.people) + (registered ? " patients" : " residents") : std::string("people not known");
    const auto opening = schemes_opening(s.plan, *s.year);
    if (t.people && t.people_not_known > 0)
        out += fmt::format(" ({} {} not known)", style::whole(static_cast<double>(t.people_not_known)),
                           registered ? (t.people_not_known == 1 ? "list" : "lists") : (t.people_not_known == 1 ? "zone" : "zones"));
    if (opening.size() == 1) out += "; opens in the year: " + opening.front();
    else if (!opening.empty()) out += fmt::format("; {} schemes open in the year", opening.size());
    if (!s.plan.housing.empty())
        out += fmt::format("; homes {} built, {} to come", style::whole(t.homes_built), style::whole(t.homes_to_come));
    const auto rooms = static_cast<std::size_t>(model::Measure::rooms_ce);
    const auto space = static_cast<std::size_t>(model::Measure::nia_m2);
    for (const auto& [k, name] : {std::pair(rooms, "consulting rooms"), std::pair(space, "m² of floor space")}) {
        if (!t.needs[k].need()) continue;
        out += fmt::format("; {} {} needed, ", style::whole(*t.needs[k].need()), name);
        out += t.needs[k].have() ? style::whole(*t.needs[k].have()) + " held" : std::string("held not known");
    }
    if (!s.plan.schemes.empty())
        out += fmt::format("; schemes {} in use, {} under way, {} to come", t.schemes_open, t.schemes_under_way, t.schemes_to_come);
    return out;
}

}  // namespace merestone::ui

#include "analysis/hub_week.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "analysis/need.hpp"
#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr const char* kNoCommissioner = "no commissioner named";

std::string commissioner_of(const model::Practice& practice) {
    return practice.commissioner.empty() ? kNoCommissioner : practice.commissioner;
}

// ISO dates compare as text; an empty one is always there already.
bool begun(const std::string& from, const std::string& day) { return from.empty() || day.empty() || from <= day; }
bool counts(const model::Hub& hub) { return base::lower(hub.status) != "candidate" && base::lower(hub.status) != "closed"; }

// The practices that the hub covers on the day, each once, by id.
std::set<std::size_t> covered_by(const model::Plan& plan, const model::Hub& hub, const std::string& day) {
    std::set<std::size_t> out;
    if (!counts(hub) || !begun(hub.from_date, day)) return out;
    for (const model::HubCover& cover : hub.covers)
        if (begun(cover.from_date, day))
            if (const model::PracticeIx p = plan.find_practice(cover.practice)) out.insert(p.pos());
    return out;
}

// Calls give(weekday, hour, share of the spans' time).
template <typename Give>
void by_hour(const std::vector<WeekSpan>& spans, Give&& give) {
    const double all = hours_of(spans);
    for (const WeekSpan& span : spans)
        for (int hour = span.from_min / 60; hour * 60 < span.to_min; ++hour) {
            const double part = (std::min(span.to_min, (hour + 1) * 60) - std::max(span.from_min, hour * 60)) / 60.0;
            give(static_cast<std::size_t>(span.weekday), static_cast<std::size_t>(hour), part / all);
        }
}

void read_openings(const model::Hub& hub, HubWeek& out) {
    bool all_read = !hub.open.empty();
    for (const std::string& words : hub.open) {
        const auto spans = read_opening(words);
        if (spans) out.opening.insert(out.opening.end(), spans->begin(), spans->end());
        else out.faults.push_back(fmt::format("opening hours \"{}\" cannot be read: write them as \"Mon-Fri 18:30-20:00\"", words));
        all_read = all_read && spans;
    }
    out.opening = union_of(std::move(out.opening));
    if (all_read) out.opening_hours = GivenHours{hours_of(out.opening), core_hours_of(out.opening)};
    if (!out.opening.empty()) {
        const double hours = hours_of(out.opening);
        by_hour(out.opening, [&](std::size_t day, std::size_t hour, double part) { out.grid[day][hour].open_hours += part * hours; });
    }
}

void take_sessions(const model::Plan& plan, const model::Hub& hub, HubWeek& out) {
    bool known = true;
    bool any = false;
    GivenHours given;
    for (const model::HubSession& session : plan.hub_week) {
        if (session.hub != hub.id) continue;
        any = true;
        const auto spans = read_session(session);
        if (!spans) {
            out.faults.push_back(fmt::format("\"{} {}-{}\" of the week table cannot be read", session.weekday, session.start, session.end));
            known = false;
            continue;
        }
        const double hours = hours_of(*spans);
        if (session.clinicians) {
            given.all += hours * *session.clinicians;
            given.in_core += core_hours_of(*spans) * *session.clinicians;
        } else {
            known = false;
            out.faults.push_back(
                fmt::format("{} {}-{}: the number of clinicians is not known", session.weekday, session.start, session.end));
        }
        if (session.slots && session.booked && *session.booked > *session.slots)
            out.faults.push_back(fmt::format("{} {}-{}: {} booked of {} slots", session.weekday, session.start, session.end,
                                             *session.booked, *session.slots));
        if (session.booked && session.attended && *session.attended > *session.booked)
            out.faults.push_back(fmt::format("{} {}-{}: {} came of {} booked", session.weekday, session.start, session.end,
                                             *session.attended, *session.booked));
        if (out.opening_hours) {
            std::vector<WeekSpan> both = out.opening;
            both.insert(both.end(), spans->begin(), spans->end());
            out.sessions_while_shut += hours_of(union_of(std::move(both))) - hours_of(out.opening);
        }
        by_hour(*spans, [&](std::size_t day, std::size_t hour, double part) {
            WeekCell& cell = out.grid[day][hour];
            cell.clinician_hours += part * hours * session.clinicians.value_or(0.0);
            if (session.slots && session.booked) {
                cell.slots += part * static_cast<double>(*session.slots);
                cell.booked += part * static_cast<double>(*session.booked);
            }
            if (session.booked && session.attended) {
                cell.booked_of_attended += part * static_cast<double>(*session.booked);
                cell.attended += part * static_cast<double>(*session.attended);
            }
        });
    }
    out.clinicians_from_rows = any;
    if (any) {
        if (known) out.clinician_hours = given;
    } else if (out.opening_hours && hub.clinicians) {
        out.clinician_hours = GivenHours{out.opening_hours->all * *hub.clinicians, out.opening_hours->in_core * *hub.clinicians};
    }
    if (out.sessions_while_shut > 1e-9)
        out.faults.push_back(
            fmt::format("{} h of the week table lie outside its opening hours", base::number_text(out.sessions_while_shut, 2)));
}

HubWeek week_of(const model::Plan& plan, std::size_t which, double floor_share) {
    const model::Hub& hub = plan.hubs[which];
    HubWeek out;
    out.hub = which;
    out.open_now = counts(hub) && begun(hub.from_date, plan.as_at);
    read_openings(hub, out);
    take_sessions(plan, hub, out);
    for (const auto& day : out.grid)
        for (const WeekCell& cell : day) out.week.add(cell);
    if (const auto use = out.week.utilisation()) out.below_floor = under_floor(*use, floor_share);
    if (!hub.covers.empty()) {
        double people = 0.0;
        bool known = true;
        for (const std::size_t p : covered_by(plan, hub, plan.as_at)) {
            known = known && plan.practices[p].list;
            people += static_cast<double>(plan.practices[p].list.value_or(0));
        }
        if (known) out.people = people;
        for (const model::HubCover& cover : hub.covers)
            if (!plan.find_practice(cover.practice))
                out.faults.push_back(fmt::format("covers {}, which is no practice of the plan", cover.practice));
    }
    return out;
}

// Each open hub's clinician hours, shared among commissioners by the lists that it covers.
void add_areas(const model::Plan& plan, HubBook& out) {
    std::map<std::string, HubArea> areas;
    const auto count = [](HubArea& area, const model::Practice& practice) {
        ++area.practices;
        if (practice.list) area.people += static_cast<double>(*practice.list);
        else ++area.lists_not_known;
    };
    for (const model::Practice& practice : plan.practices) {
        HubArea& area = areas[commissioner_of(practice)];
        area.commissioner = commissioner_of(practice);
        count(area, practice);
        count(out.plan, practice);
    }
    for (const HubWeek& week : out.hubs) {
        if (!week.open_now) continue;
        std::map<std::string, double> lists;
        double all = 0.0;
        for (const std::size_t p : covered_by(plan, plan.hubs[week.hub], plan.as_at)) {
            const double list = static_cast<double>(plan.practices[p].list.value_or(0));
            lists[commissioner_of(plan.practices[p])] += list;
            all += list;
        }
        if (week.clinician_hours) {  // of the plan whoever it covers
            out.plan.given.all += week.clinician_hours->all;
            out.plan.given.in_core += week.clinician_hours->in_core;
            ++out.plan.hubs;
        } else {
            ++out.plan.hubs_not_known;
        }
        if (all <= 0.0)  // nobody said whom: perhaps any commissioner's
            for (auto& [name, area] : areas) ++area.hubs_not_known;
        for (const auto& [name, list] : lists) {
            if (all <= 0.0) break;
            HubArea& area = areas[name];
            if (!week.clinician_hours) {
                ++area.hubs_not_known;
                continue;
            }
            area.given.all += week.clinician_hours->all * list / all;
            area.given.in_core += week.clinician_hours->in_core * list / all;
            ++area.hubs;
        }
    }
    out.plan.required = hub_requirements(out.plan.people, out.plan.given);
    out.plan.told = std::any_of(plan.hubs.begin(), plan.hubs.end(), counts);
    for (auto& [name, area] : areas) {
        area.told = out.plan.told;
        area.required = hub_requirements(area.people, area.given);
        out.commissioners.push_back(std::move(area));
    }
}

}  // namespace

double minutes_per_1000(double hours, double people) {
    base::check(people > 0.0, "minutes per 1,000 of nobody were asked for");
    return hours * 60.0 / people * 1000.0;
}

double to_quarter_hour(double hours) noexcept { return std::floor(hours * 4.0 + 0.5 + 1e-9) / 4.0; }

std::array<HubRequirement, 3> hub_requirements(double people, const GivenHours& given) {
    std::array<HubRequirement, 3> out{};
    constexpr std::array kMinutes = {30.0, 45.0, 60.0};
    for (std::size_t i = 0; i < kMinutes.size(); ++i) {
        out[i].minutes = kMinutes[i];
        out[i].hours = hub_hours_week(base::People(people), base::Minutes(kMinutes[i])).value();
        out[i].hours_to_quarter = to_quarter_hour(out[i].hours);
        const auto lacking = [&](double there) { return out[i].hours - there > 1e-9 ? out[i].hours - there : 0.0; };
        out[i].short_outside_core = lacking(given.outside_core());
        out[i].short_with_core = lacking(given.all);
    }
    return out;
}

void WeekCell::add(const WeekCell& other) {
    open_hours += other.open_hours;
    clinician_hours += other.clinician_hours;
    slots += other.slots;
    booked += other.booked;
    booked_of_attended += other.booked_of_attended;
    attended += other.attended;
}

std::optional<double> HubArea::minutes_all() const {
    return people > 0.0 && told && given_known() ? std::optional(minutes_per_1000(given.all, people)) : std::nullopt;
}
std::optional<double> HubArea::minutes_outside_core() const {
    return people > 0.0 && told && given_known() ? std::optional(minutes_per_1000(given.outside_core(), people)) : std::nullopt;
}

std::optional<bool> Coverage::met() const {
    if (!target_share || !share()) return {};
    return *share() >= *target_share - 1e-12;
}
double Coverage::missing_people() const { return target_share ? std::max(*target_share * people - covered_people, 0.0) : 0.0; }

std::vector<Coverage> coverage_at(const model::Plan& plan, const std::string& date) {
    std::set<std::size_t> covered;
    for (const model::Hub& hub : plan.hubs) covered.merge(covered_by(plan, hub, date));
    std::map<std::string, Coverage> of;
    of[""];
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::Practice& practice = plan.practices[p];
        for (const std::string& name : {std::string(), commissioner_of(practice)}) {
            Coverage& c = of[name];
            ++c.practices;
            if (!practice.list) ++c.lists_not_known;
            c.people += static_cast<double>(practice.list.value_or(0));
            if (covered.count(p) == 0) continue;
            ++c.covered_practices;
            c.covered_people += static_cast<double>(practice.list.value_or(0));
        }
    }
    std::vector<Coverage> out;
    for (auto& [name, c] : of) {
        c.commissioner = name;
        c.date = date;
        out.push_back(std::move(c));
    }
    return out;
}

HubBook hub_book(const model::Plan& plan) {
    HubBook out;
    out.floor_share = plan.assumptions.value("hub_utilisation_floor_share");
    for (std::size_t h = 0; h < plan.hubs.size(); ++h) {
        const HubWeek& week = out.hubs.emplace_back(week_of(plan, h, out.floor_share));
        if (counts(plan.hubs[h]) && plan.hubs[h].covers.empty()) ++out.hubs_without_cover;
        if (!week.open_now) continue;
        for (std::size_t day = 0; day < 7; ++day)
            for (std::size_t hour = 0; hour < 24; ++hour) out.grid[day][hour].add(week.grid[day][hour]);
    }
    add_areas(plan, out);
    if (!plan.as_at.empty()) out.coverage = coverage_at(plan, plan.as_at);
    for (const model::AccessTarget& target : plan.access_targets)
        for (Coverage& c : coverage_at(plan, target.date)) {
            c.target_share = target.share;
            c.target_source = target.source;
            out.coverage.push_back(std::move(c));
        }
    std::stable_sort(out.coverage.begin(), out.coverage.end(), [](const Coverage& a, const Coverage& b) {
        return std::tie(a.date, a.commissioner) < std::tie(b.date, b.commissioner);
    });
    return out;
}

}  // namespace merestone::analysis

#include "analysis/what_if.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "analysis/detail/registrations.hpp"
#include "analysis/new_homes.hpp"
#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr double kMostHomes = 1e6;  // of one site, as the plan's edits have it

model::Assumptions with_typed(const model::Plan& plan, const WhatIfAsked& asked) {
    model::Assumptions out = plan.assumptions;
    const auto put = [&](const char* id, const std::optional<double>& typed) {
        const model::Assumption& was = plan.assumptions.at(id);
        if (!typed || *typed == was.value) return;
        model::Assumption a = was;
        a.value = *typed;
        a.source = fmt::format("typed for this question; the plan has {} ({})", base::number_text(was.value), was.source);
        a.confidence = "planner";
        a.as_at.clear();
        a.from = "typed";
        out.set(std::move(a));
    };
    put("household_size", asked.household_size);
    put("new_patient_share", asked.new_patient_share);
    put("cost_per_m2_gbp", asked.cost_per_m2_gbp);
    put("fees_share", asked.fees_share);
    return out;
}

std::vector<std::string> faults_of(const model::Plan& plan, const WhatIfAsked& asked) {
    std::vector<std::string> out;
    if (!std::isfinite(asked.at.x) || !std::isfinite(asked.at.y) || !asked.zone)
        out.emplace_back("the place lies outside the plan's footprint: choose one inside it");
    double homes = 0.0;
    bool sound = true;
    for (const auto& [year, number] : asked.homes_by_year) {
        sound = sound && number >= 0.0 && number <= kMostHomes;  // not so for what is no number
        homes += number;
    }
    if (!sound || !(homes > 0.0) || homes > kMostHomes) out.emplace_back("homes: from 1 to 1,000,000 in all");
    if (!asked.homes_by_year.empty())
        if (std::string why = first_year_fault(plan, asked.homes_by_year.front().first); !why.empty()) out.push_back(std::move(why));
    const auto share = [&](const std::optional<double>& value, double low, double high, const char* words) {
        if (value && !(*value >= low && *value <= high)) out.emplace_back(words);
    };
    share(asked.household_size, 0.1, 20.0, "people a home: from 0.1 to 20");
    share(asked.new_patient_share, 0.0, 1.0, "share who are new patients: from 0 to 1");
    share(asked.cost_per_m2_gbp, 0.0, 1e6, "cost: from 0 to 1,000,000 pounds a square metre");
    share(asked.fees_share, 0.0, 5.0, "fees: from 0 to 5 (0.15 is 15%)");
    return out;
}

// Homes that begin to count in each year; full_at is the last of them, or the horizon where some come after it.
std::vector<double> begin_of(const model::Plan& plan, const WhatIfAsked& asked, WhatIfAnswer& out) {
    HomesBegin homes = homes_begin(plan, asked.homes_by_year);
    out.homes = homes.counted + homes.after_horizon;
    out.homes_after_horizon = homes.after_horizon;
    for (std::size_t y = 0; y < homes.begin.size(); ++y)
        if (homes.begin[y] > 0.0) out.full_at = y;
    if (out.homes_after_horizon > 0.0) out.full_at = out.years - 1;
    return std::move(homes.begin);
}

std::vector<double> running(const std::vector<double>& begin, double factor) {
    std::vector<double> out(begin.size(), 0.0);
    double so_far = 0.0;
    for (std::size_t y = 0; y < begin.size(); ++y) {
        so_far += begin[y];
        out[y] = so_far * factor;
    }
    return out;
}

std::optional<double> distance_to(const model::Practice& practice, geo::Point from) {
    return practice.at ? std::optional(geo::distance_m(*practice.at, from)) : std::nullopt;
}

std::optional<double> spare_of(const WhatIfGround& ground, const SpaceRules& space, std::size_t p, std::size_t y) {
    const std::optional<double>& nia = ground.capacity.practice_at(p, y).nia_m2;
    if (!nia || ground.before.practice_known[p] == 0) return {};
    return *nia - area_needed(base::People(ground.before.practice.at(p, y)), space).value();
}

void look_around(const model::Plan& plan, const WhatIfGround& ground, const WhatIfAsked& asked, const SpaceRules& space,
                 WhatIfAnswer& out) {
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const std::optional<double> distance_m = distance_to(plan.practices[p], asked.at);
        if (!distance_m || *distance_m > out.radius_m) continue;
        WhatIfNear& near = out.near.emplace_back();
        near.practice = model::PracticeIx(p);
        near.distance_m = *distance_m;
        near.nia_m2 = ground.capacity.practice_at(p, 0).nia_m2;
        near.nia_converted = near.nia_m2 && ground.capacity.practice_nia_converted[p];
        if (ground.before.practice_known[p] != 0) {
            near.list = ground.before.practice.at(p, 0);
            near.needed_m2 = area_needed(base::People(*near.list), space).value();
        }
        near.spare_m2 = spare_of(ground, space, p, 0);
        near.spare_then_m2 = spare_of(ground, space, p, out.full_at);
        if (!near.spare_m2) continue;
        ++out.near_known;
        if (*near.spare_m2 > 0.0) out.spare_m2 += *near.spare_m2;
        else out.backlog_m2 -= *near.spare_m2;
    }
    std::stable_sort(out.near.begin(), out.near.end(), [](const auto& a, const auto& b) { return a.distance_m < b.distance_m; });
}

// Share of the new patients by practice, in the order of ids. \returns false where nobody would take them.
bool shares_of(const model::Plan& plan, const WhatIfGround& ground, const WhatIfAsked& asked, const WhatIfAnswer& out,
               std::vector<detail::PracticePeople>& shares) {
    if (asked.by == RegisterBy::spare) {
        for (const WhatIfNear& near : out.near)
            if (near.spare_m2 && *near.spare_m2 > 0.0) shares.push_back({near.practice.pos(), *near.spare_m2 / out.spare_m2});
        return !shares.empty();
    }
    std::vector<std::uint8_t> wanted(plan.zones.size(), 0);
    wanted[asked.zone.pos()] = asked.by == RegisterBy::zone ? 1 : 0;
    const detail::Registrations registrations(plan, ground.registered, wanted);
    const auto give = [&](std::size_t practice, double share) { shares.push_back({practice, share}); };
    return registrations.share(asked.by == RegisterBy::zone ? model::Registering::as_neighbours : model::Registering::nearest,
                               asked.zone.pos(), asked.at, give);
}

void add_practices(const model::Plan& plan, const WhatIfGround& ground, const WhatIfAsked& asked, const std::vector<double>& begin,
                   const std::vector<detail::PracticePeople>& shares, WhatIfAnswer& out) {
    for (const detail::PracticePeople& row : shares) {
        WhatIfPractice& p = out.practices.emplace_back();
        p.practice = model::PracticeIx(row.practice);
        p.share = row.people;
        p.distance_m = distance_to(plan.practices[row.practice], asked.at);
        p.patients = running(begin, out.people_a_home * row.people);
        if (ground.before.practice_known[row.practice] == 0) continue;
        p.list_base = ground.before.practice.at(row.practice, 0);
        p.list_before = ground.before.practice.at(row.practice, out.full_at);
        p.list_after = *p.list_before + p.patients[out.full_at];
    }
    std::stable_sort(out.practices.begin(), out.practices.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
}

void add_assumptions(const model::Assumptions& assumptions, WhatIfAnswer& out) {
    constexpr std::array kAlways = {"access_rate_per_1000",
                                    "appointment_ce_min",
                                    "appointment_treatment_min",
                                    "cost_per_m2_gbp",
                                    "did_not_attend_min",
                                    "did_not_attend_share",
                                    "fees_share",
                                    "hours_week",
                                    "household_size",
                                    "m2_per_gp",
                                    "new_patient_share",
                                    "nia_share_of_gia",
                                    "patients_per_fte",
                                    "patients_per_gp_m2",
                                    "radius_catchment_m",
                                    "room_utilisation",
                                    "share_ce",
                                    "share_treatment",
                                    "weeks_open"};
    const bool converted = std::any_of(out.near.begin(), out.near.end(), [](const WhatIfNear& n) { return n.nia_converted; });
    for (const std::string_view id : kAlways)
        if (id != "nia_share_of_gia" || converted) out.assumptions.push_back(assumptions.at(id));
}

void add_notes(const model::Plan& plan, const WhatIfAsked& asked, const model::Assumptions& assumptions, WhatIfAnswer& out) {
    const auto say = [&](std::string words) { out.notes.push_back(std::move(words)); };
    say(fmt::format("Homes of a year count from 1 April {} year{} on.",
                    plan.growth.lag_years == 1   ? "of the next"
                    : plan.growth.lag_years == 0 ? "of the same"
                                                 : fmt::format("{}", plan.growth.lag_years),
                    plan.growth.lag_years > 1 ? "s" : ""));
    if (out.homes_after_horizon > 0.0)
        say(
            fmt::format("{} of the homes count only after {}, the plan's last year: they are in what is needed, and in no year of the "
                        "tables.",
                        base::number_text(out.homes_after_horizon, 0), base::to_string(plan.horizon_year)));
    if (asked.by == RegisterBy::zone && plan.flows.empty())
        say("Where patients live is not known here: each practice's list is taken to live in the practice's own zone.");
    if (out.outside_share > 0.0)
        say(fmt::format(
            "{}% of them would register with practices outside the plan, as their neighbours do; the space they need is counted "
            "here all the same.",
            base::number_text(100.0 * out.outside_share, 1)));
    if (out.without_practice_share > 0.0) say("The plan has no practice with a list and a place for them to register with.");
    const std::size_t unknown = out.near.size() - out.near_known;
    if (out.near.empty()) say(fmt::format("No practice of the plan stands within {} km.", base::number_text(out.radius_m / 1000.0)));
    else if (unknown > 0)
        say(fmt::format(
            "Of {} of the {} practices within {} km the floor space or the list is not known: they may have space to spare or lack "
            "it.",
            unknown, out.near.size(), base::number_text(out.radius_m / 1000.0)));
    if (out.backlog_m2 > 0.0)
        say(fmt::format("{} m² are lacked already, without these homes. That is backlog: it is in no developer's share.",
                        base::number_text(out.backlog_m2, 1)));
    if (out.near_known > 0)
        say(fmt::format(
            "Space is held against lists as registered (not weighted) at 1 April {}; homes that are coming already may take what "
            "is spare.",
            plan.base_year.first));
    say("Rooms are those of the new patients alone; rounded up once for all of them. A practice's own rooms and hours decide what it must "
        "build.");
    // Where a site kept in the plan would say something else than this answer.
    if (plan.growth.includes_housing)
        say("The plan's growth rate counts new homes already: kept as a housing site, these add nobody to the plan's figures.");
    const double plan_a_home = plan.assumptions.value("household_size") * plan.assumptions.value("new_patient_share");
    if (plan_a_home != out.people_a_home)
        say(fmt::format("Kept as a housing site they count at the plan's {} people a home: {} patients, not {}.",
                        base::number_text(plan_a_home, 2), base::number_text(plan_a_home * out.homes, 0),
                        base::number_text(out.patients_all, 0)));
    if (asked.by != RegisterBy::zone)
        say(fmt::format("Kept as a housing site their people register as those of zone {} do, not as chosen here.",
                        plan.zones[asked.zone.pos()].id));
    if (assumptions.value("extra_clinical_hours_week") > 0.0) say("The extra clinical hours of a practice are no part of these rooms.");
}

}  // namespace

WhatIfGround what_if_ground(const model::Plan& plan) {
    WhatIfGround out;
    out.registered = registered_people(plan);
    out.before = people_by_year(plan);
    out.capacity = capacity_by_year(plan, out.before);
    return out;
}

base::Result<WhatIfAnswer> what_if(const model::Plan& plan, const WhatIfGround& ground, const WhatIfAsked& asked) {
    base::check(ground.before.practice.rows() == plan.practices.size() && ground.registered.of_practice.size() == plan.practices.size(),
                "the ground of a what-if is of another plan");
    const auto refused = [](const std::vector<std::string>& faults) {
        return base::Error{base::ErrorKind::usage, base::join(faults, "\n"), ""};
    };
    if (const auto faults = faults_of(plan, asked); !faults.empty()) return refused(faults);

    const model::Assumptions assumptions = with_typed(plan, asked);
    const ContributionRules money = contribution_rules(assumptions);
    WhatIfAnswer out;
    out.base_year = plan.base_year;
    out.years = ground.before.years;
    out.people_a_home = money.household_size * money.new_patient_share;
    out.radius_m = assumptions.value("radius_catchment_m");
    const std::vector<double> begin = begin_of(plan, asked, out);
    out.patients = running(begin, out.people_a_home);
    out.patients_all = out.homes * out.people_a_home;
    look_around(plan, ground, asked, money.space, out);

    std::vector<detail::PracticePeople> shares;
    const bool taken = shares_of(plan, ground, asked, out, shares);
    if (!taken && asked.by == RegisterBy::spare)
        return refused({fmt::format("how they register: no practice within {} km is known to have space to spare; choose another way",
                                    base::number_text(out.radius_m / 1000.0))});
    double given = 0.0;
    for (const detail::PracticePeople& row : shares) given += row.people;
    if (const double left = 1.0 - given; left > 1e-12) (taken ? out.outside_share : out.without_practice_share) = left;
    add_practices(plan, ground, asked, begin, shares, out);

    const base::People all(out.patients_all);
    RoomRules rooms = room_rules(assumptions);
    rooms.extra_hours_week = base::Hours(0.0);  // a practice has them already
    out.rooms_ce = rooms_needed(all, RoomType::consulting, rooms);
    out.rooms_treatment = rooms_needed(all, RoomType::treatment, rooms);
    out.gp_fte = gp_fte_needed(all, base::People(assumptions.value("patients_per_fte"))).value();
    out.area_m2 = area_needed(all, money.space).value();
    out.without_spare = contribution(out.homes, NetArea(0.0), money);
    if (out.near_known > 0) out.after_spare = contribution(out.homes, NetArea(out.spare_m2), money);
    add_assumptions(assumptions, out);
    add_notes(plan, asked, assumptions, out);
    return out;
}

std::string first_year_fault(const model::Plan& plan, base::Year first) {
    const base::Year last = plan.horizon_year.plus(-plan.growth.lag_years);
    if (last < plan.base_year)
        return fmt::format("first homes: what is finished from {} on counts only after {}, the plan's last year; give the plan a later one",
                           base::to_string(plan.base_year), base::to_string(plan.horizon_year));
    if (first >= plan.base_year && first <= last) return {};
    return fmt::format("first homes: {} to {}; earlier ones are in the lists already, later ones count after the plan's last year",
                       base::to_string(plan.base_year), base::to_string(last));
}

model::HousingSite site_of(const WhatIfAsked& asked, const std::string& name) {
    model::HousingSite site;
    site.name = name;
    site.at = asked.at;
    site.zone = asked.zone;
    double homes = 0.0;
    for (const auto& [year, number] : asked.homes_by_year) homes += number;
    site.dwellings_min = site.dwellings_max = std::llround(homes);
    site.homes_by_year = asked.homes_by_year;
    return site;
}

}  // namespace merestone::analysis

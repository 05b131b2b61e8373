// What hubs give: how full they are, whether their hours reach the minutes that are asked for, and how much of each list they cover.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/hub_week.hpp"
#include "analysis/need.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

std::string area_words(const std::string& commissioner) {
    return commissioner.empty() ? "The plan's practices" : "The practices of " + commissioner;
}

model::Flag& add_on(const std::string& commissioner, const RuleInput& in, FlagSink& sink) {
    return commissioner.empty() ? sink.add("plan", in.plan.id) : sink.add("commissioner", commissioner);
}

}  // namespace

void hub_use(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& floor = in.plan.assumptions.at("hub_utilisation_floor_share");
    for (const HubWeek& week : in.hubs.hubs) {
        if (!week.below_floor || !week.week.utilisation()) continue;
        const model::Hub& hub = in.plan.hubs[week.hub];
        model::Flag& flag = sink.add("hub", hub.id);
        flag.rag = model::Rag::amber;
        flag.measured = 100.0 * *week.week.utilisation();
        flag.threshold = 100.0 * floor.value;
        flag.unit = "%";
        flag.reason = fmt::format("{} has {} of its {} appointments a week booked, {}; the floor is {}.", hub_words(hub),
                                  base::grouped_text(week.week.booked, 0), base::grouped_text(week.week.slots, 0),
                                  percent_words(*week.week.utilisation()), percent_words(floor.value));
        flag.source = joined_sources(flag.source, {&floor});
        flag.action = "Look at the hours that stay empty in its week, and move them to those that are full.";
    }
}

void hub_minutes(const RuleInput& in, FlagSink& sink) {
    if (in.plan.hubs.empty()) return;
    const model::Assumption& minutes = in.plan.assumptions.at("hub_minutes_per_1000");
    std::vector<const HubArea*> areas{&in.hubs.plan};
    if (in.hubs.commissioners.size() > 1)
        for (const HubArea& area : in.hubs.commissioners) areas.push_back(&area);
    for (const HubArea* area : areas) {
        if (!(area->people > 0.0)) continue;
        const double wanted = hub_hours_week(base::People(area->people), base::Minutes(minutes.value)).value();
        const double lacking = wanted - area->given.outside_core();
        if (lacking <= 1e-9) continue;
        model::Flag& flag = add_on(area->commissioner, in, sink);
        const bool known = area->hubs_not_known == 0;
        flag.rag = known ? model::Rag::amber : model::Rag::grey;
        flag.measured = area->minutes_outside_core();
        flag.threshold = minutes.value;
        flag.unit = "minutes per 1,000 a week";
        const auto hours = [](double h) { return base::grouped_text(h, 1); };
        std::string in_core;
        if (area->given.in_core > 0.0)
            in_core = fmt::format(" ({} with the {} hours that lie in core hours)", hours(area->minutes_all().value_or(0.0)),
                                  hours(area->given.in_core));
        const std::string given = area->given_known() ? fmt::format("and have {}: {} minutes{}", hours(area->given.outside_core()),
                                                                    hours(area->minutes_outside_core().value_or(0.0)), in_core)
                                                      : std::string("and what they have is not known");
        flag.reason =
            fmt::format("{} ({} patients) should have {} clinician hours a week in hubs outside core hours at {} minutes per 1,000, {}{}.",
                        area_words(area->commissioner), people_words(area->people), hours(wanted), base::number_text(minutes.value), given,
                        known ? ""
                              : fmt::format("; of {} {}the hours or the practices are not known",
                                            count_words(area->hubs_not_known, "hub", "hubs"), area->given_known() ? "more " : ""));
        flag.source = joined_sources(flag.source, {&minutes});
        flag.action = known ? fmt::format("Find {} more clinician hours a week in the evenings and at weekends.", hours(lacking))
                            : "Say of every hub which practices it serves, and with how many clinicians.";
    }
}

void hub_cover(const RuleInput& in, FlagSink& sink) {
    for (const Coverage& cover : in.hubs.coverage) {
        if (!cover.target_share || cover.met().value_or(true)) continue;
        if (cover.commissioner.empty() && in.hubs.commissioners.size() > 1) continue;  // each commissioner has its own flag
        model::Flag& flag = add_on(cover.commissioner, in, sink);
        flag.measure = cover.date;  // a commissioner has one for each date that it misses
        flag.rag = cover.date <= in.plan.as_at ? model::Rag::red : model::Rag::amber;
        flag.measured = 100.0 * cover.share().value_or(0.0);
        flag.threshold = 100.0 * *cover.target_share;
        flag.unit = "% of the list";
        flag.reason = fmt::format("{}: hubs cover {} of the list on {} ({} of {} patients, {} of {}); {} was set: {} short.",
                                  area_words(cover.commissioner), percent_words(cover.share().value_or(0.0)), base::date_words(cover.date),
                                  people_words(cover.covered_people), people_words(cover.people), cover.covered_practices,
                                  count_words(cover.practices, "practice", "practices"), percent_words(*cover.target_share),
                                  count_words(static_cast<std::size_t>(std::ceil(cover.missing_people())), "patient", "patients"));
        if (!cover.target_source.empty()) flag.source += "; target: " + cover.target_source;
        flag.action = "Agree which hub the practices that are left use, and from when.";
    }
    if (in.hubs.hubs_without_cover > 0 && !in.plan.access_targets.empty()) {
        model::Flag& flag = sink.add("plan", in.plan.id);
        flag.severity = model::Severity::note;
        flag.rag = model::Rag::grey;
        flag.measured = static_cast<double>(in.hubs.hubs_without_cover);
        flag.threshold = 0.0;
        flag.unit = "hubs";
        flag.reason = fmt::format("Of {} nobody said which practices' patients may use {}: {} in no coverage.",
                                  count_words(in.hubs.hubs_without_cover, "hub", "hubs"), in.hubs.hubs_without_cover == 1 ? "it" : "them",
                                  in.hubs.hubs_without_cover == 1 ? "it is" : "they are");
        flag.action = "Add the hub cover table.";
    }
}

}  // namespace merestone::analysis::rules

// How buildings are used and what becomes of them: room sessions, lists that closures send elsewhere, what the growth rests on.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {

void room_sessions(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& floor = in.plan.assumptions.at("session_use_floor_share");
    for (const model::Premises& building : in.plan.premises) {
        if (!building.sessions_available_week || !building.sessions_used_week || !(*building.sessions_available_week > 0.0)) continue;
        const double share = *building.sessions_used_week / *building.sessions_available_week;
        const bool over = share > 1.0 + 1e-9;
        if (!over && share >= floor.value - 1e-9) continue;
        model::Flag& flag = sink.add("premises", building.id);
        flag.rag = over ? model::Rag::red : model::Rag::amber;
        flag.measured = 100.0 * share;
        flag.threshold = 100.0 * (over ? 1.0 : floor.value);
        flag.unit = "%";
        flag.first_year = in.people.base_year;
        const auto sessions = [](double n) { return base::grouped_text(n, n == std::floor(n) ? 0 : 1); };
        flag.reason = fmt::format("{} uses {} of its {} room sessions a week, {}{}.", premises_words(building),
                                  sessions(*building.sessions_used_week), sessions(*building.sessions_available_week), percent_words(share),
                                  over ? ": more than there are" : fmt::format(", under the floor of {}", percent_words(floor.value)));
        if (!over) flag.source = joined_sources(flag.source, {&floor});
        flag.action = over ? "Check the count of sessions; if it stands, find rooms or hours for them."
                           : "Offer the sessions that are free to practices near by that are short, before anything is built.";
    }
}

void lists_dispersed(const RuleInput& in, FlagSink& sink) {
    for (const DispersedList& list : in.people.dispersed) {
        const model::Practice& practice = in.plan.practices[list.practice];
        std::vector<std::string> to;
        for (const DispersedList::Part& part : list.to)
            to.push_back(fmt::format("{} to {}", people_words(part.people), in.plan.practices[part.practice].id));
        if (list.outside >= 0.5) to.push_back(fmt::format("{} to practices outside the plan", people_words(list.outside)));
        if (list.nowhere >= 0.5) to.push_back(fmt::format("{} to no practice that is known", people_words(list.nowhere)));
        model::Flag& flag = sink.add("practice", practice.id);
        flag.rag = list.nowhere >= 0.5 ? model::Rag::red : model::Rag::amber;
        flag.measured = list.people;
        flag.threshold = 0.0;
        flag.unit = "people";
        flag.first_year = in.people.year(list.from);
        flag.reason =
            fmt::format("{} has no building or list left from 1 April {} (scheme {}): its {} patients go {}.", practice_words(practice),
                        in.people.year(list.from).first, list.scheme, people_words(list.people), to.empty() ? "nowhere" : list_words(to));
        flag.action =
            "If they are to stay together, give the scheme a building that they move to; else plan with the practices that take them.";
    }
}

void growth_not_known(const RuleInput& in, FlagSink& sink) {
    const auto grey = [&](double measured, const char* unit, std::string reason, const char* action) {
        model::Flag& flag = sink.add("plan", in.plan.id);
        flag.rag = model::Rag::grey;
        flag.measured = measured;
        flag.threshold = 0.0;
        flag.unit = unit;
        flag.reason = std::move(reason);
        flag.action = action;
    };
    const GrowthFactors& growth = in.people.growth;
    if (growth.ages_unknown())
        grey(static_cast<double>(in.plan.zones.size()), "zones",
             "Ages grow at different rates, and of no zone are the ages known: everybody grows by the mean over all ages.",
             "Add residents by age.");
    else if (growth.zones_without_ages() > 0)
        grey(static_cast<double>(growth.zones_without_ages()), "zones",
             fmt::format("Ages grow at different rates, and {} no residents by age: they grow by the whole area's mix of ages.",
                         count_words(growth.zones_without_ages(), "zone has", "zones have")),
             "Add residents by age for them.");
    if (growth.empty_projections() > 0)
        grey(static_cast<double>(growth.empty_projections()), "projections",
             fmt::format("{} nobody in the base year, so nothing can be scaled by {}: the rates count instead.",
                         count_words(growth.empty_projections(), "projection has", "projections have"),
                         growth.empty_projections() == 1 ? "it" : "them"),
             "Give the projection a base year with people.");
    // Level after the last projected year: right only if nobody says so by mistake.
    std::optional<base::Year> last;
    for (const model::ProjectedPeople& row : in.plan.growth.projected) last = last ? std::max(*last, row.year) : row.year;
    if (last && *last < in.plan.horizon_year)
        grey(static_cast<double>(in.plan.horizon_year.first - last->first), "years",
             fmt::format("The projection ends in {}; from then to {} people are held level, for nothing is known.", base::to_string(*last),
                         base::to_string(in.plan.horizon_year)),
             "Add later years to the projection, or end the plan there.");
    if (in.people.homes_in_growth > 0.0)
        grey(in.people.homes_in_growth, "homes",
             fmt::format("{} new homes add nobody, because the plan says that its growth counts them already.",
                         people_words(in.people.homes_in_growth)),
             "Say includes_housing = false if the growth is without new homes.");
}

}  // namespace merestone::analysis::rules

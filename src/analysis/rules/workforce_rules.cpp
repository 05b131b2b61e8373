// Who is there to see patients, and for how long: GPs for the list, GPs near retirement, practices that hang on one person, small lists.
// The thresholds are ours or another area's; none is published as a standard.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {

void gps_per_1000(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& benchmark = in.plan.assumptions.at("gp_per_1000_benchmark");
    const auto look = [&](const char* kind, const std::string& id, const std::string& words, const WorkforceRow& row) {
        const std::optional<double> short_fte = row.gap_fte(benchmark.value);
        if (!short_fte || *short_fte <= 1e-9) return;
        model::Flag& flag = sink.add(kind, id);
        // Another area's benchmark that nobody chose for this one is a difference to know of; one that the plan sets is a fault.
        flag.rag = benchmark.from == "default" ? model::Rag::grey : model::Rag::amber;
        flag.measured = row.gp_per_1000();
        flag.threshold = benchmark.value;
        flag.unit = "full-time GPs per 1,000";
        const auto [has, wanted] = base::texts_apart(*row.gp_per_1000(), benchmark.value, 2);
        flag.reason =
            fmt::format("{} {} full-time GPs per 1,000 patients, the benchmark is {}: {} short ({}).", words, has, wanted,
                        *short_fte < 0.05 ? std::string("less than 0.1") : base::grouped_text(*short_fte, 1), row.coverage_words());
        flag.source = joined_sources(flag.source, {&benchmark});
        flag.action = "Say which benchmark is meant for this area, then plan for the posts that are missing.";
    };
    look("plan", in.plan.id, "The plan's practices have", in.workforce.plan);
    for (std::size_t l = 0; l < in.workforce.rows.size(); ++l)
        look("locality", in.scenario.locality_id[l], locality_words(in.scenario, l) + " has", in.workforce.rows[l]);
}

void gps_near_retirement(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& most = in.plan.assumptions.at("gps_over_60_share");
    for (std::size_t l = 0; l < in.workforce.rows.size(); ++l) {
        const RatioOver& over_60 = in.workforce.rows[l].over_60;
        const std::optional<double> share = over_60.value();
        if (!share || *share <= most.value + 1e-9) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::amber;
        flag.measured = 100.0 * *share;
        flag.threshold = 100.0 * most.value;
        flag.unit = "%";
        flag.reason =
            fmt::format("{}: {} of {} full-time GPs are 60 or over, {} (of the {} of its {} that reported).",
                        locality_words(in.scenario, l), base::grouped_text(over_60.above, 1), base::grouped_text(over_60.below, 1),
                        percent_words(*share), over_60.known, count_words(over_60.all, "practice", "practices"));
        flag.source = joined_sources(flag.source, {&most});
        flag.action = "Ask these practices who will follow, and plan for the lists of those that have nobody.";
    }
}

void single_handed_and_small(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& least = in.plan.assumptions.at("small_list_people");
    for (const model::Practice& practice : in.plan.practices) {
        const bool single = practice.staff.gp_headcount && *practice.staff.gp_headcount == 1.0;
        const bool small = practice.list && static_cast<double>(*practice.list) < least.value;
        if (!single && !small) continue;
        model::Flag& flag = sink.add("practice", practice.id);
        flag.severity = model::Severity::note;
        flag.rag = model::Rag::amber;
        flag.unit = small ? "people" : "GPs";
        flag.measured = small ? static_cast<double>(*practice.list) : 1.0;
        flag.threshold = small ? least.value : 1.0;
        const std::string list = practice.list ? base::grouped(*practice.list) + " patients" : "a list that is not known";
        flag.reason = single && small
                          ? fmt::format("{} has one GP and {}, fewer than {}.", practice_words(practice), list, people_words(least.value))
                      : single ? fmt::format("{} has one GP for {}.", practice_words(practice), list)
                               : fmt::format("{} has {}, fewer than {}.", practice_words(practice), list, people_words(least.value));
        if (small) flag.source = joined_sources(flag.source, {&least});
        flag.action = "Weigh its future with it before money goes into its building: a merger, a branch, or a successor.";
    }
}

}  // namespace merestone::analysis::rules

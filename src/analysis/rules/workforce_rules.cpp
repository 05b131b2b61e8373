// Who is there to see patients, and for how long: GPs near retirement, practices that hang on one person, small lists. The thresholds are
// ours; none is published as a standard.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {

void gps_near_retirement(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& most = in.plan.assumptions.at("gps_over_60_share");
    struct Sum {
        double fte = 0.0;
        double over_60 = 0.0;
        std::size_t practices = 0;
        std::size_t reporting = 0;
    };
    std::vector<Sum> sums(in.localities.size());
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        const model::LocalityIx locality = in.scenario.practice_locality[p];
        if (!locality) continue;
        const model::Practice& practice = in.plan.practices[p];
        Sum& sum = sums[locality.pos()];
        ++sum.practices;
        if (!practice.gp_fte || !practice.staff.gp_fte_60_over) continue;  // a ratio over the same practices above and below
        ++sum.reporting;
        sum.fte += *practice.gp_fte;
        sum.over_60 += *practice.staff.gp_fte_60_over;
    }
    for (std::size_t l = 0; l < sums.size(); ++l) {
        const Sum& sum = sums[l];
        if (!(sum.fte > 0.0) || sum.over_60 / sum.fte <= most.value + 1e-9) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::amber;
        flag.measured = 100.0 * sum.over_60 / sum.fte;
        flag.threshold = 100.0 * most.value;
        flag.unit = "%";
        flag.reason = fmt::format("{}: {} of {} full-time GPs are 60 or over, {} (of the {} of its {} practices that reported).",
                                  locality_words(in.scenario, l), base::number_text(sum.over_60, 1), base::number_text(sum.fte, 1),
                                  percent_words(sum.over_60 / sum.fte), sum.reporting, sum.practices);
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

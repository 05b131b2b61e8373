#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "base/check.hpp"

namespace merestone::analysis::rules {
namespace {

using model::Severity;

constexpr std::array kRules = {
    Rule{"L1", "Every practice is in exactly one locality", Severity::error, "locality rule L1", every_practice_in_one_locality},
    Rule{"L2", "Practices are whole, and branches follow their practice", Severity::error, "locality rule L2", practices_are_whole},
    Rule{"L3", "People of a locality between the plan's bounds, now and in each year", Severity::warning, "locality rule L3",
         list_in_range},
    Rule{"L4", "A locality is one piece of land", Severity::warning, "locality rule L4", one_piece},
    Rule{"L5", "No locality has another in its middle", Severity::warning,
         "locality rule L5: odd shapes are fine, holes are not (NHS England, reported by Pulse, early 2019; confidence H)", no_holes},
    Rule{"L6", "Every zone is covered", Severity::error,
         "locality rule L6: all residents covered even where a practice stays out (Management in Practice, 4 February 2019; confidence H)",
         every_zone_covered},
    Rule{"L7", "No locality straddles a boundary that the plan keeps, or two commissioners", Severity::warning, "locality rule L7",
         does_not_straddle},
    Rule{"L11", "Registered and resident totals, both shown", Severity::note, "locality rule L11", totals_side_by_side},
    Rule{"L12", "Practices that move from the present grouping", Severity::note, "locality rule L12", practices_that_move},
    Rule{"E1", "Consulting rooms for the list, by year", Severity::warning, "rooms by the method of Health Building Note 11-01",
         consulting_rooms},
    Rule{"E2", "Treatment rooms for the list, by year", Severity::warning, "rooms by the method of Health Building Note 11-01",
         treatment_rooms},
    Rule{"E3", "Floor space for the list, by year", Severity::warning, "net internal area by the letter rule", floor_space},
    Rule{"E4", "GPs for the list, by year", Severity::warning, "list / patients a full-time GP; no national maximum exists", gp_fte},
    Rule{"E5", "What is not known of the estate", Severity::note, "counted from the plan", estate_not_known},
    Rule{"E6", "Six-facet survey", Severity::warning,
         "ratings as in Land and property appraisal (Department of Health, 2007; wording confidence M); the colours are our default",
         six_facets},
    Rule{"E7", "New homes that could not be counted", Severity::note, "counted from the plan", homes_not_counted},
};

}  // namespace

std::span<const Rule> all_rules() noexcept { return kRules; }

model::Flag& FlagSink::add(std::string subject_kind, std::string subject) {
    base::check(rule_ != nullptr, "a flag needs a rule");
    model::Flag& flag = drafts_.emplace_back().flag;
    flag.rule = rule_->id;
    flag.severity = rule_->severity;
    flag.source = rule_->source;
    flag.subject_kind = std::move(subject_kind);
    flag.subject = std::move(subject);
    return flag;
}

void FlagSink::about_gaps(std::string kind, std::string subject, std::string measure) {
    Draft& draft = drafts_.back();
    draft.gap_kind = std::move(kind);
    draft.gap_subject = std::move(subject);
    draft.gap_measure = std::move(measure);
}

std::vector<model::Flag> apply_rules(const RuleInput& input, std::vector<model::Gap>& gaps) {
    FlagSink sink;
    for (const Rule& rule : kRules) {
        sink.begin(rule);
        rule.check(input, sink);
    }
    std::vector<Draft> drafts = sink.take();
    // L2 before L11: by letter, then by number.
    const auto rule_key = [](const std::string& id) { return std::pair(id[0], std::stoi(id.substr(1))); };
    std::sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
        if (a.flag.severity != b.flag.severity) return a.flag.severity > b.flag.severity;
        const auto ra = rule_key(a.flag.rule);
        const auto rb = rule_key(b.flag.rule);
        return std::tie(ra, a.flag.subject_kind, a.flag.subject, a.flag.reason) <
               std::tie(rb, b.flag.subject_kind, b.flag.subject, b.flag.reason);
    });

    std::vector<model::Flag> flags;
    std::map<std::tuple<std::string, std::string, std::string>, std::string> flag_of;  // kind, subject, measure
    for (Draft& draft : drafts) {
        draft.flag.id = fmt::format("F{:04}", flags.size() + 1);
        if (!draft.gap_measure.empty())
            flag_of.emplace(std::tuple(std::move(draft.gap_kind), std::move(draft.gap_subject), std::move(draft.gap_measure)),
                            draft.flag.id);
        flags.push_back(std::move(draft.flag));
    }
    if (flag_of.empty()) return flags;
    // A building that is one practice's only one bears that practice's flag.
    std::map<std::string, std::string, std::less<>> practice_of;
    for (std::size_t m = 0; m < input.plan.premises.size(); ++m)
        if (const auto p = sole_practice(input.plan, input.capacity, m))
            practice_of.emplace(input.plan.premises[m].id, input.plan.practices[*p].id);
    for (model::Gap& gap : gaps) {
        if (!gap.gap || !(*gap.gap > 1e-9)) continue;
        auto found = flag_of.find({gap.subject_kind, gap.subject, gap.measure});
        if (found == flag_of.end() && gap.subject_kind == "premises")
            if (const auto who = practice_of.find(gap.subject); who != practice_of.end())
                found = flag_of.find({"practice", who->second, gap.measure});
        if (found != flag_of.end()) gap.flag_id = found->second;
    }
    return flags;
}

}  // namespace merestone::analysis::rules

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
    Rule{"L8", "Community, social care and other teams' footprints fit", Severity::note, "locality rule L8", alignment_with_footprints},
    Rule{"L9", "A hub within reach of every locality", Severity::warning,
         "locality rule L9; no national standard of minutes was found; straight lines at a stated speed", hub_within_reach},
    Rule{"L10", "Need and means spread evenly", Severity::note, "locality rule L10", balance_of_localities},
    Rule{"L11", "Registered and resident totals, both shown", Severity::note, "locality rule L11", totals_side_by_side},
    Rule{"L12", "Practices that move from the present grouping", Severity::note, "locality rule L12", practices_that_move},
    Rule{"E1", "Consulting rooms for the list, by year", Severity::warning,
         "rooms by the method of Health Building Note 11-01, at a building's own opening hours where they are known", consulting_rooms},
    Rule{"E2", "Treatment rooms for the list, by year", Severity::warning,
         "rooms by the method of Health Building Note 11-01, at a building's own opening hours where they are known", treatment_rooms},
    Rule{"E3", "Floor space for the list, by year", Severity::warning, "net internal area by the letter rule", floor_space},
    Rule{"E4", "GPs for the list, by year", Severity::warning, "list / patients a full-time GP; no national maximum exists", gp_fte},
    Rule{"E5", "What is not known of the estate", Severity::note, "counted from the plan", estate_not_known},
    Rule{"E6", "Six-facet survey", Severity::warning,
         "ratings as in Land and property appraisal (Department of Health, 2007; wording confidence M); the colours are our default",
         six_facets},
    Rule{"E7", "New homes that could not be counted", Severity::note, "counted from the plan", homes_not_counted},
    Rule{"E8", "Room sessions used, of those there are", Severity::warning, "room sessions used / available a week", room_sessions},
    Rule{"E9", "Backlog of high and significant risk", Severity::warning,
         "risk bands as in A risk-based methodology for establishing and managing backlog (NHS Estates 2004, rev. 2013; confidence M, our "
         "default)",
         urgent_backlog},
    Rule{"E10", "Where the patients of a practice go that closes", Severity::warning, "worked out by the plan's way of registering",
         lists_dispersed},
    Rule{"E11", "What is not known of growth", Severity::note, "counted from the plan", growth_not_known},
    Rule{"E12", "Room within reach of new homes", Severity::warning,
         "rooms of the practices near by; within the distance that NHS England's letters to councils look at", homes_without_room},
    Rule{"H1", "Hubs used up to the floor", Severity::warning, "booked / offered appointments, weekly average a hub", hub_use},
    Rule{"H2", "Hub minutes for the list", Severity::warning, "clinician hours a week outside core hours (Monday to Friday 08:00-18:30)",
         hub_minutes},
    Rule{"H3", "Share of each list that hubs cover, by the dates set", Severity::warning, "by list, not by number of practices", hub_cover},
    Rule{"M1", "Schemes on time", Severity::warning, "the plan's register of schemes", schemes_late},
    Rule{"M2", "Money of schemes adds up", Severity::warning, "the plan's register of schemes", schemes_that_do_not_foot},
    Rule{"W1", "GPs for every 1,000 patients", Severity::note,
         "full-time GPs / list, of the practices that reported; the benchmark is another area's, no national number exists", gps_per_1000},
    Rule{"W2", "GPs near retirement", Severity::warning, "full-time GPs of 60 and over, of the practices that reported",
         gps_near_retirement},
    Rule{"W3", "Single-handed practices and small lists", Severity::note, "counted from the workforce and the lists",
         single_handed_and_small},
    Rule{"D1", "Figures that look like a slip", Severity::warning, "bounds that only a wrong unit passes; ours", figures_like_slips},
};

}  // namespace

std::span<const Rule> all_rules() noexcept { return kRules; }

model::Flag& FlagSink::add(std::string subject_kind, std::string subject) {
    base::check(rule_ != nullptr, "a flag needs a rule");
    model::Flag& flag = flags_.emplace_back();
    flag.rule = rule_->id;
    flag.severity = rule_->severity;
    flag.source = rule_->source;
    flag.subject_kind = std::move(subject_kind);
    flag.subject = std::move(subject);
    return flag;
}

std::string_view FlagSink::rule_source() const noexcept { return rule_ == nullptr ? std::string_view() : rule_->source; }

std::vector<model::Flag> apply_rules(const RuleInput& input) {
    FlagSink sink;
    for (const Rule& rule : kRules) {
        sink.begin(rule);
        rule.check(input, sink);
    }
    std::vector<model::Flag> found = sink.take();
    // L2 before L11: by letter, then by number.
    const auto rule_key = [](const std::string& id) { return std::pair(id[0], std::stoi(id.substr(1))); };
    std::map<std::string_view, std::size_t> rank;
    std::vector<std::string> ids;
    for (const Rule& rule : kRules) ids.emplace_back(rule.id);
    std::sort(ids.begin(), ids.end(), [&](const auto& a, const auto& b) { return rule_key(a) < rule_key(b); });
    for (std::size_t i = 0; i < ids.size(); ++i) rank.emplace(ids[i], i);
    std::vector<std::pair<std::size_t, std::size_t>> order;  // rank of the rule, which
    for (std::size_t i = 0; i < found.size(); ++i) order.emplace_back(rank.at(found[i].rule), i);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        const model::Flag& fa = found[a.second];
        const model::Flag& fb = found[b.second];
        if (fa.severity != fb.severity) return fa.severity > fb.severity;
        return std::tie(a.first, fa.subject_kind, fa.subject, fa.reason) < std::tie(b.first, fb.subject_kind, fb.subject, fb.reason);
    });
    std::vector<model::Flag> flags;
    flags.reserve(found.size());
    for (const auto& [unused, i] : order) {
        found[i].id = fmt::format("F{:04}", flags.size() + 1);
        flags.push_back(std::move(found[i]));
    }
    return flags;
}

}  // namespace merestone::analysis::rules

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "analysis/locality_stats.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"

namespace merestone::analysis::rules {
namespace {

// "A 70.1%, B 29.9%", largest first.
std::string shares_words(const std::map<std::string, double>& by_name, std::size_t show = 4) {
    std::vector<std::pair<double, std::string>> sorted;
    double total = 0.0;
    for (const auto& [name, amount] : by_name) {
        sorted.emplace_back(-amount, name);
        total += amount;
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::string> items;
    for (const auto& [less, name] : sorted) items.push_back(fmt::format("{} {}", name, percent_words(total > 0.0 ? -less / total : 0.0)));
    return list_words(items, show);
}

// \returns the largest part's share.
double largest_share(const std::map<std::string, double>& by_name) {
    double most = 0.0;
    double total = 0.0;
    for (const auto& [name, amount] : by_name) {
        most = std::max(most, amount);
        total += amount;
    }
    return total > 0.0 ? most / total : 1.0;
}

void straddled(const RuleInput& in, FlagSink& sink, const std::string& name, std::size_t boundary) {
    std::vector<std::map<std::string, double>> zones_of(in.localities.size());  // per locality: part -> zones
    for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
        const model::LocalityIx l = in.scenario.zone_locality[z];
        if (!l || boundary >= in.plan.zones[z].side.size()) continue;
        const std::int32_t side = in.plan.zones[z].side[boundary];
        const auto& parts = in.plan.boundaries[boundary].parts;
        zones_of[l.pos()][side < 0                                             ? "outside all"
                          : parts[static_cast<std::size_t>(side)].name.empty() ? parts[static_cast<std::size_t>(side)].id
                                                                               : parts[static_cast<std::size_t>(side)].name] += 1.0;
    }
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        if (zones_of[l].size() < 2) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.measured = static_cast<double>(zones_of[l].size());
        flag.threshold = 1.0;
        flag.unit = "parts of " + name;
        flag.reason =
            fmt::format("{} straddles the {} boundary: of its zones {}.", locality_words(in.scenario, l), name, shares_words(zones_of[l]));
        flag.action = "Redraw on one side, or get both sides' agreement.";
    }
}

}  // namespace

void does_not_straddle(const RuleInput& in, FlagSink& sink) {
    for (const std::string& name : in.plan.constraints.within)
        if (const auto boundary = in.plan.find_boundary(name)) straddled(in, sink, name, *boundary);

    std::vector<std::map<std::string, double>> lists(in.localities.size());  // per locality: commissioner -> patients
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        const model::Practice& practice = in.plan.practices[p];
        const model::LocalityIx l = in.scenario.practice_locality[p];
        if (l && !practice.commissioner.empty()) lists[l.pos()][practice.commissioner] += static_cast<double>(practice.list.value_or(0));
    }
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        if (lists[l].size() < 2) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.measured = static_cast<double>(lists[l].size());
        flag.threshold = 1.0;
        flag.unit = "commissioners";
        flag.reason = fmt::format("{} has practices of {} commissioners, so that {} of its patients are another's: {}.",
                                  locality_words(in.scenario, l), lists[l].size(), percent_words(1.0 - largest_share(lists[l])),
                                  shares_words(lists[l]));
        flag.action = "Needs the agreement of each commissioner.";
    }
}

void totals_side_by_side(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& limit = in.plan.assumptions.at("locality_total_difference_share");
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        const model::LocalityStats& stats = in.localities[l];
        // One total alone cannot differ.
        if (!stats.residents_known || stats.people_resident == 0 || stats.people_registered == 0) continue;
        const auto registered = static_cast<double>(stats.people_registered);
        const auto resident = static_cast<double>(stats.people_resident);
        const double apart = (registered - resident) / resident;  // of the total that the sentence names last
        if (std::abs(apart) <= limit.value) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.measured = std::abs(apart) * 100.0;
        flag.threshold = limit.value * 100.0;
        flag.unit = "% of residents";
        flag.reason = fmt::format(
            "{} has {} registered patients and {} residents: the practice-based total is {} {} the area-based one (the difference over the "
            "residents).",
            locality_words(in.scenario, l), people_words(registered), people_words(resident), percent_words(std::abs(apart)),
            apart > 0.0 ? "above" : "below");
        flag.source = joined_sources(flag.source, {&limit});
        flag.action = "Say which total a budget or team is sized by; the leakage table shows where people cross.";
    }
}

void practices_that_move(const RuleInput& in, FlagSink& sink) {
    if (in.from == nullptr) return;
    const std::vector<model::LocalityIx> match = match_labels(in.plan, *in.from, in.scenario);
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        const model::LocalityIx before = in.from->practice_locality[p];
        const model::LocalityIx now = in.scenario.practice_locality[p];
        if (!now || (before && match[before.pos()] == now)) continue;  // in none now: rule L1 says so
        const model::Practice& practice = in.plan.practices[p];
        model::Flag& flag = sink.add("practice", practice.id);
        if (practice.list) flag.measured = static_cast<double>(*practice.list);
        flag.unit = "patients";
        flag.reason = fmt::format("{} moves from {} to {}{}.", practice_words(practice),
                                  before ? locality_words(*in.from, before.pos()) + " of " + in.from->id : "no locality of " + in.from->id,
                                  locality_words(in.scenario, now.pos()),
                                  practice.list ? ", with " + people_words(static_cast<double>(*practice.list)) + " patients"
                                                : std::string("; its list is not known"));
        flag.action = "Tell the practice and its patients' group.";
    }
}

}  // namespace merestone::analysis::rules

// The data themselves: figures so far from what they can be that a unit was probably slipped (thousands, per 100, hours for minutes).
// They are used as they stand, for nobody may change them but who wrote them; the flag says where to look.
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/plausible.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

class Slips {
public:
    void look(Figure figure, std::optional<double> value) {
        if (!value) return;
        if (Fault fault = unit_fault(figure, *value)) said_.push_back(std::move(*fault));
    }
    void tell(FlagSink& sink, const char* kind, const std::string& id, const std::string& words) const {
        if (said_.empty()) return;
        model::Flag& flag = sink.add(kind, id);
        flag.rag = model::Rag::grey;
        flag.measured = static_cast<double>(said_.size());
        flag.threshold = 0.0;
        flag.unit = "figures";
        flag.reason = fmt::format("{}: {}.", words, base::join(said_, "; "));
        flag.action = "Check the figure and its unit at its source.";
    }

private:
    std::vector<std::string> said_;
};

std::optional<double> ratio(std::optional<double> above, std::optional<double> below) {
    return above && below && *below > 0.0 ? std::optional(*above / *below) : std::nullopt;
}

std::optional<double> list_of(const model::Practice& practice) {
    return practice.list ? std::optional(static_cast<double>(*practice.list)) : std::nullopt;
}

// Net area for 1,000 of the patients seen there in the base year; nothing where either is not known.
std::optional<double> m2_per_1000(const RuleInput& in, std::size_t premises) {
    double people = 0.0;
    for (const std::size_t u : in.capacity.moves.of_premises[premises]) {
        const Use& use = in.capacity.moves.uses[u];
        if (!use.in(0)) continue;
        if (in.people.practice_known[use.practice] == 0) return {};
        people += in.people.practice.at(use.practice, 0) * use.list_share;
    }
    const auto& nia_m2 = in.capacity.premises_at(premises, 0).nia_m2;
    return nia_m2 && *nia_m2 > 0.0 ? ratio(*nia_m2 * 1000.0, people) : std::nullopt;
}

}  // namespace

void figures_like_slips(const RuleInput& in, FlagSink& sink) {
    const model::Plan& plan = in.plan;
    for (const model::Practice& practice : plan.practices) {
        Slips slips;
        if (practice.list && *practice.list > 0) slips.look(Figure::practice_list, list_of(practice));
        if (practice.list && *practice.list > 0) slips.look(Figure::patients_per_gp, ratio(list_of(practice), practice.gp_fte));
        slips.tell(sink, "practice", practice.id, practice_words(practice));
    }
    for (std::size_t m = 0; m < plan.premises.size(); ++m) {
        if (plan.premises[m].kind != model::PremisesKind::gp) continue;  // others are not there for lists alone
        Slips slips;
        slips.look(Figure::m2_per_1000, m2_per_1000(in, m));
        slips.tell(sink, "premises", plan.premises[m].id, premises_words(plan.premises[m]));
    }
    for (const model::HousingSite& site : plan.housing) {
        Slips slips;
        slips.look(Figure::household_size, site.household_size);
        slips.tell(sink, "site", site.id, site_words(site));
    }
    for (const model::Scheme& scheme : plan.schemes) {
        Slips slips;
        const bool builds = scheme.nia_added_m2 && *scheme.nia_added_m2 > 0.0;
        const std::optional<double> cost = scheme.cost_gbp ? std::optional(static_cast<double>(*scheme.cost_gbp)) : std::nullopt;
        if (builds) slips.look(Figure::cost_per_m2_gbp, ratio(cost, scheme.nia_added_m2));
        if (builds) slips.look(Figure::building_cost_gbp, cost);
        slips.tell(sink, "scheme", scheme.id, scheme_words(scheme));
    }
    if (in.hubs.plan.hubs > 0) {
        Slips slips;
        slips.look(Figure::hub_minutes_per_1000, in.hubs.plan.minutes_all());
        slips.tell(sink, "plan", plan.id, "Hubs");
    }
}

}  // namespace merestone::analysis::rules

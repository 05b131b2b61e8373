// Six-facet ratings to red, amber, green, grey. Our default, as no colour is published for them: red with any D or DX, or overcrowded
// (O) with more patients than the area holds; amber with any C or CX, or any other space rating than fully used (F); grey where nothing
// was surveyed. Facets are never averaged: empty and overcrowded fail for opposite reasons. Which rating counts: analysis/condition.hpp.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "analysis/condition.hpp"
#include "analysis/need.hpp"
#include "analysis/prices.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

const char* facet_words(model::Facet facet) {
    switch (facet) {
        case model::Facet::physical: return "physical condition";
        case model::Facet::functional: return "functional suitability";
        case model::Facet::space: return "space utilisation";
        case model::Facet::quality: return "quality";
        case model::Facet::statutory: return "statutory compliance";
        case model::Facet::environment: return "environmental management";
    }
    return "";
}

// Patients seen there in the base year; nothing where an occupant's list is not known.
std::optional<double> patients_of(const RuleInput& in, std::size_t premises) {
    bool anybody = false;
    double sum = 0.0;
    for (const std::size_t u : in.capacity.moves.of_premises[premises]) {
        const Use& use = in.capacity.moves.uses[u];
        if (!use.in(0)) continue;
        anybody = true;
        if (in.people.practice_known[use.practice] == 0) return {};
        sum += in.people.practice.at(use.practice, 0) * use.list_share;
    }
    if (!anybody) return {};
    return sum;
}

struct Finding {
    model::Rag rag = model::Rag::green;
    std::string words;
};

Finding judge_facet(const RuleInput& in, std::size_t premises, const StandingFacet& facet) {
    const std::string& letter = facet.rating;
    const std::string what = fmt::format("{} {}", facet_words(facet.facet), letter);
    if (facet.facet != model::Facet::space) {
        if (letter.starts_with('D')) return {model::Rag::red, what};
        if (letter.starts_with('C')) return {model::Rag::amber, what};
        return {};
    }
    if (letter == "O") {
        const auto& nia_m2 = in.capacity.premises_at(premises, 0).nia_m2;
        const std::optional<double> patients = patients_of(in, premises);
        if (!nia_m2 || !patients) return {model::Rag::amber, what + " (overcrowded; its area or patients are not known)"};
        const double holds = people_held(NetArea(*nia_m2), space_rules(in.plan.assumptions)).value();
        const bool over = *patients > holds;
        return {
            over ? model::Rag::red : model::Rag::amber,
            over ? fmt::format("{} (overcrowded: {} patients where the area holds {})", what, people_words(*patients), people_words(holds))
                 : fmt::format("{} (surveyed as overcrowded, though its {} patients are fewer than the {} that the area holds)", what,
                               people_words(*patients), people_words(holds))};
    }
    if (letter == "E") return {model::Rag::amber, what + " (empty)"};
    if (letter == "U") return {model::Rag::amber, what + " (under-used)"};
    if (letter == "mixed") {
        std::vector<std::string> parts;
        for (const model::FacetRating* row : facet.rows) parts.push_back(fmt::format("{} {}", row->element, letter_of(*row)));
        return {model::Rag::amber, fmt::format("{} ({})", what, base::join(parts, ", "))};
    }
    return {};
}

// What would bring the failing facets to B, where it is known.
std::string cost_words(const model::Plan& plan, const std::vector<StandingFacet>& failing) {
    PriceTally cost;
    std::size_t without = 0;
    for (const StandingFacet& facet : failing) {
        if (facet.costs.empty()) ++without;
        for (const model::FacetRating* row : facet.costs)
            cost.add(at_plan_prices(plan, static_cast<double>(*row->cost_to_b_gbp), row->price_base));
    }
    if (without == failing.size()) return "";
    return fmt::format("; {} to bring {} to B{}", tally_words(cost, price_year(plan)), failing.size() == 1 ? "it" : "them",
                       without > 0 ? fmt::format(", without {} of which no cost is known", count_words(without, "facet", "facets")) : "");
}

}  // namespace

void six_facets(const RuleInput& in, FlagSink& sink) {
    std::size_t unsurveyed = 0;
    for (std::size_t m = 0; m < in.plan.premises.size(); ++m) {
        const model::Premises& building = in.plan.premises[m];
        const std::vector<StandingFacet> facets = standing_facets(building);
        if (facets.empty()) {
            ++unsurveyed;
            continue;
        }
        std::vector<std::string> failing;
        std::vector<StandingFacet> failed;
        model::Rag rag = model::Rag::green;
        bool space_by_area = false;
        std::string latest;
        for (const StandingFacet& facet : facets) {
            Finding finding = judge_facet(in, m, facet);
            if (finding.rag == model::Rag::green) continue;
            rag = std::max(rag, finding.rag);
            space_by_area = space_by_area || facet.facet == model::Facet::space;
            if (!facet.element.empty()) finding.words += fmt::format(" ({})", facet.element);
            failing.push_back(std::move(finding.words));
            failed.push_back(facet);
            latest = std::max(latest, facet.survey_date);
        }
        if (failing.empty()) continue;
        model::Flag& flag = sink.add("premises", building.id);
        flag.rag = rag;
        flag.measured = static_cast<double>(failing.size());
        flag.threshold = 0.0;
        flag.unit = "facets failing";
        flag.reason = fmt::format("{} fails {} surveyed: {}{}{}.", premises_words(building), count_words(failing.size(), "facet", "facets"),
                                  base::join(failing, "; "), latest.empty() ? "" : fmt::format(" (surveyed {})", base::date_words(latest)),
                                  cost_words(in.plan, failed));
        if (space_by_area)
            flag.source =
                joined_sources(flag.source, {&in.plan.assumptions.at("m2_per_gp"), &in.plan.assumptions.at("patients_per_gp_m2")});
        flag.action = rag == model::Rag::red ? "Decide whether to repair, replace or leave the building."
                                             : "Cost the work that brings it to B, or use the space better.";
    }
    if (unsurveyed == 0) return;
    model::Flag& flag = sink.add("plan", in.plan.id);
    flag.severity = model::Severity::note;
    flag.rag = model::Rag::grey;
    flag.measured = static_cast<double>(unsurveyed);
    flag.threshold = 0.0;
    flag.unit = "premises";
    flag.reason = fmt::format("{} of {} no six-facet survey in the plan: their condition is not known.",
                              base::grouped(static_cast<std::int64_t>(unsurveyed)),
                              count_words(in.plan.premises.size(), "premises has", "premises have"));
    flag.action = "Add the facets table, with the date of each survey.";
}

}  // namespace merestone::analysis::rules

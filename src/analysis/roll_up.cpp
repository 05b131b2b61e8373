#include "analysis/roll_up.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/condition.hpp"
#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr std::array kFacetKeys = {"condition", "function", "space", "quality", "statutory", "environment"};

// Adds rows to a row; the plan's own and each group's go the same way.
class Roller {
public:
    Roller(const model::Plan& plan, std::span<const model::Needs> needs) : plan_(plan), needs_(needs) {
        base::check(needs.empty() || needs.size() == plan.practices.size(), "needs of other practices were to be rolled up");
    }

    EstateRow roll(const PlaceGroup& group) const {
        EstateRow row;
        row.id = group.id;
        row.name = group.name;
        row.practices = group.practices.size();
        row.premises = group.premises.size();
        for (const std::size_t m : group.premises) add_building(plan_.premises[m], row);
        for (const std::size_t p : group.practices) add_practice(p, row);
        return row;
    }

private:
    void add_building(const model::Premises& building, EstateRow& row) const {
        ++row.by_kind[building.kind];
        ++row.by_class[building.estate_class];
        add_condition(building, row);
        add_backlog(building, row.backlog);
        ++row.sessions.all;
        if (building.sessions_available_week && building.sessions_used_week && *building.sessions_available_week > 0.0)
            row.sessions.add(*building.sessions_used_week, *building.sessions_available_week);
        ++row.empty.all;
        if (building.empty_pct && building.gia_m2 && *building.gia_m2 > 0.0)
            row.empty.add(*building.empty_pct / 100.0 * *building.gia_m2, *building.gia_m2);
    }

    void add_condition(const model::Premises& building, EstateRow& row) const {
        std::array<bool, kFacets> rated{};
        bool cost_known = false;
        for (const StandingFacet& standing : standing_facets(building)) {
            const auto f = static_cast<std::size_t>(standing.facet);
            rated[f] = true;
            FacetRoll& roll = row.facets[f];
            ++roll.surveyed;
            ++roll.by_rating[standing.rating];
            if (fails(standing)) ++roll.failing;
            for (const model::FacetRating* cost : standing.costs)
                row.cost_to_b.add(at_plan_prices(plan_, static_cast<double>(*cost->cost_to_b_gbp), cost->price_base));
            cost_known = cost_known || !standing.costs.empty();
        }
        if (cost_known) ++row.with_cost_to_b;
        for (std::size_t f = 0; f < kFacets; ++f) {
            ++row.facets[f].buildings;
            if (rated[f]) continue;
            const bool said = std::any_of(building.facets.begin(), building.facets.end(),
                                          [&](const model::FacetRating& r) { return static_cast<std::size_t>(r.facet) == f; });
            ++(said ? row.facets[f].not_surveyed : row.facets[f].no_row);
        }
    }

    void add_backlog(const model::Premises& building, BacklogRoll& roll) const {
        ++roll.buildings;
        if (!building.backlog.empty()) ++roll.known;
        for (const model::Backlog& b : building.backlog) {
            const PricedMoney money = at_plan_prices(plan_, static_cast<double>(b.cost_gbp), b.price_base);
            roll.by_risk[static_cast<std::size_t>(b.risk)].add(money);
            if (b.risk == model::BacklogRisk::high || b.risk == model::BacklogRisk::significant) continue;
            if (!b.remaining_life_years || !(*b.remaining_life_years > 0.0)) ++roll.without_life;
            else if (money.as_wanted) roll.spread_gbp += money.gbp / *b.remaining_life_years;
        }
    }

    void add_practice(std::size_t p, EstateRow& row) const {
        for (std::size_t i = 0; i < model::kMeasures; ++i) {
            MeasureRoll& roll = row.measures[i];
            ++roll.all;
            if (needs_.empty() || !needs_[p][i].gap()) continue;
            ++roll.known;
            roll.need += *needs_[p][i].need();
            roll.have += *needs_[p][i].have();
        }
    }

    const model::Plan& plan_;
    std::span<const model::Needs> needs_;
};

}  // namespace

double BacklogRoll::total_gbp() const {
    double sum = 0.0;
    for (const PriceTally& tally : by_risk) sum += tally.gbp;
    return sum;
}
double BacklogRoll::critical_gbp() const {
    return by_risk[static_cast<std::size_t>(model::BacklogRisk::high)].gbp +
           by_risk[static_cast<std::size_t>(model::BacklogRisk::significant)].gbp;
}
std::size_t BacklogRoll::not_indexed() const {
    std::size_t rows = 0;
    for (const PriceTally& tally : by_risk) rows += tally.not_indexed;
    return rows;
}

EstateRollUp estate_roll_up(const model::Plan& plan, const PlaceGroups& groups, std::span<const model::Needs> practice_needs) {
    const Roller roller(plan, practice_needs);
    EstateRollUp out;
    for (const PlaceGroup& group : groups.groups) out.rows.push_back(roller.roll(group));
    out.without = roller.roll(groups.without);
    PlaceGroup all{plan.id, plan.title, {}, {}};
    for (std::size_t p = 0; p < plan.practices.size(); ++p) all.practices.push_back(p);
    for (std::size_t m = 0; m < plan.premises.size(); ++m) all.premises.push_back(m);
    out.plan = roller.roll(all);
    return out;
}

std::vector<std::string> cross_foot(const EstateRollUp& roll_up) {
    std::vector<std::string> out;
    const auto hold = [&](const std::string& what, auto&& of) {
        double sum = static_cast<double>(of(roll_up.without));
        double size = std::abs(sum);
        for (const EstateRow& row : roll_up.rows) {
            sum += static_cast<double>(of(row));
            size += std::abs(static_cast<double>(of(row)));
        }
        const double plan = static_cast<double>(of(roll_up.plan));
        if (std::abs(sum - plan) > 1e-9 * std::max(1.0, size))
            out.push_back(
                fmt::format("{}: the places add up to {}, the plan has {}", what, base::number_text(sum), base::number_text(plan)));
    };
    hold("practices", [](const EstateRow& r) { return r.practices; });
    hold("premises", [](const EstateRow& r) { return r.premises; });
    for (std::size_t f = 0; f < kFacets; ++f) {
        hold(fmt::format("{}, surveyed", kFacetKeys[f]), [&](const EstateRow& r) { return r.facets[f].surveyed; });
        hold(fmt::format("{}, failing", kFacetKeys[f]), [&](const EstateRow& r) { return r.facets[f].failing; });
    }
    hold("backlog", [](const EstateRow& r) { return r.backlog.total_gbp(); });
    hold("risk-adjusted backlog", [](const EstateRow& r) { return r.backlog.risk_adjusted_gbp(); });
    hold("cost to B", [](const EstateRow& r) { return r.cost_to_b.gbp; });
    hold("sessions used", [](const EstateRow& r) { return r.sessions.above; });
    hold("sessions available", [](const EstateRow& r) { return r.sessions.below; });
    hold("empty area", [](const EstateRow& r) { return r.empty.above; });
    for (std::size_t i = 0; i < model::kMeasures; ++i) {
        hold(fmt::format("{} needed", model::kMeasureKeys[i]), [&](const EstateRow& r) { return r.measures[i].need; });
        hold(fmt::format("{} held", model::kMeasureKeys[i]), [&](const EstateRow& r) { return r.measures[i].have; });
    }
    return out;
}

}  // namespace merestone::analysis

#include "analysis/backlog_money.hpp"

#include <set>

#include "analysis/prices.hpp"

namespace merestone::analysis {

BacklogMoney backlog_money(const model::Plan& plan, const BacklogRoll& roll) {
    BacklogMoney out;
    std::size_t amounts = 0;
    std::set<std::optional<base::Year>> others;
    for (const PriceTally& tally : roll.by_risk) {
        amounts += tally.amounts;
        for (const auto& [year, gbp] : tally.not_indexed_gbp) others.insert(year);
    }
    if (amounts == 0 && others.size() != 1) return out;
    out.price_base = amounts > 0 ? std::optional(price_year(plan)) : *others.begin();
    for (std::size_t r = 0; r < kBacklogRisks; ++r) {
        const PriceTally& tally = roll.by_risk[r];
        const auto other = tally.not_indexed_gbp.find(out.price_base);
        if (amounts == 0) out.by_risk_gbp[r] = other == tally.not_indexed_gbp.end() ? 0.0 : other->second;
        else if (tally.amounts > 0 || tally.not_indexed == 0) out.by_risk_gbp[r] = tally.gbp;
    }
    const auto sum = [&](std::size_t risks) {
        std::optional<double> of = 0.0;
        for (std::size_t r = 0; r < risks; ++r) of = of && out.by_risk_gbp[r] ? std::optional(*of + *out.by_risk_gbp[r]) : std::nullopt;
        return of;
    };
    out.total_gbp = sum(kBacklogRisks);
    out.critical_gbp = sum(2);  // high and significant
    if (amounts > 0 && out.total_gbp) out.risk_adjusted_gbp = roll.risk_adjusted_gbp();
    return out;
}

}  // namespace merestone::analysis

// Backlog as sums that a reader can add up: at one price base, or not at all.
#pragma once

#include <array>
#include <optional>

#include "analysis/roll_up.hpp"
#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

// Backlog as sums at one price base: the plan's where anything stands at it, else the one that all of it stands at, else none. What stands
// at other prices beside it is in no sum; a band of which all does is nothing, and so are the sums it belongs to. Nothing where no
// building's backlog is known.
struct BacklogMoney {
    std::array<std::optional<double>, kBacklogRisks> by_risk_gbp;
    std::optional<double> total_gbp;
    std::optional<double> critical_gbp;  // high and significant
    std::optional<double> risk_adjusted_gbp;
    std::optional<base::Year> price_base;
};
[[nodiscard]] BacklogMoney backlog_money(const model::Plan& plan, const BacklogRoll& roll);

}  // namespace merestone::analysis

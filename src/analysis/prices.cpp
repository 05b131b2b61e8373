#include "analysis/prices.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

// Nothing where the index does not know the year, or cannot be divided by.
std::optional<double> index_of(const model::PriceIndex& index, base::Year year) {
    for (const auto& [of, value] : index.by_year)
        if (of == year) return std::isfinite(value) && value > 0.0 ? std::optional(value) : std::nullopt;
    return {};
}

}  // namespace

base::Year price_year(const model::Plan& plan) { return plan.price_year.value_or(plan.base_year); }

std::optional<base::Year> price_base_of(const model::Assumptions& assumptions, std::initializer_list<std::string_view> rates) {
    std::optional<base::Year> out;
    for (const std::string_view id : rates) {
        const std::string& date = assumptions.at(id).as_at;
        const auto year = base::parse_int(std::string_view(date).substr(0, 4));
        if (!year || *year <= 1900) return {};
        const base::Year of_rate{static_cast<int>(*year)};
        if (out && *out != of_rate) return {};
        out = of_rate;
    }
    return out;
}

std::optional<base::Year> remedy_capital_prices(const model::Plan& plan) { return price_base_of(plan.assumptions, {"cost_per_m2_gbp"}); }
std::optional<base::Year> remedy_year_prices(const model::Plan& plan) {
    return price_base_of(plan.assumptions, {"opening_hour_gbp", "room_session_gbp"});
}

PricedMoney at_prices(double gbp, std::optional<base::Year> price_base, base::Year wanted, const model::PriceIndex& index) {
    PricedMoney out{gbp, price_base, false, {}};
    if (!price_base) {
        out.label = "price base not known, not indexed";
        return out;
    }
    const std::string base_words = base::to_string(*price_base);
    const auto stays = [&](std::string why) {
        out.label = fmt::format("{} prices, not indexed: {}", base_words, why);
        return out;
    };
    if (*price_base == wanted) {
        out.as_wanted = true;
        out.label = fmt::format("{} prices", base_words);
        return out;
    }
    if (index.by_year.empty()) return stays("the plan has no price index");
    const std::optional<double> from = index_of(index, *price_base);
    const std::optional<double> to = index_of(index, wanted);
    if (!from && !to) return stays(fmt::format("the price index has neither {} nor {}", base_words, base::to_string(wanted)));
    if (!from || !to) return stays(fmt::format("the price index has no {}", from ? base::to_string(wanted) : base_words));
    out.gbp = gbp * *to / *from;
    out.price_base = wanted;
    out.as_wanted = true;
    out.label = fmt::format("{} prices, indexed from {}", base::to_string(wanted), base_words);
    return out;
}

PricedMoney at_plan_prices(const model::Plan& plan, double gbp, std::optional<base::Year> price_base) {
    return at_prices(gbp, price_base, price_year(plan), plan.prices);
}

void PriceTally::add(const PricedMoney& money) {
    if (money.as_wanted) {
        gbp += money.gbp;
        ++amounts;
    } else {
        not_indexed_gbp[money.price_base] += money.gbp;
        ++not_indexed;
    }
}

double PriceTally::not_indexed_total_gbp() const {
    double total = 0.0;
    for (const auto& [year, amount] : not_indexed_gbp) total += amount;
    return total;
}

std::optional<double> PriceTally::at_one_base() const {
    if (not_indexed_gbp.empty()) return amounts > 0 ? std::optional(gbp) : std::nullopt;
    if (amounts > 0 || not_indexed_gbp.size() > 1) return {};
    return not_indexed_gbp.begin()->second;
}

std::string tally_words(const PriceTally& tally, base::Year wanted) {
    std::vector<std::string> parts;
    const auto say = [&](double gbp, const std::string& base) {
        parts.push_back(fmt::format("£{} {}", base::grouped(std::llround(gbp)), base));
    };
    if (tally.amounts > 0) say(tally.gbp, fmt::format("at {} prices", base::to_string(wanted)));
    for (const auto& [year, gbp] : tally.not_indexed_gbp)
        say(gbp, year ? fmt::format("at {} prices", base::to_string(*year)) : "of no stated price base");
    return parts.empty() ? "none" : base::join(parts, " and ");
}

}  // namespace merestone::analysis

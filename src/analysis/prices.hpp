// Money from the prices it was written down in to the prices that a plan reckons in.
//
//   gbp at prices of year b = gbp at prices of year a x index(b) / index(a)
//
// The index is the plan's (model::PriceIndex: a tender price index for building work, say); without it, or without one of the two years, or
// without a price base, the amount stays as it was written and says so. Pounds of different years are never added up in silence: PriceTally
// keeps them apart. Source of the rule: domain notes section 3 ("store cost with base date and index"). Cost: O(years of the index).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct PricedMoney {
    double gbp = 0.0;                      // unrounded
    std::optional<base::Year> price_base;  // of gbp as it stands here
    bool as_wanted = false;                // it stands at the prices asked for
    std::string
        label;  // "2017/18 prices", "2018/19 prices, indexed from 2016/17", "2016/17 prices, not indexed: the plan has no price index"
};

// The year that the plan brings money to: its own, else its base year.
[[nodiscard]] base::Year price_year(const model::Plan& plan);

// The year of the prices of these rates together: that of the dates they bear. Nothing where one bears none or two differ.
[[nodiscard]] std::optional<base::Year> price_base_of(const model::Assumptions& assumptions, std::initializer_list<std::string_view> rates);
// A remedy's building work is priced by the first, its hours and sessions by the second.
[[nodiscard]] std::optional<base::Year> remedy_capital_prices(const model::Plan& plan);
[[nodiscard]] std::optional<base::Year> remedy_year_prices(const model::Plan& plan);

[[nodiscard]] PricedMoney at_prices(double gbp, std::optional<base::Year> price_base, base::Year wanted, const model::PriceIndex& index);
[[nodiscard]] PricedMoney at_plan_prices(const model::Plan& plan, double gbp, std::optional<base::Year> price_base);

// A sum that does not mix prices: what stands at the wanted ones, and the rest by its own price base.
struct PriceTally {
    double gbp = 0.0;                                             // at the wanted prices
    std::size_t amounts = 0;                                      // in it
    std::map<std::optional<base::Year>, double> not_indexed_gbp;  // by price base; no year: nobody wrote it down
    std::size_t not_indexed = 0;

    void add(const PricedMoney& money);
    [[nodiscard]] double not_indexed_total_gbp() const;  // of several years' pounds: only for saying how much is left out
    // The sum where all of it stands at one price base; nothing where that would mix several years' pounds, or there are none.
    [[nodiscard]] std::optional<double> at_one_base() const;
};

// "£69,902 at 2017/18 prices and £9,999 at 2001/02 prices"; "none" without an amount. \param wanted the year that it was tallied for.
[[nodiscard]] std::string tally_words(const PriceTally& tally, base::Year wanted);

}  // namespace merestone::analysis

// Private to actions: how the JSON writes a number, a text, a year and money that may not be known. What is not known is null with
// "<key>_why" beside it; money is whole pounds with "<key>_price_base" beside it.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "actions/json_of.hpp"
#include "analysis/prices.hpp"
#include "base/units.hpp"

namespace merestone::actions {

inline Json number_or_null(const std::optional<double>& value, int decimals) {
    return value ? Json(rounded(*value, decimals)) : Json(nullptr);
}

inline void put(Json& into, const std::string& key, const std::optional<double>& value, int decimals, const char* why) {
    into[key] = number_or_null(value, decimals);
    if (!value) into[key + "_why"] = why;
}

inline void put(Json& into, const std::string& key, const std::string& text, const char* why) {
    into[key] = text.empty() ? Json(nullptr) : Json(text);
    if (text.empty()) into[key + "_why"] = why;
}

inline void put(Json& into, const std::string& key, const std::optional<base::Year>& year, const char* why) {
    put(into, key, year ? base::to_string(*year) : std::string(), why);
}

inline std::int64_t pounds_of(double gbp) { return std::llround(gbp); }

// "<key>_gbp" and "<key>_price_base".
inline void put_money(Json& into, const std::string& key, double gbp, const std::optional<base::Year>& price_base) {
    into[key + "_gbp"] = pounds_of(gbp);
    put(into, key + "_price_base", price_base, "nobody wrote down at which prices");
}

// A sum that keeps prices apart: what stands at the plan's, and the rest by its own price base.
inline Json json_of(const analysis::PriceTally& tally, base::Year plan_prices) {
    Json out;
    out["gbp"] = tally.amounts > 0 ? Json(pounds_of(tally.gbp)) : Json(nullptr);
    if (tally.amounts == 0) out["gbp_why"] = tally.not_indexed > 0 ? "all of it stands at other prices" : "there is none";
    out["price_base"] = base::to_string(plan_prices);
    if (tally.not_indexed > 0) {
        Json others = Json::array();
        for (const auto& [year, gbp] : tally.not_indexed_gbp) {
            Json one{{"gbp", pounds_of(gbp)}};
            put(one, "price_base", year, "nobody wrote down at which prices");
            others.push_back(std::move(one));
        }
        out["at_other_prices"] = std::move(others);
    }
    return out;
}

// {"2017/18": 1.5, ...} of consecutive years.
inline Json by_year(base::Year first, std::span<const double> values, int decimals) {
    Json out = Json::object();
    for (std::size_t y = 0; y < values.size(); ++y) out[base::to_string(first.plus(static_cast<int>(y)))] = rounded(values[y], decimals);
    return out;
}

}  // namespace merestone::actions

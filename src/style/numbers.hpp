// Numbers and dates as a British reader expects them: 52,340 people, 3.4 km, 87.2%, £1.3m, 1 April 2017. Never locale-bound.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/units.hpp"

namespace merestone::style {

inline constexpr std::string_view kNotKnown = "not known";

[[nodiscard]] std::string whole(double value);                       // 52340.4 -> "52,340"
[[nodiscard]] std::string whole(std::optional<std::int64_t> value);  // nothing -> "not known"
[[nodiscard]] std::string one_decimal(double value);                 // "1,234.5"
[[nodiscard]] std::string percent(double share);                     // 0.8716 -> "87.2%"
[[nodiscard]] std::string percent(std::optional<double> share);
[[nodiscard]] std::string metres_text(double metres);                // "850 m", "3.4 km", "12 km"
[[nodiscard]] std::string square_metres_text(double square_metres);  // "850 m²", "3.4 ha", "1.25 km²"
[[nodiscard]] std::string pounds(base::Pounds value);                // "£1,250,000"
// A number whose kind is not known: at most three decimals, none where they would be noise; thousands commas.
[[nodiscard]] std::string number_short(double value);
// A number that somebody set: all its digits, six at most of a fraction; thousands commas. 157.71 -> "157.71"
[[nodiscard]] std::string number_full(double value);
// A unit as it is read: "m2" -> "m²", "GBP" -> "£", "fte" -> "FTE", wherever the word stands.
[[nodiscard]] std::string unit_words(std::string_view unit);
// A measured value in its unit: people, patients and metres whole, shares (unit "share") as %, the rest short.
// One of something has its singular: "1 site".
[[nodiscard]] std::string with_unit(std::optional<double> value, std::string_view unit);
// "2017-04-01" -> "1 April 2017"; text that is no such date comes back as it is.
[[nodiscard]] std::string date_text(std::string_view iso);

}  // namespace merestone::style

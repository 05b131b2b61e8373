#include "style/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::style {
namespace {

std::string fixed(double value, int decimals) {
    return std::isfinite(value) ? base::grouped_text(value, decimals) : fmt::format("{}", value);
}

std::string without_noughts(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

// "sites" -> "site", "facets failing" -> "facet failing": the noun that a count begins with.
std::string one_of(std::string_view unit) {
    const std::size_t end = std::min(unit.find(' '), unit.size());
    std::string noun(unit.substr(0, end));
    if (noun == "people") noun = "person";
    else if (noun.ends_with("ies")) noun.replace(noun.size() - 3, 3, "y");
    else if (noun.ends_with("s") && noun != "premises" && noun != "times") noun.pop_back();
    return noun + std::string(unit.substr(end));
}

}  // namespace

std::string whole(double value) { return fixed(value, 0); }
std::string whole(std::optional<std::int64_t> value) { return value ? base::grouped(*value) : std::string(kNotKnown); }
std::string one_decimal(double value) { return fixed(value, 1); }
std::string percent(double share) { return fixed(share * 100.0, 1) + "%"; }
std::string percent(std::optional<double> share) { return share ? percent(*share) : std::string(kNotKnown); }

std::string metres_text(double metres) {
    const double size = std::abs(metres);
    if (size < 999.5) return fixed(metres, 0) + " m";
    return fixed(metres / 1000.0, size < 9950.0 ? 1 : 0) + " km";
}

std::string square_metres_text(double square_metres) {
    constexpr double kHectare_m2 = 1e4;
    constexpr double kSquareKilometre_m2 = 1e6;
    const double size = std::abs(square_metres);
    if (size < 9999.5) return whole(square_metres) + " m²";
    if (size < 999500.0) return fixed(square_metres / kHectare_m2, size < 99500.0 ? 1 : 0) + " ha";
    return fixed(square_metres / kSquareKilometre_m2, size < 9.95e6 ? 2 : size < 99.5e6 ? 1 : 0) + " km²";
}

std::string pounds(base::Pounds value) { return (value < 0 ? "-£" : "£") + base::grouped(value < 0 ? -value : value); }

std::string number_short(double value) {
    if (!std::isfinite(value)) return std::string(kNotKnown);
    const double size = std::abs(value);
    std::string text = fixed(value, size >= 1000.0 ? 0 : size >= 100.0 ? 1 : size >= 1.0 ? 2 : 3);
    return without_noughts(std::move(text));
}

std::string number_full(double value) {
    if (!std::isfinite(value)) return std::string(kNotKnown);
    constexpr int kDigits = 6;
    int before = 1;
    for (double size = std::abs(value); size >= 10.0; size /= 10.0) ++before;
    return without_noughts(fixed(value, std::max(0, kDigits - before)));
}

std::string unit_words(std::string_view unit) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRead = {{{"m2", "m²"}, {"GBP", "£"}, {"fte", "FTE"}}};
    std::string out;
    for (const std::string_view word : base::split(unit, ' ')) {
        const auto found = std::find_if(kRead.begin(), kRead.end(), [&](const auto& pair) { return pair.first == word; });
        out += (out.empty() ? "" : " ") + std::string(found == kRead.end() ? word : found->second);
    }
    return out;
}

std::string with_unit(std::optional<double> value, std::string_view unit) {
    if (!value) return std::string(kNotKnown);
    if (unit == "share") return percent(*value);
    if (unit == "gbp" || unit == "GBP" || unit == "£") return pounds(std::llround(*value));
    const bool counted = unit == "people" || unit == "patients" || unit == "m" || unit == "dwellings";
    const std::string number = counted ? whole(*value) : number_short(*value);
    if (unit.empty() || unit == "count") return number;
    if (unit.starts_with('%')) return number + std::string(unit);
    return number + " " + unit_words(number == "1" ? one_of(unit) : std::string(unit));
}

std::string date_text(std::string_view iso) { return base::date_words(iso); }

}  // namespace merestone::style

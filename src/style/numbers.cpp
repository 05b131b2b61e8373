#include "style/numbers.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::style {
namespace {

// Commas into the whole part of a plain decimal text.
std::string with_commas(const std::string& plain) {
    const std::size_t point = plain.find('.');
    const std::size_t sign = plain.starts_with('-') ? 1 : 0;
    std::string whole_part = plain.substr(sign, (point == std::string::npos ? plain.size() : point) - sign);
    for (std::size_t at = whole_part.size(); at > 3; at -= 3) whole_part.insert(at - 3, ",");
    return plain.substr(0, sign) + whole_part + (point == std::string::npos ? std::string() : plain.substr(point));
}

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);  // no "-0.0"
    return with_commas(text);
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
    if (text.find('.') != std::string::npos) {
        while (text.ends_with('0')) text.pop_back();
        if (text.ends_with('.')) text.pop_back();
    }
    return text;
}

std::string with_unit(std::optional<double> value, std::string_view unit) {
    if (!value) return std::string(kNotKnown);
    if (unit == "share") return percent(*value);
    if (unit == "gbp" || unit == "GBP" || unit == "£") return pounds(std::llround(*value));
    const bool counted = unit == "people" || unit == "patients" || unit == "m" || unit == "dwellings";
    const std::string number = counted ? whole(*value) : number_short(*value);
    return unit.empty() || unit == "count" ? number : number + " " + std::string(unit);
}

std::string date_text(std::string_view iso) {
    constexpr std::array<std::string_view, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
    const auto year = base::parse_int(iso.substr(0, 4));
    const auto month = base::parse_int(iso.substr(5, 2));
    const auto day = base::parse_int(iso.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::string(iso);
    return fmt::format("{} {} {}", *day, kMonths[static_cast<std::size_t>(*month - 1)], *year);
}

}  // namespace merestone::style

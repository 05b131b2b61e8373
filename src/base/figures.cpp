#include "base/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::base {
namespace {

constexpr int kMostDecimals = 3;

// Exactly half way between two texts: an odd number of halves of the last place, which only an odd multiple of 2^-(decimals + 1) can be.
bool half_way(double value, int decimals) {
    const double halves = std::ldexp(value, decimals + 1);
    return std::abs(halves) < 9007199254740992.0 && halves == std::trunc(halves) && std::fmod(halves, 2.0) != 0.0;
}

std::string without_noughts(std::string text, int least) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return text;
    const std::size_t keep = least > 0 ? point + 1 + static_cast<std::size_t>(least) : point;
    while (text.size() > keep && (text.back() == '0' || text.back() == '.')) text.pop_back();
    return text;
}

}  // namespace

std::string fixed_text(double value, int decimals) {
    // fmt takes a half to the even digit; one step of the double away from zero takes it up.
    const double up = half_way(value, decimals) ? std::nextafter(value, value < 0.0 ? -std::numeric_limits<double>::infinity()
                                                                                    : std::numeric_limits<double>::infinity())
                                                : value;
    std::string text = fmt::format("{:.{}f}", up, decimals);
    if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

double rounded(double value, int decimals) { return std::isfinite(value) ? *parse_number(fixed_text(value, decimals)) : value; }

std::string grouped_text(double value, int decimals) {
    std::string text = fixed_text(value, decimals);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(static_cast<std::int64_t>(count)), count == 1 ? one : many);
}

std::string date_words(std::string_view iso) {
    constexpr std::array<std::string_view, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
    const auto year = parse_int(iso.substr(0, 4));
    const auto month = parse_int(iso.substr(5, 2));
    const auto day = parse_int(iso.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::string(iso);
    return fmt::format("{} {} {}", *day, kMonths[static_cast<std::size_t>(*month - 1)], *year);
}

TextPair texts_apart(double first, double second, int least) {
    const double apart = std::abs(first - second);
    for (int decimals = least;; ++decimals) {
        TextPair out{grouped_text(first, decimals), grouped_text(second, decimals)};
        // Less than half of the last place apart, they would look the same, or much farther apart than they are.
        const bool shown = out.first != out.second && apart >= 0.5 * std::pow(10.0, -decimals);
        if (!shown && first != second && decimals < kMostDecimals) continue;
        return {without_noughts(std::move(out.first), least), without_noughts(std::move(out.second), least)};
    }
}

}  // namespace merestone::base

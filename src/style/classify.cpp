#include "style/classify.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::style {
namespace {

double two_digits(double value) {
    if (value == 0.0) return 0.0;
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
    return std::round(value / unit) * unit;
}

// Floating steps leave 0.30000000000000004: nine digits are plenty for a break.
double tidy(double value) { return value == 0.0 ? 0.0 : base::parse_number(fmt::format("{:.9g}", value)).value_or(value); }

Classes from_breaks(std::vector<double> breaks) {
    for (double& b : breaks) b = tidy(b);
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    if (breaks.empty()) breaks.push_back(0.0);
    if (breaks.size() == 1) breaks.push_back(breaks.front() + std::max(1.0, std::abs(breaks.front())));
    return {std::move(breaks)};
}

}  // namespace

std::size_t Classes::class_of(double value) const noexcept {
    const auto at = std::upper_bound(breaks.begin() + 1, breaks.end() - 1, value);
    return static_cast<std::size_t>(at - breaks.begin()) - 1;
}

std::string Classes::label(std::size_t number, std::string_view unit) const {
    const std::string tail = unit.empty() ? std::string() : " " + std::string(unit);
    const std::string low = number_short(breaks[number]);
    const std::string high = number_short(breaks[number + 1]);
    if (count() == 1) return "all" + tail;
    if (number == 0) return "under " + high + tail;
    if (number + 1 == count()) return low + tail + " and over";
    return low + " to " + high + tail;
}

Classes classify(std::span<const std::optional<double>> values, ClassMethod method, std::size_t wanted) {
    base::check(wanted > 0, "a map needs at least one class");
    std::vector<double> known;
    for (const auto& value : values)
        if (value && std::isfinite(*value)) known.push_back(*value);
    std::sort(known.begin(), known.end());
    if (known.empty()) return from_breaks({});
    std::vector<double> breaks;
    if (method == ClassMethod::quantile) {
        breaks.push_back(two_digits(known.front()));
        for (std::size_t i = 1; i < wanted; ++i) breaks.push_back(two_digits(known[i * known.size() / wanted]));
        breaks.push_back(two_digits(known.back()));
    } else {
        const double span = known.back() - known.front();
        if (span == 0.0) return from_breaks({known.front()});
        const double plain = span / static_cast<double>(wanted);
        const double power = std::pow(10.0, std::floor(std::log10(plain)));
        double step = 10.0 * power;
        for (const double times : std::array{5.0, 2.5, 2.0, 1.0})
            if (times * power >= plain) step = times * power;
        const double first = std::floor(known.front() / step);
        const double last = std::ceil(known.back() / step);
        for (double k = first; k <= last; k += 1.0) breaks.push_back(k * step);
    }
    return from_breaks(std::move(breaks));
}

Classes manual_classes(std::vector<double> breaks) {
    Classes out = from_breaks(std::move(breaks));
    base::check(out.breaks.size() >= 2, "manual classes need two breaks");
    return out;
}

}  // namespace merestone::style

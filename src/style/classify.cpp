#include "style/classify.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::style {
namespace {

// Floating steps leave 0.30000000000000004: nine digits are plenty for a break.
double tidy(double value) { return value == 0.0 ? 0.0 : base::parse_number(fmt::format("{:.9g}", value)).value_or(value); }

Classes from_breaks(std::vector<double> breaks) {
    for (double& b : breaks) b = tidy(b);
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    if (breaks.empty()) breaks.push_back(0.0);
    if (breaks.size() == 1) breaks.push_back(breaks.front() + std::max(1.0, std::abs(breaks.front())));
    Classes out;
    out.breaks = std::move(breaks);
    return out;
}

bool all_whole(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
}

double power_of_ten(double value) { return std::pow(10.0, std::floor(std::log10(value))); }

struct Steps {
    double step = 0.0;
    double first = 0.0;     // of the inner breaks
    std::size_t least = 0;  // values in the emptiest class
    double squares = 0.0;   // sum over classes of their values, squared: least where all hold the same
};

// The steps that fill classes most evenly, with none empty; of equals the widest step, the lowest start. \pre sorted, not all the same,
// classes > 1
Steps best_steps(const std::vector<double>& sorted, std::size_t classes, bool whole) {
    const double span = sorted.back() - sorted.front();
    const auto inner = static_cast<double>(classes - 1);
    Steps best;
    for (double power = 10.0 * power_of_ten(span); power > 0.002 * span; power /= 10.0)
        for (const double times : {5.0, 2.5, 2.0, 1.0}) {
            const double step = tidy(times * power);
            if (whole && step != std::floor(step)) continue;
            if (step * (inner - 1.0) > span) continue;
            for (double k = std::floor(sorted.front() / step) + 1.0; (k + inner - 2.0) * step <= sorted.back(); k += 1.0) {
                std::size_t least = sorted.size();
                double squares = 0.0;
                auto from = sorted.begin();
                for (double i = 0.0; i <= inner; i += 1.0) {
                    const auto to = i < inner ? std::lower_bound(from, sorted.end(), tidy((k + i) * step)) : sorted.end();
                    least = std::min(least, static_cast<std::size_t>(to - from));
                    squares += static_cast<double>(to - from) * static_cast<double>(to - from);
                    from = to;
                }
                if (least > 0 && (best.least == 0 || squares < best.squares)) best = {step, k * step, least, squares};
            }
        }
    return best;
}

// The 1, 2 or 5 times a power of ten next to a value, by ratio; nothing finer than `unit`.
double nearest_round(double value, double unit) {
    const double size = std::abs(value);
    if (size < unit / 2) return 0.0;
    double best = unit;
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        const double round = times * power_of_ten(std::max(size, unit));
        if (std::abs(std::log(round / size)) < std::abs(std::log(best / size))) best = round;
    }
    return value < 0.0 ? -best : best;
}

// Lowest and highest break about all values, in steps of a size.
std::pair<double, double> ends(const std::vector<double>& sorted, double step) {
    return {std::floor(sorted.front() / step) * step, std::ceil(sorted.back() / step) * step};
}

std::vector<double> quantile_breaks(const std::vector<double>& sorted, std::size_t wanted, bool whole) {
    if (sorted.front() == sorted.back()) return {sorted.front()};
    if (wanted == 1) return {sorted.front(), sorted.back()};
    const Steps even = best_steps(sorted, wanted, whole);
    // A third of its fair share: less is hardly a class.
    const bool filled = 3 * wanted * even.least >= sorted.size();
    std::vector<double> inner;
    if (!filled) {
        const double last = sorted[(wanted - 1) * sorted.size() / wanted];
        double unit = 0.1 * power_of_ten(last == 0.0 ? sorted.back() - sorted.front() : std::abs(last));
        if (whole) unit = std::max(1.0, unit);
        for (std::size_t i = 1; i < wanted; ++i) {
            const double round = nearest_round(sorted[i * sorted.size() / wanted], unit);
            if (round > sorted.front() && round <= sorted.back()) inner.push_back(round);
        }
        std::sort(inner.begin(), inner.end());
        inner.erase(std::unique(inner.begin(), inner.end()), inner.end());
    }
    double step = even.step;
    if (even.least > 0 && (filled || inner.size() < 2)) {
        inner.clear();
        for (std::size_t i = 0; i + 1 < wanted; ++i) inner.push_back(even.first + static_cast<double>(i) * even.step);
    } else if (inner.empty()) {
        return {sorted.front(), sorted.back()};
    } else {
        step = power_of_ten(std::max(std::abs(inner.front()), std::abs(inner.back())));
    }
    const auto [low, high] = ends(sorted, step);
    if (low < inner.front()) inner.insert(inner.begin(), low);
    else inner.insert(inner.begin(), sorted.front());
    if (high > inner.back()) inner.push_back(high);
    else inner.push_back(inner.back() + step);
    return inner;
}

std::vector<double> equal_breaks(const std::vector<double>& sorted, std::size_t wanted) {
    const double span = sorted.back() - sorted.front();
    if (span == 0.0) return {sorted.front()};
    const double plain = span / static_cast<double>(wanted);
    const double power = power_of_ten(plain);
    double step = 10.0 * power;
    for (const double times : std::array{5.0, 2.5, 2.0, 1.0})
        if (times * power >= plain) step = times * power;
    std::vector<double> breaks;
    for (double k = std::floor(sorted.front() / step); k <= std::ceil(sorted.back() / step); k += 1.0) breaks.push_back(k * step);
    return breaks;
}

std::vector<double> known_of(std::span<const std::optional<double>> values) {
    std::vector<double> known;
    for (const auto& value : values)
        if (value && std::isfinite(*value)) known.push_back(*value);
    std::sort(known.begin(), known.end());
    return known;
}

}  // namespace

std::size_t Classes::class_of(double value) const noexcept {
    const auto at = std::upper_bound(breaks.begin() + 1, breaks.end() - 1, value);
    return static_cast<std::size_t>(at - breaks.begin()) - 1;
}

std::string Classes::label(std::size_t number, std::string_view unit) const {
    if (number < names.size()) return names[number];
    const std::string tail = unit.empty() ? std::string() : unit == "%" ? std::string(unit) : " " + std::string(unit);
    if (count() == 1) return "all" + tail;
    const double low = breaks[number];
    const double high = breaks[number + 1];
    if (number == 0) return "under " + number_short(high) + tail;
    if (number + 1 == count()) return number_short(low) + tail + " and over";
    if (!whole) return number_short(low) + " to under " + number_short(high) + tail;
    return high - low <= 1.0 ? number_short(low) + tail : number_short(low) + " to " + number_short(high - 1.0) + tail;
}

Classes classify(std::span<const std::optional<double>> values, ClassMethod method, std::size_t wanted) {
    base::check(wanted > 0, "a map needs at least one class");
    const std::vector<double> known = known_of(values);
    if (known.empty()) return from_breaks({});
    const bool whole = all_whole(known);
    Classes out = from_breaks(method == ClassMethod::quantile ? quantile_breaks(known, wanted, whole) : equal_breaks(known, wanted));
    out.whole = whole && all_whole(out.breaks);
    return out;
}

Classes manual_classes(std::vector<double> breaks, std::span<const std::optional<double>> values) {
    Classes out = from_breaks(std::move(breaks));
    base::check(out.breaks.size() >= 2, "manual classes need two breaks");
    const std::vector<double> known = known_of(values);
    out.whole = !known.empty() && all_whole(known) && all_whole(out.breaks);
    return out;
}

Classes fifths(std::string_view first, std::string_view last) {
    Classes out;
    out.breaks = {1.0, 2.0, 3.0, 4.0, 5.0, 6.0};
    out.whole = true;
    out.names = {"1 " + std::string(first), "2", "3", "4", "5 " + std::string(last)};
    return out;
}

}  // namespace merestone::style

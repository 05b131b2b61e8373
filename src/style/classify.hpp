// Classes of a number for a shaded map, with breaks that a reader can say aloud.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace merestone::style {

enum class ClassMethod { quantile, equal };

// Class i holds breaks[i] <= value < breaks[i + 1]; the last class also its upper break. Always at least one class.
struct Classes {
    std::vector<double> breaks;  // ascending, strictly; one more than there are classes

    [[nodiscard]] std::size_t count() const noexcept { return breaks.size() - 1; }
    // Values below the first or above the last break fall into the end classes.
    [[nodiscard]] std::size_t class_of(double value) const noexcept;
    // "under 10 min", "10 to 20 min", "20 min and over".
    [[nodiscard]] std::string label(std::size_t number, std::string_view unit) const;
};

// Breaks rounded to two significant digits (quantile), or to steps of 1, 2, 2.5 or 5 times a power of ten (equal); rounding may
// join classes, so there can be fewer than asked. Unknown values count for nothing. \pre wanted > 0
[[nodiscard]] Classes classify(std::span<const std::optional<double>> values, ClassMethod method, std::size_t wanted);
// The breaks a person chose, in any order, repeats allowed. \pre at least two different ones
[[nodiscard]] Classes manual_classes(std::vector<double> breaks);

}  // namespace merestone::style

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
    std::vector<double> breaks;      // ascending, strictly; one more than there are classes
    bool whole = false;              // of whole numbers, as people are: "10 to 19"
    std::vector<std::string> names;  // where classes have names of their own; else empty

    [[nodiscard]] std::size_t count() const noexcept { return breaks.size() - 1; }
    // Values below the first or above the last break fall into the end classes.
    [[nodiscard]] std::size_t class_of(double value) const noexcept;
    // "under 10 min", "10 to under 20 min", "20 min and over"; of whole numbers "10 to 19 people". No bound is in two rows.
    [[nodiscard]] std::string label(std::size_t number, std::string_view unit) const;
};

// Round breaks. Quantile: of the even steps of 1, 2, 2.5 or 5 times a power of ten (10, 20, 30, 40) those that fill the classes
// most evenly; where the values are so skewed that one would stay all but empty, each break alone is the 1, 2 or 5 times a power of ten
// next to its quantile. Equal: even steps over all values. There can be fewer classes than asked. Unknown values count for nothing. O(n log
// n). \pre wanted > 0
[[nodiscard]] Classes classify(std::span<const std::optional<double>> values, ClassMethod method, std::size_t wanted);
// The breaks a person chose, in any order, repeats allowed. \param values tell whether it is whole numbers that are classed
// \pre at least two different ones
[[nodiscard]] Classes manual_classes(std::vector<double> breaks, std::span<const std::optional<double>> values = {});
// Five equal parts by number, 1 to 5: "1 most deprived" to "5 least deprived". \param first, last what is said of either end
[[nodiscard]] Classes fifths(std::string_view first, std::string_view last);

}  // namespace merestone::style

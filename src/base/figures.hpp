// Numbers, counts and dates as people read them in a sentence, and the one way in which numbers are rounded.
//
// Rounding: to the nearest; a half goes away from zero, of the value as it is stored. 1,276.5 is 1,277; 1.005 is stored a little below and
// is 1.00. Every number that is printed or written with fewer digits goes through here, so that it is the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace merestone::base {

// With so many decimals and no commas; "-0.0" is "0.0". \pre the value is finite
[[nodiscard]] std::string fixed_text(double value, int decimals);
// The number that fixed_text writes.
[[nodiscard]] double rounded(double value, int decimals);
// "12,305.3"
[[nodiscard]] std::string grouped_text(double value, int decimals);
// "1 practice", "1,200 practices"
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
// "2017-01-14" -> "14 January 2017"; text that is no such date comes back as it is.
[[nodiscard]] std::string date_words(std::string_view iso);

// Two values that differ, with as many decimals as show by how much: from `least` on, three at most; each without trailing noughts beyond
// `least`. "4.13" and "4.1"; where three do not show it, both are the same text.
struct TextPair {
    std::string first;
    std::string second;
};
[[nodiscard]] TextPair texts_apart(double first, double second, int least);

}  // namespace merestone::base

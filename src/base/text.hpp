// Small text work that must not depend on the locale: trimming, numbers as published, nearest word, plain-ASCII case.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace merestone::base {

// Without leading and trailing white space (ASCII blanks, CR, LF, tab, and UTF-8 no-break space and byte order marks).
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;
// ASCII letters in lower case; other bytes as they are.
[[nodiscard]] std::string lower(std::string_view text);
// A header's name reduced for comparing: lower case, letters and digits only ("Area Codes\r\n" -> "areacodes").
[[nodiscard]] std::string header_key(std::string_view text);
// "LS1 4AP", "ls14ap", "LS1  4AP" -> "LS1 4AP": upper case, one space before the last three characters; empty if it is
// shorter than five characters without blanks.
[[nodiscard]] std::string tidy_postcode(std::string_view text);

// A whole number as published: sign, digits, thousands commas in the right places ("784,846"), or a decimal whose fraction is
// zero ("7.0"). Anything else, or beyond 64 bits, is nothing.
[[nodiscard]] std::optional<std::int64_t> parse_int(std::string_view text);
// A finite number with a point as decimal mark; thousands commas as above. "NaN", "inf" and text are nothing.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

// Shortest text that reads back as the same double, never with an exponent for ordinary sizes, never locale-bound; "-0" is "0".
[[nodiscard]] std::string number_text(double value);
// With a fixed number of decimals.
[[nodiscard]] std::string number_text(double value, int decimals);
// 861118 -> "861,118", for people to read.
[[nodiscard]] std::string grouped(std::int64_t value);

// The nearest of `known` by edit distance, when it is near enough to be a slip of the hand; else empty.
[[nodiscard]] std::string_view nearest_word(std::string_view word, std::span<const std::string_view> known);

[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;
// Reads bytes as Windows-1252 (a superset of ISO-8859-1's letters), giving UTF-8.
[[nodiscard]] std::string from_cp1252(std::string_view bytes);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);

}  // namespace merestone::base

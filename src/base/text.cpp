#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/figures.hpp"

namespace merestone::base {
namespace {

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Takes thousands commas out of "1,234,567.5"; nothing if a comma stands where none may.
std::optional<std::string> without_commas(std::string_view text) {
    if (text.find(',') == std::string_view::npos) return std::string(text);
    std::string out;
    const std::size_t end_of_whole = std::min(text.find('.'), text.size());
    std::size_t digits_since_comma = 0;
    bool seen_comma = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',') {
            if (i >= end_of_whole || digits_since_comma == 0 || digits_since_comma > 3 || (seen_comma && digits_since_comma != 3))
                return {};
            seen_comma = true;
            digits_since_comma = 0;
            continue;
        }
        if (i < end_of_whole && is_digit(c)) ++digits_since_comma;
        if (i == end_of_whole && seen_comma && digits_since_comma != 3) return {};
        out += c;
    }
    if (end_of_whole == text.size() && seen_comma && digits_since_comma != 3) return {};
    return out;
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
    for (;;) {
        if (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace)) text.remove_prefix(kNoBreakSpace.size());
        else if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
        else break;
    }
    for (;;) {
        if (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        else if (text.ends_with(kNoBreakSpace)) text.remove_suffix(kNoBreakSpace.size());
        else if (text.ends_with(kByteOrderMark)) text.remove_suffix(kByteOrderMark.size());
        else break;
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), to_lower);
    return out;
}

std::string header_key(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const char l = to_lower(c);
        if (is_digit(l) || (l >= 'a' && l <= 'z')) out += l;
    }
    return out;
}

std::string tidy_postcode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const char u = to_upper(c);
        if (is_digit(u) || (u >= 'A' && u <= 'Z')) out += u;
        else if (!is_blank(c)) return {};
    }
    if (out.size() < 5 || out.size() > 7) return {};
    out.insert(out.size() - 3, 1, ' ');
    return out;
}

std::optional<std::int64_t> parse_int(std::string_view text) {
    const auto plain = without_commas(trim(text));
    if (!plain || plain->empty()) return {};
    std::string_view body = *plain;
    if (body.front() == '+') body.remove_prefix(1);
    if (const auto point = body.find('.'); point != std::string_view::npos) {
        if (point == 0 || body.find_first_not_of('0', point + 1) != std::string_view::npos) return {};
        body = body.substr(0, point);
    }
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(body.data(), body.data() + body.size(), value);
    if (fault != std::errc{} || end != body.data() + body.size()) return {};
    return value;
}

std::optional<double> parse_number(std::string_view text) {
    const auto plain = without_commas(trim(text));
    if (!plain || plain->empty()) return {};
    std::string_view body = *plain;
    if (body.front() == '+') body.remove_prefix(1);
    double value = 0;
    const auto [end, fault] = std::from_chars(body.data(), body.data() + body.size(), value);
    if (fault != std::errc{} || end != body.data() + body.size() || !std::isfinite(value)) return {};
    return value;
}

std::string number_text(double value) {
    if (!std::isfinite(value)) return {};
    if (value == 0) return "0";
    const double size = std::abs(value);
    if (size < 1e-6 || size >= 1e15) return fmt::format("{}", value);
    std::array<char, 400> buffer{};
    const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return fault == std::errc{} ? std::string(buffer.data(), end) : fmt::format("{}", value);
}

std::string number_text(double value, int decimals) {
    if (!std::isfinite(value)) return {};
    return fixed_text(value, decimals);
}

std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> known) {
    const std::string target = lower(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, target.size() / 3) + 1;
    std::vector<std::size_t> row;
    for (const std::string_view candidate : known) {
        const std::string other = lower(candidate);
        row.resize(other.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
        for (std::size_t i = 1; i <= target.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j < row.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (target[i - 1] == other[j - 1] ? 0U : 1U)});
                diagonal = above;
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

bool is_valid_utf8(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xC2 ? 9 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 9;
        if (more == 9 || more >= text.size() - i) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80U) return false;
        // overlong forms, surrogates, beyond U+10FFFF
        if ((lead == 0xE0 && byte(i + 1) < 0xA0) || (lead == 0xED && byte(i + 1) > 0x9F) || (lead == 0xF0 && byte(i + 1) < 0x90) ||
            (lead == 0xF4 && byte(i + 1) > 0x8F))
            return false;
        i += more + 1;
    }
    return true;
}

std::string from_cp1252(std::string_view bytes) {
    // Code points of 0x80-0x9F (Microsoft's best-fit table); the five unassigned bytes become U+FFFD.
    static constexpr std::array<unsigned, 32> kHigh = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        unsigned code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code < 0xA0) code = kHigh[code - 0x80];
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xC0U | (code >> 6U));
            out += static_cast<char>(0x80U | (code & 0x3FU));
        } else {
            out += static_cast<char>(0xE0U | (code >> 12U));
            out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
            out += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (&part != parts.data()) out += separator;
        out += part;
    }
    return out;
}

}  // namespace merestone::base

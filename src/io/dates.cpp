#include "io/dates.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"

namespace merestone::io {
namespace {

std::int64_t days_of(std::int64_t year, std::int64_t month) {
    static constexpr std::array<std::int64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string checked(std::optional<std::int64_t> y, std::optional<std::int64_t> m, std::optional<std::int64_t> d) {
    if (!y || !m || !d || *y < 1900 || *y > 2100 || *m < 1 || *m > 12 || *d < 1 || *d > days_of(*y, *m)) return {};
    return fmt::format("{:04}-{:02}-{:02}", *y, *m, *d);
}

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// What may follow a day: nothing, or a time of day as workbooks and databases add it ("T00:00:00Z", " 00:00").
bool only_a_time(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != 'T' && rest.front() != ' ') return false;
    return rest.size() > 1 && rest.find_first_not_of("0123456789:.+-Z", 1) == std::string_view::npos;
}

}  // namespace

std::string iso_date(std::string_view text) {
    text = base::trim(text);
    const auto number = [&](std::size_t at, std::size_t n) {
        return digits(text.substr(at, n)) ? base::parse_int(text.substr(at, n)) : std::nullopt;
    };
    if (text.size() == 8 && digits(text)) return checked(number(0, 4), number(4, 2), number(6, 2));
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-' && only_a_time(text.substr(10)))
        return checked(number(0, 4), number(5, 2), number(8, 2));
    if (text.size() >= 10 && text[4] == '/' && text[7] == '/' && only_a_time(text.substr(10)))
        return checked(number(0, 4), number(5, 2), number(8, 2));
    if (text.size() == 10 && text[2] == '/' && text[5] == '/') return checked(number(6, 4), number(3, 2), number(0, 2));
    if (text.size() == 9) {
        static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
        const std::string month = base::lower(text.substr(2, 3));
        for (std::size_t m = 0; m < kMonths.size(); ++m)
            if (month == kMonths[m]) return checked(number(5, 4), static_cast<std::int64_t>(m + 1), number(0, 2));
    }
    return {};
}

bool is_iso_date(std::string_view text) { return text.size() == 10 && text[4] == '-' && iso_date(text) == text; }

bool is_date_or_year(std::string_view text) {
    if (is_iso_date(text)) return true;
    if (!year_of(text.substr(0, 4)) || (text.size() != 4 && text.size() != 7)) return false;
    if (text.size() == 4) return true;
    const auto month = text[4] == '-' && digits(text.substr(5)) ? base::parse_int(text.substr(5)) : std::nullopt;
    return month && *month >= 1 && *month <= 12;
}

std::optional<base::Year> year_of(std::string_view text) {
    text = base::trim(text);
    if (text.size() < 4 || !digits(text.substr(0, 4))) return {};
    const auto year = *base::parse_int(text.substr(0, 4));
    if (year < 1900 || year > 2200) return {};
    if (text.size() == 4) return base::Year{static_cast<int>(year)};
    if (text.size() == 7 && (text[4] == '/' || text[4] == '-') && digits(text.substr(5)) &&
        base::parse_int(text.substr(5)) == (year + 1) % 100)
        return base::Year{static_cast<int>(year)};
    return {};
}

}  // namespace merestone::io

// Dates as publishers write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.hpp"

namespace merestone::io {

// "20170401", "01JAN2021", "01Jan2022", "2026-07-01", "06/07/2007", "2017/04/01" (a workbook's) -> "2017-04-01"; empty: none of these, a
// day that no calendar has, or a year before 1900 or after 2100. A time of day may follow a year that stands first; no other words may.
[[nodiscard]] std::string iso_date(std::string_view text);
// Whether a text is such a day as "2017-04-01", and nothing else.
[[nodiscard]] bool is_iso_date(std::string_view text);
// The same, or a year ("2016") or month ("2016-05") alone, where nothing is counted by the day.
[[nodiscard]] bool is_date_or_year(std::string_view text);
// "2017", "2017/18", "2017-18" -> the financial year.
[[nodiscard]] std::optional<base::Year> year_of(std::string_view text);

}  // namespace merestone::io

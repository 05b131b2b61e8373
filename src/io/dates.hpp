// Dates as publishers write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.hpp"

namespace merestone::io {

// "20170401", "01JAN2021", "01Jan2022", "2026-07-01", "06/07/2007", "2017/04/01" (a workbook's) -> "2017-04-01"; empty: none of these.
[[nodiscard]] std::string iso_date(std::string_view text);
// "2017", "2017/18", "2017-18" -> the financial year.
[[nodiscard]] std::optional<base::Year> year_of(std::string_view text);

}  // namespace merestone::io

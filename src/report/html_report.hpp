// The report as one HTML file: no script, no network, readable on paper and by a screen reader.
//
// What was asked, what came out, the map, localities, scenarios side by side, gaps, flags, assumptions, problems with the data,
// sources with their check sums, attribution, and the words explained. The same input gives the same bytes.
#pragma once

#include <string>

#include "base/result.hpp"
#include "report/fonts.hpp"
#include "report/report_input.hpp"

namespace merestone::report {

// \pre input.primary is one of its scenarios. Fails only where a map cannot be drawn. About a second for a city.
[[nodiscard]] base::Result<std::string> html_report(const ReportInput& input, const Fonts& fonts);

}  // namespace merestone::report

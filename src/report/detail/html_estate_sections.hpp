// The sections of the HTML report about the estate over time, one function each. Part of html_report.
//
// What the plan does not hold is one sentence. Lists are cut to what a board reads, and say how many more there are and in which file.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/detail/estate_page.hpp"

namespace merestone::report::detail {

[[nodiscard]] std::string when_section(const EstatePage& page);         // html_estate_when.cpp
[[nodiscard]] std::string first_section(const EstatePage& page);        // html_estate_ranks.cpp
[[nodiscard]] std::string condition_section(const EstatePage& page);    // html_estate_condition.cpp
[[nodiscard]] std::string schemes_section(const EstatePage& page);      // html_estate_schemes.cpp
[[nodiscard]] std::string hubs_section(const EstatePage& page);         // html_estate_hubs.cpp
[[nodiscard]] std::string housing_section(const EstatePage& page);      // html_estate_housing.cpp
[[nodiscard]] std::string remedies_section(const EstatePage& page);     // html_estate_remedies.cpp
[[nodiscard]] std::string closures_section(const EstatePage& page);     // html_estate_closures.cpp
[[nodiscard]] std::string dispersed_section(const EstatePage& page);    // html_estate_closures.cpp
[[nodiscard]] std::string workforce_section(const EstatePage& page);    // html_estate_workforce.cpp
[[nodiscard]] std::string indicators_section(const EstatePage& page);   // html_estate_indicators.cpp
[[nodiscard]] std::string access_section(const EstatePage& page);       // html_estate_access.cpp
[[nodiscard]] std::string records_section(const EstatePage& page);      // html_estate_records.cpp
[[nodiscard]] std::string sensitivity_section(const EstatePage& page);  // html_estate_sensitivity.cpp

// One sentence for "In short": when rooms and floor space run out (html_estate_when.cpp).
[[nodiscard]] std::string when_in_short(const EstatePage& page);

// Parts of the sections above that are long enough for a file of their own.
[[nodiscard]] std::string need_by_locality(const EstatePage& page);  // html_estate_small.cpp
[[nodiscard]] std::string scheme_time_line(const EstatePage& page);  // scheme_chart.cpp; empty: no scheme has a day
[[nodiscard]] std::string scheme_money(const EstatePage& page);      // html_estate_money.cpp
[[nodiscard]] std::string hub_weeks(const EstatePage& page);         // hub_week_chart.cpp
[[nodiscard]] std::string hub_cover(const EstatePage& page);         // html_estate_cover.cpp
[[nodiscard]] std::string developer_share(const EstatePage& page);   // html_estate_share.cpp

// Address within the page and title, of the sections in their order.
struct EstateSection {
    const char* id;
    const char* title;
    std::string (*write)(const EstatePage& page);
};
[[nodiscard]] const std::vector<EstateSection>& estate_sections();  // html_estate_sections.cpp

}  // namespace merestone::report::detail

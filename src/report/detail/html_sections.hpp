// The sections of the HTML report, one function each. Part of html_report.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/report_input.hpp"

namespace merestone::report::detail {

// About the plan (html_plan_sections.cpp)
[[nodiscard]] std::string asked_section(const ReportInput& input);
[[nodiscard]] std::string assumptions_section(const ReportInput& input);
[[nodiscard]] std::string problems_section(const ReportInput& input);
[[nodiscard]] std::string sources_section(const ReportInput& input);
[[nodiscard]] std::string words_section();

// About the answer (html_result_sections.cpp)
// \param estate one sentence about the estate; empty: none
[[nodiscard]] std::string short_section(const ReportInput& input, std::string_view estate = {});
[[nodiscard]] std::string localities_section(const ReportInput& input);
// \param maps HTML of the scenarios' maps, in their order
[[nodiscard]] std::string compare_section(const ReportInput& input, const std::vector<std::string>& maps);
[[nodiscard]] std::string leakage_section(const ReportInput& input);
[[nodiscard]] std::string notes_section(const ReportInput& input);

// About what is missing (html_gap_sections.cpp)
using FlagIds = std::set<std::string, std::less<>>;
// The flags that the section shows, the worst first: as many as a reader takes in, and all that are cited.
[[nodiscard]] std::vector<const model::Flag*> flags_to_show(const ReportInput& input, const FlagIds& cited = {});
// The address of a flag's row: "flag-F0001".
[[nodiscard]] std::string flag_row_id(std::string_view flag_id);
// \param shown of flags_to_show
[[nodiscard]] std::string flags_section(const ReportInput& input, const std::vector<const model::Flag*>& shown);
[[nodiscard]] std::string gaps_section(const ReportInput& input, const std::vector<const model::Flag*>& shown);

[[nodiscard]] std::string title_of(const model::Scenario& scenario);
// The people that the plan's bounds count.
[[nodiscard]] std::int64_t counted_people(const model::Plan& plan, const model::LocalityStats& locality);

}  // namespace merestone::report::detail

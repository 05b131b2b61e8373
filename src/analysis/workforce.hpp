// GPs and staff rolled up to places, only over the practices that reported: the same practices above and below the line.
//
//   patients per GP = list of reporting practices / their GP FTE;   GPs per 1,000 = 1,000 / that
//   gap             = benchmark x list of reporting practices / 1,000 - their GP FTE; above 0: too few
//   coverage        reporting practices of all, and their list of the whole list: both, for they differ
//   over 55, 60     GP FTE of that age / GP FTE of the practices that gave both
//
// Reporting: GP FTE and list are known, and the list is not 0. What a practice did not report is in no sum; FTE without a list is told
// apart. Source: domain notes section 6; benchmark gp_per_1000_benchmark (0.55 London, 0.47 Havering; there is no national number). Whether
// registrars, retainers and locums are in is the workforce table's matter. Cost: O(practices).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/place_groups.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

// FTE that separate one ratio from another: 246,000 x (0.55 - 0.47) / 1,000 = 19.7.
[[nodiscard]] double fte_gap(double people, double have_per_1000, double want_per_1000) noexcept;

struct WorkforceRow {
    std::string id;
    std::string name;
    std::size_t practices = 0;
    std::size_t reported = 0;  // GP FTE and list
    std::size_t lists_not_known = 0;
    double list = 0.0;  // of the practices whose list is known
    double list_reported = 0.0;
    double gp_fte = 0.0;               // of those that reported
    double gp_fte_without_list = 0.0;  // of practices whose list is not known: in no ratio
    RatioOver over_55;                 // GP FTE
    RatioOver over_60;
    RatioOver nurse_per_person;  // FTE over list
    RatioOver care_per_person;
    RatioOver admin_per_person;
    std::size_t single_handed = 0;  // one GP by head
    std::size_t headcount_known = 0;
    [[nodiscard]] std::optional<double> coverage_by_practices() const;
    [[nodiscard]] std::optional<double> coverage_by_list() const;
    [[nodiscard]] std::optional<double> patients_per_fte() const;
    [[nodiscard]] std::optional<double> gp_per_1000() const;
    // Against so many GPs per 1,000.
    [[nodiscard]] std::optional<double> gap_fte(double benchmark_per_1000) const;
    // "80 of 105 practices with 93.3 % of the list"
    [[nodiscard]] std::string coverage_words() const;
};

struct Workforce {
    std::vector<WorkforceRow> rows;  // a group each
    WorkforceRow without;            // practices of no group
    WorkforceRow plan;               // all of them
    double benchmark_per_1000 = 0.0;
    std::string benchmark_source;
};
[[nodiscard]] Workforce workforce(const model::Plan& plan, const PlaceGroups& groups);

}  // namespace merestone::analysis

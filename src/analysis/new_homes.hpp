// New homes as people: when they begin to count, how many live in one, and where that number comes from. One rule for the estate by year,
// for what a developer may be asked for, and for "what if".
//
//   homes of financial year k count from 1 April k + lag_years: at the base year already where that is before it
//   people of a home = household size (the site's own, else its council's, else the plan's) x new_patient_share
//
// Source: domain notes sections 1 and 3. Cost: O(rows).
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct HomesBegin {
    std::vector<double> begin;   // homes that count from this 1 April on, base year to horizon
    double counted = 0.0;        // sum of begin
    double in_lists = 0.0;       // finished before the base year, and counted by then: in the lists already, so in nobody's growth
    double after_horizon = 0.0;  // count only after it
};
// \param homes_by_year finished in the financial year.
[[nodiscard]] HomesBegin homes_begin(const model::Plan& plan, std::span<const std::pair<base::Year, double>> homes_by_year);

struct HouseholdSize {
    enum class From { site, council, plan };
    double people = 0.0;
    From from = From::plan;
    std::string source;  // "the site's own", "Leeds, as the plan gives it", the plan's assumption's source
    std::string label;   // "our default, not confirmed" and the like; else empty
};
[[nodiscard]] HouseholdSize household_size(const model::Plan& plan, const model::HousingSite& site);

[[nodiscard]] double people_a_home(const model::Plan& plan, const model::HousingSite& site);

}  // namespace merestone::analysis

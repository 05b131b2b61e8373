#include "analysis/new_homes.hpp"

#include <algorithm>

namespace merestone::analysis {

HomesBegin homes_begin(const model::Plan& plan, std::span<const std::pair<base::Year, double>> homes_by_year) {
    HomesBegin out;
    out.begin.assign(static_cast<std::size_t>(plan.horizon_year.first - plan.base_year.first + 1), 0.0);
    for (const auto& [built, number] : homes_by_year) {
        const int from = built.first + plan.growth.lag_years;
        if (built < plan.base_year && from <= plan.base_year.first) {
            out.in_lists += number;
        } else if (from > plan.horizon_year.first) {
            out.after_horizon += number;
        } else {
            out.begin[static_cast<std::size_t>(std::max(from - plan.base_year.first, 0))] += number;
            out.counted += number;
        }
    }
    return out;
}

HouseholdSize household_size(const model::Plan& plan, const model::HousingSite& site) {
    if (site.household_size) return {*site.household_size, HouseholdSize::From::site, "the site's own", "the plan's, no source"};
    for (const auto& [council, people] : plan.growth.household_size_by_council)
        if (council == site.council)
            return {people, HouseholdSize::From::council, council + ", as the plan gives it", "the plan's, no source"};
    const model::Assumption& a = plan.assumptions.at("household_size");
    return {a.value, HouseholdSize::From::plan, a.source, confidence_label(a)};
}

double people_a_home(const model::Plan& plan, const model::HousingSite& site) {
    return household_size(plan, site).people * plan.assumptions.value("new_patient_share");
}

}  // namespace merestone::analysis

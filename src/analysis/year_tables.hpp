// Every year of a plan, from its first to its horizon, worked out once for a scenario and its estate: then a year is only looked up.
//
// Colours: a flag without a first year counts always, one with a first year from that year on (a shortage that a scheme ends later keeps
// its flag: the need and holding of that year say that it ended). People of a locality are those that the bounds count, held against them
// as rule L3 does. Needs and holdings are the estate's tables. A breach is a flag, amber or red, with a first
// year: on a locality (its people pass a bound) or on a practice or premises (rooms, floor space or GPs run short).
//
// Cost: one walk over gaps and flags; England with 25 years (33,755 zones, 6,500 practices) about 0.2 s and 60 MB, so in the estate's job.
#pragma once

#include <optional>
#include <vector>

#include "analysis/estate.hpp"
#include "model/plan.hpp"
#include "model/year_view.hpp"

namespace merestone::analysis {

class YearTables {
public:
    YearTables() = default;
    // \pre localities and estate are of this plan and scenario
    YearTables(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
               const EstateResult& estate);

    [[nodiscard]] base::Year base_year() const noexcept { return base_year_; }
    [[nodiscard]] std::size_t years() const noexcept { return totals_.size(); }
    [[nodiscard]] base::Year year(std::size_t index) const noexcept { return base_year_.plus(static_cast<int>(index)); }
    [[nodiscard]] std::optional<std::size_t> index_of(base::Year year) const noexcept;  // nothing: outside the plan
    [[nodiscard]] model::YearView view(std::size_t index) const;                        // O(1). \pre index < years()

    // The first of a locality itself, and the first of its practices and premises.
    [[nodiscard]] const std::optional<model::Breach>& breach_of(std::size_t locality) const { return breach_of_[locality]; }
    [[nodiscard]] const std::optional<model::Breach>& shortage_of(std::size_t locality) const { return shortage_of_[locality]; }
    // Of the plan: of any locality, and of any practice or premises. Of one year the first in the order of the flags.
    [[nodiscard]] const std::optional<model::Breach>& first_breach() const noexcept { return first_breach_; }
    [[nodiscard]] const std::optional<model::Breach>& first_shortage() const noexcept { return first_shortage_; }
    // How many begin in a year.
    struct Beginning {
        std::size_t localities = 0;
        std::size_t places = 0;  // practices and premises
    };
    [[nodiscard]] const Beginning& beginning(std::size_t index) const { return beginning_[index]; }

private:
    void take_people(const model::Plan& plan, const std::vector<model::LocalityStats>& localities, const EstateResult& estate);
    void take_needs(const EstateTables& tables);
    void take_flags(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::Flag>& flags);
    void take_homes(const model::Plan& plan);
    void take_schemes(const model::Plan& plan);
    void add_up(const model::Plan& plan, const PeopleByYear& people);

    base::Year base_year_;
    std::size_t localities_n_ = 0;
    std::size_t practices_n_ = 0;
    std::size_t premises_n_ = 0;
    std::size_t housing_n_ = 0;
    std::size_t schemes_n_ = 0;
    // [year * number of them + which]
    std::vector<model::LocalityYear> localities_;
    std::vector<model::PracticeYear> practices_;
    std::vector<model::PremisesYear> premises_;
    std::vector<model::HousingYear> housing_;
    std::vector<model::SchemePhase> schemes_;
    std::vector<model::YearTotals> totals_;
    std::vector<Beginning> beginning_;
    std::vector<std::optional<model::Breach>> breach_of_;
    std::vector<std::optional<model::Breach>> shortage_of_;
    std::optional<model::Breach> first_breach_;
    std::optional<model::Breach> first_shortage_;
};

}  // namespace merestone::analysis

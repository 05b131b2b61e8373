// Need and what there is, of every locality, practice and premises in every year, as numbers: what rules, maps and gap rows read.
//
//   practice   GPs, floor space and rooms for its list; with premises of their own opening hours its rooms are worked out by those hours
//   premises   rooms and floor space for the patients who are seen there; only measures whose holding is known in the base year
//   locality   sums over its practices; what one of them does not know, the locality does not know
//
// GP FTE are held at the base year's. Needs are unrounded; they are straight lines in people for given hours (analysis/need.hpp), so each
// pair of hours is worked out once. Cost: O((practices + premises + uses) x years); 64 bytes a place and year.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/people_by_year.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"
#include "model/year_view.hpp"

namespace merestone::analysis {

struct EstateTables {
    std::size_t years = 0;
    base::Year base_year;
    std::vector<model::Needs> locality;        // [which * years + year]
    std::vector<model::Needs> practice;        // need is nothing where the list is not known
    std::vector<model::Needs> premises;        // no GPs
    YearTable locality_people;                 // as the plan's bounds count them: patients of its practices, or residents of its zones
    bool locality_people_known = true;         // false: they count residents, and of some locality these are not known
    std::vector<bool> locality_nia_converted;  // some of its floor space from gross area

    [[nodiscard]] std::span<const model::Needs> of_locality(std::size_t l) const { return row(locality, l); }
    [[nodiscard]] std::span<const model::Needs> of_practice(std::size_t p) const { return row(practice, p); }
    [[nodiscard]] std::span<const model::Needs> of_premises(std::size_t m) const { return row(premises, m); }
    [[nodiscard]] base::Year year(std::size_t i) const { return base_year.plus(static_cast<int>(i)); }

private:
    [[nodiscard]] std::span<const model::Needs> row(const std::vector<model::Needs>& table, std::size_t which) const {
        return std::span(table).subspan(which * years, years);
    }
};

// \pre localities[i] is the scenario's locality i.
[[nodiscard]] EstateTables estate_tables(const model::Plan& plan, const model::Scenario& scenario,
                                         const std::vector<model::LocalityStats>& localities, const PeopleByYear& people,
                                         const Capacity& capacity);

// People of each locality by year as the plan's bounds count them.
[[nodiscard]] YearTable locality_people(const model::Plan& plan, const model::Scenario& scenario, const PeopleByYear& people);

}  // namespace merestone::analysis

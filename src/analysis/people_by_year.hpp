// People by zone and by practice at each 1 April from the base year to the horizon.
//
//   patients of practice p at y  = list(p) x (1 + rate)^(y - base)  +  its share of the people in new homes that count by y
//   residents of zone z at y     = residents(z) x (1 + rate)^(y - base)  +  people in its new homes that count by y
//   people in new homes          = homes x household_size x new_patient_share
//
// Homes of financial year k count from 1 April k + lag_years; those that count by the base year already are in the lists and are left
// out. Where the growth rate includes housing no homes are added. People in new homes register as the zone's people do (shares of
// its registered patients, practices outside the footprint with theirs); in a zone without patients, with the nearest practice that has
// a list. What finds no zone, or no practice, is kept apart and reported, never dropped. Doubles, not rounded. New homes do not
// themselves grow by the rate. Cost: O((zones + practices + flow rows) x years).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

// One row a subject, one column a year.
class YearTable {
public:
    YearTable() = default;
    YearTable(std::size_t rows, std::size_t years) : years_(years), values_(rows * years, 0.0) {}
    [[nodiscard]] double at(std::size_t row, std::size_t year) const { return values_[row * years_ + year]; }
    [[nodiscard]] double& at(std::size_t row, std::size_t year) { return values_[row * years_ + year]; }
    [[nodiscard]] std::span<const double> row(std::size_t row) const { return std::span(values_).subspan(row * years_, years_); }
    [[nodiscard]] std::size_t rows() const noexcept { return years_ == 0 ? 0 : values_.size() / years_; }
    [[nodiscard]] double sum(std::size_t year) const;

private:
    std::size_t years_ = 0;
    std::vector<double> values_;
};

struct PeopleByYear {
    base::Year base_year;
    std::size_t years = 0;  // base to horizon, both counted
    YearTable practice;     // patients; 0 where the list is not known
    std::vector<std::uint8_t> practice_known;
    YearTable zone_registered;  // patients of the footprint's practices who live there
    YearTable zone_residents;   // new homes only, where the residents are not known
    std::vector<std::uint8_t> zone_residents_known;

    // By year, so that people in = people out.
    std::vector<double> elsewhere;                 // patients of the footprint's practices who live outside it, or where is not known
    std::vector<double> new_people;                // in all new homes that count
    std::vector<double> new_unplaced;              // of these in homes that no zone holds
    std::vector<double> new_at_outside_practices;  // of these registered with practices outside the footprint
    std::vector<double> new_without_practice;      // of these with no practice to register with

    double homes_counted = 0.0;   // by the horizon
    double homes_unplaced = 0.0;  // of these with no zone
    double homes_in_lists = 0.0;  // counted in the lists already
    double homes_after_horizon = 0.0;
    std::size_t sites_unplaced = 0;       // with homes that count
    std::size_t sites_without_years = 0;  // dwellings known or not, but no year to count them from
    bool phasing_assumed = false;         // of at least one site that counts

    [[nodiscard]] base::Year year(std::size_t i) const { return base_year.plus(static_cast<int>(i)); }
    [[nodiscard]] bool has_homes() const noexcept { return homes_counted > 0.0; }
};

// \pre horizon_year is not before base_year.
[[nodiscard]] PeopleByYear people_by_year(const model::Plan& plan);

}  // namespace merestone::analysis

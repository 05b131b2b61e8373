// People by zone and by practice at each 1 April from the base year to the horizon.
//
//   residents of zone z at y     = residents(z) x growth(z, y)  +  people in its new homes that count by y
//   patients of practice p at y  = sum over zones of its people(p, z) x growth(z, y), those elsewhere growing as the footprint does
//                                  +  its share of the people in new homes that count by y
//   people in new homes          = homes x household size (the site's, its council's or the plan's) x new_patient_share
//
// growth: analysis/growth_factors.hpp. Registered people of a zone grow as its residents do: the ratio of the two stays as it is.
// Homes of financial year k count from 1 April k + lag_years; those that count by the base year already are in the lists and are left
// out. Where the growth includes housing no homes are added. People in new homes register as the plan says (Growth::registering;
// detail/registrations.hpp). What finds no zone, or no practice, is kept apart and reported, never dropped.
//
// A practice that closes (analysis/estate_moves.hpp) has no patients from that 1 April on: those it would have in each zone go to the next
// choice there, by the same rule without the practices that have closed; those who live elsewhere go in the same proportions.
// Doubles, not rounded. New homes do not themselves grow. Cost: O((zones + practices + flow rows) x years).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/estate_moves.hpp"
#include "analysis/growth_factors.hpp"
#include "analysis/registered.hpp"
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
    [[nodiscard]] std::span<double> row(std::size_t row) { return std::span(values_).subspan(row * years_, years_); }
    [[nodiscard]] std::size_t rows() const noexcept { return years_ == 0 ? 0 : values_.size() / years_; }
    [[nodiscard]] double sum(std::size_t year) const;

private:
    std::size_t years_ = 0;
    std::vector<double> values_;
};

// Where the list of a practice that closes goes, on its first 1 April without one.
struct DispersedList {
    struct Part {
        std::size_t practice = 0;
        double people = 0.0;
    };
    std::size_t practice = 0;
    std::size_t from = 0;  // year index
    std::string scheme;    // that closes it
    double people = 0.0;   // on that day, had it stayed
    std::vector<Part> to;  // most people first
    double outside = 0.0;  // to practices outside the footprint
    double nowhere = 0.0;  // no practice takes them
};

struct PeopleByYear {
    base::Year base_year;
    std::size_t years = 0;  // base to horizon, both counted
    YearTable practice;     // patients; 0 where the list is not known
    std::vector<std::uint8_t> practice_known;
    YearTable zone_registered;  // patients of the footprint's practices who live there
    YearTable zone_residents;   // new homes only, where the residents are not known
    std::vector<std::uint8_t> zone_residents_known;
    GrowthFactors growth;
    std::vector<DispersedList> dispersed;  // by year, practice

    // By year, so that people in = people out.
    std::vector<double> elsewhere;                 // patients of the footprint's practices who live outside it, or where is not known
    std::vector<double> new_people;                // in all new homes that count
    std::vector<double> new_unplaced;              // of these in homes that no zone holds
    std::vector<double> new_at_outside_practices;  // of these registered with practices outside the footprint
    std::vector<double> new_without_practice;      // of these with no practice to register with
    std::vector<double> moved_outside;             // of closed practices' lists: to practices outside the footprint
    std::vector<double> moved_nowhere;             // of closed practices' lists: to no practice

    double homes_counted = 0.0;   // by the horizon
    double homes_unplaced = 0.0;  // of these with no zone
    double homes_in_lists = 0.0;  // counted in the lists already
    double homes_after_horizon = 0.0;
    double homes_in_growth = 0.0;         // known, but added by nobody: the growth includes housing
    std::size_t sites_unplaced = 0;       // with homes that count
    std::size_t sites_without_years = 0;  // dwellings known or not, but no year to count them from
    bool phasing_assumed = false;         // of at least one site that counts

    [[nodiscard]] base::Year year(std::size_t i) const { return base_year.plus(static_cast<int>(i)); }
    [[nodiscard]] bool has_homes() const noexcept { return homes_counted > 0.0; }
};

// \pre horizon_year is not before base_year.
[[nodiscard]] PeopleByYear people_by_year(const model::Plan& plan);
[[nodiscard]] PeopleByYear people_by_year(const model::Plan& plan, const RegisteredPeople& registered, const EstateMoves& moves);

// Residents of a zone within an age range (inclusive) at a year: the published bands, each as far as it lies in the range by its ages, with
// the people of new homes in the zone's own mix. Nothing where the zone's ages are not known.
[[nodiscard]] std::optional<double> residents_aged(const model::Plan& plan, const PeopleByYear& people, std::size_t zone, int from_age,
                                                   int to_age, std::size_t year);

}  // namespace merestone::analysis

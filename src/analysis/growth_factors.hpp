// How many times as many people each later year has, by zone: the plan's rates and projections, weighed by the ages that live there.
//
//   factor of an age      (1 + rate of the age)^(years), or projected(year) / projected(base year) where its area is projected
//   factor of an age band mean over its ages (an open band is taken to reach 94)
//   factor of a zone      people-weighted mean over its bands; a zone whose ages are not known takes the footprint's mix
//
// A zone takes its own projection, else that of the boundary part it lies in, else the footprint's, else the rates. Registered people of a
// zone grow as its residents do: the ratio of the two is carried forward. So the factor of an age in a zone is one of few series, and
// people by zone, age and year need no table of their own. Cost: O(zones x bands x years) where ages matter, O(zones x years) else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/plan.hpp"

namespace merestone::analysis {

class GrowthFactors {
public:
    GrowthFactors() = default;
    // \pre horizon_year is not before base_year.
    explicit GrowthFactors(const model::Plan& plan);

    [[nodiscard]] std::size_t years() const noexcept { return years_; }
    // Of a zone's people of all ages. Year 0 is 1.
    [[nodiscard]] double of_zone(std::size_t zone, std::size_t year) const {
        return same_everywhere_ ? footprint_[year] : zone_[zone * years_ + year];
    }
    // Of people whose home is not known or outside: as the whole footprint.
    [[nodiscard]] double of_footprint(std::size_t year) const { return footprint_[year]; }
    // Of one age band in a zone. Ages inclusive.
    [[nodiscard]] double of_band(std::size_t zone, int from_age, int to_age, std::size_t year) const;
    [[nodiscard]] bool same_everywhere() const noexcept { return same_everywhere_; }

    // Of a plan that lets ages grow differently: zones whose ages are not known, which took the footprint's mix.
    [[nodiscard]] std::size_t zones_without_ages() const noexcept { return zones_without_ages_; }
    // Ages grow differently, and of no zone are they known: everybody took the mean over all ages.
    [[nodiscard]] bool ages_unknown() const noexcept { return ages_unknown_; }
    // A projection whose base year has nobody cannot be scaled by; it was left out.
    [[nodiscard]] std::size_t empty_projections() const noexcept { return empty_projections_; }

private:
    static constexpr int kAges = 95;  // 0 to 94
    using Series = std::vector<double>;
    void take_series(const model::Plan& plan);
    [[nodiscard]] double band_of(std::size_t area, int from_age, int to_age, std::size_t year) const;

    std::size_t years_ = 0;
    bool same_everywhere_ = true;
    bool by_age_ = false;
    Series footprint_;
    Series zone_;                              // [zone * years + year]; empty where the same everywhere
    std::vector<std::uint32_t> area_of_zone_;  // of age_
    std::vector<Series> age_;                  // per area: [year * (kAges + 1) + age], running sums over ages
    std::size_t zones_without_ages_ = 0;
    std::size_t empty_projections_ = 0;
    bool ages_unknown_ = false;
};

}  // namespace merestone::analysis

// Measures of who can reach what, over any places people live in and any sites that serve them: the formulas alone.
//
//   covered share   sum of P_i within T minutes of their nearest site / sum of P_i
//   floating catchments (2SFCA: Luo and Wang 2003, doi 10.1068/b29120; with weights by band, E2SFCA: Luo and Qi 2009)
//                   R_j = S_j / sum of P_i w(t_ij);   A_i = sum of R_j w(t_ij);   so sum of P_i A_i = sum of S_j of sites with any demand
//
// Minutes come from `travel`. Domain notes section 8 has the sources and the worked examples, which are the tests. Cost: each place looks
// at the sites within reach of it; floating catchments do so twice and keep nothing between.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "geo/shapes.hpp"
#include "travel/straight_line.hpp"

namespace merestone::analysis {

struct Demand {
    geo::Point at;
    double people = 0.0;
};

// How much a site counts from one edge to the next: {10, 1}, {20, 0.68}, {30, 0.22}. One band of weight 1: everything within it alike.
struct TimeBand {
    base::Minutes up_to;  // inclusive; ascending
    double weight = 0.0;
};
[[nodiscard]] double weight_at(std::span<const TimeBand> bands, base::Minutes away) noexcept;  // 0 beyond the last

struct FloatingCatchments {
    std::vector<double> access;                     // per place: supply a person
    std::vector<std::optional<double>> site_ratio;  // per site: supply a person of its catchment; nothing: nobody is within reach
    double supply_reached = 0.0;                    // of the sites with anybody within reach
};
// \param supply per site of `minutes`. \pre minutes are minutes, bands ascend.
[[nodiscard]] FloatingCatchments floating_catchments(std::span<const Demand> places, std::span<const double> supply,
                                                     const travel::TravelCost& minutes, std::span<const TimeBand> bands);

// How long people take: their mean, what all but a twentieth of them do it in, and how many do it in time.
struct PeopleMinutes {
    double people = 0.0;
    base::Minutes mean;
    base::Minutes p95;  // the least in which 95 % of the people are there
    double within_share = 0.0;
};
// Nothing: nobody. \param away minutes and people; those of no people are left out.
[[nodiscard]] std::optional<PeopleMinutes> people_minutes(std::vector<std::pair<base::Minutes, double>> away, base::Minutes within);

}  // namespace merestone::analysis

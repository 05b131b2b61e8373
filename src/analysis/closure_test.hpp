// What happens if a building closes: how many patients are displaced, where they go, how much farther they have to go, and how many rooms
// those who take them then lack. Worked out beside the plan, which stays as it is: as a closure that counts from the year after the base
// year (analysis/estate_moves.hpp).
//
// Distances are straight lines from the centres of the zones where the displaced live; a practice's way is to its main building, else to
// its own position. Of a practice that keeps other buildings its patients go there; of one that has none the list is dispersed to the next
// choice. Cost: that of people_by_year and of the tables, a few milliseconds for a city; so for one building, or the poor ones.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/estate.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct ClosureTaker {
    std::size_t practice = 0;
    double people = 0.0;                    // displaced patients that it takes, or keeps in its other buildings
    bool own = false;                       // it is their practice still
    std::optional<double> rooms_ce_before;  // short (above 0) or spare (below), in the first year after
    std::optional<double> rooms_ce_after;
};

struct ClosureTest {
    std::size_t premises = 0;
    double people = 0.0;               // seen there, in the first year after
    std::vector<ClosureTaker> takers;  // most people first
    double outside = 0.0;              // to practices outside the plan
    double nowhere = 0.0;
    std::optional<double> before_m;  // mean way now; nothing: no place is known
    std::optional<double> after_m;
    double rooms_ce_needed = 0.0;      // rooms that the takers lack because of it
    std::size_t takers_not_known = 0;  // of whose rooms nothing is known
    std::vector<std::size_t> dispersed_practices;
};

// \pre the plan has two years at least, else nothing; nothing too where nobody uses the building.
[[nodiscard]] std::optional<ClosureTest> closure_test(const model::Plan& plan, const model::Scenario& scenario,
                                                      const std::vector<model::LocalityStats>& localities,
                                                      const RegisteredPeople& registered, const EstateResult& estate, std::size_t premises);

// Buildings that fail badly (any facet D or DX) or are to be left (tail): positions in the plan's premises.
[[nodiscard]] std::vector<std::size_t> poor_premises(const model::Plan& plan);

}  // namespace merestone::analysis

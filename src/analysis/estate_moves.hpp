// Who works in which building, year by year: the plan's occupancies with the schemes that close, merge and replace buildings.
//
// Everything a scheme does counts from 1 April after the financial year it opens in (its forecast, where there is one). One that opened
// before the base year is taken to be in the tables already; one that is given up does nothing.
//   closure     the building's users go to their other buildings, by their shares there; a practice without any is dispersed
//   moves_from  the users of these buildings move in when the scheme opens, and those buildings close
//   dispersal   the practice's list goes to others (people_by_year says to whom); its rooms stand empty
// A building that is closed holds nothing from then on, whatever scheme would enlarge it. Cost: O(occupancies + schemes).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/plan.hpp"

namespace merestone::analysis {

// Part of a practice's list in a building, for some of the plan's years.
struct Use {
    std::size_t premises = 0;
    std::size_t practice = 0;
    double list_share = 0.0;
    std::size_t from = 0;   // first year index
    std::size_t until = 0;  // first year index without it
    bool assumed = false;   // the share is not published
    [[nodiscard]] bool in(std::size_t year) const noexcept { return from <= year && year < until; }
};

struct EstateMoves {
    std::size_t years = 0;
    std::vector<Use> uses;
    std::vector<std::vector<std::size_t>> of_practice;  // positions in uses, by building, then year
    std::vector<std::vector<std::size_t>> of_premises;  // the same, by practice, then year
    std::vector<std::size_t> premises_closed_from;      // first year index closed; `years`: never
    std::vector<std::size_t> practice_closed_from;      // the same: its list is dispersed then
    std::vector<std::string> practice_closed_by;        // the scheme that closes it, empty: none
};

// The year index from which a scheme counts: never below 1; `years` where it opens after the horizon, or nobody says when, or it is given
// up; 0 where it opened before the base year.
[[nodiscard]] std::size_t counts_from(const model::Scheme& scheme, const model::Plan& plan, std::size_t years);

// Its status says that it will not come (cancelled, withdrawn, rejected, unfunded): it changes nothing.
[[nodiscard]] bool given_up(const model::Scheme& scheme);

// \param also schemes beside the plan's: a closure that is only tried.
[[nodiscard]] EstateMoves estate_moves(const model::Plan& plan, const std::vector<model::Scheme>& also = {});

}  // namespace merestone::analysis

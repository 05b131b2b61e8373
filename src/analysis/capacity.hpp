// What there is, by year: rooms and floor space of each premises, with the schemes that open; each practice's part of them.
//
// A premises' rooms belong to its occupants by the patients they see there (list x list_share, at the base year). A scheme that
// opens in financial year y counts from 1 April y+1, as a home does; one that opened before the base year is taken to be in the table
// already. Rooms added count as consulting rooms. A scheme whose rooms or area are not known leaves what comes after not known, and a
// closure leaves nothing. Gross area is turned into net by nia_share_of_gia, and says so. Nothing is guessed: an unknown stays one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/people_by_year.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct Holding {
    std::optional<double> rooms_ce;
    std::optional<double> rooms_treatment;
    std::optional<double> nia_m2;
};

struct Capacity {
    std::size_t years = 0;
    std::vector<Holding> premises;             // [premises * years + year]
    std::vector<Holding> practice;             // [practice * years + year]; not known without occupancies
    std::vector<bool> nia_converted;           // per premises: from gross area
    std::vector<bool> practice_nia_converted;  // per practice: some of it
    // Per practice the occupancies it holds, and per premises those it houses: positions in Plan::occupancies, sorted by the other side.
    std::vector<std::vector<std::size_t>> of_practice;
    std::vector<std::vector<std::size_t>> of_premises;

    [[nodiscard]] const Holding& premises_at(std::size_t m, std::size_t year) const { return premises[m * years + year]; }
    [[nodiscard]] const Holding& practice_at(std::size_t p, std::size_t year) const { return practice[p * years + year]; }
};

// Its status says that it will not come (cancelled, withdrawn, rejected, unfunded): it changes nothing.
[[nodiscard]] bool given_up(const model::Scheme& scheme);

[[nodiscard]] Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people);

// The one practice of a premises that is also that practice's only premises: building and practice are then one question.
[[nodiscard]] std::optional<std::size_t> sole_practice(const model::Plan& plan, const Capacity& capacity, std::size_t premises);

}  // namespace merestone::analysis

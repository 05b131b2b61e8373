// What there is, by year: rooms, floor space and opening hours of each premises, with the schemes that open; each practice's part of them.
//
// A premises' rooms belong to its users of the year by the patients they bring (base year's list x list_share). A scheme counts from
// 1 April after it opens, as a home does (analysis/estate_moves.hpp). Rooms added count as consulting rooms unless the scheme says
// treatment rooms. A scheme whose rooms or area are not known leaves what comes after not known; a closed building holds nothing; `hours`
// changes the opening hours only. Gross area is turned into net by nia_share_of_gia, and says so. Nothing is guessed: an unknown stays one.
// Cost: O((premises + uses) x years).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/estate_moves.hpp"
#include "analysis/people_by_year.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct Holding {
    std::optional<double> rooms_ce;
    std::optional<double> rooms_treatment;
    std::optional<double> nia_m2;
    std::optional<double> hours_week;  // of a premises; nothing: the plan's own hours count. Never set of a practice
};

struct Capacity {
    std::size_t years = 0;
    EstateMoves moves;
    std::vector<Holding> premises;             // [premises * years + year]
    std::vector<Holding> practice;             // [practice * years + year]; not known without occupancies
    std::vector<bool> nia_converted;           // per premises: from gross area
    std::vector<bool> practice_nia_converted;  // per practice: some of it

    [[nodiscard]] const Holding& premises_at(std::size_t m, std::size_t year) const { return premises[m * years + year]; }
    [[nodiscard]] const Holding& practice_at(std::size_t p, std::size_t year) const { return practice[p * years + year]; }
};

[[nodiscard]] Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people);
[[nodiscard]] Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people, EstateMoves moves);

// The one practice of a premises that is also that practice's only premises, in every year: building and practice are then one question.
[[nodiscard]] std::optional<std::size_t> sole_practice(const Capacity& capacity, std::size_t premises);

}  // namespace merestone::analysis

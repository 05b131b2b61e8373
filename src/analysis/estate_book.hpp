// Everything about the estate that is read rather than flagged, in one value: who comes first, what schemes cost, what a developer may be
// asked for, what to do about each shortage, what closing a poor building would do, who works there, indicators by locality, and who can
// reach a practice. What the report, the tables, the JSON and the panels are written from; the engine itself needs none of it.
//
// Cost: a few milliseconds for a city without closures; each poor building costs a whole estate, so their number is bounded.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/access.hpp"
#include "analysis/closure_test.hpp"
#include "analysis/developer_ask.hpp"
#include "analysis/estate.hpp"
#include "analysis/indicator_roll_up.hpp"
#include "analysis/place_groups.hpp"
#include "analysis/ranking.hpp"
#include "analysis/remedies.hpp"
#include "analysis/roll_up.hpp"
#include "analysis/scheme_book.hpp"
#include "analysis/sensitivity.hpp"
#include "analysis/workforce.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

// More poor buildings than this are not tried one by one; the book says how many were left.
inline constexpr std::size_t kMostClosures = 40;

struct EstateBook {
    Ranking premises_ranking;
    Ranking locality_ranking;
    SchemeBook schemes;
    DeveloperAsk developer;  // by the plan's own way of registering
    RemedyBook remedies;
    std::vector<ClosureTest> closures;  // of poor buildings that somebody uses, by rank
    std::size_t closures_left = 0;      // poor buildings beyond kMostClosures
    Workforce workforce;                // by locality
    EstateRollUp roll_up;               // by locality, need and have at the horizon
    EstateRollUp roll_up_commissioner;
    std::vector<IndicatorRollUp> indicators;  // by locality, as in the plan
    Access access;                            // today
    std::optional<Sensitivity> sensitivity;   // where it was asked for: it costs some dozen estates, and estate_book leaves it empty
};

// \param localities the scenario's, in its order. \pre the estate is of this plan and scenario, which outlive the book.
[[nodiscard]] EstateBook estate_book(const model::Plan& plan, const model::Scenario& scenario,
                                     const std::vector<model::LocalityStats>& localities, const RegisteredPeople& registered,
                                     const EstateResult& estate, const base::Progress& progress = {});

}  // namespace merestone::analysis

// Need and what there is, year by year, of some places together: what the chart draws.
//
// Of localities and practices it is the sum over the practices (each once, however often chosen), of premises over the buildings. What
// one of them does not know the sum does not know. People of localities are counted as the plan's bounds count them and held against
// the bounds where one locality is chosen; of several, a breach is the first year in which any of them is outside. O(places x years).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/year_tables.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct NeedAsk {
    // Positions; all empty: the whole footprint. Premises count only where nothing else is chosen.
    std::vector<std::size_t> localities;
    std::vector<std::size_t> practices;
    std::vector<std::size_t> premises;
    std::optional<model::Measure> measure;  // nothing: people
};

struct NeedSeries {
    base::Year base_year;
    std::vector<std::optional<double>> need;  // per year; of people: how many there are
    std::vector<std::optional<double>> have;  // per year; of people: the upper bound of one locality
    std::optional<double> least;              // of people: the lower bound of one locality
    std::vector<std::size_t> not_known;       // per year: places of which `have` is not known
    std::size_t places = 0;                   // practices or buildings added up; of people: localities or practices
    bool buildings = false;                   // premises are added up
    std::optional<std::size_t> first_breach;  // first year with more need than there is, or people outside the bounds
    bool below = false;                       // at first_breach: people below the lower bound
};

[[nodiscard]] NeedSeries need_series(const model::Plan& plan, const model::Scenario& scenario, const YearTables& tables,
                                     const NeedAsk& ask);

}  // namespace merestone::analysis

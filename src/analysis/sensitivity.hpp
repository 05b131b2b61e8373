// How far the estate's answer hangs on each number in it: every input a fifth lower and a fifth higher, the others as they stand.
//
// Told at the horizon, over the practices of which need and holding are both known: what is needed, what is lacking (the lacks of those
// that are short; what others have to spare is not set against it), and how many practices are short of anything. The share by which an
// input is moved is assumption sensitivity_share. A share is never moved beyond 100 %. An input that is 0 is left out, for a fifth of
// nothing is nothing; projected totals are left as they are. With hours_week the known opening hours of buildings and schemes move too.
// Source: domain notes section 1 (sensitivity strip, 20 %). Cost: two estates an input that people depend on, two tables for the others;
// about 20 ms for a city.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "analysis/estate.hpp"
#include "model/plan.hpp"
#include "model/year_view.hpp"

namespace merestone::analysis {

struct EstateOutcome {
    std::array<double, model::kMeasures> need{};  // by Measure
    std::array<double, model::kMeasures> lacking{};
    std::array<std::size_t, model::kMeasures> known{};  // practices of which need and holding are known
    std::size_t practices_short = 0;                    // of anything
    std::size_t practices_known = 0;                    // of which anything is known
    double patients = 0.0;                              // of all practices whose list is known
};

struct SensitivityRow {
    std::string input;  // id of an assumption, or "growth rates"
    std::string unit;
    double value = 0.0;
    double low = 0.0;  // as tried
    double high = 0.0;
    bool capped = false;  // a share that a fifth more would take beyond 100 %
    EstateOutcome at_low;
    EstateOutcome at_high;
    // How far apart the two leave what is lacking of a measure.
    [[nodiscard]] double swing(model::Measure measure) const;
};

struct Sensitivity {
    double share = 0.2;
    EstateOutcome as_it_stands;
    std::vector<SensitivityRow> rows;  // in the order of the assumptions; the growth rate first
};

[[nodiscard]] EstateOutcome outcome_of(const model::Plan& plan, const EstateResult& estate);

// \pre the estate is of this plan and scenario. A cancelled one returns early with the rows that it has.
[[nodiscard]] Sensitivity sensitivity(const model::Plan& plan, const model::Scenario& scenario,
                                      const std::vector<model::LocalityStats>& localities, const EstateResult& estate,
                                      const base::Progress& progress = {});

}  // namespace merestone::analysis

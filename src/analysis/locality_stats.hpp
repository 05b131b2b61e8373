// What a scenario comes to: its localities' figures, the objective's terms each alone, and who is treated where.
#pragma once

#include <vector>

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct Judged {
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    model::ObjectiveTerms terms;
    model::LeakageMatrix leakage;
};

// Distances are straight lines between zone centres, weighted by the registered people who live there; self-containment is patients
// whose home zone and practice lie in one locality / patients who live in the footprint and are registered with one of the
// scenario's practices. `from` (may be null) gives the moved people, labels matched by greatest overlap.
// Cost: O(arcs + flows + sum of zones^2 in a locality).
[[nodiscard]] Judged judge(const model::Plan& plan, const RegisteredPeople& people, model::Scenario scenario,
                           const model::Scenario* from = nullptr);

// For every locality of `a` the one of `b` that shares most registered people with it, each used once, greatest overlap first.
[[nodiscard]] std::vector<model::LocalityIx> match_labels(const model::Plan& plan, const model::Scenario& a, const model::Scenario& b);

}  // namespace merestone::analysis

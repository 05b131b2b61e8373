// From plan to problem to scenario: how localities are found.
//
// Units of the problem are blocks, sites are zones (people: registered and living there), flows are registered people between the
// block they live in and the block of their practice. Patients of outside practices, outside residents and unknown homes are no
// part of the flows. "auto" for the number of localities is the one that brings the mean nearest to the target, among those that
// every side can hold; when none is found for it, the next nearest numbers are tried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/blocks.hpp"
#include "analysis/registered.hpp"
#include "base/progress.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"
#include "optim/solve.hpp"

namespace merestone::analysis {

struct Grouping {
    model::Scenario scenario;  // empty when infeasible
    optim::Solution solution;
    std::vector<std::string> conflicts;  // why there is none, in words
    int localities_wanted = 0;           // what "auto" came to
};

// \param from the scenario whose localities count as "where people are now" for the moved term; may be null.
[[nodiscard]] optim::Problem to_problem(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks,
                                        const model::ObjectiveWeights& weights, const model::Scenario* from);

// The numbers of localities to try, nearest to the target first.
[[nodiscard]] std::vector<int> locality_counts(const model::Plan& plan, const Blocks& blocks);

[[nodiscard]] Grouping find_localities(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks,
                                       const model::ScenarioSpec& spec, const model::Scenario* from, const optim::SolveOptions& options,
                                       const base::Progress& progress = {});

}  // namespace merestone::analysis

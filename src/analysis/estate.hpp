// The estate half of the main job: who will be where by year, what that needs, what there is, and the flags a board reads.
#pragma once

#include <vector>

#include "analysis/people_by_year.hpp"
#include "base/progress.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct EstateResult {
    PeopleByYear people;
    std::vector<model::Gap> gaps;
    std::vector<model::Flag> flags;
};

// \param localities the scenario's, in its order. \param from the grouping that the scenario would replace; may be null.
// A cancelled one returns early with what it has, and its caller drops it. England (33,755 zones, 6,500 practices, ten years): about a
// second and 200 MB.
[[nodiscard]] EstateResult find_gaps(const model::Plan& plan, const model::Scenario& scenario,
                                     const std::vector<model::LocalityStats>& localities, const model::Scenario* from,
                                     const base::Progress& progress = {});

// A locality's colour is that of the worst flag on it, notes included; judging alone knows only range, pieces and holes of today.
void raise_rags(std::vector<model::LocalityStats>& localities, const std::vector<model::Flag>& flags);

}  // namespace merestone::analysis

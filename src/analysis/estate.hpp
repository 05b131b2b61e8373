// The estate half of the main job: who will be where by year, what that needs, what there is, and the flags a board reads.
#pragma once

#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/estate_stages.hpp"
#include "analysis/estate_tables.hpp"
#include "analysis/hub_week.hpp"
#include "analysis/people_by_year.hpp"
#include "base/progress.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct EstateResult {
    PeopleByYear people;
    Capacity capacity;
    HubBook hubs;         // hubs' weeks, hours and cover
    EstateTables tables;  // need and what there is; gap_rows (analysis/gaps.hpp) writes them as rows
    std::vector<model::Flag> flags;
};

// \param localities the scenario's, in its order. \param from the grouping that the scenario would replace; may be null.
// A cancelled one returns early with what it has, and its caller drops it. Its cost is in tests/bench/bench_time.cpp.
[[nodiscard]] EstateResult find_gaps(const model::Plan& plan, const model::Scenario& scenario,
                                     const std::vector<model::LocalityStats>& localities, const model::Scenario* from,
                                     const base::Progress& progress = {});

// What find_gaps gives, working out only the stages from `first` on and taking those before it as they were.
// \pre nothing that an earlier stage reads has changed since `before`, nor practices, premises, zones and years come or gone.
[[nodiscard]] EstateResult find_gaps_again(const model::Plan& plan, const model::Scenario& scenario,
                                           const std::vector<model::LocalityStats>& localities, const model::Scenario* from,
                                           const EstateResult& before, EstateStage first, const base::Progress& progress = {});

// A locality's colour is that of the worst flag on it, notes included; judging alone knows only range, pieces and holes of today.
void raise_rags(std::vector<model::LocalityStats>& localities, const std::vector<model::Flag>& flags);

}  // namespace merestone::analysis

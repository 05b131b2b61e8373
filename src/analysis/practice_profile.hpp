// One practice under a scenario: whom it is grouped with, now and then, and where its patients live.
// Where patients live comes from the flows; without them nothing is known of it. Distances are straight lines from zone centres.
// Cost: O(practices + the practice's flow rows), and O(practices) once for the likeness of two scenarios.
#pragma once

#include <optional>
#include <vector>

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct HomeLocality {
    model::LocalityIx locality;  // none: zones that the scenario leaves out
    double people = 0.0;
};

struct PracticeProfile {
    model::LocalityIx before;              // of the scenario compared with
    model::LocalityIx after;               // of the chosen one
    bool moves = false;                    // the chosen locality is not the like of the one before
    std::vector<model::PracticeIx> stay;   // grouped with it before and after
    std::vector<model::PracticeIx> leave;  // only before
    std::vector<model::PracticeIx> join;   // only after
    std::vector<HomeLocality> homes;       // most people first; empty: where they live is not known
    double within = 0.0;                   // patients who live in the footprint
    double elsewhere = 0.0;                // outside it
    double unknown_home = 0.0;
    std::optional<double> own_share;        // of those within, who live in the practice's locality
    std::optional<double> mean_distance_m;  // of those within, home zone to practice
};

// \param compared may be null: then `before` is none and only `join` is filled. \param like for every locality of `compared` its like in
// `chosen` (match_labels); empty where compared is null.
[[nodiscard]] PracticeProfile practice_profile(const model::Plan& plan, const RegisteredPeople& people, const model::Scenario& chosen,
                                               const model::Scenario* compared, const std::vector<model::LocalityIx>& like,
                                               model::PracticeIx practice);

}  // namespace merestone::analysis

// Which premises and localities come first: a score whose parts and weights are in view, and how far a rank hangs on the weights.
//
//   score = 100 x sum of weight x part / sum of the weights of the parts that are known
//
// A part is 0 (nothing to do) to 1 (the worst). What is not known is in no score; known_share says how much of the weight is. Every weight
// is an assumption (rank_weight_...): ours, to be changed by the planner. rank_best and rank_worst are those that come out when one
// weight at a time is doubled or left out. Ties are broken by id. Cost: O(parts x places log places).
//
// Premises
//   condition  worst of physical condition, functional suitability and quality: B or better 0, C 0.5, CX 0.6, D 0.9, DX 1
//   statutory  the same of statutory compliance
//   rooms      consulting rooms short in the worst year / needed then        space  the same of floor space
//   soon       1 where anything is short now, falling to 0 where nothing is by the horizon
//   backlog    high and significant risk, pounds a m2 of net area, against rank_backlog_gbp_per_m2 (1 at that and above); at the plan's
//              prices, else at those that all of it was written at; not known where it would mix several
//   people     patients seen there now / those of the busiest building
// Localities
//   range      people beyond the nearer bound in the worst year, against a fifth of it
//   rooms, space, gps  short in the worst year / needed then
//   soon       as above, of rooms, space and GPs
//   deprived   share of residents in the most deprived fifth
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estate.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct RankPart {
    std::string_view key;  // "condition"
    const char* title;     // in a planner's words
    const char* reckoned;  // what it is and what 0 and 100 stand for, in a planner's words
    double weight = 0.0;   // of the assumption
};

struct Ranked {
    std::size_t which = 0;  // position in the plan's premises, or the scenario's localities
    std::size_t rank = 0;   // from 1
    double score = 0.0;     // 0 to 100
    double known_share = 0.0;
    std::vector<std::optional<double>> parts;  // in the order of Ranking::parts
    std::size_t rank_best = 0;
    std::size_t rank_worst = 0;
};

struct Ranking {
    std::vector<RankPart> parts;
    std::vector<Ranked> rows;       // by rank; places of which nothing is known are left out
    std::size_t nothing_known = 0;  // how many that is
};

[[nodiscard]] Ranking rank_premises(const model::Plan& plan, const EstateResult& estate);
[[nodiscard]] Ranking rank_localities(const model::Plan& plan, const model::Scenario& scenario,
                                      const std::vector<model::LocalityStats>& localities, const EstateResult& estate);

}  // namespace merestone::analysis

// What comes first, as the panel shows it: a row a place with its score taken apart, its rank, how far that hangs on the weights, and how
// it moved against the weights that the plan came with. Plain values, made of analysis/ranking.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/ranking.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

enum class Ranks { premises, localities };

struct RankWeight {
    std::string key;         // "rooms"
    std::string assumption;  // "rank_weight_rooms"
    std::string title;       // "Consulting rooms short"
    double value = 0.0;
    double published = 0.0;  // that the plan came with
    std::string hint;        // where it comes from
};

struct RankingView {
    std::vector<RankWeight> weights;
    PanelTable table;   // by rank; the parts' points add up to the score
    std::string words;  // how many are ranked, of how many nothing is known, and what moved
};

// \param published by the weights that the plan came with; null: these are the plan's still. \param scenario of localities only.
[[nodiscard]] RankingView ranking_view(const model::Plan& plan, const model::Scenario& scenario, Ranks which,
                                       const analysis::Ranking& ranking, const analysis::Ranking* published);

// Points of the score that a part gives: 100 x weight x part / weight of the parts that are known. They add up to the score.
[[nodiscard]] std::vector<std::optional<double>> points_of(const analysis::Ranking& ranking, const analysis::Ranked& row);

}  // namespace merestone::ui

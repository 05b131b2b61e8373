// Figures by place, as the panel shows them: who works there, condition, backlog, rooms and space, and an indicator, a row a locality (or
// commissioner), then what belongs to none and the whole plan. Beside every ratio stands of how many it is known; what is not known is a
// dash that says why on hovering, never 0. Plain values, made of the roll-ups of analysis; nothing is worked out here. Cost: O(places).
#pragma once

#include <string>
#include <vector>

#include "analysis/indicator_roll_up.hpp"
#include "analysis/roll_up.hpp"
#include "analysis/workforce.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

enum class PlaceBy { locality, commissioner };

struct PlaceFigures {
    std::string headline;             // the plan's own figure; where the table is empty, why there is none
    std::string note;                 // how to read it, prices, sources; may be empty
    std::vector<std::string> faults;  // what does not add up
    PanelTable table;                 // no rows: nothing is known
};

[[nodiscard]] PlaceFigures workforce_by_place(const analysis::Workforce& workforce);
// Six facets: how many fail of those surveyed, and of how many buildings; use and empty space.
[[nodiscard]] PlaceFigures condition_by_place(const analysis::EstateRollUp& roll_up, PlaceBy by);
// By risk, at one price base a row; what stands at other prices is in no sum and said.
[[nodiscard]] PlaceFigures backlog_by_place(const model::Plan& plan, const analysis::EstateRollUp& roll_up, PlaceBy by);
// Need and holding at the horizon, of the practices of which both are known.
[[nodiscard]] PlaceFigures holding_by_place(const model::Plan& plan, const analysis::EstateRollUp& roll_up, PlaceBy by);
[[nodiscard]] PlaceFigures indicator_by_place(const model::Plan& plan, const analysis::IndicatorRollUp& roll_up);

}  // namespace merestone::ui

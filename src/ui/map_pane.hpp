// The middle of the window: takes the mouse over the map, draws what moves with it (hover, lasso, measure, card), scale bar and north.
#pragma once

#include "ui/desk.hpp"

namespace merestone::ui {

void draw_map_pane(Desk& desk);

}  // namespace merestone::ui

// The legend as the style model has it: the same groups and words as on paper.
#pragma once

#include "style/legend.hpp"
#include "ui/widgets.hpp"

namespace merestone::ui {

void draw_legend(Widgets& w, const style::Legend& legend);
// One swatch at the cursor, as wide as a line is high times 1.6.
void draw_swatch(Widgets& w, const style::Swatch& swatch);

}  // namespace merestone::ui

// What stands beside a map: its legend, the scale bar, the arrow to grid north.
#pragma once

#include "report/fonts.hpp"
#include "scene/camera.hpp"
#include "style/legend.hpp"

namespace merestone::report {

// Down a column. A legend that is too long is set smaller, to 60 %; what does not fit then is counted at the end.
void draw_legend(cairo_t* cr, const style::Legend& legend, const scene::PxBox& column, const Fonts& fonts);

// A bar of a round length with its numbers, the scale of the printed page, and the arrow at the right.
void draw_scale_and_north(cairo_t* cr, const scene::Camera& camera, const scene::PxBox& box, const Fonts& fonts);

}  // namespace merestone::report

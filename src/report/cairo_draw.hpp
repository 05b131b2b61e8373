// Draws a scene's draw list, and a legend's swatches, on any cairo surface: the twin of the window's OpenGL.
#pragma once

#include "report/fonts.hpp"
#include "scene/draw_list.hpp"
#include "style/legend.hpp"

namespace merestone::report {

// The frame's top left at the context's origin, one unit a logical pixel; clipped to the frame. O(points in view).
void draw(cairo_t* cr, const scene::DrawList& list, const Fonts& fonts);
// A swatch in the box of that middle and size.
void draw_swatch(cairo_t* cr, const style::Swatch& swatch, scene::Px middle, double width_px, double height_px, const Fonts& fonts);
void draw_text(cairo_t* cr, std::string_view text, scene::Px base_line_start, style::Font font, style::Rgba colour, const Fonts& fonts);
void set_colour(cairo_t* cr, style::Rgba colour);

}  // namespace merestone::report

// What stands beside a map: its legend, the scale bar, the arrow to grid north.
#pragma once

#include <span>
#include <string>

#include "report/fonts.hpp"
#include "scene/camera.hpp"
#include "style/legend.hpp"

namespace merestone::report {

// Down the columns one after the other. A legend that is too long is set smaller, to 90 % (7 points on paper); what does not fit then is
// counted at the end.
void draw_legend(cairo_t* cr, const style::Legend& legend, std::span<const scene::PxBox> columns, const Fonts& fonts);
// Whether all of it stands in those columns, if need be set smaller.
[[nodiscard]] bool legend_fits(const style::Legend& legend, std::span<const scene::PxBox> columns, const Fonts& fonts);

// A bar of a round length with its numbers, the scale in words, and the arrow to grid north at the right.
void draw_scale_and_north(cairo_t* cr, const scene::Camera& camera, const scene::PxBox& box, const std::string& scale_words,
                          const Fonts& fonts);
inline constexpr double kScaleHeight_px = 62.0;

}  // namespace merestone::report

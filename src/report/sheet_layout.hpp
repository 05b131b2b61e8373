// Where the parts of a map's page stand: the map as large as its legend leaves it.
//
// Landscape: legend, inset and scale in one column at the right, in two where the legend is long. Portrait: below the map in three
// columns, the band no higher than they need. Logical pixels, 96 to the inch.
#pragma once

#include <vector>

#include "report/fonts.hpp"
#include "scene/camera.hpp"
#include "style/legend.hpp"

namespace merestone::report {

struct SheetLayout {
    scene::PxBox frame;  // of the map
    std::vector<scene::PxBox> legend;
    scene::PxBox scale;
    scene::PxBox inset;  // of no height: none
};

// \param body what title and footer leave of the page
[[nodiscard]] SheetLayout lay_out(const scene::PxBox& body, const style::Legend& legend, bool inset, const Fonts& fonts);

}  // namespace merestone::report

// A picture of some ground, such as a basemap's part: pixels that lie evenly over a box of British National Grid metres.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::geo {

struct GroundPicture {
    Box ground;
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;  // straight, four bytes a pixel, northern row first; alpha 0 where nothing is known
};

}  // namespace merestone::geo

// A basemap's picture for tests of what draws it: its four quarters in four colours.
#pragma once

#include <memory>

#include "geo/ground_picture.hpp"

namespace merestone::test {

// North-west red, north-east green, south-west blue, south-east white; `alpha` of all.
inline std::shared_ptr<const geo::GroundPicture> quartered(const geo::Box& ground, int width_px, int height_px, std::uint8_t alpha = 255) {
    auto out = std::make_shared<geo::GroundPicture>();
    out->ground = ground;
    out->width_px = width_px;
    out->height_px = height_px;
    for (int y = 0; y < height_px; ++y)
        for (int x = 0; x < width_px; ++x) {
            const bool west = 2 * x < width_px;
            const bool north = 2 * y < height_px;
            const auto ink = [](bool on) { return static_cast<std::uint8_t>(on ? 255 : 0); };
            out->rgba.insert(out->rgba.end(), {ink(west == north), ink(!west), ink(!north), alpha});
        }
    return out;
}

}  // namespace merestone::test

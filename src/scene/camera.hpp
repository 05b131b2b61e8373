// Where the map looks: British National Grid metres to logical pixels (96 to the inch; x right, y down, from the frame's top left).
// Always north up. All in doubles: at 0.01 m per pixel a grid coordinate still has nine digits to spare.
#pragma once

#include <algorithm>

#include "geo/shapes.hpp"

namespace merestone::scene {

struct Px {
    double x = 0.0;
    double y = 0.0;
};

struct PxBox {
    double min_x = 0.0;
    double min_y = 0.0;
    double max_x = 0.0;
    double max_y = 0.0;
    [[nodiscard]] double width() const noexcept { return max_x - min_x; }
    [[nodiscard]] double height() const noexcept { return max_y - min_y; }
    [[nodiscard]] double overlap_px2(const PxBox& o) const noexcept {
        const double w = std::min(max_x, o.max_x) - std::max(min_x, o.min_x);
        const double h = std::min(max_y, o.max_y) - std::max(min_y, o.min_y);
        return w > 0.0 && h > 0.0 ? w * h : 0.0;
    }
    [[nodiscard]] bool within(const PxBox& o) const noexcept {
        return min_x >= o.min_x && min_y >= o.min_y && max_x <= o.max_x && max_y <= o.max_y;
    }
};

struct Camera {
    geo::Point centre;
    double metres_per_px = 1.0;
    double width_px = 800.0;
    double height_px = 600.0;

    [[nodiscard]] Px to_px(geo::Point p) const noexcept {
        return {(p.x - centre.x) / metres_per_px + width_px / 2, height_px / 2 - (p.y - centre.y) / metres_per_px};
    }
    [[nodiscard]] geo::Point to_map(Px p) const noexcept {
        return {centre.x + (p.x - width_px / 2) * metres_per_px, centre.y - (p.y - height_px / 2) * metres_per_px};
    }
    [[nodiscard]] geo::Box view() const noexcept {
        const geo::Point low = to_map({0.0, height_px});
        const geo::Point high = to_map({width_px, 0.0});
        return {low.x, low.y, high.x, high.y};
    }
};

// The closest view that shows all of `box` with a margin on every side. An empty box gives one metre a pixel about the grid's origin.
[[nodiscard]] Camera fitted(const geo::Box& box, double width_px, double height_px, double margin_px);

}  // namespace merestone::scene

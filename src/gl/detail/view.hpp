// One drawing's relation between ground and device pixels. Part of map_renderer.
#pragma once

#include "geo/shapes.hpp"
#include "gl/device.hpp"
#include "scene/camera.hpp"

namespace merestone::gl::detail {

// Pixels here are device pixels from the middle of the frame, x right, y up.
struct View {
    geo::Point centre;
    double px_per_m = 1.0;
    double scale = 1.0;  // device pixels to a logical one
    int width_px = 1;
    int height_px = 1;
    PxRect clip;  // of the frame: what is drawn; from its bottom left

    [[nodiscard]] scene::Px px(geo::Point p) const noexcept { return {(p.x - centre.x) * px_per_m, (p.y - centre.y) * px_per_m}; }
    // The clip as pixels from the middle, grown on every side.
    [[nodiscard]] scene::PxBox clip_box(double margin_px) const noexcept {
        const double left = clip.x - width_px / 2.0;
        const double low = clip.y - height_px / 2.0;
        return {left - margin_px, low - margin_px, left + clip.width + margin_px, low + clip.height + margin_px};
    }
    [[nodiscard]] geo::Box ground(double margin_px) const noexcept {
        const scene::PxBox box = clip_box(margin_px);
        return {centre.x + box.min_x / px_per_m, centre.y + box.min_y / px_per_m, centre.x + box.max_x / px_per_m,
                centre.y + box.max_y / px_per_m};
    }
};

}  // namespace merestone::gl::detail

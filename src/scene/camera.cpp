#include "scene/camera.hpp"

namespace merestone::scene {

Camera fitted(const geo::Box& box, double width_px, double height_px, double margin_px) {
    Camera camera;
    camera.width_px = width_px;
    camera.height_px = height_px;
    if (box.empty()) return camera;
    camera.centre = box.centre();
    const double room_x = std::max(1.0, width_px - 2 * margin_px);
    const double room_y = std::max(1.0, height_px - 2 * margin_px);
    const double needed = std::max(box.width() / room_x, box.height() / room_y);
    camera.metres_per_px = needed > 0.0 ? needed : 1.0;
    return camera;
}

}  // namespace merestone::scene

#include "scene/detail/label_requests.hpp"

namespace merestone::scene::detail {

std::vector<LabelRequest> label_requests(const MapContent& content, const Camera& camera,
                                         const std::function<const geo::MultiPolygon&(std::size_t)>& shape_of,
                                         const std::function<InsidePoint(std::size_t)>& inside_of) {
    std::vector<LabelRequest> out;
    const geo::Box view = camera.view();
    for (const LabelWish& wish : content.labels) {
        if (camera.metres_per_px > wish.most_metres_per_px) continue;
        LabelRequest request;
        request.id = wish.id;
        request.priority = wish.priority;
        request.wordings = wish.wordings;
        request.halo = wish.halo;
        if (wish.at) {
            if (!view.contains(*wish.at)) continue;
            request.candidates = point_candidates(*wish.at, wish.radius_px);
        } else {
            const geo::MultiPolygon& shape = shape_of(wish.id.number);
            if (shape.empty() || !geo::box_of(shape).meets(view)) continue;
            request.home = &shape;
            request.middle = inside_of(wish.id.number).at;
        }
        out.push_back(std::move(request));
    }
    return out;
}

std::vector<PxBox> symbol_boxes(const MapContent& content, const Camera& camera) {
    std::vector<PxBox> out;
    for (const ContentLayer& layer : content.layers)
        for (const Symbol& s : layer.items.symbols) {
            const Px at = camera.to_px(s.at);
            const double r = s.size_px / 2;
            if (at.x + r < 0.0 || at.y + r < 0.0 || at.x - r > camera.width_px || at.y - r > camera.height_px) continue;
            out.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
        }
    return out;
}

}  // namespace merestone::scene::detail

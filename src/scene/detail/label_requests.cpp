#include "scene/detail/label_requests.hpp"

#include <algorithm>
#include <cstdlib>

namespace merestone::scene::detail {
namespace {

std::vector<LabelText> texts(const std::vector<LabelLine>& lines) {
    std::vector<LabelText> out;
    for (const LabelLine& l : lines) out.push_back({l.text, l.font, l.colour});
    return out;
}

// Zoomed into an area whose middle is out of sight: any place in sight will do, the middle of the frame first.
void add_from_view(const geo::MultiPolygon& shape, const geo::Box& view, std::vector<LabelCandidate>& out) {
    constexpr int kHalf = 3;
    for (int ring = 0; ring <= kHalf; ++ring)
        for (int row = -ring; row <= ring; ++row)
            for (int column = -ring; column <= ring; ++column) {
                if (std::max(std::abs(row), std::abs(column)) != ring) continue;
                const geo::Point at{view.centre().x + column * view.width() / (2 * kHalf + 2),
                                    view.centre().y + row * view.height() / (2 * kHalf + 2)};
                if (geo::contains(shape, at)) out.push_back({at, 0.5, 0.5, {}});
            }
}

}  // namespace

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
        request.lines = texts(wish.lines);
        request.short_lines = texts(wish.short_lines);
        request.mark = wish.mark;
        request.halo = wish.halo;
        if (wish.at) {
            if (!view.contains(*wish.at)) continue;
            request.candidates = point_candidates(*wish.at, wish.radius_px);
        } else {
            const geo::MultiPolygon& shape = shape_of(wish.id.number);
            if (shape.empty() || !geo::box_of(shape).meets(view)) continue;
            request.home = &shape;
            const geo::Point best = inside_of(wish.id.number).at;
            if (view.contains(best)) request.candidates = area_candidates(shape, best, camera);
            else add_from_view(shape, view, request.candidates);
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

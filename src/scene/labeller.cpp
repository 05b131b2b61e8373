#include "scene/labeller.hpp"

#include <cmath>

#include "geo/outline.hpp"
#include "scene/detail/label_requests.hpp"

namespace merestone::scene {

PlacedLabels Labeller::labels(const MapContent& content, const Levels& levels, const Camera& camera, const style::TextMeasure& measure,
                              std::size_t most, std::span<const PxBox> reserved) {
    return placed(content, levels, camera, measure, most, reserved, false);
}

PlacedLabels Labeller::reworded(const MapContent& content, const Levels& levels, const Camera& camera, const style::TextMeasure& measure,
                                std::span<const PxBox> reserved) {
    return placed(content, levels, camera, measure, last_.size(), reserved, true);
}

PlacedLabels Labeller::placed(const MapContent& content, const Levels& levels, const Camera& camera, const style::TextMeasure& measure,
                              std::size_t most, std::span<const PxBox> reserved, bool only_standing) {
    if (levels.empty() || !content.topology || content.locality_id.empty()) {
        shapes_.assign(content.locality_id.size(), {});
        inside_.assign(content.locality_id.size(), std::nullopt);
        shapes_tolerance_m_ = -1.0;
        grouping_.clear();
    } else {
        // To a pixel: a name is held to the very outline.
        const Level& level = levels.levels[levels.level_for(2.0 * camera.metres_per_px)];
        if (level.tolerance_m != shapes_tolerance_m_ || grouping_ != content.zone_locality ||
            shapes_.size() != content.locality_id.size()) {
            shapes_ = geo::outlines(*levels.levels.front().topology, content.zone_locality, content.locality_id.size(), *level.topology);
            inside_.assign(shapes_.size(), std::nullopt);
            shapes_tolerance_m_ = level.tolerance_m;
            grouping_ = content.zone_locality;
        }
    }
    const auto inside_of = [&](std::size_t l) {
        if (!inside_[l]) {
            const geo::Box box = geo::box_of(shapes_[l]);
            inside_[l] = inside_point(shapes_[l], std::max(1.0, 0.02 * std::min(box.width(), box.height())));
        }
        return *inside_[l];
    };
    auto requests = detail::label_requests(
        content, camera, [&](std::size_t l) -> const geo::MultiPolygon& { return shapes_[l]; }, inside_of);
    if (std::abs(camera.metres_per_px - last_metres_per_px_) > 1e-9 * camera.metres_per_px) last_.clear();
    last_metres_per_px_ = camera.metres_per_px;
    const auto thing = [&](const LabelRequest& request) {
        if (request.home != nullptr) return Thing{request.id.kind, {}, content.locality_id[request.id.number]};
        return Thing{request.id.kind, request.candidates.front().at, {}};
    };
    std::map<ItemId, Thing> things;
    for (LabelRequest& request : requests) {
        const Thing& of = things.emplace(request.id, thing(request)).first->second;
        const auto last = last_.find(of);
        if (last != last_.end()) request.favourite = last->second;
    }
    std::map<ItemId, std::size_t> fuller;  // wordings that are not tried again
    if (only_standing) {
        std::erase_if(requests, [](const LabelRequest& r) { return !r.favourite || r.favourite->wording >= r.wordings.size(); });
        for (LabelRequest& request : requests) {  // its own place or none; said as fully as it was, or less
            const std::size_t said = request.favourite->wording;
            request.wordings.erase(request.wordings.begin(), request.wordings.begin() + static_cast<std::ptrdiff_t>(said));
            fuller[request.id] = said;
            request.candidates = {request.favourite->candidate};
            request.favourite->wording = 0;
            request.only_there = true;
        }
    }
    const std::vector<PxBox> symbols = detail::symbol_boxes(content, camera);
    PlacedLabels out = place_labels(std::move(requests), camera, {symbols, reserved}, measure, most);
    last_.clear();
    for (std::size_t i = 0; i < out.labels.size(); ++i) {
        const ItemId& id = out.labels[i].id;
        if (const auto at = fuller.find(id); at != fuller.end()) out.chosen[i].wording += at->second;
        last_[things.at(id)] = out.chosen[i];
    }
    return out;
}

void Labeller::forget() { *this = Labeller(); }

}  // namespace merestone::scene

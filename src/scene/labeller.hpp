// Labels of a content for a camera, steady from frame to frame: what stood there last time is tried first and kept if it still fits.
//
// A thing is known again by what it is and where it is, not by its number, which shifts when another is added or taken away. Another
// scale starts afresh: a view looks the same wherever one zoomed to it from.
// Call when the camera has settled, or while it pans (a pan keeps every label that stays in the frame). Not for two threads at once.
#pragma once

#include <compare>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "scene/inside_point.hpp"
#include "scene/level_of_detail.hpp"
#include "scene/map_content.hpp"
#include "scene/place_labels.hpp"

namespace merestone::scene {

class Labeller {
public:
    // Shapes of localities are taken from the levels; the content's zones are the levels' zones.
    // Cost: after a change of grouping one pass over the level's arcs; else some hundred candidates.
    // \param most at most so many labels are placed, by priority: software renderers want fewer
    // \param reserved boxes of the frame, logical pixels, that no label may cover: a scale bar, the attribution
    [[nodiscard]] PlacedLabels labels(const MapContent& content, const Levels& levels, const Camera& camera,
                                      const style::TextMeasure& measure, std::size_t most = 400, std::span<const PxBox> reserved = {});
    // The labels that stand, with what the content says of them now: each stays where it is while its words fit there, none comes. For a
    // content that differs in words only (another year), at the same camera; labels() comes later, at rest. Some microseconds a label.
    [[nodiscard]] PlacedLabels reworded(const MapContent& content, const Levels& levels, const Camera& camera,
                                        const style::TextMeasure& measure, std::span<const PxBox> reserved = {});
    void forget();  // another plan

private:
    PlacedLabels placed(const MapContent& content, const Levels& levels, const Camera& camera, const style::TextMeasure& measure,
                        std::size_t most, std::span<const PxBox> reserved, bool only_standing);
    struct Thing {
        ItemKind kind = ItemKind::none;
        geo::Point at;     // of what stands at a point
        std::string name;  // a locality's id
        friend auto operator<=>(const Thing&, const Thing&) noexcept = default;
    };
    std::map<Thing, LabelChoice> last_;
    double last_metres_per_px_ = 0.0;
    std::vector<std::int32_t> grouping_;  // whose shapes these are
    double shapes_tolerance_m_ = -1.0;
    std::vector<geo::MultiPolygon> shapes_;
    std::vector<std::optional<InsidePoint>> inside_;
};

}  // namespace merestone::scene

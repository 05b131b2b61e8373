// From a content's label wishes to requests at one camera. Part of map_scene and labeller.
#pragma once

#include <functional>
#include <vector>

#include "scene/inside_point.hpp"
#include "scene/map_content.hpp"
#include "scene/place_labels.hpp"

namespace merestone::scene::detail {

// Wishes within the frame only. \param shape_of, inside_of of a locality by number; shapes outlive the requests
[[nodiscard]] std::vector<LabelRequest> label_requests(const MapContent& content, const Camera& camera,
                                                       const std::function<const geo::MultiPolygon&(std::size_t)>& shape_of,
                                                       const std::function<InsidePoint(std::size_t)>& inside_of);
// Of all symbols that the frame holds any of.
[[nodiscard]] std::vector<PxBox> symbol_boxes(const MapContent& content, const Camera& camera);

}  // namespace merestone::scene::detail

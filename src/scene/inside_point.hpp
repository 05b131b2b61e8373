// Where a name sits best in an area: the point farthest from its outline ("pole of inaccessibility").
//
// Quarters squares, most promising first, as the grid search of Garcia-Castellanos and Lombardo (2007) with a best-first queue.
#pragma once

#include "geo/shapes.hpp"

namespace merestone::scene {

struct InsidePoint {
    geo::Point at;
    double clearance_m = 0.0;  // to the nearest outline; 0 for an empty shape
};

// Within precision_m of the best clearance there is, in the shape's largest part by area. O(vertices) per square looked at, some tens
// to hundreds of squares. \pre precision_m > 0
[[nodiscard]] InsidePoint inside_point(const geo::MultiPolygon& shape, double precision_m);

}  // namespace merestone::scene

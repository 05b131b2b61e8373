// The zones drawn with no more points than the pixels can show.
//
// Each arc of the topology is simplified once, with its nodes fixed (Douglas and Peucker 1973, on the arc), so that neighbours keep
// identical vertices: no gap opens between them however coarse the level, and outlines made from the result (geo::outlines) fit too.
#pragma once

#include "geo/topology.hpp"

namespace merestone::scene {

// \param tolerance_m how far a line may move, normally half a device pixel; 0 gives the topology back as it is.
// \returns the same arcs, zones, areas and inside points over fewer points. A zone that would lose more than half of its area, or
// turn inside out, keeps the full detail of all its arcs, so none vanishes. Lines nearer to each other than the tolerance may touch or
// cross: draw from the result, measure nothing on it.
// O(n log n) in vertices as a rule, O(n^2) for an arc that coils like a spring.
[[nodiscard]] geo::Topology simplified(const geo::Topology& topology, double tolerance_m);

}  // namespace merestone::scene

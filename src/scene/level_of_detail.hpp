// The zones drawn with no more points than the pixels can show.
//
// Each arc of the topology is simplified once, with its nodes fixed (Douglas and Peucker 1973, on the arc), so that neighbours keep
// identical vertices: no gap opens between them however coarse the level, and outlines made from the result (geo::outlines) fit too.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "geo/topology.hpp"

namespace merestone::scene {

// \param tolerance_m how far a line may move, normally half a device pixel; 0 gives the topology back as it is.
// \returns the same arcs, zones, areas and inside points over fewer points. A zone that would lose more than half of its area, or
// turn inside out, keeps the full detail of all its arcs, so none vanishes. Lines nearer to each other than the tolerance may touch or
// cross: draw from the result, measure nothing on it.
// O(n log n) in vertices as a rule, O(n^2) for an arc that coils like a spring.
[[nodiscard]] geo::Topology simplified(const geo::Topology& topology, double tolerance_m);

// The geography at several tolerances, finest first, for a camera that zooms freely. Plain shared values: make off the main thread.
struct Level {
    double tolerance_m = 0.0;
    std::shared_ptr<const geo::Topology> topology;  // the same arcs and zones at every level
};
struct Levels {
    std::vector<Level> levels;     // [0] is the geography itself
    double middling_zone_m = 0.0;  // across: square root of the median zone's area

    [[nodiscard]] bool empty() const noexcept { return levels.empty(); }
    // The coarsest whose tolerance is at most half a device pixel; `coarser` steps beyond it (software renderers, while moving).
    [[nodiscard]] std::size_t level_for(double metres_per_device_px, std::size_t coarser = 0) const noexcept;
};
// Square root of the median area of zones that have any; 0 without zones.
[[nodiscard]] double middling_zone_m(const geo::Topology& topology);
inline constexpr double kLevelTolerances_m[] = {4.0, 9.0, 20.0, 45.0, 95.0, 200.0, 420.0, 850.0};

// A zone whose rings would cross themselves or each other at a level keeps its outline of the finer level there.
// \returns fewer levels when cancelled. O(vertices log vertices) a level.
[[nodiscard]] Levels make_levels(std::shared_ptr<const geo::Topology> topology, std::span<const double> tolerances_m = kLevelTolerances_m,
                                 const base::Progress& progress = {});

}  // namespace merestone::scene

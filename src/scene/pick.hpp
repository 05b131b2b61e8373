// What lies under the pointer, in a box, in a lasso: answered on the CPU, the same headless, on screen and in tests.
//
// GeographyIndex is built once a geography (O(vertices log vertices): off the main thread for a country), ContentIndex once a content.
// Both are read-only afterwards and may be asked from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "geo/locator.hpp"
#include "geo/topology.hpp"
#include "scene/map_content.hpp"

namespace merestone::scene {

enum class AreaRule { middle, touching, whole };  // a zone counts when its inside point, any of it, or all of it lies in the area

struct ArcPoint {
    std::uint32_t arc = 0;
    geo::Point at;
    double distance_m = 0.0;
    bool vertex = false;  // `at` is one of the arc's points: snap to it rather than to the line
};

class GeographyIndex {
public:
    explicit GeographyIndex(std::shared_ptr<const geo::Topology> topology);
    ~GeographyIndex();
    GeographyIndex(GeographyIndex&&) noexcept;
    GeographyIndex& operator=(GeographyIndex&&) noexcept;

    [[nodiscard]] std::optional<std::uint32_t> zone_at(geo::Point at) const;  // about a microsecond
    // Ascending. O(zones near the area + their vertices where a border must be tested).
    [[nodiscard]] std::vector<std::uint32_t> zones_in(const geo::Box& box, AreaRule rule = AreaRule::middle) const;
    // \param lasso closed or not, may cross itself (even-odd)
    [[nodiscard]] std::vector<std::uint32_t> zones_in(const geo::Ring& lasso, AreaRule rule = AreaRule::middle) const;
    // A vertex within the distance wins over a nearer point of a line. Ties by arc.
    [[nodiscard]] std::optional<ArcPoint> nearest_arc_point(geo::Point at, double within_m) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class ContentIndex {
public:
    explicit ContentIndex(std::shared_ptr<const MapContent> content);
    ~ContentIndex();
    ContentIndex(ContentIndex&&) noexcept;
    ContentIndex& operator=(ContentIndex&&) noexcept;

    // Everything drawn under a point, topmost first: symbols whose shape comes within tolerance_px, lines within it, free polygons that
    // hold it, then the zone and its locality. Each id once.
    [[nodiscard]] std::vector<ItemId> under(const GeographyIndex& geography, const Camera& camera, Px at, double tolerance_px = 3.0) const;
    // Symbols whose point lies in the area, by id.
    [[nodiscard]] std::vector<ItemId> symbols_in(const geo::Box& box) const;
    [[nodiscard]] std::vector<ItemId> symbols_in(const geo::Ring& lasso) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::scene

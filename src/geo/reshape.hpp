// Changing a drawn shape corner by corner, as values: which corner or edge lies near a place, and the shape with that corner moved,
// added or taken away; a hole cut, a part added.
//
// Corners are counted without the closing one. Results may cross themselves, as a hand may draw; `tidied` puts that right and says so.
// Cost: the shape's corners, but for the cuts, which are GEOS's.
#pragma once

#include <cstddef>
#include <optional>

#include "geo/shapes.hpp"

namespace merestone::geo {

struct Corner {
    std::size_t part = 0;
    std::size_t ring = 0;  // 0: the outer one; n: hole n - 1
    std::size_t at = 0;
    friend constexpr bool operator==(const Corner&, const Corner&) noexcept = default;
};
struct OnEdge {
    Corner before;  // the edge runs from this corner to the next of its ring
    Point at;
    double distance_m = 0.0;
};

[[nodiscard]] std::size_t corners_of(const Ring& ring) noexcept;  // without the closing one
[[nodiscard]] const Ring* ring_of(const MultiPolygon& shape, const Corner& corner) noexcept;
[[nodiscard]] std::optional<Point> place_of(const MultiPolygon& shape, const Corner& corner) noexcept;

// The nearest within the distance; ties by order.
[[nodiscard]] std::optional<Corner> corner_near(const MultiPolygon& shape, Point at, double within_m);
[[nodiscard]] std::optional<OnEdge> edge_near(const MultiPolygon& shape, Point at, double within_m);

// \pre the corner is there.
[[nodiscard]] MultiPolygon with_corner_at(MultiPolygon shape, const Corner& corner, Point to);
// A corner more, after `before`; it is {part, ring, at + 1} of the result.
[[nodiscard]] MultiPolygon with_new_corner(MultiPolygon shape, const Corner& before, Point at);
// A ring left with fewer than three corners goes; an outer one takes its holes along.
[[nodiscard]] MultiPolygon without_corner(MultiPolygon shape, const Corner& corner);

// The ring added as a part of its own, or joined where it touches what is there.
[[nodiscard]] MultiPolygon with_part(const MultiPolygon& shape, const Ring& ring);
// The ring taken away: a hole where it lies within, a bite where it lies over the edge.
[[nodiscard]] MultiPolygon without_area(const MultiPolygon& shape, const Ring& ring);

struct Tidied {
    MultiPolygon shape;    // valid and oriented
    bool crossed = false;  // it crossed itself, and is now parted where it did
};
[[nodiscard]] Tidied tidied(const MultiPolygon& shape);

}  // namespace merestone::geo

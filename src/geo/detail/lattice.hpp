// Whole-number coordinates for building topology: a lattice of 2^-20 m (about a micrometre).
//
// On it every orientation, angle and area is exact in 128-bit arithmetic, and every lattice point within 8 million km is
// exactly a double, so what is proved here holds for the doubles that leave the room.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

#include "geo/shapes.hpp"

namespace merestone::geo::detail {

__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): `using` would drop the mark that quiets -Wpedantic

constexpr double kPerMetre = 0x1p20;
constexpr double kFarthest_m = 1e9;  // beyond it a coordinate is as good as not finite; keeps all products below 2^107

struct LatticePoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend constexpr auto operator<=>(const LatticePoint&, const LatticePoint&) noexcept = default;
};

// Nothing for a point that is not finite or no place in any metre grid.
[[nodiscard]] inline std::optional<LatticePoint> to_lattice(Point p) noexcept {
    if (!(std::abs(p.x) <= kFarthest_m && std::abs(p.y) <= kFarthest_m)) return {};
    return LatticePoint{std::llround(p.x * kPerMetre), std::llround(p.y * kPerMetre)};
}
[[nodiscard]] inline Point to_metres(LatticePoint p) noexcept {
    return {static_cast<double>(p.x) / kPerMetre, static_cast<double>(p.y) / kPerMetre};
}
[[nodiscard]] inline double to_m2(Wide twice_area) noexcept { return static_cast<double>(twice_area) / (2 * kPerMetre * kPerMetre); }

[[nodiscard]] inline double dx(LatticePoint a, LatticePoint b) noexcept { return static_cast<double>(b.x - a.x); }
[[nodiscard]] inline double dy(LatticePoint a, LatticePoint b) noexcept { return static_cast<double>(b.y - a.y); }
[[nodiscard]] inline double distance2(LatticePoint a, LatticePoint b) noexcept { return dx(a, b) * dx(a, b) + dy(a, b) * dy(a, b); }
[[nodiscard]] inline double edge_length_m(LatticePoint a, LatticePoint b) noexcept { return std::sqrt(distance2(a, b)) / kPerMetre; }

[[nodiscard]] inline Wide cross(std::int64_t ax, std::int64_t ay, std::int64_t bx, std::int64_t by) noexcept {
    return Wide{ax} * by - Wide{ay} * bx;
}
[[nodiscard]] constexpr int sign(Wide v) noexcept { return v > 0 ? 1 : (v < 0 ? -1 : 0); }

// +1 where c lies left of a->b, -1 right, 0 on the line; exact. Doubles decide first where their error cannot matter.
[[nodiscard]] inline int side(LatticePoint a, LatticePoint b, LatticePoint c) noexcept {
    const double l = dx(a, b) * dy(a, c);
    const double r = dy(a, b) * dx(a, c);
    const double det = l - r;
    if (std::abs(det) > 4e-16 * (std::abs(l) + std::abs(r))) return det > 0 ? 1 : -1;
    return sign(cross(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y));
}

// Order of directions (from the origin) counter-clockwise from due east; exact. Equal directions are not less.
[[nodiscard]] inline bool angle_less(LatticePoint a, LatticePoint b) noexcept {
    const auto lower_half = [](LatticePoint d) { return d.y < 0 || (d.y == 0 && d.x < 0); };
    if (lower_half(a) != lower_half(b)) return lower_half(b);
    return side({0, 0}, a, b) > 0;
}

}  // namespace merestone::geo::detail

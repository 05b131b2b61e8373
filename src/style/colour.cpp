#include "style/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "style/sight.hpp"

namespace merestone::style {
namespace {

using Vec3 = std::array<double, 3>;
double linear(std::uint8_t channel) noexcept {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

Vec3 linear(Rgba c) noexcept { return {linear(c.r), linear(c.g), linear(c.b)}; }

Vec3 times(const SightMatrix& m, const Vec3& v) noexcept {
    Vec3 out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = std::clamp(m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2], 0.0, 1.0);
    return out;
}

Vec3 oklab(const Vec3& c) noexcept {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double apart(const Vec3& a, const Vec3& b) noexcept { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

double luminance(Rgba c) noexcept {
    const Vec3 v = linear(c);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}

constexpr std::array<Rgba, 5> kSequential{{{237, 243, 238}, {183, 214, 205}, {117, 175, 176}, {53, 124, 143}, {19, 71, 101}}};
constexpr std::array<Rgba, 5> kDiverging{{{133, 80, 35}, {216, 173, 122}, {243, 241, 236}, {138, 182, 212}, {38, 94, 145}}};

// Searched by computer about our first choice of hues: every two are 15 apart or more, also to colour-blind eyes, but the seventh and
// the last (7, to red-blind ones).
constexpr std::array<Rgba, 12> kAreas{{{175, 208, 249},
                                       {253, 238, 177},
                                       {181, 208, 195},
                                       {193, 154, 144},
                                       {232, 235, 252},
                                       {208, 199, 156},
                                       {106, 172, 180},
                                       {223, 244, 210},
                                       {202, 205, 120},
                                       {136, 166, 222},
                                       {193, 154, 105},
                                       {196, 163, 195}}};

// CIE 1976 L*a*b* of linear sRGB, white D65.
Vec3 cielab(const Vec3& c) noexcept {
    const auto f = [](double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

}  // namespace

Rgba mixed(Rgba from, Rgba to, double share_of_to) noexcept {
    const double t = std::clamp(share_of_to, 0.0, 1.0);
    const auto channel = [t](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(std::lround(a + (b - a) * t)); };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

std::string hex(Rgba c) {
    return c.a == 255 ? fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b) : fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a);
}

double seen_distance(Rgba a, Rgba b) noexcept {
    const Vec3 la = linear(a);
    const Vec3 lb = linear(b);
    return std::min({apart(oklab(la), oklab(lb)),
                     apart(oklab(times(sight_matrix(Sight::protan), la)), oklab(times(sight_matrix(Sight::protan), lb))),
                     apart(oklab(times(sight_matrix(Sight::deutan), la)), oklab(times(sight_matrix(Sight::deutan), lb)))});
}

double seen_delta_e(Rgba a, Rgba b) noexcept {
    const Vec3 la = linear(a);
    const Vec3 lb = linear(b);
    return std::min({apart(cielab(la), cielab(lb)),
                     apart(cielab(times(sight_matrix(Sight::protan), la)), cielab(times(sight_matrix(Sight::protan), lb))),
                     apart(cielab(times(sight_matrix(Sight::deutan), la)), cielab(times(sight_matrix(Sight::deutan), lb)))});
}

double contrast_ratio(Rgba a, Rgba b) noexcept {
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return std::max(la, lb) / std::min(la, lb);
}

Rgba ramp_at(Ramp ramp, double share) noexcept {
    const auto& stops = ramp == Ramp::sequential ? kSequential : kDiverging;
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const std::size_t low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[low], stops[low + 1], at - static_cast<double>(low));
}

std::span<const Rgba> area_palette() noexcept { return kAreas; }

}  // namespace merestone::style

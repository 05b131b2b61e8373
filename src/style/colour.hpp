// Colours of the map and the report, and how far apart they look, also to people who confuse red and green.
//
// Distances are Euclidean in OKLab (Ottosson 2020), 0 = equal, about 0.02 = just seen side by side, black to white = 1. Colour-blind
// sight is simulated with the matrices of Machado, Oliveira and Fernandes (2009), full strength. All colours are our own values.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>

namespace merestone::style {

struct Rgba {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend constexpr auto operator<=>(const Rgba&, const Rgba&) noexcept = default;
};

[[nodiscard]] Rgba mixed(Rgba from, Rgba to, double share_of_to) noexcept;  // channel by channel, 0..1
[[nodiscard]] std::string hex(Rgba colour);                                 // "#8fb3d9"; "#8fb3d980" where not opaque

// Least distance in normal, red-blind and green-blind sight.
[[nodiscard]] double seen_distance(Rgba a, Rgba b) noexcept;
// The same in CIELAB (Euclidean, CIE 1976): 0 = equal, about 2 = just seen side by side, black to white = 100.
[[nodiscard]] double seen_delta_e(Rgba a, Rgba b) noexcept;
// WCAG 2 contrast ratio, 1..21; text wants 4.5.
[[nodiscard]] double contrast_ratio(Rgba a, Rgba b) noexcept;

enum class Ramp { sequential, diverging };
// \param share 0 (low) to 1 (high). Sequential: pale to deep blue-green, lightness falling all the way. Diverging: brown through pale
// to blue, palest at 0.5.
[[nodiscard]] Rgba ramp_at(Ramp ramp, double share) noexcept;

// Fills for neighbouring areas: light enough for dark labels on them.
[[nodiscard]] std::span<const Rgba> area_palette() noexcept;

inline constexpr Rgba kInk{31, 41, 51, 255};      // text, outlines
inline constexpr Rgba kMuted{88, 101, 114, 255};  // second-rank text
inline constexpr Rgba kPaper{255, 255, 255, 255};
inline constexpr Rgba kAccent{11, 83, 122, 255};  // the one accent
inline constexpr Rgba kNoData{217, 219, 221, 255};

}  // namespace merestone::style

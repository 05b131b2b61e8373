// A map and its legend without colour, for a printer or a copier that has none.
//
// Everything turns to the grey of its own lightness (CIE L* of its luminance). Localities, which are told apart by hue in colour, get one
// of six looks instead (three greys, three directions of lines), no neighbours the same where six are enough; breaches stay the one
// pattern that rises to the right. What has no value is white with sparse falling lines.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "scene/draw_list.hpp"
#include "style/legend.hpp"

namespace merestone::report {

inline constexpr std::size_t kGreyLooks = 6;
// Per area, a look 0..5. Most neighbours first; of the looks no neighbour has, the one used least.
[[nodiscard]] std::vector<std::uint8_t> grey_looks(std::size_t areas, std::span<const std::pair<std::uint32_t, std::uint32_t>> neighbours);

// \param look per locality; may be empty where zones are shaded by a number
void make_grey(scene::DrawList& list, std::span<const std::uint8_t> look);
void make_grey(style::Legend& legend, std::span<const std::uint8_t> look);
[[nodiscard]] style::Rgba grey_of(style::Rgba colour) noexcept;

}  // namespace merestone::report

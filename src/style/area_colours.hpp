// A colour for each locality, so that neighbours differ also to colour-blind eyes.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"
#include "style/colour.hpp"

namespace merestone::style {

// Least seen_delta_e (colour.hpp) between neighbours, in normal, red-blind and green-blind sight: two pale fills told apart at a glance.
inline constexpr double kClearlyApart = 15.0;

// Greedy colouring, most neighbours first: of the palette's colours that are clearly apart from every neighbour's, the one used
// least. The same for any order of `neighbours`. Of the 12 colours only one pair is not clearly apart, so a neighbour's is nearer than
// that only where about all 12 are around an area. O(areas * (palette + neighbours)).
// \param neighbours pairs of areas 0..areas-1, in either order, repeats allowed.
[[nodiscard]] std::vector<Rgba> neighbour_colours(std::size_t areas, std::span<const std::pair<std::uint32_t, std::uint32_t>> neighbours);

// Pairs (a < b, sorted, each once) of localities whose zones share a border or are joined across water.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> locality_neighbours(const model::Plan& plan,
                                                                                       const model::Scenario& scenario);

// Per locality of the scenario.
[[nodiscard]] std::vector<Rgba> locality_colours(const model::Plan& plan, const model::Scenario& scenario);

}  // namespace merestone::style

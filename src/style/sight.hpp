// How others see a colour: without one kind of cone, or without colour at all.
//
// Red-, green- and blue-blind sight after Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
// vision deficiency", table for full strength; the one for blue-blindness is the roughest of the three, as they say. Grey is the relative
// luminance of IEC 61966-2-1 (sRGB). All work on linear light: a matrix on the coded values would make mixtures too dark.
#pragma once

#include <array>

#include "style/colour.hpp"

namespace merestone::style {

enum class Sight { usual, protan, deutan, tritan, grey };

using SightMatrix = std::array<std::array<double, 3>, 3>;  // rows give red, green, blue

[[nodiscard]] const SightMatrix& sight_matrix(Sight sight) noexcept;
[[nodiscard]] Rgba seen_as(Rgba colour, Sight sight) noexcept;  // alpha as it was
[[nodiscard]] const char* to_string(Sight sight) noexcept;      // "green-blind (deuteranopia)"

}  // namespace merestone::style

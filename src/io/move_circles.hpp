// Private to io: schemes that move buildings into one another round in a circle, so that nobody could say where the people end up.
#pragma once

#include <cstddef>
#include <vector>

#include "model/estate.hpp"

namespace merestone::io {

// Of each circle the schemes that make it, by number, ascending; circles by their first scheme. A building moved into itself is none
// (there is nothing between two buildings). Cost: linear in schemes and moves, times the logarithm of the buildings.
[[nodiscard]] std::vector<std::vector<std::size_t>> circles_of_moves(const std::vector<model::Scheme>& schemes);

}  // namespace merestone::io

// Which former group each new group continues, so that fewest people move: a greatest-overlap one-to-one matching.
#pragma once

#include <cstdint>
#include <vector>

namespace merestone::optim::detail {

// overlap[row * columns + column], not negative. Returns per row its column, or -1; rows beyond the columns (or without any
// overlap) stay -1. The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987), O(rows^2 x (rows + columns)).
[[nodiscard]] std::vector<std::int32_t> greatest_overlap(const std::vector<double>& overlap, std::size_t rows, std::size_t columns);

}  // namespace merestone::optim::detail

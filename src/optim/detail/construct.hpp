// First groupings of a piece: cut random spanning trees again and again into as many equal shares as are asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "optim/detail/piece.hpp"

namespace merestone::optim::detail {

// Labels 0..groups-1, every group connected and not empty; bounds are met where the trees allow, else as nearly as they do.
// Bound nodes that do not touch are joined by random short ways first. Different streams of chance, different groupings.
// \pre 1 <= groups <= nodes. O(edges log edges log groups).
[[nodiscard]] std::vector<std::uint32_t> construct(const Piece& piece, std::uint32_t groups, base::Random& random);

}  // namespace merestone::optim::detail

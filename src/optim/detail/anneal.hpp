// One search on one piece: simulated annealing over moves, swaps and recombinations, then descent to a local optimum.
//
// Bounds and pair rules are priced, not forbidden, and the price follows the search: it rises while the search stays outside
// the bounds and falls while it stays inside, so that most of the time is spent near their edge, where good groupings are
// (strategic oscillation, Glover 1977). Temperature falls geometrically from a share of the costs met in a first sample.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "optim/detail/halt.hpp"
#include "optim/detail/piece.hpp"

namespace merestone::optim::detail {

// A grouping of a piece and what it is worth. Less violation comes first, then less objective.
struct Found {
    std::vector<std::uint32_t> group;
    double objective = 0.0;
    double violation = 0.0;
};
[[nodiscard]] bool better(const Found& a, const Found& b) noexcept;

struct AnnealOptions {
    double heat = 1.0;         // of the first temperature; below 1 keeps more of the grouping started from
    std::uint64_t work = 0;    // in visits of sites, about a nanosecond each
};

struct Annealed {
    Found best;
    std::uint64_t proposals = 0;
};

// `start`: connected groups, labels below groups_max. The best grouping met, never worse than `start`.
// Where the piece's groups_min < groups_max, groups are split and merged too.
[[nodiscard]] Annealed anneal(const Piece& piece, const std::vector<std::uint32_t>& start, const AnnealOptions& options,
                              base::Random& random, const Halt& halt);

}  // namespace merestone::optim::detail

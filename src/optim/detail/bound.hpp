// A proven lower bound of a piece's objective: what serving everybody would cost if groups needed no bounds and no connection.
#pragma once

#include <cstdint>

#include "optim/detail/piece.hpp"

namespace merestone::optim::detail {

// That relaxation is the p-median problem with groups_max sites; its Lagrangian dual (each node served once is relaxed) is
// climbed by subgradient steps (Cornuejols, Fisher and Nemhauser 1977), every step of which is a bound. The other terms count
// as nothing. `upper`: the objective of some grouping, which scales the steps. O(nodes x sites) a step, 160 steps.
[[nodiscard]] double median_bound(const Piece& piece, double upper);

}  // namespace merestone::optim::detail

// The whole search: every part with every number of groups it may be given, more work for those that may matter.
#pragma once

#include <cstdint>
#include <vector>

#include "base/progress.hpp"
#include "optim/detail/halt.hpp"
#include "optim/detail/whole.hpp"
#include "optim/solve.hpp"

namespace merestone::optim::detail {

struct Outcome {
    std::vector<std::uint32_t> group;  // of each node
    std::uint64_t proposals = 0;
    std::uint32_t starts = 0;
    std::uint32_t best_start = 0;      // the latest start that a part of the answer came from
    double lower_bound = 0.0;
};

// \pre provable_conflicts(problem).empty()
[[nodiscard]] Outcome search(const Whole& whole, const SolveOptions& options, const Halt& halt, const base::Progress& progress);

}  // namespace merestone::optim::detail

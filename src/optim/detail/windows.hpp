// Parts too large for one dense table: grouped once, then searched window by window.
//
// A window is some neighbouring groups, about a hundred nodes; the windows of a pass cover the part without overlap, so they are
// searched side by side, and each keeps its number of groups (or a share of the slack). Passes cut windows differently.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "optim/detail/halt.hpp"
#include "optim/detail/parts.hpp"

namespace merestone::optim::detail {

struct LargeSearch {
    GroupRange range;          // of the number of groups
    std::uint32_t first = 1;   // number to begin with, in the range
    std::uint64_t seed = 1;
    std::uint64_t work = 0;
    unsigned threads = 1;
};

struct LargeFound {
    std::vector<std::uint32_t> group;  // per node of the part, in the part's order
    std::uint64_t proposals = 0;
};

// said(share): progress. Memory: the part's graph + one window's table a thread.
[[nodiscard]] LargeFound search_large(const Whole& whole, std::uint32_t part, const LargeSearch& search, const Halt& halt,
                                      const std::function<void(double)>& said);

}  // namespace merestone::optim::detail

// How many groups each part can have, from its amounts alone.
#pragma once

#include <cstdint>
#include <vector>

#include "optim/detail/whole.hpp"

namespace merestone::optim::detail {

struct GroupRange {
    std::uint32_t min = 1;
    std::uint32_t max = 1;
    [[nodiscard]] bool empty() const noexcept { return min > max; }
};

// ceil(total / maximum) .. floor(total / minimum) over all activities, at most one group a node, at least one.
[[nodiscard]] GroupRange groups_of_part(const Whole& whole, std::uint32_t part);
// All parts, narrowed by what the others leave of the whole's range; unchanged where that would leave nothing.
[[nodiscard]] std::vector<GroupRange> groups_of_parts(const Whole& whole);

}  // namespace merestone::optim::detail

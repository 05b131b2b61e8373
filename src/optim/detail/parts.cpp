#include "optim/detail/parts.hpp"

#include <algorithm>
#include <cmath>

#include "optim/detail/bounds.hpp"

namespace merestone::optim::detail {

GroupRange groups_of_part(const Whole& whole, std::uint32_t part) {
    const auto nodes = whole.parts.row(part);
    GroupRange range{1, static_cast<std::uint32_t>(nodes.size())};
    for (std::size_t a = 0; a < whole.activities(); ++a) {
        double total = 0.0;
        for (const NodeNo v : nodes) total += whole.amount[std::size_t{v} * whole.activities() + a];
        const ActivityBounds& bounds = whole.problem->activities[a];
        if (bounds.min > 0) {
            const double most = std::floor((total + kTolerance) / bounds.min);
            range.max = static_cast<std::uint32_t>(std::min<double>(range.max, most));
        }
        if (total > bounds.max + kTolerance) {
            const double least = bounds.max > 0 ? std::ceil((total - kTolerance) / bounds.max) : 4e9;
            range.min = static_cast<std::uint32_t>(std::max<double>(range.min, std::min(least, 4e9)));
        }
    }
    return range;
}

std::vector<GroupRange> groups_of_parts(const Whole& whole) {
    std::vector<GroupRange> ranges;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    for (std::uint32_t p = 0; p < whole.parts.rows(); ++p) {
        ranges.push_back(groups_of_part(whole, p));
        least += ranges.back().min;
        most += ranges.back().max;
    }
    for (GroupRange& range : ranges) {
        const std::uint64_t others_least = least - range.min;
        const std::uint64_t others_most = most - range.max;
        const std::uint64_t top = whole.problem->groups_max > others_least ? whole.problem->groups_max - others_least : 0;
        const std::uint64_t bottom = whole.problem->groups_min > others_most ? whole.problem->groups_min - others_most : 0;
        const GroupRange narrow{static_cast<std::uint32_t>(std::max<std::uint64_t>(range.min, bottom)),
                                static_cast<std::uint32_t>(std::min<std::uint64_t>(range.max, top))};
        if (!narrow.empty()) range = narrow;
    }
    return ranges;
}

}  // namespace merestone::optim::detail

// Who borders whom, and along how many metres. Touching in a point is no border.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/topology.hpp"

namespace merestone::geo {

struct Border {
    std::uint32_t a = 0;  // a < b
    std::uint32_t b = 0;
    double length_m = 0.0;  // 0 for a bridge
    bool bridge = false;    // joined across water: no shared border, listed so that people can see and refuse it
};

// Sorted by (a, b).
[[nodiscard]] std::vector<Border> borders(const Topology& topology);

// The fewest, shortest bridges that make one piece of the zones in each group: for every piece (by area, smallest first) that is
// cut off, the pair of zones with the least distance between their outlines. \param group per zone: bridges join only zones of
// one group (e.g. one side of a boundary); empty = one group. Ties by zone number. O(pieces * n log n).
[[nodiscard]] std::vector<Border> bridges(const Topology& topology, const std::vector<Border>& known, const std::vector<std::int32_t>& group = {});

}  // namespace merestone::geo

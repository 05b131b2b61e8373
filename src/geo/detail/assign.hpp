// Which zone each face belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/detail/planar.hpp"
#include "geo/topology.hpp"

namespace merestone::geo::detail {

struct Assignment {
    std::vector<std::int32_t> owner;   // per face: a zone, or kOutside
    std::vector<std::int32_t> region;  // per face: connected faces of one zone; -1 outside
    std::vector<std::int32_t> zone_of_region;
};

// A face covered by one zone is that zone's. A narrow face that none covers goes to the zone with the longest border on it, and
// one that several cover to that among them; where borders are equal, to the larger zone. Wide ones: see topology.hpp. A narrow
// scrap that this cuts off from its zone goes to its longest neighbour too. O(chains), plus rounds for slivers beside slivers.
// Adds to the report: slivers, gaps, overlaps, zones that vanished.
[[nodiscard]] Assignment assign_faces(const Planar& planar, std::size_t zones, double sliver_width_m, TopologyReport& report);

}  // namespace merestone::geo::detail

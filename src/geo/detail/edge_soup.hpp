// The rings of all zones as one heap of straight edges between clustered vertices: what noding starts from and ends with.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/detail/lattice.hpp"
#include "geo/topology.hpp"

namespace merestone::geo::detail {

// That a ring runs along an edge an odd number of times.
struct Use {
    std::uint64_t edge = 0;  // smaller vertex << 32 | larger vertex
    std::uint32_t ring = 0;
    friend constexpr auto operator<=>(const Use&, const Use&) noexcept = default;
};
[[nodiscard]] constexpr std::uint64_t edge_between(std::uint32_t a, std::uint32_t b) noexcept {
    return a < b ? (std::uint64_t{a} << 32U) | b : (std::uint64_t{b} << 32U) | a;
}
[[nodiscard]] constexpr std::uint32_t tail(std::uint64_t edge) noexcept { return static_cast<std::uint32_t>(edge >> 32U); }
[[nodiscard]] constexpr std::uint32_t head(std::uint64_t edge) noexcept { return static_cast<std::uint32_t>(edge); }

// A place where a zone's ring meets itself, or crosses another ring of the zone.
struct SelfTouch {
    std::int32_t zone = 0;
    LatticePoint at;
    friend constexpr auto operator<=>(const SelfTouch&, const SelfTouch&) noexcept = default;
};

struct EdgeSoup {
    std::vector<LatticePoint> points;  // vertices; the first `clustered` stand in the order of strips (strips.hpp)
    std::size_t clustered = 0;
    std::int64_t tolerance = 0;  // of the clustering, in lattice steps
    std::vector<Use> uses;       // sorted by (edge, ring), each once
    std::vector<std::int32_t> zone_of_ring;
    std::vector<SelfTouch> touches;
};

// Clusters the vertices and takes the rings apart. Points that are not finite and rings of fewer than three corners are left
// out and reported. O(n log n).
[[nodiscard]] EdgeSoup gather(std::span<const MultiPolygon> zones, double snap_m, TopologyReport& report);

// Sorts; of each (edge, ring) met an even number of times nothing stays, else one. \returns the pairs that met more than once.
std::vector<Use> settle(std::vector<Use>& uses, std::size_t vertices);

}  // namespace merestone::geo::detail

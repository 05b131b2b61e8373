// The outline, length, pieces and holes of one group of zones, without looking at the others: what an edit needs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/outline.hpp"
#include "geo/topology.hpp"

namespace merestone::geo {

// Arcs of each zone, ascending: made once a topology, O(arcs).
class ZoneArcs {
public:
    ZoneArcs() = default;
    explicit ZoneArcs(const Topology& topology);
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t zone) const {
        return std::span(arcs_).subspan(start_[zone], start_[zone + 1] - start_[zone]);
    }

private:
    std::vector<std::uint32_t> start_;
    std::vector<std::uint32_t> arcs_;
};

struct OneOutline {
    GroupShape form;         // as group_shapes has it
    double outline_m = 0.0;  // as border_lengths has it, to the last bit: the same arcs added in the same order
    MultiPolygon shape;      // as outlines has it; only where asked for
};

// \param zones of the group, ascending, each once. O(arcs and points of these zones, and a pass over the nodes).
[[nodiscard]] OneOutline outline_of_one(const Topology& topology, const ZoneArcs& arcs, std::span<const std::uint32_t> zones,
                                        bool with_shape);

}  // namespace merestone::geo

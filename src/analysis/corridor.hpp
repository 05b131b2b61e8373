// The corridor of zones that costs fewest patients their first choice.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/zone_graph.hpp"

namespace merestone::analysis {

struct CorridorAsk {
    std::function<bool(std::size_t)> from;     // zones it may start beside
    std::function<bool(std::size_t)> through;  // zones it may be made of
    std::function<bool(std::size_t)> to;       // zones it must end beside
    std::function<double(std::size_t)> cost;   // patients who lose their first choice, if this zone is taken; >= 0
};

struct Corridor {
    std::vector<std::size_t> zones;  // in walking order, at least one
    std::size_t beside = 0;          // the zone of `from` it starts at
    double cost = 0.0;
};

// The cheapest corridor to each zone beside which `to` lies, cheapest first (ties: fewer zones, then by number): the caller tries them
// in turn where taking one has side effects that the cost does not see. Dijkstra over the zones of `through`.
[[nodiscard]] std::vector<Corridor> corridors(const Graph& graph, const CorridorAsk& ask, std::size_t at_most = 12);

}  // namespace merestone::analysis

// A made plan for tests: a grid of zones with wavering borders, practices, housing, a hub, and a scenario judged by plain counting.
// Everything follows from the numbers given; nothing is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::test {

struct MadePlanSize {
    std::size_t columns = 6;
    std::size_t rows = 5;
    double cell_m = 1000.0;
    std::size_t practices = 6;
    std::size_t localities = 2;
    std::uint64_t seed = 1;
};

struct MadePlan {
    model::Plan plan;
    model::Scenario scenario;  // zones to the nearest of evenly spread centres, practices as their zones
    std::vector<model::LocalityStats> localities;
    std::vector<model::Flag> flags;  // of localities outside the plan's bounds
};

// The zones' shapes alone: neighbours share every vertex.
[[nodiscard]] std::vector<geo::MultiPolygon> made_zones(const MadePlanSize& size);
[[nodiscard]] MadePlan made_plan(const MadePlanSize& size = {});

}  // namespace merestone::test

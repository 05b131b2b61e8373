#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/random.hpp"
#include "travel/straight_line.hpp"

using namespace merestone;

TEST_CASE("The nearest site is that of a plain search over all, ties to the smaller number", "[fast]") {
    rc::prop("on a coarse grid, where ties and equal places are common", [](std::uint32_t seed) {
        base::Random chance(seed);
        std::vector<geo::Point> sites;
        const std::uint32_t n = chance.below(30);
        const std::uint32_t cells = 1 + chance.below(12);
        for (std::uint32_t i = 0; i < n; ++i) sites.push_back({100.0 * chance.below(cells), 100.0 * chance.below(cells)});
        const travel::StraightLine line(sites);
        for (int q = 0; q < 20; ++q) {
            const geo::Point from{100.0 * chance.below(cells), 100.0 * chance.below(cells)};
            std::optional<std::size_t> best;
            for (std::size_t s = 0; s < sites.size(); ++s)
                if (!best || geo::distance_m(from, sites[s]) < geo::distance_m(from, sites[*best])) best = s;
            RC_ASSERT(line.nearest(from) == best);
            if (best) RC_ASSERT(line.cost(from, *best) == geo::distance_m(from, sites[*best]));
        }
    });
}

#include <catch2/catch.hpp>

#include <algorithm>

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

TEST_CASE("Sites within reach are those of a plain search over all, the farthest included", "[fast]") {
    rc::prop("in metres and in minutes", [](std::uint32_t seed) {
        base::Random chance(seed);
        std::vector<geo::Point> sites;
        for (std::uint32_t i = 0, n = chance.below(30); i < n; ++i) sites.push_back({100.0 * chance.below(12), 100.0 * chance.below(12)});
        const geo::Point from{100.0 * chance.below(12), 100.0 * chance.below(12)};
        const bool timed = chance.below(2) == 1;
        const travel::StraightLine line = timed ? travel::StraightLine::at_speed(sites, 4.8) : travel::StraightLine(sites);
        RC_ASSERT(line.unit() == (timed ? "min" : "m"));
        const double most = line.unit() == "m" ? 100.0 * chance.below(10) : 1.25 * chance.below(10);
        std::vector<std::size_t> seen;
        line.within(from, most, [&](std::size_t site, double away) {
            RC_ASSERT(away == line.cost(from, site));
            seen.push_back(site);
        });
        std::sort(seen.begin(), seen.end());
        std::vector<std::size_t> plain;
        for (std::size_t s = 0; s < sites.size(); ++s)
            if (line.cost(from, s) <= most) plain.push_back(s);
        RC_ASSERT(seen == plain);
    });
}

TEST_CASE("A kilometre at 4.8 km/h takes 12.5 minutes: domain notes section 8, 20 minutes are 1.6 km", "[fast]") {
    const std::vector<geo::Point> sites{{0, 0}, {1600, 0}};
    const travel::StraightLine walk = travel::StraightLine::at_speed(sites, 4.8);
    CHECK(walk.cost({1000, 0}, 0) == Approx(12.5));
    CHECK(walk.cost({0, 0}, 1) == Approx(20.0));
    CHECK(walk.nearest({1000, 0}) == std::size_t{1});
}

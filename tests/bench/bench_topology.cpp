// Cost of build_topology by vertices, on a generated coverage with the noise of published boundaries: near-linear, so the
// rate (vertices/s) should hardly fall from one size to the next.
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "geo/outline.hpp"
#include "geo/topology.hpp"

namespace {

using merestone::base::Random;
using namespace merestone::geo;

// A crooked line from a to b of 2^depth edges, without its last point.
void crooked(Random& random, Point a, Point b, int depth, Ring& out) {
    if (depth == 0) {
        out.push_back(a);
        return;
    }
    const double bend = 0.2 * (random.unit() - 0.5);
    const Point middle{(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)};
    crooked(random, a, middle, depth - 1, out);
    crooked(random, middle, b, depth - 1, out);
}

// side x side zones with sides of 16 edges (64 vertices a zone), each zone's vertices off by up to a micrometre.
std::vector<MultiPolygon> make_coverage(std::size_t side) {
    Random random(1);
    std::vector<Point> corner;
    for (std::size_t y = 0; y <= side; ++y)
        for (std::size_t x = 0; x <= side; ++x)
            corner.push_back({400'000 + 500.0 * static_cast<double>(x) + 200 * random.unit(),
                              200'000 + 500.0 * static_cast<double>(y) + 200 * random.unit()});
    const auto at = [&](std::size_t x, std::size_t y) { return y * (side + 1) + x; };
    std::vector<Ring> east(corner.size());
    std::vector<Ring> north(corner.size());
    for (std::size_t y = 0; y <= side; ++y)
        for (std::size_t x = 0; x <= side; ++x) {
            if (x < side) crooked(random, corner[at(x, y)], corner[at(x + 1, y)], 4, east[at(x, y)]);
            if (y < side) crooked(random, corner[at(x, y)], corner[at(x, y + 1)], 4, north[at(x, y)]);
            if (x < side) east[at(x, y)].push_back(corner[at(x + 1, y)]);
            if (y < side) north[at(x, y)].push_back(corner[at(x, y + 1)]);
        }
    std::vector<MultiPolygon> zones;
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            Ring ring(east[at(x, y)].begin(), east[at(x, y)].end() - 1);
            ring.insert(ring.end(), north[at(x + 1, y)].begin(), north[at(x + 1, y)].end() - 1);
            ring.insert(ring.end(), east[at(x, y + 1)].rbegin(), east[at(x, y + 1)].rend() - 1);
            ring.insert(ring.end(), north[at(x, y)].rbegin(), north[at(x, y)].rend() - 1);
            for (Point& p : ring) p = {p.x + 1e-6 * random.unit(), p.y + 1e-6 * random.unit()};
            ring.push_back(ring.front());
            zones.push_back({Polygon{ring, {}}});
        }
    return zones;
}

void topology_of_coverage(benchmark::State& state) {
    const auto zones = make_coverage(static_cast<std::size_t>(std::sqrt(static_cast<double>(state.range(0)) / 64)));
    std::size_t vertices = 0;
    for (auto _ : state) {
        const auto topology = build_topology(zones);
        if (!topology.ok() || !topology.value().report.faults.empty()) state.SkipWithError("the coverage did not come out whole");
        vertices += topology.ok() ? topology.value().report.vertices_in : 0;
    }
    state.counters["vertices/s"] = benchmark::Counter(static_cast<double>(vertices), benchmark::Counter::kIsRate);
}
BENCHMARK(topology_of_coverage)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

// 64 vertices a zone, groups of about 30 zones: what a map needs after a change of grouping.
void outlines_of_groups(benchmark::State& state) {
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(state.range(0))));
    const Topology topology = build_topology(make_coverage(side)).value();
    std::vector<std::int32_t> label;
    const std::size_t blocks = side / 6 + 1;
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) label.push_back(static_cast<std::int32_t>(y / 6 * blocks + x / 6));
    for (auto _ : state) benchmark::DoNotOptimize(outlines(topology, label, blocks * blocks));
}
BENCHMARK(outlines_of_groups)->Arg(500)->Arg(8'000)->Unit(benchmark::kMicrosecond);

}  // namespace

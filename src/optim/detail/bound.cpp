#include "optim/detail/bound.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace merestone::optim::detail {

double median_bound(const Piece& piece, double upper) {
    if (!piece.has_distance) return 0.0;
    constexpr int kSteps = 160;
    const std::size_t nodes = piece.nodes();
    const std::size_t sites = piece.sites();
    std::vector<double> price(nodes);  // paid for serving the node
    for (NodeNo v = 0; v < nodes; ++v) price[v] = 1.5 * *std::min_element(piece.serve_row(v), piece.serve_row(v) + sites);
    std::vector<double> gain(sites);
    std::vector<std::uint32_t> order(sites);
    std::vector<int> served(nodes);
    double best = 0.0;
    double pace = 1.0;
    int idle = 0;
    for (int step = 0; step < kSteps; ++step) {
        std::fill(gain.begin(), gain.end(), 0.0);
        for (NodeNo v = 0; v < nodes; ++v) {
            const double* row = piece.serve_row(v);
            for (std::size_t s = 0; s < sites; ++s) gain[s] += std::min(0.0, row[s] - price[v]);
        }
        std::iota(order.begin(), order.end(), 0U);
        const std::size_t open = std::min<std::size_t>(piece.groups_max, sites);
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(open), order.end(),
                          [&](std::uint32_t s, std::uint32_t t) { return gain[s] != gain[t] ? gain[s] < gain[t] : s < t; });
        double bound = std::accumulate(price.begin(), price.end(), 0.0);
        for (std::size_t i = 0; i < open; ++i) bound += gain[order[i]];
        if (bound > best) {
            best = bound;
            idle = 0;
        } else if (++idle == 8) {
            pace *= 0.6;
            idle = 0;
        }
        std::fill(served.begin(), served.end(), 0);
        for (std::size_t i = 0; i < open; ++i) {
            for (NodeNo v = 0; v < nodes; ++v) served[v] += piece.serve_row(v)[order[i]] < price[v] ? 1 : 0;
        }
        double length = 0.0;
        for (const int times : served) length += (1 - times) * (1 - times);
        if (length <= 0 || upper <= bound) break;
        const double stride = pace * (upper - bound) / length;
        for (NodeNo v = 0; v < nodes; ++v) price[v] = std::max(0.0, price[v] + stride * (1 - served[v]));
    }
    return best * (1.0 - 1e-9);  // rounding of long sums
}

}  // namespace merestone::optim::detail

#include "analysis/zone_graph.hpp"

#include <algorithm>

namespace merestone::analysis {

Graph::Graph(std::size_t nodes, const std::vector<geo::Border>& borders) : start_(nodes + 1, 0) {
    for (const geo::Border& b : borders) {
        ++start_[b.a + 1];
        ++start_[b.b + 1];
    }
    for (std::size_t i = 0; i < nodes; ++i) start_[i + 1] += start_[i];
    links_.resize(start_[nodes]);
    std::vector<std::size_t> at(start_.begin(), start_.end() - 1);
    for (const geo::Border& b : borders) {
        links_[at[b.a]++] = {b.b, b.length_m};
        links_[at[b.b]++] = {b.a, b.length_m};
    }
    for (std::size_t i = 0; i < nodes; ++i)
        std::sort(links_.begin() + static_cast<std::ptrdiff_t>(start_[i]), links_.begin() + static_cast<std::ptrdiff_t>(start_[i + 1]),
                  [](const Link& x, const Link& y) { return x.to < y.to; });
}

}  // namespace merestone::analysis

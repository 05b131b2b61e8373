// Zones and who borders them, as flat rows: the graph that blocks grow on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/adjacency.hpp"

namespace merestone::analysis {

class Graph {
public:
    struct Link {
        std::uint32_t to = 0;
        double border_m = 0.0;  // 0: a bridge
    };

    Graph() = default;
    // \param nodes their number; borders in any order. Links of a node are sorted by number. O(nodes + borders).
    Graph(std::size_t nodes, const std::vector<geo::Border>& borders);

    [[nodiscard]] std::size_t size() const noexcept { return start_.empty() ? 0 : start_.size() - 1; }
    [[nodiscard]] std::span<const Link> links(std::size_t node) const {
        return std::span(links_).subspan(start_[node], start_[node + 1] - start_[node]);
    }

private:
    std::vector<std::size_t> start_;
    std::vector<Link> links_;
};

// Component number of each node among the nodes with `keep`; -1 for the others. Numbered by the smallest node in each.
template <typename Keep, typename Joined>
std::vector<std::int32_t> components(const Graph& graph, Keep keep, Joined joined) {
    std::vector<std::int32_t> part(graph.size(), -1);
    std::int32_t count = 0;
    std::vector<std::size_t> stack;
    for (std::size_t start = 0; start < graph.size(); ++start) {
        if (part[start] >= 0 || !keep(start)) continue;
        part[start] = count;
        stack.push_back(start);
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            for (const Graph::Link& link : graph.links(at)) {
                if (part[link.to] >= 0 || !keep(link.to) || !joined(at, link.to)) continue;
                part[link.to] = count;
                stack.push_back(link.to);
            }
        }
        ++count;
    }
    return part;
}

}  // namespace merestone::analysis

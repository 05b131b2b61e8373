#include "analysis/corridor.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <tuple>

namespace merestone::analysis {

std::vector<Corridor> corridors(const Graph& graph, const CorridorAsk& ask, std::size_t at_most) {
    struct Reached {
        double cost = std::numeric_limits<double>::infinity();
        std::uint32_t length = 0;
        std::size_t before = 0;  // the zone walked from; of the first zone: the one of `from`
        bool first = false;
        bool settled = false;
    };
    std::map<std::size_t, Reached> reached;  // only the neighbourhood is ever touched
    using Entry = std::tuple<double, std::uint32_t, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto offer = [&](std::size_t zone, double cost, std::uint32_t length, std::size_t before, bool first) {
        Reached& r = reached[zone];
        if (r.settled || std::tie(r.cost, r.length) <= std::tie(cost, length)) return;
        r = {cost, length, before, first, false};
        queue.emplace(cost, length, zone);
    };
    for (std::size_t z = 0; z < graph.size(); ++z) {
        if (!ask.from(z)) continue;
        for (const Graph::Link& link : graph.links(z))
            if (ask.through(link.to)) offer(link.to, ask.cost(link.to), 1, z, true);
    }
    std::vector<Corridor> found;
    while (!queue.empty() && found.size() < at_most) {
        const auto [cost, length, zone] = queue.top();
        queue.pop();
        Reached& r = reached[zone];
        if (r.settled) continue;
        r.settled = true;
        const auto links = graph.links(zone);
        if (std::any_of(links.begin(), links.end(), [&](const Graph::Link& l) { return ask.to(l.to); })) {
            Corridor corridor;
            corridor.cost = cost;
            for (std::size_t at = zone;;) {
                corridor.zones.push_back(at);
                const Reached& step = reached[at];
                if (step.first) {
                    corridor.beside = step.before;
                    break;
                }
                at = step.before;
            }
            std::reverse(corridor.zones.begin(), corridor.zones.end());
            found.push_back(std::move(corridor));
            continue;  // walking on past the goal only costs more
        }
        for (const Graph::Link& link : links)
            if (ask.through(link.to)) offer(link.to, cost + ask.cost(link.to), length + 1, zone, false);
    }
    return found;
}

}  // namespace merestone::analysis

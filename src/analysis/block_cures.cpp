// What the blocks alone would make impossible, and the cheapest corridor that cures it.
#include <fmt/format.h>

#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

#include "analysis/detail/block_builder.hpp"
#include "base/text.hpp"

namespace merestone::analysis::detail {
namespace {

constexpr int kMostPasses = 8;  // a cure can open another wound; two or three passes settle every real footprint tried

// Nodes whose removal cuts their component: Hopcroft and Tarjan 1973, without recursion.
std::vector<std::uint8_t> cut_nodes(const Graph& graph, const std::vector<std::int32_t>& side) {
    const std::size_t n = graph.size();
    std::vector<std::uint8_t> cut(n, 0);
    std::vector<std::uint32_t> seen(n, 0);
    std::vector<std::uint32_t> low(n, 0);
    std::uint32_t clock = 0;
    struct Frame {
        std::size_t node;
        std::size_t parent;
        std::size_t link;
    };
    std::vector<Frame> stack;
    for (std::size_t root = 0; root < n; ++root) {
        if (seen[root] != 0) continue;
        std::size_t root_children = 0;
        seen[root] = low[root] = ++clock;
        stack.push_back({root, root, 0});
        while (!stack.empty()) {
            Frame& f = stack.back();
            const auto links = graph.links(f.node);
            if (f.link < links.size()) {
                const std::size_t to = links[f.link++].to;
                if (side[to] != side[f.node] || to == f.parent) continue;
                if (seen[to] != 0) {
                    low[f.node] = std::min(low[f.node], seen[to]);
                } else {
                    seen[to] = low[to] = ++clock;
                    if (f.node == root) ++root_children;
                    stack.push_back({to, f.node, 0});
                }
            } else {
                const Frame done = f;
                stack.pop_back();
                if (done.node == root) continue;
                low[done.parent] = std::min(low[done.parent], low[done.node]);
                if (done.parent != root && low[done.node] >= seen[done.parent]) cut[done.parent] = 1;
            }
        }
        if (root_children > 1) cut[root] = 1;
    }
    return cut;
}

}  // namespace

std::vector<geo::Border> BlockBuilder::block_borders() const {
    std::map<std::pair<BlockNo, BlockNo>, geo::Border> sums;
    for (const geo::Border& b : plan_.borders) {
        BlockNo x = of_zone_[b.a];
        BlockNo y = of_zone_[b.b];
        if (x == y || x == kNone || y == kNone) continue;
        if (x > y) std::swap(x, y);
        auto [at, fresh] = sums.try_emplace({x, y}, geo::Border{x, y, 0.0, b.bridge});
        at->second.length_m += b.length_m;
        at->second.bridge = at->second.bridge && b.bridge;
    }
    std::vector<geo::Border> out;
    for (const auto& [key, border] : sums) out.push_back(border);
    return out;
}

std::vector<double> BlockBuilder::block_people() const {
    std::vector<double> people(seeds_.size(), 0.0);
    if (plan_.population == model::PopulationBasis::registered) {
        for (std::size_t b = 0; b < seeds_.size(); ++b)
            for (const model::PracticeIx p : seeds_[b].practices) people[b] += static_cast<double>(*plan_.practices[p.pos()].list);
    } else {
        for (std::size_t z = 0; z < of_zone_.size(); ++z)
            if (of_zone_[z] != kNone) people[of_zone_[z]] += static_cast<double>(plan_.zones[z].residents.value_or(0));
    }
    return people;
}

void BlockBuilder::cure() {
    for (int pass = 0; pass < kMostPasses; ++pass) {
        const bool joined = cure_cut_off();
        const bool opened = cure_enclosed();
        if (!joined && !opened) return;
    }
}

// A group of blocks that touches no other block of its side and is too small to stand alone.
bool BlockBuilder::cure_cut_off() {
    const Graph blocks(seeds_.size(), block_borders());
    const auto same_side = [&](std::size_t a, std::size_t b) {
        return block_side(static_cast<BlockNo>(a)) == block_side(static_cast<BlockNo>(b));
    };
    const auto part = components(
        blocks, [](std::size_t) { return true; }, same_side);
    const auto people = block_people();
    const auto parts = static_cast<std::size_t>(part.empty() ? 0 : *std::max_element(part.begin(), part.end()) + 1);
    std::vector<double> sum(parts, 0.0);
    std::vector<std::int32_t> side(parts, 0);
    for (std::size_t b = 0; b < part.size(); ++b) {
        sum[static_cast<std::size_t>(part[b])] += people[b];
        side[static_cast<std::size_t>(part[b])] = block_side(static_cast<BlockNo>(b));
    }
    bool cured = false;
    for (std::size_t k = 0; k < parts; ++k) {
        if (sum[k] >= static_cast<double>(plan_.constraints.people_min) || std::count(side.begin(), side.end(), side[k]) < 2) continue;
        std::vector<std::uint8_t> from(of_zone_.size());
        std::vector<std::uint8_t> through(of_zone_.size());
        std::vector<std::uint8_t> to(of_zone_.size());
        for (std::size_t z = 0; z < of_zone_.size(); ++z) {
            const auto p = static_cast<std::size_t>(part[of_zone_[z]]);
            from[z] = p == k;
            to[z] = p != k && side[p] == side[k];
            through[z] = side[p] != side[k] && !is_seed_[z];
        }
        cured = dig(from, through, to, "cut-off",
                    fmt::format("blocks of {} people are cut off from the rest of {}", base::grouped(static_cast<std::int64_t>(sum[k])),
                                side_words(side[k]))) ||
                cured;
    }
    return cured;
}

// Blocks behind one neighbour A: a single one, or a group too small to stand alone that A cannot take in.
bool BlockBuilder::cure_enclosed() {
    const Graph blocks(seeds_.size(), block_borders());
    std::vector<std::int32_t> side(seeds_.size());
    for (std::size_t b = 0; b < side.size(); ++b) side[b] = block_side(static_cast<BlockNo>(b));
    const auto cut = cut_nodes(blocks, side);
    const auto people = block_people();
    const auto min = static_cast<double>(plan_.constraints.people_min);
    const auto max = static_cast<double>(plan_.constraints.people_max);
    bool cured = false;
    for (std::size_t a = 0; a < seeds_.size(); ++a) {
        if (!cut[a]) continue;
        const auto part = components(
            blocks, [&](std::size_t b) { return b != a && side[b] == side[a]; }, [](std::size_t, std::size_t) { return true; });
        std::set<std::int32_t> beside;  // the parts that A holds together
        for (const Graph::Link& link : blocks.links(a))
            if (part[link.to] >= 0) beside.insert(part[link.to]);
        std::map<std::int32_t, std::pair<double, std::size_t>> size;  // people, blocks
        for (std::size_t b = 0; b < part.size(); ++b) {
            if (part[b] < 0 || !beside.contains(part[b])) continue;
            size[part[b]].first += people[b];
            ++size[part[b]].second;
        }
        const auto largest =
            std::max_element(size.begin(), size.end(), [](const auto& x, const auto& y) { return x.second.first < y.second.first; })->first;
        double with_small = people[a];
        for (const auto& [p, s] : size)
            if (p != largest && s.first < min) with_small += s.first;
        for (const auto& [p, s] : size) {
            if (p == largest) continue;
            const bool single = s.second == 1;
            if (!single && (s.first >= min || with_small <= max)) continue;
            std::vector<std::uint8_t> from(of_zone_.size());
            std::vector<std::uint8_t> through(of_zone_.size());
            std::vector<std::uint8_t> to(of_zone_.size());
            for (std::size_t z = 0; z < of_zone_.size(); ++z) {
                const BlockNo b = of_zone_[z];
                from[z] = part[b] == p;
                through[z] = b == a && !is_seed_[z];
                to[z] = b != a && part[b] >= 0 && part[b] != p && beside.contains(part[b]);
            }
            cured = dig(from, through, to, "enclosed",
                        fmt::format("{} block{} of {} people lie behind one neighbour, {} with {} people", s.second,
                                    s.second == 1 ? "" : "s", base::grouped(static_cast<std::int64_t>(s.first)),
                                    seed_id(static_cast<BlockNo>(a)), base::grouped(static_cast<std::int64_t>(people[a])))) ||
                    cured;
        }
    }
    return cured;
}

// Takes the cheapest corridor, counting the zones it cuts off from their block as well. false: none can be dug, or none is needed any more.
bool BlockBuilder::dig(const std::vector<std::uint8_t>& from, const std::vector<std::uint8_t>& through, const std::vector<std::uint8_t>& to,
                       const char* kind, const std::string& why) {
    std::size_t first = of_zone_.size();
    for (std::size_t z = 0; z < of_zone_.size(); ++z) {
        if (!from[z]) continue;
        first = std::min(first, z);
        for (const Graph::Link& link : graph_.links(z))
            if (to[link.to]) return false;  // an earlier cure of this pass reached it
    }
    CorridorAsk ask;
    ask.from = [&](std::size_t z) { return from[z] != 0; };
    ask.through = [&](std::size_t z) { return through[z] != 0; };
    ask.to = [&](std::size_t z) { return to[z] != 0; };
    ask.cost = [&](std::size_t z) { return use(z, of_zone_[z]); };
    std::vector<Change> best;
    double least = 0;
    for (const Corridor& corridor : corridors(graph_, ask)) {
        std::vector<Change> changes;
        double cost = 0;
        if (!try_corridor(corridor, of_zone_[corridor.beside], changes, cost)) continue;
        if (best.empty() || cost < least) {
            best = std::move(changes);
            least = cost;
        }
    }
    if (best.empty()) {
        const bool told = std::any_of(notes_.begin(), notes_.end(), [&](const model::BlockNote& n) { return n.words.starts_with(why); });
        if (!told)
            note(kind, first, kNone, kNone, 0.0,
                 why + "; no corridor of zones without practices leads out, so they can only be grouped with that neighbour or alone");
        return false;
    }
    const BlockNo receiver = of_zone_[best.front().zone] == kNone ? kNone : best.front().block;
    std::string ids;
    for (const Change& c : best) {
        if (c.block == receiver) ids += (ids.empty() ? "" : " ") + plan_.zones[c.zone].id;
    }
    note(kind, best.front().zone, of_zone_[best.front().zone], receiver, least,
         fmt::format("{}; the corridor {} was given to {} so that they reach another block: {} patients lose their first choice", why, ids,
                     seed_id(receiver), base::number_text(least, 0)));
    for (const Change& c : best) {
        of_zone_[c.zone] = c.block;
        side_[c.zone] = block_side(c.block);
        reason_[c.zone] = c.block == receiver
                              ? "part of a corridor that keeps neighbourhoods joined"
                              : "cut off from its block by a corridor; joins the neighbour that costs fewest patients their first choice";
    }
    refresh_members();
    return true;
}

bool BlockBuilder::try_corridor(const Corridor& corridor, BlockNo receiver, std::vector<Change>& changes, double& cost) const {
    std::map<std::size_t, BlockNo> now;  // zones that change
    std::set<BlockNo> donors;
    cost = 0;
    for (const std::size_t z : corridor.zones) {
        donors.insert(of_zone_[z]);
        now.emplace(z, receiver);
        changes.push_back({z, receiver});
        cost += std::max(0.0, use(z, of_zone_[z]) - use(z, receiver));
    }
    // What the donors lose with it: zones no longer joined to their seed.
    std::set<std::size_t> pool;
    for (const BlockNo donor : donors) {
        std::set<std::size_t> left(members_[donor].begin(), members_[donor].end());
        for (const std::size_t z : corridor.zones) left.erase(z);
        std::vector<std::size_t> stack{seeds_[donor].zone};
        left.erase(seeds_[donor].zone);
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            for (const Graph::Link& link : graph_.links(at))
                if (left.erase(link.to) > 0) stack.push_back(link.to);
        }
        pool.insert(left.begin(), left.end());
    }
    const auto block_now = [&](std::size_t z) -> BlockNo {
        const auto at = now.find(z);
        return at != now.end() ? at->second : pool.contains(z) ? kNone : of_zone_[z];
    };
    while (!pool.empty()) {
        using Offer = std::tuple<double, double, std::size_t, BlockNo>;
        std::optional<Offer> best;
        for (const std::size_t z : pool) {
            for (const Graph::Link& link : graph_.links(z)) {
                const BlockNo b = block_now(link.to);
                if (b == kNone || (block_side(b) != side_[z] && b != receiver)) continue;
                const Offer offer{std::max(0.0, use(z, of_zone_[z]) - use(z, b)), way_m(z, b), z, b};
                if (!best || offer < *best) best = offer;
            }
        }
        if (!best) return false;
        const auto [lost, way, zone, block] = *best;
        cost += lost;
        pool.erase(zone);
        now[zone] = block;
        changes.push_back({zone, block});
    }
    return true;
}

}  // namespace merestone::analysis::detail

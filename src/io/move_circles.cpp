#include "io/move_circles.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace merestone::io {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;

// Buildings in the order in which a walk along the moves is done with them; its own stack, since chains may be long.
std::vector<std::size_t> order_of_leaving(const Graph& next) {
    std::vector<std::size_t> order;
    std::vector<bool> seen(next.size(), false);
    std::vector<std::pair<std::size_t, std::size_t>> stack;  // building, which of its moves comes next
    for (std::size_t start = 0; start < next.size(); ++start) {
        if (seen[start]) continue;
        seen[start] = true;
        stack.emplace_back(start, 0);
        while (!stack.empty()) {
            auto& [at, move] = stack.back();
            if (move == next[at].size()) {
                order.push_back(at);
                stack.pop_back();
                continue;
            }
            const std::size_t to = next[at][move++];
            if (seen[to]) continue;
            seen[to] = true;
            stack.emplace_back(to, 0);
        }
    }
    return order;
}

// Kosaraju's strongly connected components: buildings from each of which every other of the same number can be reached and back.
std::vector<std::size_t> components(const Graph& next, const Graph& before) {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> component(next.size(), kNone);
    const std::vector<std::size_t> order = order_of_leaving(next);
    std::size_t count = 0;
    for (auto start = order.rbegin(); start != order.rend(); ++start) {
        if (component[*start] != kNone) continue;
        std::vector<std::size_t> open = {*start};
        component[*start] = count;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t from : before[at])
                if (component[from] == kNone) {
                    component[from] = count;
                    open.push_back(from);
                }
        }
        ++count;
    }
    return component;
}

}  // namespace

std::vector<std::vector<std::size_t>> circles_of_moves(const std::vector<model::Scheme>& schemes) {
    std::map<std::string, std::size_t> number;
    const auto of = [&](const std::string& id) { return number.emplace(id, number.size()).first->second; };
    struct Move {
        std::size_t scheme;
        std::size_t from;
        std::size_t to;
    };
    std::vector<Move> moves;
    for (std::size_t s = 0; s < schemes.size(); ++s)
        for (const std::string& from : schemes[s].moves_from)
            if (!schemes[s].premises.empty() && from != schemes[s].premises) moves.push_back({s, of(from), of(schemes[s].premises)});
    Graph next(number.size());
    Graph before(number.size());
    for (const Move& m : moves) {
        next[m.from].push_back(m.to);
        before[m.to].push_back(m.from);
    }
    const std::vector<std::size_t> component = components(next, before);
    std::map<std::size_t, std::vector<std::size_t>> by_component;
    for (const Move& m : moves)
        if (component[m.from] == component[m.to]) by_component[component[m.from]].push_back(m.scheme);
    std::vector<std::vector<std::size_t>> out;
    for (auto& [unused, circle] : by_component) {
        std::sort(circle.begin(), circle.end());
        circle.erase(std::unique(circle.begin(), circle.end()), circle.end());
        out.push_back(std::move(circle));
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace merestone::io

#include "optim/detail/windows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

#include "optim/detail/anneal.hpp"
#include "optim/detail/bounds.hpp"
#include "optim/detail/construct.hpp"
#include "optim/detail/pool.hpp"

namespace merestone::optim::detail {
namespace {

constexpr std::size_t kWindowNodes = 110;
constexpr std::size_t kWindowGroups = 26;
constexpr std::size_t kLeastNodes = 50;  // a smaller leftover joins a neighbour

struct Pass {
    double heat;
    double share;  // of all work
};
constexpr std::array<Pass, 5> kPasses{{{1.0, 0.34}, {0.5, 0.22}, {0.3, 0.16}, {0.3, 0.14}, {0.15, 0.14}}};
constexpr std::uint32_t kRepairs = 8;  // further passes while bounds are broken

class Windows {
public:
    Windows(const Whole& whole, std::uint32_t part, const LargeSearch& search, const Halt& halt)
        : whole_(whole), nodes_(whole.parts.row(part)), search_(search), halt_(halt), local_(whole.nodes(), 0) {
        for (std::size_t v = 0; v < nodes_.size(); ++v) local_[nodes_[v]] = static_cast<std::uint32_t>(v);
    }

    LargeFound run(const std::function<void(double)>& said) {
        base::Random random(search_.seed, 0);
        const Piece bare = make_bare_piece(whole_, nodes_, search_.first);
        group_ = construct(bare, search_.first, random);
        groups_ = search_.first;
        double done = 0.0;
        std::uint32_t pass = 0;
        for (const Pass& plan : kPasses) {
            if (halt_.asked()) break;
            improve(++pass, plan, random, [&](double share) { said(done + plan.share * share); });
            done += plan.share;
        }
        for (std::uint32_t r = 0; r < kRepairs && violation() > 0 && !halt_.asked(); ++r) {
            improve(++pass, {0.7, 0.12}, random, [](double) {});
        }
        return {std::move(group_), proposals_};
    }

private:
    [[nodiscard]] std::vector<double> group_violations() const {
        const std::size_t activities = whole_.activities();
        std::vector<double> sum(std::size_t{groups_} * activities, 0.0);
        for (std::size_t v = 0; v < nodes_.size(); ++v) {
            for (std::size_t a = 0; a < activities; ++a) sum[group_[v] * activities + a] += whole_.amount[nodes_[v] * activities + a];
        }
        std::vector<double> broken(groups_, 0.0);
        for (std::uint32_t g = 0; g < groups_; ++g) {
            for (std::size_t a = 0; a < activities; ++a) {
                const ActivityBounds& bounds = whole_.problem->activities[a];
                broken[g] += outside(sum[g * activities + a], bounds.min, bounds.max);
            }
        }
        return broken;
    }
    [[nodiscard]] double violation() const {
        const std::vector<double> broken = group_violations();
        return std::accumulate(broken.begin(), broken.end(), 0.0);
    }

    // Window of each group: neighbouring groups gathered breadth first, those with broken bounds as first seeds.
    std::vector<std::uint32_t> cut(base::Random& random, std::uint32_t& windows) const {
        std::vector<std::vector<std::uint32_t>> near(groups_);
        std::vector<std::size_t> size(groups_, 0);
        for (std::size_t v = 0; v < nodes_.size(); ++v) {
            ++size[group_[v]];
            for (const NodeNo w : whole_.neighbours.row(nodes_[v])) {
                if (group_[local_[w]] != group_[v]) near[group_[v]].push_back(group_[local_[w]]);
            }
        }
        for (auto& row : near) {
            std::sort(row.begin(), row.end());
            row.erase(std::unique(row.begin(), row.end()), row.end());
        }
        const std::vector<double> broken = group_violations();
        std::vector<std::uint32_t> order(groups_);
        std::iota(order.begin(), order.end(), 0U);
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t g, std::uint32_t h) { return broken[g] > broken[h]; });

        constexpr std::uint32_t kNone = 0xffffffffU;
        std::vector<std::uint32_t> window(groups_, kNone);
        std::vector<std::size_t> window_nodes;
        std::size_t next_seed = 0;
        std::vector<std::uint32_t> border;  // groups next to a finished window: seeding there leaves fewer leftovers
        std::size_t next_border = 0;
        for (;;) {
            std::uint32_t seed = kNone;
            while (next_seed < order.size() && broken[order[next_seed]] > 0 && seed == kNone) {
                if (window[order[next_seed]] == kNone) seed = order[next_seed];
                ++next_seed;
            }
            while (next_border < border.size() && seed == kNone) {
                if (window[border[next_border]] == kNone) seed = border[next_border];
                ++next_border;
            }
            while (next_seed < order.size() && seed == kNone) {
                if (window[order[next_seed]] == kNone) seed = order[next_seed];
                ++next_seed;
            }
            if (seed == kNone) break;
            const auto me = static_cast<std::uint32_t>(window_nodes.size());
            std::vector<std::uint32_t> queue{seed};
            window[seed] = me;
            std::size_t count = size[seed];
            for (std::size_t head = 0; head < queue.size(); ++head) {
                for (const std::uint32_t g : near[queue[head]]) {
                    if (window[g] != kNone) continue;
                    if (count + size[g] > kWindowNodes || queue.size() >= kWindowGroups) {
                        border.push_back(g);
                        continue;
                    }
                    window[g] = me;
                    count += size[g];
                    queue.push_back(g);
                }
            }
            window_nodes.push_back(count);
        }
        // Small leftovers join the smallest window beside them.
        for (std::uint32_t w = 0; w < window_nodes.size(); ++w) {
            if (window_nodes[w] >= kLeastNodes) continue;
            std::uint32_t to = kNone;
            for (std::uint32_t g = 0; g < groups_; ++g) {
                if (window[g] != w) continue;
                for (const std::uint32_t h : near[g]) {
                    if (window[h] != w && (to == kNone || window_nodes[window[h]] < window_nodes[to])) to = window[h];
                }
            }
            if (to == kNone || window_nodes[to] > 2 * kWindowNodes) continue;
            for (std::uint32_t& at : window) at = at == w ? to : at;
            window_nodes[to] += window_nodes[w];
            window_nodes[w] = 0;
        }
        std::vector<std::uint32_t> number(window_nodes.size(), 0);
        windows = 0;
        for (std::size_t w = 0; w < window_nodes.size(); ++w) {
            number[w] = windows;
            if (window_nodes[w] > 0) ++windows;
        }
        for (std::uint32_t& at : window) at = number[at];
        return window;
    }

    // Per former label the window with most of its people.
    std::vector<std::int32_t> owners(const std::vector<std::uint32_t>& window) const {
        std::vector<std::map<std::uint32_t, double>> people(whole_.label_owner.size());
        for (std::size_t v = 0; v < nodes_.size(); ++v) {
            for (const Former& former : whole_.former.row(nodes_[v])) people[static_cast<std::size_t>(former.label)][window[group_[v]]] += former.people;
        }
        std::vector<std::int32_t> owner;
        const auto part = static_cast<std::int32_t>(whole_.part[nodes_.front()]);
        for (std::size_t l = 0; l < people.size(); ++l) {
            const auto most = std::max_element(people[l].begin(), people[l].end(), [](const auto& p, const auto& q) { return p.second < q.second; });
            owner.push_back(whole_.label_owner[l] != part || most == people[l].end() ? -1 : static_cast<std::int32_t>(most->first));
        }
        return owner;
    }

    void improve(std::uint32_t pass, const Pass& plan, base::Random& random, const std::function<void(double)>& said) {
        std::uint32_t windows = 0;
        const std::vector<std::uint32_t> window = cut(random, windows);
        const std::vector<std::int32_t> owner = owners(window);
        std::vector<std::vector<NodeNo>> nodes(windows);
        for (std::size_t v = 0; v < nodes_.size(); ++v) nodes[window[group_[v]]].push_back(nodes_[v]);

        // The slack of the number of groups is shared out evenly, the rest by chance.
        const auto shares = [&](std::uint32_t slack) {
            std::vector<std::uint32_t> share(windows, slack / windows);
            for (std::uint32_t i = 0; i < slack % windows; ++i) ++share[random.below(windows)];
            return share;
        };
        const std::vector<std::uint32_t> up = shares(search_.range.max - groups_);
        const std::vector<std::uint32_t> down = shares(groups_ - search_.range.min);

        std::vector<Annealed> found(windows);
        run_jobs(windows, search_.threads, [&](std::size_t w) {
            std::map<std::uint32_t, std::uint32_t> number;
            std::vector<std::uint32_t> start;
            for (const NodeNo node : nodes[w]) {
                start.push_back(number.emplace(group_[local_[node]], static_cast<std::uint32_t>(number.size())).first->second);
            }
            const auto groups = static_cast<std::uint32_t>(number.size());
            const auto most = std::min(groups + up[w], static_cast<std::uint32_t>(nodes[w].size()));
            const auto least = groups > down[w] ? groups - down[w] : 1U;
            const Piece piece = make_piece(whole_, nodes[w], std::max(1U, least), most, {owner, static_cast<std::int32_t>(w)});
            base::Random chance(search_.seed, (std::uint64_t{pass} << 32U) + w + 1);
            const double share = static_cast<double>(nodes[w].size()) / static_cast<double>(nodes_.size());
            const auto work = static_cast<std::uint64_t>(plan.share * share * static_cast<double>(search_.work));
            found[w] = anneal(piece, start, {plan.heat, work}, chance, halt_);
        }, [&](std::size_t done) { said(static_cast<double>(done) / windows); });

        std::uint32_t next = 0;
        for (std::uint32_t w = 0; w < windows; ++w) {
            std::map<std::uint32_t, std::uint32_t> number;
            for (std::size_t i = 0; i < nodes[w].size(); ++i) {
                const auto [at, fresh] = number.emplace(found[w].best.group[i], next);
                if (fresh) ++next;
                group_[local_[nodes[w][i]]] = at->second;
            }
            proposals_ += found[w].proposals;
        }
        groups_ = next;
    }

    const Whole& whole_;
    std::span<const NodeNo> nodes_;
    const LargeSearch& search_;
    const Halt& halt_;
    std::vector<std::uint32_t> local_;  // of each node of the whole, in the part
    std::vector<std::uint32_t> group_;
    std::uint32_t groups_ = 0;
    std::uint64_t proposals_ = 0;
};

}  // namespace

LargeFound search_large(const Whole& whole, std::uint32_t part, const LargeSearch& search, const Halt& halt, const std::function<void(double)>& said) {
    return Windows(whole, part, search, halt).run(said);
}

}  // namespace merestone::optim::detail

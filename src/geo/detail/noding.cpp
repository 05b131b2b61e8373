#include "geo/detail/noding.hpp"

#include <algorithm>
#include <tuple>

#include "geo/detail/row_sweep.hpp"
#include "geo/detail/strips.hpp"

namespace merestone::geo::detail {
namespace {

constexpr int kRoundsAtFullTolerance = 10;
constexpr int kMostRounds = 120;

struct Split {
    std::uint32_t edge = 0;  // position among the round's edges
    std::uint32_t vertex = 0;
    friend constexpr auto operator<=>(const Split&, const Split&) noexcept = default;
};

struct Crossing {
    std::uint32_t a = 0;  // edges, a < b
    std::uint32_t b = 0;
    LatticePoint at;
};

class Noder {
public:
    Noder(EdgeSoup& soup, const base::Progress& progress) : soup_(soup), progress_(progress), first_new_(soup.points.size()) {}

    NodingOutcome run() {
        list_edges();
        dirty_.assign(edges_.size(), 1);
        for (int round = 0; round < kMostRounds; ++round) {
            if (progress_.cancelled()) return {};
            tolerance_ = soup_.tolerance;
            if (round >= kRoundsAtFullTolerance) tolerance_ >>= std::min((round - kRoundsAtFullTolerance) / 2 + 1, 40);
            tolerance_ = std::max<std::int64_t>(tolerance_, 2);  // rounding a crossing moves an edge by up to a step
            if (!find_splits()) return {};
            place_crossings();
            if (splits_.empty()) {
                find_self_touches();
                return {crossings_used(), crossings_.empty()};
            }
            apply_splits();
        }
        return {};
    }

private:
    void list_edges() {
        edges_.clear();
        use_start_.clear();
        for (std::uint32_t i = 0; i < soup_.uses.size(); ++i) {
            if (i > 0 && soup_.uses[i].edge == soup_.uses[i - 1].edge) continue;
            edges_.push_back(soup_.uses[i].edge);
            use_start_.push_back(i);
        }
        use_start_.push_back(static_cast<std::uint32_t>(soup_.uses.size()));
    }
    [[nodiscard]] LatticePoint at(std::uint32_t vertex) const { return soup_.points[vertex]; }

    // Is v near the inside of edge a-b, so that going by way of v leaves two shorter edges? Shorter ones only, so that cutting ends.
    [[nodiscard]] bool draws_in(LatticePoint a, LatticePoint b, LatticePoint v) const {
        const double abx = dx(a, b);
        const double aby = dy(a, b);
        const double avx = dx(a, v);
        const double avy = dy(a, v);
        const double length2 = abx * abx + aby * aby;
        const double off = abx * avy - aby * avx;
        const auto reach = static_cast<double>(tolerance_);
        return off * off < reach * reach * length2 && avx * avx + avy * avy < length2 && distance2(b, v) < length2;
    }

    // \returns false if cancelled
    bool find_splits() {
        splits_.clear();
        crossings_.clear();
        return sweep_rows(soup_.points, edges_, dirty_, tolerance_, progress_, [&](std::uint32_t i, std::uint32_t j) { meet(i, j); });
    }

    void meet(std::uint32_t i, std::uint32_t j) {
        if (j < i) std::swap(i, j);
        const std::uint32_t ia = tail(edges_[i]);
        const std::uint32_t ib = head(edges_[i]);
        const std::uint32_t ja = tail(edges_[j]);
        const std::uint32_t jb = head(edges_[j]);
        const LatticePoint a = at(ia);
        const LatticePoint b = at(ib);
        const LatticePoint c = at(ja);
        const LatticePoint d = at(jb);
        const std::size_t before = splits_.size();
        const bool share = ia == ja || ia == jb || ib == ja || ib == jb;
        if (ja != ia && ja != ib && draws_in(a, b, c)) splits_.push_back({i, ja});
        if (jb != ia && jb != ib && draws_in(a, b, d)) splits_.push_back({i, jb});
        if (ia != ja && ia != jb && draws_in(c, d, a)) splits_.push_back({j, ia});
        if (ib != ja && ib != jb && draws_in(c, d, b)) splits_.push_back({j, ib});
        if (share || splits_.size() > before) return;
        if (side(a, b, c) * side(a, b, d) >= 0 || side(c, d, a) * side(c, d, b) >= 0) return;
        const auto turn = static_cast<long double>(cross(b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y));
        const long double t = static_cast<long double>(cross(c.x - a.x, c.y - a.y, d.x - c.x, d.y - c.y)) / turn;
        crossings_.push_back(
            {i,
             j,
             {a.x + std::llround(t * static_cast<long double>(b.x - a.x)), a.y + std::llround(t * static_cast<long double>(b.y - a.y))}});
        note_touch(i, j, crossings_.back().at);
    }

    void note_touch(std::uint32_t i, std::uint32_t j, LatticePoint p) {
        for (std::uint32_t k = use_start_[i]; k < use_start_[i + 1]; ++k)
            for (std::uint32_t l = use_start_[j]; l < use_start_[j + 1]; ++l) {
                const std::int32_t zone = soup_.zone_of_ring[soup_.uses[k].ring];
                if (zone == soup_.zone_of_ring[soup_.uses[l].ring]) soup_.touches.push_back({zone, p});
            }
    }

    // Gives every crossing a vertex: the nearest one within the tolerance, one shared with crossings close by, or its own.
    void place_crossings() {
        if (crossings_.empty()) {
            sort_splits();
            return;
        }
        std::sort(crossings_.begin(), crossings_.end(),
                  [](const Crossing& x, const Crossing& y) { return std::tie(x.at, x.a, x.b) < std::tie(y.at, y.a, y.b); });
        crossings_.erase(std::unique(crossings_.begin(), crossings_.end(),
                                     [](const Crossing& x, const Crossing& y) { return x.a == y.a && x.b == y.b && x.at == y.at; }),
                         crossings_.end());
        std::vector<Crossing> fresh;
        std::vector<LatticePoint> places;
        for (const Crossing& c : crossings_) {
            const auto near = vertex_near(c.at);
            if (near && cut_both(c, *near)) continue;
            fresh.push_back(c);
            places.push_back(c.at);
        }
        const Clusters clusters = cluster(places, tolerance_);
        const auto base = static_cast<std::uint32_t>(soup_.points.size());
        soup_.points.insert(soup_.points.end(), clusters.representatives.begin(), clusters.representatives.end());
        for (std::size_t k = 0; k < fresh.size(); ++k) {
            if (cut_both(fresh[k], base + clusters.of[k])) continue;
            soup_.points.push_back(fresh[k].at);  // the shared place suits this one badly
            cut(fresh[k].a, static_cast<std::uint32_t>(soup_.points.size() - 1));
            cut(fresh[k].b, static_cast<std::uint32_t>(soup_.points.size() - 1));
        }
        added_.clear();
        for (auto v = static_cast<std::uint32_t>(first_new_); v < soup_.points.size(); ++v) added_.push_back(v);
        std::sort(added_.begin(), added_.end(),
                  [&](std::uint32_t x, std::uint32_t y) { return std::pair(at(x), x) < std::pair(at(y), y); });
        sort_splits();
    }
    void sort_splits() {
        std::sort(splits_.begin(), splits_.end());
        splits_.erase(std::unique(splits_.begin(), splits_.end()), splits_.end());
    }

    [[nodiscard]] std::optional<std::uint32_t> vertex_near(LatticePoint p) const {
        auto best = nearest_in(std::span(soup_.points).first(soup_.clustered), soup_.tolerance, p, tolerance_);
        const auto reach = static_cast<double>(tolerance_);
        double best_d2 = best ? distance2(at(*best), p) : reach * reach;
        auto it =
            std::lower_bound(added_.begin(), added_.end(), p.x - tolerance_, [&](std::uint32_t v, std::int64_t x) { return at(v).x < x; });
        for (; it != added_.end() && at(*it).x <= p.x + tolerance_; ++it)
            if (distance2(at(*it), p) < best_d2) {
                best = *it;
                best_d2 = distance2(at(*it), p);
            }
        return best;
    }

    [[nodiscard]] bool can_cut(std::uint32_t edge, std::uint32_t vertex) const {
        const LatticePoint a = at(tail(edges_[edge]));
        const LatticePoint b = at(head(edges_[edge]));
        const double length2 = distance2(a, b);
        return distance2(a, at(vertex)) < length2 && distance2(b, at(vertex)) < length2;
    }
    [[nodiscard]] bool ends_at(std::uint32_t edge, std::uint32_t vertex) const {
        return at(tail(edges_[edge])) == at(vertex) || at(head(edges_[edge])) == at(vertex);
    }
    void cut(std::uint32_t edge, std::uint32_t vertex) {
        if (!ends_at(edge, vertex)) splits_.push_back({edge, vertex});
    }
    // \returns whether the vertex parts the two edges
    bool cut_both(const Crossing& c, std::uint32_t vertex) {
        const bool a_ends = ends_at(c.a, vertex);
        const bool b_ends = ends_at(c.b, vertex);
        if ((a_ends && b_ends) || (!a_ends && !can_cut(c.a, vertex)) || (!b_ends && !can_cut(c.b, vertex))) return false;
        cut(c.a, vertex);
        cut(c.b, vertex);
        return true;
    }

    void apply_splits() {
        std::vector<Use> fresh;
        std::vector<Use> kept;
        kept.reserve(soup_.uses.size());
        std::size_t s = 0;
        std::vector<std::pair<double, std::uint32_t>> along;
        for (std::uint32_t e = 0; e < edges_.size(); ++e) {
            const auto uses = std::span(soup_.uses).subspan(use_start_[e], use_start_[e + 1] - use_start_[e]);
            if (s == splits_.size() || splits_[s].edge != e) {
                kept.insert(kept.end(), uses.begin(), uses.end());
                continue;
            }
            along.clear();
            const LatticePoint a = at(tail(edges_[e]));
            const LatticePoint b = at(head(edges_[e]));
            for (; s < splits_.size() && splits_[s].edge == e; ++s) {
                const LatticePoint v = at(splits_[s].vertex);
                along.emplace_back(dx(a, b) * dx(a, v) + dy(a, b) * dy(a, v), splits_[s].vertex);
            }
            std::sort(along.begin(), along.end(),
                      [&](const auto& x, const auto& y) { return std::pair(x.first, at(x.second)) < std::pair(y.first, at(y.second)); });
            along.emplace_back(0.0, head(edges_[e]));
            std::uint32_t from = tail(edges_[e]);
            for (const auto& [unused, to] : along) {
                if (from == to) continue;
                for (const Use& use : uses) fresh.push_back({edge_between(from, to), use.ring});
                from = to;
            }
        }
        std::vector<std::uint64_t> changed;
        for (const Use& use : fresh) changed.push_back(use.edge);
        std::sort(changed.begin(), changed.end());
        kept.insert(kept.end(), fresh.begin(), fresh.end());
        soup_.uses = std::move(kept);
        settle(soup_.uses, soup_.points.size());
        list_edges();
        dirty_.assign(edges_.size(), 0);
        std::size_t c = 0;
        for (std::size_t e = 0; e < edges_.size(); ++e) {  // both sorted
            while (c < changed.size() && changed[c] < edges_[e]) ++c;
            if (c < changed.size() && changed[c] == edges_[e]) dirty_[e] = 1;
        }
    }

    // A ring that comes through one vertex twice.
    void find_self_touches() {
        std::vector<std::uint8_t> degree(soup_.points.size(), 0);
        for (const std::uint64_t edge : edges_)
            for (const std::uint32_t v : {tail(edge), head(edge)}) degree[v] = static_cast<std::uint8_t>(std::min(degree[v] + 1, 3));
        std::vector<std::pair<std::uint32_t, std::uint32_t>> at_node;  // vertex, ring
        for (const Use& use : soup_.uses)
            for (const std::uint32_t v : {tail(use.edge), head(use.edge)})
                if (degree[v] > 2) at_node.emplace_back(v, use.ring);
        std::sort(at_node.begin(), at_node.end());
        for (std::size_t i = 0; i + 2 < at_node.size(); ++i)
            if (at_node[i] == at_node[i + 2]) soup_.touches.push_back({soup_.zone_of_ring[at_node[i].second], at(at_node[i].first)});
    }

    [[nodiscard]] std::size_t crossings_used() const {
        std::vector<std::uint8_t> used(soup_.points.size(), 0);
        for (const std::uint64_t edge : edges_) used[tail(edge)] = used[head(edge)] = 1;
        return static_cast<std::size_t>(std::count(used.begin() + static_cast<std::ptrdiff_t>(first_new_), used.end(), 1));
    }

    EdgeSoup& soup_;
    const base::Progress& progress_;
    std::size_t first_new_;
    std::int64_t tolerance_ = 0;
    std::vector<std::uint64_t> edges_;      // sorted
    std::vector<std::uint32_t> use_start_;  // per edge, and the end
    std::vector<std::uint8_t> dirty_;       // per edge: new in the last round
    std::vector<Split> splits_;
    std::vector<Crossing> crossings_;
    std::vector<std::uint32_t> added_;  // vertices made here, by x, y
};

}  // namespace

NodingOutcome node_edges(EdgeSoup& soup, const base::Progress& progress) { return Noder(soup, progress).run(); }

}  // namespace merestone::geo::detail

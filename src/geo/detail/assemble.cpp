#include "geo/detail/assemble.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"

namespace merestone::geo::detail {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Points that came from the lattice go back to it exactly.
LatticePoint lattice(Point p) noexcept { return {std::llround(p.x * kPerMetre), std::llround(p.y * kPerMetre)}; }

class Assembler {
public:
    Assembler(const Topology& topology, std::span<const BorderArc> border) : t_(topology), border_(border) {}

    std::vector<RegionShape> run(std::size_t regions) {
        order_about_nodes();
        std::vector<RegionShape> out(regions);
        std::vector<std::uint8_t> has_outer(regions, 0);
        std::vector<std::uint8_t> done(2 * border_.size(), 0);
        position_.assign(nodes_, kNone);
        for (std::uint32_t h = 0; h < done.size(); ++h) {
            if (done[h] != 0 || region(h) < 0) continue;
            const auto r = static_cast<std::size_t>(region(h));
            stack_.clear();
            for (std::uint32_t at = h; done[at] == 0; at = next_[at]) {
                done[at] = 1;
                base::check(region(at) == region(h), "a ring changed its region");
                position_[tail(at)] = static_cast<std::uint32_t>(stack_.size());
                stack_.push_back(at);
                const std::uint32_t back_to = position_[tail(at ^ 1U)];
                if (back_to != kNone) cut_loop(back_to, out[r], has_outer[r]);
            }
            base::check(stack_.empty(), "a ring does not close");
        }
        for (std::size_t r = 0; r < regions; ++r) {
            base::check(has_outer[r] != 0, "a region has no outer ring");
            auto& holes = out[r].polygon.holes;
            std::sort(holes.begin(), holes.end(), [&](const ArcRing& a, const ArcRing& b) { return hole_key(a) < hole_key(b); });
        }
        return out;
    }

private:
    // Half 2k is border arc k forward, 2k + 1 reversed.
    [[nodiscard]] const Arc& arc(std::uint32_t h) const { return t_.arcs[border_[h / 2].arc]; }
    [[nodiscard]] std::int32_t region(std::uint32_t h) const { return h % 2 == 0 ? border_[h / 2].left : border_[h / 2].right; }
    [[nodiscard]] std::uint32_t tail(std::uint32_t h) const { return h % 2 == 0 ? arc(h).from_node : arc(h).to_node; }
    [[nodiscard]] Point tail_point(std::uint32_t h) const { return t_.points[h % 2 == 0 ? arc(h).first : arc(h).first + arc(h).count - 1]; }
    [[nodiscard]] LatticePoint direction(std::uint32_t h) const {
        const LatticePoint from = lattice(tail_point(h));
        const LatticePoint to = lattice(t_.points[h % 2 == 0 ? arc(h).first + 1 : arc(h).first + arc(h).count - 2]);
        return {to.x - from.x, to.y - from.y};
    }
    // Of holes that share their least node the second node of the way tells them apart.
    [[nodiscard]] std::pair<Point, Point> hole_key(const ArcRing& ring) const {
        const Arc& a = t_.arcs[ring[0].arc];
        const std::uint32_t last = a.first + a.count - 1;
        return ring[0].reversed ? std::pair(t_.points[last], t_.points[last - 1]) : std::pair(t_.points[a.first], t_.points[a.first + 1]);
    }

    void order_about_nodes() {
        const auto halves = static_cast<std::uint32_t>(2 * border_.size());
        for (const BorderArc& b : border_) nodes_ = std::max({nodes_, t_.arcs[b.arc].from_node + 1, t_.arcs[b.arc].to_node + 1});
        std::vector<std::uint32_t> start(nodes_ + 1, 0);
        for (std::uint32_t h = 0; h < halves; ++h) ++start[tail(h) + 1];
        for (std::size_t v = 0; v < nodes_; ++v) start[v + 1] += start[v];
        std::vector<std::uint32_t> leaving(halves);
        std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
        for (std::uint32_t h = 0; h < halves; ++h) leaving[fill[tail(h)]++] = h;
        next_.assign(halves, kNone);
        for (std::size_t v = 0; v < nodes_; ++v) {
            const auto begin = leaving.begin() + start[v];
            const auto end = leaving.begin() + start[v + 1];
            if (end - begin > 2)
                std::sort(begin, end, [&](std::uint32_t a, std::uint32_t b) { return angle_less(direction(a), direction(b)); });
            for (auto it = begin; it != end; ++it)
                next_[*it ^ 1U] = it == begin ? *(end - 1) : *(it - 1);  // clockwise from the way we came
        }
    }

    [[nodiscard]] Wide twice_area(std::uint32_t h) const {
        const auto points = t_.points_of(arc(h));
        Wide sum = 0;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const LatticePoint a = lattice(points[i]);
            const LatticePoint b = lattice(points[i + 1]);
            sum += cross(a.x - origin_.x, a.y - origin_.y, b.x - origin_.x, b.y - origin_.y);
        }
        return h % 2 == 0 ? sum : -sum;
    }

    // The stack from `from` on is a loop: take it off, as a ring of the region.
    void cut_loop(std::uint32_t from, RegionShape& out, std::uint8_t& has_outer) {
        const auto loop = std::span(stack_).subspan(from);
        std::size_t least = 0;
        origin_ = lattice(tail_point(loop[0]));
        Wide area = 0;
        for (std::size_t i = 0; i < loop.size(); ++i) {
            area += twice_area(loop[i]);
            position_[tail(loop[i])] = kNone;
            if (tail_point(loop[i]) < tail_point(loop[least])) least = i;
        }
        ArcRing ring;
        ring.reserve(loop.size());
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const std::uint32_t h = loop[(least + i) % loop.size()];
            ring.push_back({border_[h / 2].arc, h % 2 == 1});
        }
        out.twice_area += area;
        if (area > 0) {
            base::check(has_outer == 0, "a region has two outer rings");
            has_outer = 1;
            out.start = tail_point(loop[least]);
            out.polygon.outer = std::move(ring);
        } else {
            out.polygon.holes.push_back(std::move(ring));
        }
        stack_.resize(from);
    }

    const Topology& t_;
    std::span<const BorderArc> border_;
    std::uint32_t nodes_ = 0;
    LatticePoint origin_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> stack_;
    std::vector<std::uint32_t> position_;  // per node: where on the stack the half-arc that leaves it stands
};

}  // namespace

std::vector<RegionShape> shapes_of_regions(const Topology& topology, std::span<const BorderArc> border, std::size_t regions) {
    return Assembler(topology, border).run(regions);
}

bool comes_first(const RegionShape& a, const RegionShape& b) noexcept {
    return a.twice_area != b.twice_area ? a.twice_area > b.twice_area : a.start < b.start;
}

}  // namespace merestone::geo::detail

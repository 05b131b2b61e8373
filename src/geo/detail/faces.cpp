#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "base/check.hpp"
#include "geo/detail/planar.hpp"
#include "geo/detail/union_find.hpp"

namespace merestone::geo::detail {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// A straight piece of border, for rays.
struct Hit {
    LatticePoint low;
    LatticePoint high;
    std::uint32_t half = kNone;  // half-chain that has the east of it on its left
};

// Of two edges that do not cross and both pass the height of a ray: is `a` farther east there?
bool farther_east(const Hit& a, const Hit& b) {
    if (a.low.y >= b.low.y) {
        const int s = side(b.low, b.high, a.low);
        return (s != 0 ? s : side(b.low, b.high, a.high)) < 0;
    }
    const int s = side(a.low, a.high, b.low);
    return (s != 0 ? s : side(a.low, a.high, b.high)) > 0;
}

class FaceMaker {
public:
    explicit FaceMaker(Planar& planar) : p_(planar), halves_(static_cast<std::uint32_t>(2 * planar.chains.size())) {}

    void run() {
        order_about_nodes();
        trace_cycles();
        place_components();
        gather_faces();
        cover_faces();
    }

private:
    // Half-chain h leaves this vertex, towards that one.
    [[nodiscard]] std::uint32_t tail_of(std::uint32_t h) const {
        const Chain& c = p_.chains[h / 2];
        return p_.vertices[h % 2 == 0 ? c.first : c.first + c.count - 1];
    }
    [[nodiscard]] LatticePoint direction(std::uint32_t h) const {
        const Chain& c = p_.chains[h / 2];
        const LatticePoint from = p_.points[tail_of(h)];
        const LatticePoint to = p_.points[p_.vertices[h % 2 == 0 ? c.first + 1 : c.first + c.count - 2]];
        return {to.x - from.x, to.y - from.y};
    }

    // next_[h]: the half-chain that goes on with the same face on the left.
    void order_about_nodes() {
        std::vector<std::uint32_t> start(p_.points.size() + 1, 0);
        for (std::uint32_t h = 0; h < halves_; ++h) ++start[tail_of(h) + 1];
        for (std::size_t v = 0; v + 1 < start.size(); ++v) start[v + 1] += start[v];
        std::vector<std::uint32_t> leaving(halves_);
        std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
        for (std::uint32_t h = 0; h < halves_; ++h) leaving[fill[tail_of(h)]++] = h;
        next_.assign(halves_, kNone);
        for (std::size_t v = 0; v + 1 < start.size(); ++v) {
            const auto begin = leaving.begin() + start[v];
            const auto end = leaving.begin() + start[v + 1];
            if (end - begin > 2)
                std::sort(begin, end, [&](std::uint32_t a, std::uint32_t b) { return angle_less(direction(a), direction(b)); });
            for (auto it = begin; it != end; ++it)
                next_[*it ^ 1U] = it == begin ? *(end - 1) : *(it - 1);  // clockwise from the way we came
        }
    }

    void trace_cycles() {
        cycle_of_.assign(halves_, kNone);
        for (std::uint32_t h = 0; h < halves_; ++h) {
            if (cycle_of_[h] != kNone) continue;
            const auto cycle = static_cast<std::uint32_t>(cycle_area_.size());
            Wide area = 0;
            for (std::uint32_t at = h; cycle_of_[at] == kNone; at = next_[at]) {
                cycle_of_[at] = cycle;
                area += at % 2 == 0 ? p_.chains[at / 2].twice_area : -p_.chains[at / 2].twice_area;
            }
            cycle_area_.push_back(area);
        }
        face_of_cycle_.assign(cycle_area_.size(), kNone);
        faces_ = 1;
        for (std::size_t c = 0; c < cycle_area_.size(); ++c)
            if (cycle_area_[c] > 0) face_of_cycle_[c] = faces_++;
    }

    // A connected piece of the graph lies in one face of the rest: the face west of its westernmost vertex.
    void place_components() {
        UnionFind pieces(p_.points.size());
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c) pieces.join(tail_of(2 * c), tail_of(2 * c + 1));
        std::vector<std::uint32_t> number(p_.points.size(), kNone);
        std::vector<Piece> list;
        piece_of_chain_.resize(p_.chains.size());
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c) {
            std::uint32_t& n = number[pieces.find(tail_of(2 * c))];
            if (n == kNone) {
                n = static_cast<std::uint32_t>(list.size());
                list.push_back({p_.point(c, 0), n, kNone, {}});
            }
            piece_of_chain_[c] = n;
            for (std::uint32_t i = 0; i < p_.chains[c].count; ++i) list[n].west = std::min(list[n].west, p_.point(c, i));
        }
        for (std::uint32_t h = 0; h < halves_; ++h) {
            if (cycle_area_[cycle_of_[h]] > 0) continue;
            Piece& piece = list[piece_of_chain_[h / 2]];
            base::check(piece.rim == kNone || piece.rim == cycle_of_[h], "a piece of the border graph has two rims");
            piece.rim = cycle_of_[h];
        }
        std::sort(list.begin(), list.end(), [](const Piece& a, const Piece& b) { return a.west < b.west; });
        if (list.size() > 1) cast_rays(list);
        for (const Piece& piece : list) {  // west to east, so what lies around a piece is placed before it
            base::check(piece.rim != kNone, "a piece of the border graph has no rim");
            face_of_cycle_[piece.rim] = piece.west_hit.half == kNone ? 0 : face_of_cycle_[cycle_of_[piece.west_hit.half]];
            base::check(face_of_cycle_[piece.rim] != kNone, "a piece of the border graph lies nowhere");
        }
    }

    struct Piece {
        LatticePoint west;
        std::uint32_t number = 0;
        std::uint32_t rim = kNone;  // the cycle around its outside
        Hit west_hit;
    };

    void cast_rays(std::vector<Piece>& list) const {
        std::vector<std::uint32_t> by_y(list.size());
        std::iota(by_y.begin(), by_y.end(), 0U);
        std::sort(by_y.begin(), by_y.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return std::pair(list[a].west.y, a) < std::pair(list[b].west.y, b); });
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c) {
            for (std::uint32_t i = 0; i + 1 < p_.chains[c].count; ++i) {
                const LatticePoint a = p_.point(c, i);
                const LatticePoint b = p_.point(c, i + 1);
                if (a.y == b.y) continue;
                const Hit hit = a.y < b.y ? Hit{a, b, 2 * c + 1} : Hit{b, a, 2 * c};
                auto it = std::lower_bound(by_y.begin(), by_y.end(), hit.low.y,
                                           [&](std::uint32_t k, std::int64_t y) { return list[k].west.y < y; });
                for (; it != by_y.end() && list[*it].west.y < hit.high.y; ++it) {  // as if just above: ends of edges are met once
                    Piece& piece = list[*it];
                    if (std::min(a.x, b.x) >= piece.west.x || piece_of_chain_[c] == piece.number ||
                        side(hit.low, hit.high, piece.west) >= 0)
                        continue;
                    if (piece.west_hit.half == kNone || farther_east(hit, piece.west_hit)) piece.west_hit = hit;
                }
            }
        }
    }

    void gather_faces() {
        p_.face_of.resize(halves_);
        p_.twice_area.assign(faces_, 0);
        p_.perimeter_m.assign(faces_, 0.0);
        p_.face_start.assign(faces_ + 1, 0);
        for (std::uint32_t h = 0; h < halves_; ++h) {
            const std::uint32_t face = face_of_cycle_[cycle_of_[h]];
            p_.face_of[h] = face;
            ++p_.face_start[face + 1];
            p_.perimeter_m[face] += p_.chains[h / 2].length_m;
        }
        for (std::size_t c = 0; c < cycle_area_.size(); ++c) p_.twice_area[face_of_cycle_[c]] += cycle_area_[c];
        for (std::size_t f = 0; f < faces_; ++f) p_.face_start[f + 1] += p_.face_start[f];
        p_.face_halves.resize(halves_);
        std::vector<std::uint32_t> fill(p_.face_start.begin(), p_.face_start.end() - 1);
        for (std::uint32_t h = 0; h < halves_; ++h) p_.face_halves[fill[p_.face_of[h]]++] = h;
    }

    // Outward in: across a chain the cover changes by the zones whose border the chain is.
    void cover_faces() {
        std::map<std::vector<std::int32_t>, std::uint32_t> sets;
        for (std::uint32_t s = 0; s < p_.zone_sets.size(); ++s) sets.emplace(p_.zone_sets[s], s);
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> across;
        std::vector<std::int32_t> toggled;
        const auto toggle = [&](std::uint32_t a, std::uint32_t b) {
            if (a == 0) return b;
            if (a == b) return 0U;
            const auto [known, fresh] = across.try_emplace({a, b}, 0);
            if (!fresh) return known->second;
            toggled.clear();
            std::set_symmetric_difference(p_.zone_sets[a].begin(), p_.zone_sets[a].end(), p_.zone_sets[b].begin(), p_.zone_sets[b].end(),
                                          std::back_inserter(toggled));
            const auto [it, added] = sets.try_emplace(toggled, static_cast<std::uint32_t>(p_.zone_sets.size()));
            if (added) p_.zone_sets.push_back(toggled);
            return known->second = it->second;
        };
        p_.cover.assign(faces_, kNone);
        p_.cover[0] = 0;
        std::vector<std::uint32_t> queue{0};
        for (std::size_t q = 0; q < queue.size(); ++q) {
            const std::uint32_t face = queue[q];
            for (const std::uint32_t h : p_.halves_of(face)) {
                const std::uint32_t other = p_.face_of[h ^ 1U];
                const std::uint32_t cover = toggle(p_.cover[face], p_.chains[h / 2].zones);
                if (p_.cover[other] == kNone) {
                    p_.cover[other] = cover;
                    queue.push_back(other);
                }
                base::check(p_.cover[other] == cover, "a face is covered in two ways");
            }
        }
        base::check(queue.size() == faces_, "a face was not reached");
    }

    Planar& p_;
    std::uint32_t halves_;
    std::uint32_t faces_ = 0;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> cycle_of_;
    std::vector<Wide> cycle_area_;
    std::vector<std::uint32_t> face_of_cycle_;
    std::vector<std::uint32_t> piece_of_chain_;
};

}  // namespace

void make_faces(Planar& planar) { FaceMaker(planar).run(); }

}  // namespace merestone::geo::detail

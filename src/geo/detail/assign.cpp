#include "geo/detail/assign.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "geo/detail/inside_point.hpp"
#include "geo/detail/union_find.hpp"

namespace merestone::geo::detail {
namespace {

constexpr std::int32_t kUndecided = -2;

struct Weighed {
    std::int32_t zone;
    double border_m;
};

class Assigner {
public:
    Assigner(const Planar& planar, std::size_t zones, double sliver_width_m, TopologyReport& report)
        : p_(planar), sliver_width_m_(sliver_width_m), report_(report), rank_(zones), narrow_(planar.faces(), 0) {
        rank_zones();
    }

    Assignment run() {
        out_.owner.assign(p_.faces(), kUndecided);
        out_.owner[0] = kOutside;
        for (std::uint32_t f = 1; f < p_.faces(); ++f) {
            const auto& cover = p_.zone_sets[p_.cover[f]];
            narrow_[f] = p_.width_m(f) < sliver_width_m_ ? 1 : 0;
            if (cover.size() == 1) {
                out_.owner[f] = cover[0];
            } else if (cover.empty() && narrow_[f] == 0) {
                out_.owner[f] = kOutside;
                report_.faults.push_back({Kind::gap, kOutside, kOutside, to_m2(p_.twice_area[f]), inside(f)});
            } else {
                pending_.push_back(f);
            }
        }
        decide_pending();
        find_regions();
        for (int round = 0; round < 4 && give_up_scraps(); ++round) find_regions();
        return std::move(out_);
    }

private:
    using Kind = TopologyReport::Fault::Kind;

    // Larger first; among equals by where their borders run, so that the order of input decides only between identical zones.
    void rank_zones() {
        struct Key {
            Wide area = 0;
            std::uint32_t first_chain = 0;
            std::uint32_t last_chain = 0;
            std::uint64_t sum = 0;
        };
        std::vector<Key> keys(rank_.size());
        for (std::uint32_t f = 1; f < p_.faces(); ++f)
            for (const std::int32_t z : p_.zone_sets[p_.cover[f]]) keys[static_cast<std::size_t>(z)].area += p_.twice_area[f];
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c)
            for (const std::int32_t z : p_.zone_sets[p_.chains[c].zones]) {
                Key& key = keys[static_cast<std::size_t>(z)];
                if (key.sum == 0) key.first_chain = c;
                key.last_chain = c;
                key.sum += c + 1;
            }
        std::vector<std::uint32_t> order(rank_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Key& x = keys[a];
            const Key& y = keys[b];
            if (x.area != y.area) return x.area > y.area;
            return std::tie(x.first_chain, x.last_chain, x.sum, a) < std::tie(y.first_chain, y.last_chain, y.sum, b);
        });
        for (std::uint32_t k = 0; k < order.size(); ++k) rank_[order[k]] = k;
    }

    [[nodiscard]] std::int32_t longest(const std::vector<Weighed>& weighed) const {
        std::int32_t best = kUndecided;
        double most_m = 0.0;
        for (const Weighed& w : weighed)
            if (best == kUndecided || w.border_m > most_m ||
                (w.border_m == most_m && rank_[static_cast<std::size_t>(w.zone)] < rank_[static_cast<std::size_t>(best)])) {
                best = w.zone;
                most_m = w.border_m;
            }
        return best;
    }
    static void weigh(std::vector<Weighed>& weighed, std::int32_t zone, double border_m) {
        for (Weighed& w : weighed)
            if (w.zone == zone) {
                w.border_m += border_m;
                return;
            }
        weighed.push_back({zone, border_m});
    }

    // Slivers lie beside slivers, so by rounds: what borders on decided faces is decided, all at once.
    void decide_pending() {
        std::vector<Weighed> weighed;
        std::vector<std::pair<std::uint32_t, std::int32_t>> now;
        while (!pending_.empty()) {
            now.clear();
            for (const std::uint32_t f : pending_) {
                const auto& cover = p_.zone_sets[p_.cover[f]];
                weighed.clear();
                for (const std::uint32_t h : p_.halves_of(f)) {
                    const std::int32_t zone = out_.owner[p_.face_of[h ^ 1U]];
                    if (zone >= 0 && (cover.empty() || std::binary_search(cover.begin(), cover.end(), zone)))
                        weigh(weighed, zone, p_.chains[h / 2].length_m);
                }
                if (!weighed.empty()) now.emplace_back(f, longest(weighed));
            }
            if (now.empty())  // nothing decided nearby: identical zones, or overlaps beside overlaps
                for (const std::uint32_t f : pending_) {
                    weighed.clear();
                    for (const std::int32_t zone : p_.zone_sets[p_.cover[f]]) weighed.push_back({zone, 0.0});
                    now.emplace_back(f, weighed.empty() ? kUndecided : longest(weighed));
                }
            for (const auto& [f, zone] : now)
                if (zone != kUndecided) decide(f, zone);
            std::erase_if(pending_, [&](std::uint32_t f) { return out_.owner[f] != kUndecided; });
        }
    }

    void decide(std::uint32_t f, std::int32_t zone) {
        out_.owner[f] = zone;
        const double area_m2 = to_m2(p_.twice_area[f]);
        if (narrow_[f] != 0) {
            ++report_.slivers_closed;
            report_.slivers_area_m2 += area_m2;
            return;
        }
        for (const std::int32_t other : p_.zone_sets[p_.cover[f]])
            if (other != zone) report_.faults.push_back({Kind::overlap, zone, other, area_m2, inside(f)});
    }

    [[nodiscard]] Point inside(std::uint32_t face) const {
        std::vector<std::vector<Point>> lines;
        for (const std::uint32_t h : p_.halves_of(face)) {
            auto& line = lines.emplace_back();
            for (const std::uint32_t v : p_.chain_vertices(h / 2)) line.push_back(to_metres(p_.points[v]));
        }
        return inside_point(lines, 3);
    }

    void find_regions() {
        UnionFind joined(p_.faces());
        for (std::uint32_t c = 0; c < p_.chains.size(); ++c)
            if (out_.owner[p_.face_of[2 * c]] == out_.owner[p_.face_of[2 * c + 1]]) joined.join(p_.face_of[2 * c], p_.face_of[2 * c + 1]);
        out_.region.assign(p_.faces(), -1);
        out_.zone_of_region.clear();
        for (std::uint32_t f = 0; f < p_.faces(); ++f) {
            if (out_.owner[f] < 0) continue;
            const std::uint32_t root = joined.find(f);  // the least face, so it has its number already
            if (root == f) {
                out_.region[f] = static_cast<std::int32_t>(out_.zone_of_region.size());
                out_.zone_of_region.push_back(out_.owner[f]);
            }
            out_.region[f] = out_.region[root];
        }
    }

    // Scraps: narrow regions, not their zone's largest, that lie beside a closed sliver. \returns whether there were any.
    bool give_up_scraps() {
        const std::size_t n = out_.zone_of_region.size();
        std::vector<Wide> area(n, 0);
        for (std::uint32_t f = 0; f < p_.faces(); ++f)
            if (out_.region[f] >= 0) area[static_cast<std::size_t>(out_.region[f])] += p_.twice_area[f];
        std::vector<std::int32_t> largest(rank_.size(), -1);
        for (std::size_t r = 0; r < n; ++r) {
            std::int32_t& best = largest[static_cast<std::size_t>(out_.zone_of_region[r])];
            if (best < 0 || area[r] > area[static_cast<std::size_t>(best)]) best = static_cast<std::int32_t>(r);
        }
        std::vector<double> perimeter_m(n, 0.0);
        std::vector<std::uint8_t> beside_sliver(n, 0);
        const auto closed_sliver = [&](std::uint32_t face) { return narrow_[face] != 0 && p_.zone_sets[p_.cover[face]].size() != 1; };
        for (std::uint32_t h = 0; h < 2 * p_.chains.size(); ++h) {
            const std::int32_t mine = out_.region[p_.face_of[h]];
            if (mine < 0) continue;
            if (closed_sliver(p_.face_of[h ^ 1U]) || closed_sliver(p_.face_of[h])) beside_sliver[static_cast<std::size_t>(mine)] = 1;
            if (out_.region[p_.face_of[h ^ 1U]] != mine) perimeter_m[static_cast<std::size_t>(mine)] += p_.chains[h / 2].length_m;
        }
        const auto is_scrap = [&](std::int32_t region) {
            const auto r = static_cast<std::size_t>(region);
            return region >= 0 && beside_sliver[r] != 0 && largest[static_cast<std::size_t>(out_.zone_of_region[r])] != region &&
                   2 * to_m2(area[r]) < sliver_width_m_ * perimeter_m[r];
        };
        std::vector<std::vector<Weighed>> weighed(n);
        for (std::uint32_t h = 0; h < 2 * p_.chains.size(); ++h) {
            const std::int32_t mine = out_.region[p_.face_of[h]];
            const std::int32_t theirs = out_.region[p_.face_of[h ^ 1U]];
            if (is_scrap(mine) && theirs >= 0 && theirs != mine && !is_scrap(theirs))
                weigh(weighed[static_cast<std::size_t>(mine)], out_.zone_of_region[static_cast<std::size_t>(theirs)],
                      p_.chains[h / 2].length_m);
        }
        bool any = false;
        for (std::uint32_t f = 0; f < p_.faces(); ++f) {
            if (out_.region[f] < 0 || weighed[static_cast<std::size_t>(out_.region[f])].empty()) continue;
            out_.owner[f] = longest(weighed[static_cast<std::size_t>(out_.region[f])]);
            any = true;
        }
        for (std::size_t r = 0; r < n; ++r)
            if (!weighed[r].empty()) {
                ++report_.slivers_closed;
                report_.slivers_area_m2 += to_m2(area[r]);
            }
        return any;
    }

    const Planar& p_;
    double sliver_width_m_;
    TopologyReport& report_;
    std::vector<std::uint32_t> rank_;  // per zone, best 0
    std::vector<std::uint8_t> narrow_;
    std::vector<std::uint32_t> pending_;
    Assignment out_;
};

}  // namespace

Assignment assign_faces(const Planar& planar, std::size_t zones, double sliver_width_m, TopologyReport& report) {
    return Assigner(planar, zones, sliver_width_m, report).run();
}

}  // namespace merestone::geo::detail

// Which side every zone is on, which zones start a block, and which blocks every zone's people use.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/detail/block_builder.hpp"
#include "base/text.hpp"

namespace merestone::analysis::detail {

void BlockBuilder::find_sides() {
    std::vector<std::size_t> within;
    for (const std::string& name : plan_.constraints.within)
        if (const auto boundary = plan_.find_boundary(name)) within.push_back(*boundary);
    std::vector<std::vector<std::int32_t>> key(plan_.zones.size());
    for (std::size_t z = 0; z < key.size(); ++z)
        for (const std::size_t b : within) key[z].push_back(plan_.zones[z].side[b]);
    // A zone that lies in no part follows the neighbour with the longest border; repeated until all such runs are taken.
    const auto incomplete = [&](std::size_t z) { return std::find(key[z].begin(), key[z].end(), -1) != key[z].end(); };
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t z = 0; z < key.size(); ++z) {
            if (!incomplete(z)) continue;
            const Graph::Link* best = nullptr;
            for (const Graph::Link& link : graph_.links(z))
                if (!incomplete(link.to) && (best == nullptr || link.border_m > best->border_m)) best = &link;
            if (best == nullptr) continue;
            key[z] = key[best->to];
            changed = true;
        }
    }
    std::map<std::vector<std::int32_t>, std::int32_t> number;
    for (const auto& k : key) number.emplace(k, 0);
    for (auto& [k, n] : number) {
        n = static_cast<std::int32_t>(side_name_.size());
        std::string name;
        for (std::size_t i = 0; i < k.size(); ++i)
            name += (i > 0 ? " / " : "") + (k[i] < 0 ? "no part of " + plan_.boundaries[within[i]].name
                                                     : plan_.boundaries[within[i]].parts[static_cast<std::size_t>(k[i])].name);
        side_name_.push_back(name.empty() ? "the footprint" : name);
    }
    side_.resize(key.size());
    for (std::size_t z = 0; z < key.size(); ++z) side_[z] = number[key[z]];
}

void BlockBuilder::find_seeds() {
    std::map<std::size_t, Seed> by_zone;
    for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
        const model::Practice& practice = plan_.practices[p];
        if (practice.list.value_or(0) <= 0 || !practice.zone) continue;
        Seed& seed = by_zone[practice.zone.pos()];
        seed.zone = practice.zone.pos();
        seed.practices.emplace_back(p);
    }
    for (auto& [zone, seed] : by_zone) seeds_.push_back(std::move(seed));
    is_seed_.assign(plan_.zones.size(), 0);
    for (const Seed& seed : seeds_) is_seed_[seed.zone] = 1;
    split_crowded_zones(seeds_);
    std::sort(seeds_.begin(), seeds_.end(), [](const Seed& a, const Seed& b) { return a.practices.front() < b.practices.front(); });
    of_practice_.assign(plan_.practices.size(), kNone);
    for (std::size_t b = 0; b < seeds_.size(); ++b)
        for (const model::PracticeIx p : seeds_[b].practices) of_practice_[p.pos()] = static_cast<BlockNo>(b);
}

// Practices of one zone get a block each where the planner says so, or where together they are beyond the upper bound: the largest
// keeps the zone, each other starts from the zone without practices where most of its patients live.
void BlockBuilder::split_crowded_zones(std::vector<Seed>& seeds) {
    const auto& asked = plan_.constraints.split_blocks;
    std::vector<Seed> extra;
    for (Seed& seed : seeds) {
        if (seed.practices.size() < 2) continue;
        const auto list = [&](model::PracticeIx p) { return *plan_.practices[p.pos()].list; };
        std::int64_t sum = 0;
        for (const model::PracticeIx p : seed.practices) sum += list(p);
        const std::string& id = plan_.zones[seed.zone].id;
        const bool over = sum > plan_.constraints.people_max && plan_.population == model::PopulationBasis::registered;
        if (!over && std::find(asked.begin(), asked.end(), id) == asked.end()) continue;
        std::stable_sort(seed.practices.begin(), seed.practices.end(), [&](auto a, auto b) { return list(a) > list(b); });
        std::vector<model::PracticeIx> kept{seed.practices.front()};
        for (std::size_t k = 1; k < seed.practices.size(); ++k) {
            const model::PracticeIx p = seed.practices[k];
            const model::ZonePeople* best = nullptr;
            for (const model::ZonePeople& row : people_.of_practice[p.pos()]) {
                const std::size_t z = row.zone.pos();
                if (is_seed_[z] || side_[z] != side_[seed.zone]) continue;
                if (best == nullptr || row.people > best->people) best = &row;
            }
            if (best == nullptr) {
                kept.push_back(p);
                continue;
            }
            is_seed_[best->zone.pos()] = 1;
            extra.push_back({best->zone.pos(), {p}});
            notes_.push_back(
                {"split", id, id, plan_.zones[best->zone.pos()].id, static_cast<double>(list(p)),
                 fmt::format("{} shares zone {} with a larger practice{}; it starts a block of its own from {}, where most of its patients "
                             "outside the zones of practices live",
                             plan_.practices[p.pos()].id, id,
                             over ? fmt::format(" and together they have {} people, beyond the bound", base::grouped(sum)) : std::string(),
                             plan_.zones[best->zone.pos()].id)});
        }
        std::sort(kept.begin(), kept.end());
        seed.practices = std::move(kept);
    }
    for (Seed& seed : extra) seeds.push_back(std::move(seed));
}

void BlockBuilder::count_uses() {
    std::vector<std::map<BlockNo, double>> sums(plan_.zones.size());
    for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
        if (of_practice_[p] == kNone) continue;
        for (const model::ZonePeople& row : people_.of_practice[p]) sums[row.zone.pos()][of_practice_[p]] += row.people;
    }
    use_.resize(sums.size());
    for (std::size_t z = 0; z < sums.size(); ++z) {
        for (const auto& [block, n] : sums[z]) use_[z].push_back({block, n});
        std::stable_sort(use_[z].begin(), use_[z].end(), [](const ZoneUse& a, const ZoneUse& b) { return a.people > b.people; });
    }
}

}  // namespace merestone::analysis::detail

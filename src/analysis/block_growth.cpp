// Every zone to the block most of its patients use, each block one piece.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

#include "analysis/detail/block_builder.hpp"
#include "base/text.hpp"

namespace merestone::analysis::detail {

double BlockBuilder::use(std::size_t zone, BlockNo block) const {
    for (const ZoneUse& u : use_[zone])
        if (u.block == block) return u.people;
    return 0.0;
}

double BlockBuilder::way_m(std::size_t zone, BlockNo block) const {
    return geo::distance_m(plan_.zones[zone].centre, plan_.zones[seeds_[block].zone].centre);
}

// The block of its own side that most of its patients use; the nearest where nobody is registered.
BlockNo BlockBuilder::first_choice(std::size_t zone) const {
    for (const ZoneUse& u : use_[zone])
        if (u.people > 0 && block_side(u.block) == side_[zone]) return u.block;
    BlockNo nearest = kNone;
    double least = std::numeric_limits<double>::infinity();
    for (BlockNo b = 0; b < seeds_.size(); ++b) {
        if (block_side(b) != side_[zone]) continue;
        if (const double way = way_m(zone, b); way < least) {
            least = way;
            nearest = b;
        }
    }
    return nearest;
}

// Patients who lose their first choice if the zone joins this block.
double BlockBuilder::loss(std::size_t zone, BlockNo block) const {
    const BlockNo first = first_choice(zone);
    return first == kNone ? 0.0 : std::max(0.0, use(zone, first) - use(zone, block));
}

void BlockBuilder::grow() {
    const std::size_t zones = plan_.zones.size();
    std::vector<BlockNo> wanted(zones, kNone);
    reason_.assign(zones, "");
    of_zone_.assign(zones, kNone);
    for (std::size_t z = 0; z < zones; ++z) wanted[z] = first_choice(z);
    for (BlockNo b = 0; b < seeds_.size(); ++b) wanted[seeds_[b].zone] = b;
    // From each seed through the zones that want it.
    std::vector<std::size_t> stack;
    for (BlockNo b = 0; b < seeds_.size(); ++b) {
        of_zone_[seeds_[b].zone] = b;
        stack.push_back(seeds_[b].zone);
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            for (const Graph::Link& link : graph_.links(at)) {
                if (of_zone_[link.to] != kNone || wanted[link.to] != b) continue;
                of_zone_[link.to] = b;
                stack.push_back(link.to);
            }
        }
    }
    for (std::size_t z = 0; z < zones; ++z) {
        if (of_zone_[z] == kNone) continue;
        if (is_seed_[z]) {
            reason_[z] = "a practice of this neighbourhood sits here";
        } else if (use(z, of_zone_[z]) > 0) {
            reason_[z] = fmt::format("{}% of its patients use this neighbourhood's practices, more than any other's",
                                     base::number_text(100 * use(z, of_zone_[z]) / std::max(people_.in_zone[z], 1e-9), 0));
        } else {
            reason_[z] = "nobody here is registered with a practice of the plan; this neighbourhood's practice is nearest";
        }
    }
    std::vector<std::uint8_t> pool(zones, 0);
    for (std::size_t z = 0; z < zones; ++z) pool[z] = of_zone_[z] == kNone;
    fill_pool(pool, false);
    fill_pool(pool, true);
    refresh_members();
}

// Zones cut off from their first choice join the neighbouring block that costs fewest patients theirs, one at a time.
void BlockBuilder::fill_pool(std::vector<std::uint8_t>& in_pool, bool across_sides) {
    using Offer = std::tuple<double, double, std::size_t, BlockNo>;  // loss, way, zone, block
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> offers;
    const auto offer_to_neighbours = [&](std::size_t zone) {
        const BlockNo block = of_zone_[zone];
        for (const Graph::Link& link : graph_.links(zone))
            if (in_pool[link.to] && (across_sides || side_[link.to] == block_side(block)))
                offers.emplace(loss(link.to, block), way_m(link.to, block), link.to, block);
    };
    for (std::size_t z = 0; z < of_zone_.size(); ++z)
        if (of_zone_[z] != kNone) offer_to_neighbours(z);
    while (!offers.empty()) {
        const auto [lost, way, zone, block] = offers.top();
        offers.pop();
        if (!in_pool[zone]) continue;
        in_pool[zone] = 0;
        of_zone_[zone] = block;
        const BlockNo first = first_choice(zone);
        if (across_sides) {
            note("cut-off", zone, kNone, block, people_.in_zone[zone],
                 fmt::format("this part of {} holds no practice and touches none of its blocks; it counts with {}", side_words(side_[zone]),
                             side_words(block_side(block))));
            side_[zone] = block_side(block);
            reason_[zone] = "its own side has no practice within reach";
        } else {
            reason_[zone] = "kept connected: its first choice does not border it";
            if (first != block && lost > 0)
                note("reassigned", zone, first, block, lost,
                     "its first choice is not connected to it; this neighbour costs fewest patients theirs");
        }
        offer_to_neighbours(zone);
    }
}

void BlockBuilder::refresh_members() {
    members_.assign(seeds_.size(), {});
    for (std::size_t z = 0; z < of_zone_.size(); ++z)
        if (of_zone_[z] != kNone) members_[of_zone_[z]].push_back(z);
}

void BlockBuilder::note(std::string kind, std::size_t zone, BlockNo from, BlockNo to, double people, std::string words) {
    notes_.push_back({std::move(kind), plan_.zones[zone].id, from == kNone ? "" : seed_id(from), to == kNone ? "" : seed_id(to), people,
                      std::move(words)});
}

}  // namespace merestone::analysis::detail

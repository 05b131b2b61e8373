#include "analysis/blocks.hpp"

#include <algorithm>

#include "analysis/detail/block_builder.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace detail {

Blocks BlockBuilder::build() {
    find_sides();
    find_seeds();
    count_uses();
    Blocks out;
    if (seeds_.empty()) {
        out.of_zone.assign(plan_.zones.size(), kNone);
        out.of_practice.assign(plan_.practices.size(), kNone);
        return out;
    }
    grow();
    cure();

    const auto people = block_people();
    for (BlockNo b = 0; b < seeds_.size(); ++b) {
        Block block;
        block.seed = model::ZoneIx(seeds_[b].zone);
        for (const std::size_t z : members_[b]) block.zones.emplace_back(z);
        block.practices = seeds_[b].practices;
        block.side = block_side(b);
        block.people = people[b];
        out.blocks.push_back(std::move(block));
    }
    out.of_zone = of_zone_;
    out.of_practice = of_practice_;
    for (std::size_t p = 0; p < plan_.practices.size(); ++p)
        if (out.of_practice[p] == kNone && plan_.practices[p].zone) out.of_practice[p] = of_zone_[plan_.practices[p].zone.pos()];
    out.use_of_zone = std::move(use_);
    out.side_of_zone = side_;
    out.side_name = std::move(side_name_);
    out.borders = block_borders();
    out.zone_reason = std::move(reason_);
    out.notes = std::move(notes_);
    return out;
}

}  // namespace detail

Blocks make_blocks(const model::Plan& plan, const RegisteredPeople& people) {
    Blocks out = detail::BlockBuilder(plan, people).build();
    for (const BlockNo b : out.of_zone) base::check(out.blocks.empty() || b != Blocks::kNone, "a zone was left without a block");
    return out;
}

}  // namespace merestone::analysis

// Blocks: the pieces that localities are made of ("neighbourhoods" on the screen).
//
// Real catchments overlap, so a block is seeded by the zone where practices with patients sit; practices in one zone share its
// block. Every other zone joins the block that most of its patients use (the nearest, where nobody is registered), kept connected;
// where that costs a zone its first choice, a note says so. Where a boundary may not be straddled, blocks grow inside one side only.
//
// What blocks alone would make impossible is named and cured by default: a block enclosed by one neighbour, a group of blocks too
// small to stand alone behind one neighbour too large to take it, a group cut off from its side, several practices in one zone
// beyond the upper bound. The cure is the corridor of zones that costs fewest patients their first choice (corridor.hpp), or a
// split; each is a note.
//
// Cost: near-linear in zones, borders and flows, plus the cures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/registered.hpp"
#include "analysis/zone_graph.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

using BlockNo = std::uint32_t;

struct Block {
    model::ZoneIx seed;
    std::vector<model::ZoneIx> zones;          // ascending, with the seed
    std::vector<model::PracticeIx> practices;  // that seed it, ascending
    std::int32_t side = 0;
    double people = 0.0;  // registered: the practices' lists; resident: the zones' residents
};

struct ZoneUse {  // people of a zone registered with the practices of a block
    BlockNo block = 0;
    double people = 0.0;
};

struct Blocks {
    std::vector<Block> blocks;         // by the smallest practice code in each
    std::vector<BlockNo> of_zone;      // every zone is in one
    std::vector<BlockNo> of_practice;  // practices with patients: the block they seed; others: that of their zone (kNone without one)
    std::vector<std::vector<ZoneUse>> use_of_zone;  // descending by people, then by block
    std::vector<std::int32_t> side_of_zone;
    std::vector<std::string> side_name;
    std::vector<geo::Border> borders;      // between blocks, any side
    std::vector<std::string> zone_reason;  // per zone, in words
    std::vector<model::BlockNote> notes;

    static constexpr BlockNo kNone = 0xffffffffU;
};

[[nodiscard]] Blocks make_blocks(const model::Plan& plan, const RegisteredPeople& people);

}  // namespace merestone::analysis

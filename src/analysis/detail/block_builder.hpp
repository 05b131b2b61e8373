// Private to blocks: the state while blocks are made. Stages in order: sides, seeds, uses, growth, cures, result.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/blocks.hpp"
#include "analysis/corridor.hpp"

namespace merestone::analysis::detail {

class BlockBuilder {
public:
    BlockBuilder(const model::Plan& plan, const RegisteredPeople& people)
        : plan_(plan), people_(people), graph_(plan.zones.size(), plan.borders) {}

    Blocks build();

private:
    static constexpr BlockNo kNone = Blocks::kNone;
    struct Seed {
        std::size_t zone = 0;
        std::vector<model::PracticeIx> practices;
    };
    struct Change {
        std::size_t zone = 0;
        BlockNo block = 0;
    };

    // block_seeds.cpp
    void find_sides();
    void find_seeds();
    void split_crowded_zones(std::vector<Seed>& by_zone);
    void count_uses();
    // block_growth.cpp
    void grow();
    void fill_pool(std::vector<std::uint8_t>& in_pool, bool across_sides);
    [[nodiscard]] BlockNo first_choice(std::size_t zone) const;
    [[nodiscard]] double use(std::size_t zone, BlockNo block) const;
    [[nodiscard]] double loss(std::size_t zone, BlockNo block) const;
    [[nodiscard]] double way_m(std::size_t zone, BlockNo block) const;
    // block_cures.cpp
    void cure();
    bool cure_cut_off();
    bool cure_enclosed();
    bool dig(const std::vector<std::uint8_t>& from, const std::vector<std::uint8_t>& through, const std::vector<std::uint8_t>& to,
             const char* kind, const std::string& why);
    [[nodiscard]] bool try_corridor(const Corridor& corridor, BlockNo receiver, std::vector<Change>& changes, double& cost) const;
    void refresh_members();
    [[nodiscard]] std::vector<geo::Border> block_borders() const;
    [[nodiscard]] std::vector<double> block_people() const;
    [[nodiscard]] std::int32_t block_side(BlockNo block) const { return side_[seeds_[block].zone]; }

    void note(std::string kind, std::size_t zone, BlockNo from, BlockNo to, double people, std::string words);
    [[nodiscard]] const std::string& seed_id(BlockNo block) const { return plan_.zones[seeds_[block].zone].id; }
    [[nodiscard]] std::string side_words(std::int32_t side) const { return side_name_[static_cast<std::size_t>(side)]; }

    const model::Plan& plan_;
    const RegisteredPeople& people_;
    Graph graph_;
    std::vector<std::int32_t> side_;
    std::vector<std::string> side_name_;
    std::vector<Seed> seeds_;            // one a block
    std::vector<std::uint8_t> is_seed_;  // per zone
    std::vector<BlockNo> of_practice_;
    std::vector<std::vector<ZoneUse>> use_;
    std::vector<BlockNo> of_zone_;
    std::vector<std::vector<std::size_t>> members_;
    std::vector<std::string> reason_;
    std::vector<model::BlockNote> notes_;
};

}  // namespace merestone::analysis::detail

#include "analysis/blocks.hpp"

#include <fmt/format.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/random.hpp"

using namespace merestone;
using analysis::Blocks;

namespace {

// A grid of zones of one kilometre, with practices at given zones and flows given by a function.
struct GridPlan {
    model::Plan plan;
    std::size_t width = 0;

    GridPlan(std::size_t w, std::size_t h) : width(w) {
        plan.constraints.people_min = 30000;
        plan.constraints.people_max = 80000;
        for (std::size_t z = 0; z < w * h; ++z) {
            model::Zone zone;
            zone.id = fmt::format("Z{:04}", z);
            zone.name = zone.id;
            zone.centre = {1000.0 * static_cast<double>(z % w), 1000.0 * static_cast<double>(z / w)};
            plan.zones.push_back(zone);
        }
        for (std::uint32_t z = 0; z < w * h; ++z) {
            if (z % w + 1 < w) plan.borders.push_back({z, z + 1, 1000.0, false});
            if (z + w < w * h) plan.borders.push_back({z, static_cast<std::uint32_t>(z + w), 1000.0, false});
        }
        std::sort(plan.borders.begin(), plan.borders.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });
    }
    void practice(std::size_t zone, std::int64_t list) {
        model::Practice p;
        p.id = fmt::format("P{:04}", plan.practices.size());
        p.zone = model::ZoneIx(zone);
        p.list = list;
        plan.practices.push_back(p);
    }
    void flow(std::size_t practice, std::size_t zone, std::int64_t patients) {
        plan.flows.resize(plan.practices.size());
        plan.flows[practice].rows.push_back({model::ZoneIx(zone), patients});
    }
    void side(const std::vector<std::int32_t>& side_of_zone) {
        plan.boundaries.push_back({"council", {{"A", "A", {}}, {"B", "B", {}}}});
        plan.constraints.within = {"council"};
        for (std::size_t z = 0; z < side_of_zone.size(); ++z) plan.zones[z].side = {side_of_zone[z]};
    }
    [[nodiscard]] Blocks blocks() const { return analysis::make_blocks(plan, analysis::registered_people(plan)); }
};

// Straight from the definition: every zone in one block, each block one piece, with its seed, on one side.
void check_well_formed(const model::Plan& plan, const Blocks& blocks) {
    const analysis::Graph graph(plan.zones.size(), plan.borders);
    std::size_t zones = 0;
    for (std::size_t b = 0; b < blocks.blocks.size(); ++b) {
        const auto& block = blocks.blocks[b];
        REQUIRE_FALSE(block.practices.empty());
        REQUIRE(std::find(block.zones.begin(), block.zones.end(), block.seed) != block.zones.end());
        std::set<std::size_t> left;
        for (const model::ZoneIx z : block.zones) {
            REQUIRE(blocks.of_zone[z.pos()] == b);
            REQUIRE(blocks.side_of_zone[z.pos()] == block.side);
            left.insert(z.pos());
        }
        zones += block.zones.size();
        std::vector<std::size_t> stack{block.seed.pos()};
        left.erase(block.seed.pos());
        while (!stack.empty()) {
            const std::size_t at = stack.back();
            stack.pop_back();
            for (const auto& link : graph.links(at))
                if (left.erase(link.to) > 0) stack.push_back(link.to);
        }
        REQUIRE(left.empty());
    }
    REQUIRE(zones == plan.zones.size());
}

}  // namespace

TEST_CASE("a zone joins the block that most of its patients use", "[fast]") {
    GridPlan g(5, 1);
    g.practice(0, 100);
    g.practice(4, 100);
    g.flow(0, 0, 60);
    g.flow(0, 1, 30);
    g.flow(0, 2, 4);
    g.flow(1, 1, 10);
    g.flow(1, 2, 20);
    g.flow(1, 3, 5);
    g.flow(1, 4, 60);
    const Blocks blocks = g.blocks();
    CHECK(blocks.of_zone == std::vector<analysis::BlockNo>{0, 0, 1, 1, 1});
    check_well_formed(g.plan, blocks);
    CHECK(blocks.notes.empty());
}

TEST_CASE("a zone that its first choice does not reach is reassigned, and that is listed", "[fast]") {
    GridPlan g(5, 1);
    g.practice(0, 100);
    g.practice(2, 100);
    g.flow(0, 0, 50);
    g.flow(0, 4, 40);  // zone 4 prefers practice 0, but practice 1's block lies between
    g.flow(1, 2, 50);
    g.flow(1, 3, 20);
    g.flow(1, 4, 10);
    const Blocks blocks = g.blocks();
    check_well_formed(g.plan, blocks);
    CHECK(blocks.of_zone[4] == 1);
    const auto note =
        std::find_if(blocks.notes.begin(), blocks.notes.end(), [](const auto& n) { return n.kind == "reassigned" && n.zone == "Z0004"; });
    REQUIRE(note != blocks.notes.end());
    CHECK(note->people ==
          Approx(40.0 * 100 / 90 - 10.0 * 100 / 80));  // patients who lose their first choice: lists give totals, flows shares
}

TEST_CASE("practices in one zone share a block unless the planner splits them", "[fast]") {
    GridPlan g(4, 1);
    g.practice(1, 200);
    g.practice(1, 100);
    for (std::size_t z = 0; z < 4; ++z) {
        g.flow(0, z, z < 2 ? 50 : 1);
        g.flow(1, z, z < 2 ? 10 : 30);
    }
    CHECK(g.blocks().blocks.size() == 1);
    g.plan.constraints.split_blocks = {"Z0001"};
    const Blocks split = g.blocks();
    check_well_formed(g.plan, split);
    REQUIRE(split.blocks.size() == 2);
    CHECK(split.of_practice[0] != split.of_practice[1]);
    CHECK(std::any_of(split.notes.begin(), split.notes.end(), [](const auto& n) { return n.kind == "split"; }));
}

TEST_CASE("practices in one zone beyond the upper bound are split by default", "[fast]") {
    GridPlan g(4, 1);
    g.practice(1, 50000);
    g.practice(1, 45000);
    for (std::size_t z = 0; z < 4; ++z) {
        g.flow(0, z, z < 2 ? 50 : 1);
        g.flow(1, z, z < 2 ? 10 : 30);
    }
    const Blocks blocks = g.blocks();
    check_well_formed(g.plan, blocks);
    CHECK(blocks.blocks.size() == 2);
}

TEST_CASE("blocks grow inside one side of a boundary that may not be straddled", "[fast]") {
    GridPlan g(6, 1);
    g.practice(0, 100);
    g.practice(5, 100);
    g.flow(0, 0, 10);
    for (std::size_t z = 1; z < 5; ++z) g.flow(0, z, 20);  // everybody prefers practice 0
    g.flow(1, 5, 50);
    g.side({0, 0, 0, 1, 1, 1});
    const Blocks blocks = g.blocks();
    check_well_formed(g.plan, blocks);
    CHECK(blocks.of_zone == std::vector<analysis::BlockNo>{0, 0, 0, 1, 1, 1});
}

TEST_CASE("a side's island without a practice counts with its neighbour, and that is listed", "[fast]") {
    GridPlan g(5, 1);
    g.practice(0, 100);
    g.practice(4, 100);
    g.flow(0, 0, 10);
    g.flow(1, 4, 10);
    g.side({0, 0, 1, 0, 1});  // zone 3 is of side A, cut off by zone 2; zone 2 is of side B, cut off by zone 3
    const Blocks blocks = g.blocks();
    check_well_formed(g.plan, blocks);
    CHECK(std::any_of(blocks.notes.begin(), blocks.notes.end(), [](const auto& n) { return n.kind == "cut-off"; }));
}

TEST_CASE("a block enclosed by one neighbour gets the cheapest corridor out", "[fast]") {
    // 7 x 7: practice 0 in the middle, practice 1 all round it, practice 2 in the right column.
    GridPlan g(7, 7);
    g.practice(24, 20000);
    g.practice(8, 20000);
    g.practice(27, 30000);
    for (std::size_t z = 0; z < 49; ++z) {
        const std::size_t x = z % 7;
        const std::size_t y = z / 7;
        if (z == 24) g.flow(0, z, 100);
        else if (x == 6) g.flow(2, z, 100);
        else g.flow(1, z, y == 3 && x > 3 ? 5 : 100);  // few would lose their first choice in the middle row to the right
    }
    const Blocks blocks = g.blocks();
    check_well_formed(g.plan, blocks);
    CHECK(blocks.of_zone[25] == 0);
    CHECK(blocks.of_zone[26] == 0);
    CHECK(std::any_of(blocks.borders.begin(), blocks.borders.end(), [](const auto& b) { return b.a == 0 && b.b == 2; }));
    const auto note = std::find_if(blocks.notes.begin(), blocks.notes.end(), [](const auto& n) { return n.kind == "enclosed"; });
    REQUIRE(note != blocks.notes.end());
    CHECK(note->people == Approx(10.0 * 20000 / 3910));  // two zones of five patients, of a list of 20,000 by 3,910 known homes
}

TEST_CASE("blocks are well formed on random plans, whatever the order of practices' flows", "[fast]") {
    rc::prop("every zone in one connected block of one side, with its seed", [] {
        const auto w = *rc::gen::inRange<std::size_t>(2, 12);
        const auto h = *rc::gen::inRange<std::size_t>(2, 12);
        base::Random chance(*rc::gen::arbitrary<std::uint64_t>());
        GridPlan g(w, h);
        const std::uint32_t practices = 1 + chance.below(static_cast<std::uint32_t>(w * h / 2));
        for (std::uint32_t p = 0; p < practices; ++p)
            g.practice(chance.below(static_cast<std::uint32_t>(w * h)), 1000 + chance.below(60000));
        g.plan.flows.resize(practices);
        for (std::uint32_t p = 0; p < practices; ++p)
            for (std::size_t z = 0; z < w * h; ++z)
                if (chance.below(3) == 0) g.flow(p, z, 1 + chance.below(200));
        if (chance.below(2) == 0) {
            std::vector<std::int32_t> side(w * h);
            for (std::size_t z = 0; z < side.size(); ++z) side[z] = z % w < w / 2 ? 0 : 1;
            for (int k = 0; k < 3; ++k) side[chance.below(static_cast<std::uint32_t>(w * h))] ^= 1;  // ragged
            g.side(side);
        }
        const Blocks blocks = g.blocks();
        check_well_formed(g.plan, blocks);
        double people = 0;
        double lists = 0;
        for (const auto& block : blocks.blocks) people += block.people;
        for (const auto& p : g.plan.practices) lists += static_cast<double>(*p.list);
        RC_ASSERT(people == lists);
    });
}

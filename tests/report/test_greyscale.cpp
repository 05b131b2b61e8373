#include <catch2/catch.hpp>

#include <set>

#include "report/greyscale.hpp"
#include "style/area_colours.hpp"
#include "support/made_plan.hpp"

namespace merestone::report {
namespace {

TEST_CASE("grey keeps lightness: ends stay, order of luminance stays", "[fast]") {
    CHECK(grey_of({0, 0, 0, 255}) == style::Rgba{0, 0, 0, 255});
    CHECK(grey_of({255, 255, 255, 80}) == style::Rgba{255, 255, 255, 80});
    // Linear luminance of pure green 0.7152, encoded by sRGB's curve: 1.055 * 0.7152^(1/2.4) - 0.055 = 0.8625.
    CHECK(grey_of({0, 255, 0, 255}).r == 220);
    for (int i = 1; i <= 5; ++i)  // classes of a number stay in order
        CHECK(grey_of(style::ramp_at(style::Ramp::sequential, i / 5.0)).r <
              grey_of(style::ramp_at(style::Ramp::sequential, (i - 1) / 5.0)).r);
}

TEST_CASE("no neighbours look alike in grey, and all six looks are used", "[fast]") {
    test::MadePlanSize size;
    size.columns = 12;
    size.rows = 10;
    size.localities = 30;
    const auto made = test::made_plan(size);
    const auto neighbours = style::locality_neighbours(made.plan, made.scenario);
    REQUIRE_FALSE(neighbours.empty());
    const auto look = grey_looks(30, neighbours);
    for (const auto& [a, b] : neighbours) CHECK(look[a] != look[b]);
    CHECK(std::set<std::uint8_t>(look.begin(), look.end()).size() == kGreyLooks);
    CHECK(grey_looks(2, std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 9}, {1, 1}}).size() == 2);  // pairs of nobody
}

}  // namespace
}  // namespace merestone::report

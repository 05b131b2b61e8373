#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "style/area_colours.hpp"
#include "style/colour.hpp"
#include "style/rag.hpp"

namespace merestone::style {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

TEST_CASE("the palette's colours are apart in normal sight, and labels can be read on each", "[fast]") {
    const auto palette = area_palette();
    REQUIRE(palette.size() >= 12);
    for (std::size_t i = 0; i < palette.size(); ++i) {
        CHECK(contrast_ratio(palette[i], kInk) >= 4.5);
        CHECK(seen_distance(palette[i], kNoData) > 0.015);
        for (std::size_t j = 0; j < i; ++j) {
            INFO(i << " and " << j);
            CHECK(seen_distance(palette[i], palette[j]) > 0.015);
        }
    }
}

TEST_CASE("neighbours never share a colour on random planar-like maps, and the order of pairs is nothing", "[fast]") {
    rc::prop("grid with shuffled, turned and repeated pairs", [] {
        const auto columns = *rc::gen::inRange<std::uint32_t>(1, 9);
        const auto rows = *rc::gen::inRange<std::uint32_t>(1, 9);
        std::vector<Pair> pairs;
        for (std::uint32_t r = 0; r < rows; ++r)
            for (std::uint32_t c = 0; c < columns; ++c) {
                if (c + 1 < columns) pairs.emplace_back(r * columns + c, r * columns + c + 1);
                if (r + 1 < rows) pairs.emplace_back(r * columns + c, (r + 1) * columns + c);
                if (r + 1 < rows && c + 1 < columns && *rc::gen::arbitrary<bool>())
                    pairs.emplace_back(r * columns + c, (r + 1) * columns + c + 1);
            }
        const auto colours = neighbour_colours(std::size_t{columns} * rows, pairs);
        double least = 1000.0;
        for (const auto& [a, b] : pairs) least = std::min(least, seen_delta_e(colours[a], colours[b]));
        RC_CLASSIFY(least < 20.0, "nearest neighbours below 20");
        RC_ASSERT(least >= kClearlyApart);
        auto other = pairs;
        other.insert(other.end(), pairs.begin(), pairs.end());
        std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
        std::shuffle(other.begin(), other.end(), random);
        for (auto& p : other)
            if (random() % 2 == 0) std::swap(p.first, p.second);
        RC_ASSERT(neighbour_colours(std::size_t{columns} * rows, other) == colours);
    });
}

TEST_CASE("CIELAB distances are those of the standard, and the palette has one pair that is not clearly apart", "[fast]") {
    CHECK(seen_delta_e({0, 0, 0}, {255, 255, 255}) == Approx(100.0).epsilon(0.001));
    CHECK(seen_delta_e({90, 120, 200}, {90, 120, 200}) == 0.0);
    const auto palette = area_palette();
    std::size_t near = 0;
    for (std::size_t i = 0; i < palette.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) near += seen_delta_e(palette[i], palette[j]) < kClearlyApart ? 1 : 0;
    CHECK(near == 1);
}

TEST_CASE("areas without neighbours take turns through the whole palette", "[fast]") {
    auto colours = neighbour_colours(area_palette().size(), {});
    std::sort(colours.begin(), colours.end());
    CHECK(std::adjacent_find(colours.begin(), colours.end()) == colours.end());
}

TEST_CASE("contrast ratio of black and white is 21, of a colour with itself 1 (WCAG 2.1, definition of contrast ratio)", "[fast]") {
    CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
    CHECK(contrast_ratio({10, 20, 30}, {10, 20, 30}) == Approx(1.0));
}

TEST_CASE("red and green of equal lightness stay near each other for the colour-blind, blue and yellow do not", "[fast]") {
    CHECK(seen_distance({150, 110, 60}, {112, 122, 60}) < 0.5 * seen_distance({70, 110, 190}, {190, 160, 60}));
}

TEST_CASE("ramps darken step by step, the diverging one is palest in the middle", "[fast]") {
    for (int i = 0; i < 20; ++i)
        CHECK(contrast_ratio(ramp_at(Ramp::sequential, i / 20.0), kPaper) <
              contrast_ratio(ramp_at(Ramp::sequential, (i + 1) / 20.0), kPaper));
    for (const double off : {0.1, 0.3, 0.5}) {
        CHECK(contrast_ratio(ramp_at(Ramp::diverging, 0.5 - off), kPaper) > contrast_ratio(ramp_at(Ramp::diverging, 0.5), kPaper));
        CHECK(contrast_ratio(ramp_at(Ramp::diverging, 0.5 + off), kPaper) > contrast_ratio(ramp_at(Ramp::diverging, 0.5), kPaper));
    }
    CHECK(hex({1, 2, 255}) == "#0102ff");
    CHECK(hex({1, 2, 255, 16}) == "#0102ff10");
}

TEST_CASE("every RAG state differs in shape and letter, and its letter can be read", "[fast]") {
    const model::Rag all[] = {model::Rag::grey, model::Rag::green, model::Rag::amber, model::Rag::red};
    for (const auto a : all) {
        CHECK(contrast_ratio(rag_style(a).fill, rag_style(a).letter_colour) >= 4.5);
        for (const auto b : all)
            if (a != b) {
                CHECK(rag_style(a).shape != rag_style(b).shape);
                CHECK(std::string_view(rag_style(a).letter) != rag_style(b).letter);
            }
    }
}

}  // namespace
}  // namespace merestone::style

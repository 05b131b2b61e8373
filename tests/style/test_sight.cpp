// Others' sight: white stays white, greys stay grey, and what a green-blind eye mixes up comes out alike.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "style/sight.hpp"

using namespace merestone::style;

namespace {
constexpr Sight kAll[] = {Sight::protan, Sight::deutan, Sight::tritan, Sight::grey};
int apart(Rgba a, Rgba b) { return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)}); }
}  // namespace

TEST_CASE("every row of a sight's matrix adds up to one: greys are seen as they are by everyone", "[fast]") {
    for (const Sight s : kAll) {
        CAPTURE(to_string(s));
        for (const auto& row : sight_matrix(s)) CHECK(row[0] + row[1] + row[2] == Approx(1.0).margin(2e-6));
        for (int g = 0; g < 256; g += 15) {
            const auto v = static_cast<std::uint8_t>(g);
            CHECK(apart(seen_as({v, v, v, 77}, s), {v, v, v, 77}) <= 1);
            CHECK(seen_as({v, v, v, 77}, s).a == 77);
        }
    }
    CHECK(seen_as({1, 2, 3, 4}, Sight::usual) == Rgba{1, 2, 3, 4});
}

TEST_CASE("a red and a green of one lightness are alike to the green-blind, and not to others", "[fast]") {
    const Rgba red{205, 92, 60};
    const Rgba green{121, 143, 55};
    CHECK(apart(red, green) > 80);
    CHECK(apart(seen_as(red, Sight::deutan), seen_as(green, Sight::deutan)) <= 12);
    CHECK(apart(seen_as(red, Sight::tritan), seen_as(green, Sight::tritan)) > 60);
}

TEST_CASE("grey is the luminance of sRGB: worked by hand for pure green", "[fast]") {
    // 0.7152 of the light: 1.055 x 0.7152^(1/2.4) - 0.055 = 0.8626, of 255 219.96.
    CHECK(seen_as({0, 255, 0}, Sight::grey) == Rgba{220, 220, 220});
    // Machado 2009, deuteranopia, pure red: rows' first column 0.367322, 0.280085, below 0.
    const auto coded = [](double v) { return std::lround(255 * (1.055 * std::pow(v, 1 / 2.4) - 0.055)); };
    const Rgba seen = seen_as({255, 0, 0}, Sight::deutan);
    CHECK(seen.r == coded(0.367322));
    CHECK(seen.g == coded(0.280085));
    CHECK(seen.b == 0);
}

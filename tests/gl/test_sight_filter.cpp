// The preview of others' sight over a finished picture, against the same done colour by colour.
#include <algorithm>
#include <cstdlib>

#include "gl/drawing.hpp"
#include "gl/sight_filter.hpp"

using namespace merestone;
using style::Rgba;
using style::Sight;

namespace {

constexpr int kWide = 96;
constexpr int kHigh = 64;
constexpr Rgba kRed{205, 92, 60};
constexpr Rgba kGreen{121, 143, 55};
constexpr Rgba kBlue{30, 60, 200};
constexpr Rgba kDark{9, 20, 5};

// Four fields: red and green above, blue and a dark one below.
void paint_fields(test::Screen& screen) {
    screen.surface->bind();
    screen.device->begin_frame();
    const auto field = [&](int x, int y, Rgba c) {
        screen.device->clear_window({x, y, kWide / 2, kHigh / 2}, {static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F,
                                                                   static_cast<float>(c.b) / 255.0F, 1.0F});
    };
    field(0, kHigh / 2, kRed);
    field(kWide / 2, kHigh / 2, kGreen);
    field(0, 0, kBlue);
    field(kWide / 2, 0, kDark);
    screen.device->end_frame();
}

Rgba at(const gl::Picture& picture, int x, int y) {
    const auto p = test::pixel(picture, {static_cast<double>(x), static_cast<double>(y)});
    return {static_cast<std::uint8_t>(p[0]), static_cast<std::uint8_t>(p[1]), static_cast<std::uint8_t>(p[2]),
            static_cast<std::uint8_t>(p[3])};
}
int apart(Rgba a, Rgba b) { return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)}); }

}  // namespace

TEST_CASE("each preview shows every field as the colours' own arithmetic says, in its place", "[fast]") {
    MERESTONE_NEEDS_SCREEN(screen, kWide, kHigh);
    auto filter = gl::SightFilter::make(*screen.device);
    REQUIRE(filter.ok());
    for (const Sight sight : {Sight::deutan, Sight::protan, Sight::tritan, Sight::grey}) {
        CAPTURE(style::to_string(sight));
        paint_fields(screen);
        REQUIRE(filter.value()->apply(sight, kWide, kHigh));
        const gl::Picture seen = screen.surface->read_rgba();
        CHECK(apart(at(seen, 10, 10), style::seen_as(kRed, sight)) <= 2);
        CHECK(apart(at(seen, kWide - 10, 10), style::seen_as(kGreen, sight)) <= 2);
        CHECK(apart(at(seen, 10, kHigh - 10), style::seen_as(kBlue, sight)) <= 2);
        CHECK(apart(at(seen, kWide - 10, kHigh - 10), style::seen_as(kDark, sight)) <= 2);
        // Edges stay where they are: nothing is blurred.
        CHECK(at(seen, kWide / 2 - 1, 10) == at(seen, 10, 10));
        CHECK(at(seen, kWide / 2, 10) == at(seen, kWide - 10, 10));
    }
}

TEST_CASE("to the green-blind a red and a green area come out alike", "[fast]") {
    MERESTONE_NEEDS_SCREEN(screen, kWide, kHigh);
    auto filter = gl::SightFilter::make(*screen.device);
    REQUIRE(filter.ok());
    paint_fields(screen);
    const gl::Picture usual = screen.surface->read_rgba();
    REQUIRE(filter.value()->apply(Sight::deutan, kWide, kHigh));
    const gl::Picture seen = screen.surface->read_rgba();
    CHECK(apart(at(usual, 10, 10), at(usual, kWide - 10, 10)) > 80);
    CHECK(apart(at(seen, 10, 10), at(seen, kWide - 10, 10)) <= 12);
}

TEST_CASE("switched off, the preview leaves every byte as it was, also after another size", "[fast]") {
    MERESTONE_NEEDS_SCREEN(screen, kWide, kHigh);
    auto filter = gl::SightFilter::make(*screen.device);
    REQUIRE(filter.ok());
    paint_fields(screen);
    const gl::Picture before = screen.surface->read_rgba();
    REQUIRE(filter.value()->apply(Sight::usual, kWide, kHigh));
    CHECK(screen.surface->read_rgba().rgba == before.rgba);
    REQUIRE(filter.value()->apply(Sight::grey, kWide / 2, kHigh));  // a part only
    CHECK(at(screen.surface->read_rgba(), kWide - 10, 10) == kGreen);
    paint_fields(screen);
    REQUIRE(filter.value()->apply(Sight::usual, kWide, kHigh));
    CHECK(screen.surface->read_rgba().rgba == before.rgba);
    CHECK_FALSE(filter.value()->apply(Sight::grey, 0, kHigh));
}

TEST_CASE("the preview gives back all that it took of the graphics card", "[fast]") {
    gl::CountingDevice device;
    {
        auto filter = gl::SightFilter::make(device);
        REQUIRE(filter.ok());
        CHECK(filter.value()->apply(Sight::tritan, 30, 20));
        CHECK(filter.value()->apply(Sight::tritan, 40, 20));
        CHECK(device.tally().draw_calls == 2);
    }
    for (const std::string& fault : device.faults()) FAIL_CHECK(fault);
    CHECK(device.tally().copies == 4);
    CHECK(device.live_objects() == 0);
}

// A sheet over a basemap: the picture where it lies, and who is to be named.
#include <catch2/catch.hpp>

#include <cairo.h>

#include <array>
#include <cstring>

#include "report/map_sheet.hpp"
#include "support/ground.hpp"
#include "support/made_plan.hpp"

namespace merestone::report {
namespace {

using Colour = std::array<int, 3>;

// SheetPixels of a PNG's bytes.
class SheetPixels {
public:
    explicit SheetPixels(const std::string& png) {
        struct Reader {
            const std::string& bytes;
            std::size_t at = 0;
        } reader{png};
        const auto read = [](void* from, unsigned char* to, unsigned int count) {
            auto& r = *static_cast<Reader*>(from);
            if (r.at + count > r.bytes.size()) return CAIRO_STATUS_READ_ERROR;
            std::memcpy(to, r.bytes.data() + r.at, count);
            r.at += count;
            return CAIRO_STATUS_SUCCESS;
        };
        surface_ = cairo_image_surface_create_from_png_stream(read, &reader);
        REQUIRE(cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS);
    }
    ~SheetPixels() { cairo_surface_destroy(surface_); }
    SheetPixels(const SheetPixels&) = delete;
    SheetPixels& operator=(const SheetPixels&) = delete;

    [[nodiscard]] int width() const { return cairo_image_surface_get_width(surface_); }
    [[nodiscard]] int height() const { return cairo_image_surface_get_height(surface_); }
    [[nodiscard]] Colour at(int x, int y) const {
        const unsigned char* px =
            cairo_image_surface_get_data(surface_) + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_) + 4 * x;
        return {px[2], px[1], px[0]};
    }
    // The first and last column and row of that colour; all 0 where there is none.
    [[nodiscard]] std::array<int, 4> span(Colour colour) const {
        std::array<int, 4> out{width(), -1, height(), -1};
        for (int y = 0; y < height(); ++y)
            for (int x = 0; x < width(); ++x)
                if (at(x, y) == colour) out = {std::min(out[0], x), std::max(out[1], x), std::min(out[2], y), std::max(out[3], y)};
        return out[1] < 0 ? std::array<int, 4>{} : out;
    }

private:
    cairo_surface_t* surface_ = nullptr;
};

JudgedScenario judged(const test::MadePlan& made) {
    JudgedScenario out;
    out.scenario = made.scenario;
    out.localities = made.localities;
    out.flags = made.flags;
    return out;
}

}  // namespace

TEST_CASE("a sheet's basemap is drawn to the pixel on what its camera says", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.dpi = 96.0;
    options.map.places = false;
    for (scene::LayerSetting& l : options.map.layers) l.visible = l.kind == scene::LayerKind::basemap;
    const scene::Camera camera = sheet_camera(made.plan, judged(made), options, fonts).value();
    CHECK(camera.view().contains(scene::extent_of(made.plan).centre()));
    CHECK(image_scale(options) == Approx(1.0));
    // A picture of a quarter of the view about its middle, in four colours.
    const geo::Point c = camera.centre;
    const double half_m = 100.0 * camera.metres_per_px;
    options.map.basemap = test::quartered({c.x - half_m, c.y - half_m, c.x + half_m, c.y + half_m}, 200, 200);
    options.credit = "Basemap: © Mapmakers";
    const auto png = map_sheet(made.plan, judged(made), options, fonts);
    REQUIRE(png.ok());
    const SheetPixels pixels(png.value());
    const auto red = pixels.span({255, 0, 0});
    const auto green = pixels.span({0, 255, 0});
    const auto blue = pixels.span({0, 0, 255});
    // A hundred pixels each way, and side by side; edges may be mixed.
    CHECK(red[1] - red[0] == Approx(99).margin(4));
    CHECK(red[3] - red[2] == Approx(99).margin(4));
    CHECK(green[0] - red[1] <= 4);
    CHECK(green[0] > red[1]);
    CHECK(blue[2] - red[3] <= 4);
    CHECK(blue[2] > red[3]);
    CHECK(blue[0] == Approx(red[0]).margin(1));
    // The frame's middle is where red ends: left margin 30, as wide as the camera.
    CHECK(red[1] == Approx(30 + camera.width_px / 2).margin(2.5));
}

TEST_CASE("the credit stands on the sheet and takes its room from the map", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.format = ImageFormat::svg;
    const double before = sheet_camera(made.plan, judged(made), options, fonts).value().height_px;
    const std::string without = map_sheet(made.plan, judged(made), options, fonts).value();
    options.credit = "Basemap: © Mapmakers";
    CHECK(sheet_camera(made.plan, judged(made), options, fonts).value().height_px < before);
    options.map.basemap = test::quartered(scene::extent_of(made.plan), 40, 30, 128);
    for (const ImageFormat format : {ImageFormat::svg, ImageFormat::pdf, ImageFormat::png}) {
        options.format = format;
        const auto with = map_sheet(made.plan, judged(made), options, fonts);
        REQUIRE(with.ok());
        const bool same = with.value() == map_sheet(made.plan, judged(made), options, Fonts::found()).value();
        CHECK(same);
        if (format == ImageFormat::svg) {
            const bool pictured = with.value().find("<image id=\"image") != std::string::npos;
            CHECK(pictured);
            const bool pictured_without = without.find("<image") != std::string::npos;
            CHECK_FALSE(pictured_without);
        }
    }
}

}  // namespace merestone::report

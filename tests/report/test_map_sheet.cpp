#include <catch2/catch.hpp>

#include <cairo.h>

#include <cmath>
#include <cstring>

#include "report/map_furniture.hpp"
#include "report/map_sheet.hpp"
#include "report/paper.hpp"
#include "report/sheet_layout.hpp"
#include "support/made_plan.hpp"

namespace merestone::report {
namespace {

struct Picture {
    int width = 0;
    int height = 0;
    std::size_t coloured = 0;  // pixels that are not grey
};

Picture decoded(const std::string& png) {
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
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read, &reader);
    REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    Picture out{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), 0};
    for (int y = 0; y < out.height; ++y) {
        const unsigned char* row =
            cairo_image_surface_get_data(surface) + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
        for (int x = 0; x < out.width; ++x)
            if (std::abs(row[4 * x] - row[4 * x + 2]) > 20) ++out.coloured;
    }
    cairo_surface_destroy(surface);
    return out;
}

JudgedScenario judged(const test::MadePlan& made) {
    JudgedScenario out;
    out.scenario = made.scenario;
    out.localities = made.localities;
    out.flags = made.flags;
    return out;
}

TEST_CASE("the sheet is a PNG of the page's size, mostly map, and the same bytes twice", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.dpi = 72.0;
    const auto png = map_sheet(made.plan, judged(made), options, fonts);
    REQUIRE(png.ok());
    const Picture picture = decoded(png.value());
    CHECK(picture.width == 842);  // A4 at 72 dpi
    CHECK(picture.height == 595);
    CHECK(picture.coloured > 150000);
    CHECK(map_sheet(made.plan, judged(made), options, Fonts::found()).value() == png.value());
}

TEST_CASE("PDF and SVG are the same bytes twice, dated as the plan, and name no place of this machine", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    for (const ImageFormat format : {ImageFormat::pdf, ImageFormat::svg}) {
        options.format = format;
        const std::string first = map_sheet(made.plan, judged(made), options, fonts).value();
        CHECK(first == map_sheet(made.plan, judged(made), options, fonts).value());
        CHECK(first.find("/usr/") == std::string::npos);
        CHECK(first.find("/home/") == std::string::npos);
        if (format == ImageFormat::pdf) {
            CHECK(first.starts_with("%PDF-"));
            CHECK(first.find("/CreationDate (20170401000000Z)") != std::string::npos);
        } else {
            CHECK(first.find("<svg") != std::string::npos);
        }
    }
}

TEST_CASE("odd plans are drawn: no practice, hostile and wrongly encoded names, sixty localities", "[fast]") {
    test::MadePlanSize size;
    size.columns = 12;
    size.rows = 10;
    size.localities = 60;
    size.practices = 1;
    auto made = test::made_plan(size);
    made.plan.practices.clear();
    made.plan.housing.clear();
    made.plan.hubs.clear();
    made.plan.points.clear();
    made.plan.title = "<b>Caf\xe9 & \"quoted\"</b> " + std::string(400, 'W');
    made.localities[0].name = std::string("odd\xff\xfe name");
    made.scenario.locality_name[0] = made.localities[0].name;
    SheetOptions options;
    options.dpi = 72.0;
    CHECK(decoded(map_sheet(made.plan, judged(made), options, Fonts::found()).value()).coloured > 50000);
}

TEST_CASE("a page that is too small or a picture that is too large is refused with what to do", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.width_mm = 50.0;
    const auto small = map_sheet(made.plan, judged(made), options, fonts);
    REQUIRE_FALSE(small.ok());
    CHECK(small.error().kind == base::ErrorKind::bad_input);
    CHECK_FALSE(small.error().todo.empty());
    options.width_mm = 2000.0;
    options.dpi = 1200.0;
    CHECK_FALSE(map_sheet(made.plan, judged(made), options, fonts).ok());
}

TEST_CASE("the preview is the very page: its pixels are those of the PNG at the same size", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.paper = "A4";
    options.dpi = 72.0;
    options.greyscale = true;
    const auto png = map_sheet(made.plan, judged(made), options, fonts);
    const auto pixels = map_sheet_pixels(made.plan, judged(made), options, fonts);
    REQUIRE(png.ok());
    REQUIRE(pixels.ok());
    const auto again = png_of(pixels.value().width, pixels.value().height, pixels.value().rgba);
    CHECK(again.value() == png.value());
    CHECK(decoded(png.value()).coloured == 0);  // no colour is left
}

TEST_CASE("on paper a scale is true: the camera's ground is the frame's millimetres times the denominator", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    SheetOptions options;
    options.paper = "A4";
    const auto fitted = sheet_camera(made.plan, judged(made), options, fonts);
    REQUIRE(fitted.ok());
    const double denominator = fitted.value().metres_per_px / metres_per_px(1.0);
    CHECK(round_denominator(denominator) == Approx(denominator));
    const geo::Box all = scene::extent_of(made.plan);
    CHECK(fitted.value().view().contains({all.min_x, all.min_y}));
    CHECK(fitted.value().view().contains({all.max_x, all.max_y}));

    options.scale = std::round(denominator / 2);  // part of the footprint: the inset takes its room
    const auto nearer = sheet_camera(made.plan, judged(made), options, fonts);
    REQUIRE(nearer.ok());
    const double frame_mm = nearer.value().width_px / 96.0 * 25.4;
    CHECK(nearer.value().view().width() == Approx(frame_mm / 1000.0 * *options.scale));
    const auto with = map_sheet(made.plan, judged(made), options, fonts);
    options.inset = false;
    const auto without = map_sheet(made.plan, judged(made), options, fonts);
    REQUIRE(with.ok());
    REQUIRE(without.ok());
    CHECK_FALSE(with.value() == without.value());

    options.area = geo::Box{all.max_x + 1e6, all.max_y, all.max_x + 1.01e6, all.max_y + 1e4};
    options.scale.reset();
    const auto elsewhere = map_sheet(made.plan, judged(made), options, fonts);
    REQUIRE_FALSE(elsewhere.ok());
    CHECK(elsewhere.error().what.find("nothing of this plan") != std::string::npos);
    options.area.reset();

    for (const double absurd : {1e8, 100.0}) {
        options.scale = absurd;
        const auto refused = map_sheet(made.plan, judged(made), options, fonts);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().kind == base::ErrorKind::bad_input);
        CHECK(refused.error().todo.find("fits at 1:") != std::string::npos);
    }
}

TEST_CASE("upright or across, the legend stands whole beside or below the map", "[fast]") {
    const auto made = test::made_plan();
    const Fonts fonts = Fonts::found();
    const auto content = scene::make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}}, {});
    for (const scene::PxBox body : {scene::PxBox{30, 80, 1092, 740}, scene::PxBox{30, 80, 763, 1060}})
        for (const bool inset : {false, true}) {
            const SheetLayout at = lay_out(body, content.legend, inset, fonts);
            CHECK(legend_fits(content.legend, at.legend, fonts));
            CHECK(at.frame.within(body));
            CHECK((at.inset.height() > 0.0) == inset);
            for (const scene::PxBox& part : at.legend) {
                CHECK(part.overlap_px2(at.frame) == 0.0);
                CHECK(part.overlap_px2(at.scale) == 0.0);
                CHECK(part.overlap_px2(at.inset) == 0.0);
            }
            CHECK(at.scale.overlap_px2(at.inset) == 0.0);
        }
}

TEST_CASE("a scale bar's length is 1, 2 or 5 times a power of ten, and fits", "[fast]") {
    CHECK(round_length_m(4999.0) == Approx(2000.0));
    CHECK(round_length_m(5000.0) == Approx(5000.0));
    CHECK(round_length_m(19.9) == Approx(10.0));
    CHECK(round_length_m(0.7) == Approx(0.5));
}

TEST_CASE("text is cut with an ellipsis between letters and wrapped between words", "[fast]") {
    const Fonts fonts = Fonts::found();
    const style::Font font{12.0, false};
    CHECK(fonts.measure("wider text", font).width_px > fonts.measure("text", font).width_px);
    CHECK(fonts.measure("text", {24.0, false}).width_px == Approx(2 * fonts.measure("text", font).width_px).epsilon(1e-3));
    const std::string long_text = "Éàü façade ñandú Łódź œuvre straße";
    for (double width = 10.0; width < 200.0; width += 7.0) {
        const std::string cut = fonts.fitted(long_text, font, width);
        CHECK(drawable(cut) == cut);  // still good UTF-8
        CHECK(fonts.measure(cut, font).width_px <= width);
    }
    CHECK(fonts.fitted("short", font, 1000.0) == "short");
    std::string joined;
    for (const std::string& line : fonts.wrapped("one two three four five six", font, 60.0)) {
        CHECK(fonts.measure(line, font).width_px <= 60.0);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == "one two three four five six");
}

}  // namespace
}  // namespace merestone::report

// Every theme's words can be read: contrast by WCAG 2's formula, worked here apart from the program's own.
#include <catch2/catch.hpp>

#include <cmath>

#include "ui/theme.hpp"

using namespace merestone;
using style::Rgba;

namespace {

// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(Rgba c) {
    const auto light = [](int channel) {
        const double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * light(c.r) + 0.7152 * light(c.g) + 0.0722 * light(c.b);
}
double contrast(Rgba a, Rgba b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_CASE("the formula gives what WCAG names: 21 for black on white, 1 for a colour on itself", "[fast]") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
    CHECK(contrast({255, 255, 255}, {118, 118, 118}) == Approx(4.54).margin(0.01));  // the well-known lightest grey for text
    CHECK(contrast({9, 99, 9}, {9, 99, 9}) == 1.0);
    CHECK(contrast({31, 41, 51}, {205, 226, 238}) == Approx(style::contrast_ratio({31, 41, 51}, {205, 226, 238})));
}

TEST_CASE("text has 4.5:1 in every theme, and 7:1 in high contrast", "[fast]") {
    for (const ui::ThemeKind kind : {ui::ThemeKind::light, ui::ThemeKind::dark, ui::ThemeKind::contrast}) {
        const ui::Theme t = ui::theme_of(kind);
        CAPTURE(static_cast<int>(kind));
        const double least = kind == ui::ThemeKind::contrast ? 7.0 : 4.5;
        for (const Rgba ground : {t.panel, t.field}) {
            CHECK(contrast(t.text, ground) >= least);
            CHECK(contrast(t.muted, ground) >= least);
            CHECK(contrast(t.good, ground) >= least);
            CHECK(contrast(t.bad, ground) >= least);
        }
        CHECK(contrast(t.on_accent, t.accent) >= least);
        CHECK(contrast(t.text, t.selected_row) >= least);
        CHECK(contrast(t.text, style::mixed(t.panel, t.shade, 0.45)) >= least);   // buttons, tabs
        CHECK(contrast(t.text, style::mixed(t.panel, t.accent, 0.18)) >= least);  // under the pointer
    }
}

TEST_CASE("high contrast has borders as strong as its text, and a map with strong lines", "[fast]") {
    const ui::Theme t = ui::theme_of(ui::ThemeKind::contrast);
    CHECK(contrast(t.line, t.panel) >= 7.0);
    const style::MapStyle usual = ui::map_style_of(ui::ThemeKind::light);
    const style::MapStyle strong = ui::map_style_of(ui::ThemeKind::contrast);
    CHECK(strong.locality_outline_px > usual.locality_outline_px);
    CHECK(contrast(strong.locality_outline, strong.background) >= 7.0);
    for (const Rgba mark :
         {strong.practice, strong.premises, strong.hub, strong.housing, strong.point, strong.scheme, strong.breach_text, strong.place_name})
        CHECK(contrast(mark, strong.background) >= 7.0);
}

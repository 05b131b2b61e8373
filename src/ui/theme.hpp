// How the window looks: a light, a dark and a high-contrast theme in sober colours, one accent, sizes in logical pixels times the scale.
#pragma once

#include <span>

#include "style/colour.hpp"
#include "style/map_style.hpp"

struct ImFont;

namespace merestone::ui {

// contrast: black on white with strong borders, every text at 7:1 or more (WCAG 2 AAA).
enum class ThemeKind { light, dark, contrast };

struct Theme {
    ThemeKind kind = ThemeKind::light;
    double scale = 1.0;  // screen's scale x the user's font scale
    style::Rgba text;
    style::Rgba muted;
    style::Rgba panel;
    style::Rgba field;
    style::Rgba line;   // borders
    style::Rgba shade;  // what buttons, headers and tabs are mixed from
    style::Rgba accent;
    style::Rgba on_accent;
    style::Rgba selected_row;
    style::Rgba good;
    style::Rgba bad;
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    ImFont* small = nullptr;

    [[nodiscard]] float px(double logical) const noexcept { return static_cast<float>(logical * scale); }
};

[[nodiscard]] Theme theme_of(ThemeKind kind);
// The map's own colours under that theme; the light one is the style of print.
[[nodiscard]] style::MapStyle map_style_of(ThemeKind kind);

// Sets ImGui's colours and sizes.
void apply(const Theme& theme);
// Rebuilds ImGui's letters at that scale; empty spans: ImGui's own bitmap letters. The texture has to be made anew after it.
void load_fonts(Theme& theme, std::span<const unsigned char> regular, std::span<const unsigned char> bold);

[[nodiscard]] unsigned imgui_colour(style::Rgba colour) noexcept;  // ImU32

}  // namespace merestone::ui

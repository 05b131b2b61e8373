#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>

namespace merestone::ui {
namespace {

constexpr double kTextPx = 14.0;
constexpr double kSmallPx = 12.0;

ImVec4 vec(style::Rgba c) {
    return {static_cast<float>(c.r) / 255.0F, static_cast<float>(c.g) / 255.0F, static_cast<float>(c.b) / 255.0F,
            static_cast<float>(c.a) / 255.0F};
}

ImFont* add_font(std::span<const unsigned char> bytes, double size_px, const ImWchar* letters) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // the bytes are the program's own
    config.OversampleH = 1;
    config.PixelSnapH = true;
    // ImGui only reads from them, but asks for a pointer that it could free.
    void* data = const_cast<unsigned char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return atlas.AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), static_cast<float>(size_px), &config, letters);
}

}  // namespace

unsigned imgui_colour(style::Rgba c) noexcept { return IM_COL32(c.r, c.g, c.b, c.a); }

Theme theme_of(ThemeKind kind) {
    Theme t;
    t.kind = kind;
    if (kind == ThemeKind::light) {
        t.text = style::kInk;
        t.muted = style::kMuted;
        t.panel = {250, 250, 251};
        t.field = {255, 255, 255};
        t.line = {214, 218, 222};
        t.accent = style::kAccent;
        t.on_accent = {255, 255, 255};
        t.selected_row = {205, 226, 238};
        t.good = {31, 122, 77};
        t.bad = {178, 34, 42};
    } else if (kind == ThemeKind::contrast) {
        t.text = {0, 0, 0};
        t.muted = {58, 58, 58};
        t.panel = {255, 255, 255};
        t.field = {255, 255, 255};
        t.line = {0, 0, 0};
        t.shade = {214, 214, 214};
        t.accent = {0, 50, 140};
        t.on_accent = {255, 255, 255};
        t.selected_row = {255, 236, 128};
        t.good = {0, 84, 40};
        t.bad = {146, 0, 10};
    } else {
        t.text = {228, 232, 236};
        t.muted = {157, 168, 179};
        t.panel = {33, 38, 43};
        t.field = {24, 28, 32};
        t.line = {64, 72, 80};
        t.accent = {86, 170, 214};
        t.on_accent = {12, 22, 30};
        t.selected_row = {38, 76, 98};
        t.good = {98, 196, 146};
        t.bad = {240, 120, 120};
    }
    if (kind != ThemeKind::contrast) t.shade = t.line;
    return t;
}

style::MapStyle map_style_of(ThemeKind kind) {
    style::MapStyle style;
    if (kind == ThemeKind::dark) style.background = {52, 58, 64};
    if (kind == ThemeKind::contrast) {
        style.background = {255, 255, 255};
        style.zone_border = {96, 96, 96};
        style.zone_border_px = 0.7;
        style.locality_outline = {0, 0, 0};
        style.locality_outline_px = 3.0;
        style.locality_casing = {255, 255, 255, 255};
        style.locality_casing_px = 6.5;
        style.hatch = {146, 0, 10, 220};
        style.hatch_width_px = 1.6;
        style.symbol_outline_px = 1.6;
        style.practice = {0, 0, 0};
        style.practice_px_min = 6.0;
        style.premises = {40, 40, 40};
        style.premises_px = 8.0;
        style.hub = {0, 50, 140};
        style.housing = {110, 50, 0};
        style.point = {70, 20, 110};
        style.scheme = {0, 84, 60};
        style.road = {70, 70, 76};
        style.breach_text = {146, 0, 10};
        style.place_name = {48, 48, 48};
        style.locality_name = {14.0, true};
        style.locality_people = {12.0, true};
        style.locality_small = {11.5, true};
        style.hub_name = {11.5, true};
    }
    return style;
}

void apply(const Theme& t) {
    ImGuiStyle style;
    style.WindowPadding = {10, 8};
    style.FramePadding = {8, 4};
    style.CellPadding = {6, 3};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 13;
    style.GrabMinSize = 10;
    style.WindowBorderSize = 1;
    style.FrameBorderSize = 1;
    style.PopupBorderSize = 1;
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.FrameRounding = 3;
    style.PopupRounding = 4;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 3;
    style.TabRounding = 3;
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.AntiAliasedLinesUseTex = true;
    style.ScaleAllSizes(static_cast<float>(t.scale));
    style.WindowBorderSize = style.FrameBorderSize = style.PopupBorderSize = t.kind == ThemeKind::contrast ? 2.0F : 1.0F;

    const auto set = [&](ImGuiCol what, style::Rgba c) { style.Colors[what] = vec(c); };
    const auto mixed = [&](style::Rgba a, style::Rgba b, double share) { return style::mixed(a, b, share); };
    set(ImGuiCol_Text, t.text);
    set(ImGuiCol_TextDisabled, t.muted);
    set(ImGuiCol_WindowBg, t.panel);
    set(ImGuiCol_ChildBg, {0, 0, 0, 0});
    set(ImGuiCol_PopupBg, t.field);
    set(ImGuiCol_Border, t.line);
    set(ImGuiCol_BorderShadow, {0, 0, 0, 0});
    set(ImGuiCol_FrameBg, t.field);
    set(ImGuiCol_FrameBgHovered, mixed(t.field, t.accent, 0.08));
    set(ImGuiCol_FrameBgActive, mixed(t.field, t.accent, 0.16));
    set(ImGuiCol_TitleBg, t.panel);
    set(ImGuiCol_TitleBgActive, t.panel);
    set(ImGuiCol_TitleBgCollapsed, t.panel);
    set(ImGuiCol_MenuBarBg, mixed(t.panel, t.shade, 0.35));
    set(ImGuiCol_ScrollbarBg, {0, 0, 0, 0});
    set(ImGuiCol_ScrollbarGrab, mixed(t.line, t.muted, 0.25));
    set(ImGuiCol_ScrollbarGrabHovered, mixed(t.line, t.muted, 0.5));
    set(ImGuiCol_ScrollbarGrabActive, t.muted);
    set(ImGuiCol_CheckMark, t.accent);
    set(ImGuiCol_SliderGrab, t.accent);
    set(ImGuiCol_SliderGrabActive, t.accent);
    set(ImGuiCol_Button, mixed(t.panel, t.shade, 0.45));
    set(ImGuiCol_ButtonHovered, mixed(t.panel, t.accent, 0.18));
    set(ImGuiCol_ButtonActive, mixed(t.panel, t.accent, 0.32));
    set(ImGuiCol_Header, t.selected_row);
    set(ImGuiCol_HeaderHovered, mixed(t.panel, t.accent, 0.16));
    set(ImGuiCol_HeaderActive, mixed(t.panel, t.accent, 0.28));
    set(ImGuiCol_Separator, t.line);
    set(ImGuiCol_SeparatorHovered, t.accent);
    set(ImGuiCol_SeparatorActive, t.accent);
    set(ImGuiCol_Tab, mixed(t.panel, t.shade, 0.45));
    set(ImGuiCol_TabHovered, mixed(t.panel, t.accent, 0.18));
    set(ImGuiCol_TabActive, t.field);
    set(ImGuiCol_TabUnfocused, mixed(t.panel, t.shade, 0.45));
    set(ImGuiCol_TabUnfocusedActive, t.field);
    set(ImGuiCol_TableHeaderBg, mixed(t.panel, t.shade, 0.45));
    set(ImGuiCol_TableBorderStrong, t.line);
    set(ImGuiCol_TableBorderLight, mixed(t.panel, t.shade, 0.5));
    set(ImGuiCol_TableRowBg, {0, 0, 0, 0});
    set(ImGuiCol_TableRowBgAlt, mixed(t.panel, t.shade, 0.16));
    set(ImGuiCol_TextSelectedBg, mixed(t.field, t.accent, 0.35));
    set(ImGuiCol_DragDropTarget, t.accent);
    set(ImGuiCol_NavHighlight, t.accent);
    set(ImGuiCol_NavWindowingHighlight, t.accent);
    set(ImGuiCol_NavWindowingDimBg, {0, 0, 0, 60});
    set(ImGuiCol_ModalWindowDimBg, {0, 0, 0, 90});
    set(ImGuiCol_PlotHistogram, t.accent);
    set(ImGuiCol_PlotHistogramHovered, t.accent);
    set(ImGuiCol_PlotLines, t.accent);
    set(ImGuiCol_PlotLinesHovered, t.accent);
    set(ImGuiCol_ResizeGrip, {0, 0, 0, 0});
    set(ImGuiCol_ResizeGripHovered, t.line);
    set(ImGuiCol_ResizeGripActive, t.accent);
    ImGui::GetStyle() = style;
}

void load_fonts(Theme& theme, std::span<const unsigned char> regular, std::span<const unsigned char> bold) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.TexDesiredWidth = 1024;
    // Latin with accents, dashes, quotes, pound and euro, arrows, a few signs.
    static const ImWchar letters[] = {0x0020, 0x017F, 0x2010, 0x2026, 0x2030, 0x2033, 0x20AC, 0x20AC, 0x2190,
                                      0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0x25B2, 0x25B2,
                                      0x25BC, 0x25BC, 0x25CF, 0x25CF, 0x2713, 0x2713, 0x00B2, 0x00B2, 0};
    if (regular.empty() || bold.empty()) {
        theme.regular = theme.bold = theme.small = atlas.AddFontDefault();
    } else {
        theme.regular = add_font(regular, std::round(kTextPx * theme.scale), letters);
        theme.bold = add_font(bold, std::round(kTextPx * theme.scale), letters);
        theme.small = add_font(regular, std::round(kSmallPx * theme.scale), letters);
    }
    atlas.Build();
}

}  // namespace merestone::ui

#include "ui/map_pane.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "style/numbers.hpp"
#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/hover_card.hpp"
#include "ui/map_tools.hpp"

namespace merestone::ui {
namespace {

constexpr double kWheelStep = 1.25;
constexpr double kFineStep = 1.06;
constexpr double kScaleBar_px = 140.0;

// The longest of 1, 2, 5 x 10^n metres that fits.
double round_length_m(double most_m) {
    double unit = std::pow(10.0, std::floor(std::log10(std::max(most_m, 1e-3))));
    for (const double times : {5.0, 2.0, 1.0})
        if (times * unit <= most_m) return times * unit;
    return unit;
}

struct ScaleBar {
    std::string text;
    float wide = 0.0F;
    ImVec2 text_size;
    Rect box;
};
ScaleBar scale_bar(const Desk& d) {
    ScaleBar out;
    const double metres = round_length_m(kScaleBar_px * d.view.camera().metres_per_px);
    out.wide = static_cast<float>(metres / d.view.camera().metres_per_px * d.scale());
    out.text = style::metres_text(metres);
    out.text_size = d.theme.small->CalcTextSizeA(d.theme.small->FontSize, 1e9F, 0.0F, out.text.c_str());
    out.box = {d.layout.map.x + d.theme.px(8), d.layout.map.y + d.layout.map.height - d.theme.px(28),
               out.wide + out.text_size.x + d.theme.px(56), d.theme.px(20)};
    return out;
}

void draw_scale_bar(const Desk& d, const ScaleBar& bar, ImDrawList& list) {
    const float x = bar.box.x + d.theme.px(8);
    const float y = bar.box.y + d.theme.px(10);
    const unsigned paper = IM_COL32(255, 255, 255, 215);
    const unsigned ink = imgui_colour(style::kInk);
    list.AddRectFilled({bar.box.x, bar.box.y}, {bar.box.x + bar.box.width, bar.box.y + bar.box.height}, paper, d.theme.px(3));
    const float t = d.theme.px(1.5);
    list.AddLine({x, y}, {x + bar.wide, y}, ink, t);
    list.AddLine({x, y - d.theme.px(4)}, {x, y + d.theme.px(4)}, ink, t);
    list.AddLine({x + bar.wide, y - d.theme.px(4)}, {x + bar.wide, y + d.theme.px(4)}, ink, t);
    list.AddText(d.theme.small, d.theme.small->FontSize, {x + bar.wide + d.theme.px(6), y - bar.text_size.y / 2}, ink, bar.text.c_str());
    // Grid north: the map is never turned.
    const float nx = x + bar.wide + bar.text_size.x + d.theme.px(28);
    list.AddTriangleFilled({nx, y - d.theme.px(8)}, {nx + d.theme.px(4), y + d.theme.px(1)}, {nx - d.theme.px(4), y + d.theme.px(1)}, ink);
    list.AddText(d.theme.small, d.theme.small->FontSize, {nx + d.theme.px(6), y - bar.text_size.y / 2}, ink, "N");
}

// Bottom right; above the scale bar where a narrow map has no room for both on one line.
Rect attribution_box(const Desk& d, const ScaleBar& bar, float most) {
    ImFont* font = d.theme.small;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9F, most, d.attribution_line().c_str());
    Rect box{0, 0, size.x + d.theme.px(13), size.y + d.theme.px(8)};
    box.x = d.layout.map.x + d.layout.map.width - box.width;
    const bool beside = box.x > bar.box.x + bar.box.width + d.theme.px(4);
    box.y = (beside ? d.layout.map.y + d.layout.map.height : bar.box.y - d.theme.px(4)) - box.height;
    return box;
}

void draw_attribution(const Desk& d, const Rect& box, float most, ImDrawList& list) {
    const std::string text = d.attribution_line();
    if (text.empty()) return;
    list.AddRectFilled({box.x, box.y}, {box.x + box.width, box.y + box.height}, IM_COL32(255, 255, 255, 200));
    list.AddText(d.theme.small, d.theme.small->FontSize, {box.x + d.theme.px(5), box.y + d.theme.px(2)}, imgui_colour(style::kMuted),
                 text.c_str(), nullptr, most);
}

void wheel(Desk& d, scene::Px at) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0.0F) return;
    d.view.zoom_about(at, std::pow(io.KeyCtrl ? kFineStep : kWheelStep, static_cast<double>(io.MouseWheel)), d.now_s);
}

}  // namespace

void draw_map_pane(Desk& d) {
    const Rect& pane = d.layout.map;
    if (pane.width < 2.0F || pane.height < 2.0F) return;
    ImGui::SetNextWindowPos({pane.x, pane.y});
    ImGui::SetNextWindowSize({pane.width, pane.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    const bool open = ImGui::Begin("map", nullptr,
                                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(3);
    if (open) {
        ImGui::InvisibleButton("surface", {pane.width, pane.height},
                               ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
        d.widgets.note("map");
        const bool hovered = ImGui::IsItemHovered();
        const bool active = ImGui::IsItemActive();
        const ImGuiIO& io = ImGui::GetIO();
        const scene::Px at = in_compared_half(d, d.pane_px(static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)));
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (d.document) {
            if (hovered) wheel(d, at);
            work_tool(d, hovered, active, at, list);
            const ScaleBar bar = scale_bar(d);
            const float most = pane.width * 0.5F;
            const Rect attribution = attribution_box(d, bar, most);
            draw_scale_bar(d, bar, list);
            draw_attribution(d, attribution, most, list);
            d.furniture = {bar.box, attribution};
            draw_cross(d);
            if (hovered && !active && comparing_shown(d)) draw_compare_card(d, at);
            else if (hovered && !active) draw_hover_card(d, at);
        } else if (!d.opener.busy()) {
            draw_welcome(d);
        }
    }
    ImGui::End();
    draw_compare_over_map(d);
    if (d.document) draw_sight_note(d);
}

}  // namespace merestone::ui

#include "ui/layout.hpp"

#include <imgui.h>

#include <algorithm>

namespace merestone::ui {
namespace {

constexpr double kTools = 40.0;
constexpr double kStatus = 26.0;
constexpr double kLeastMap = 300.0;  // across: a smaller map is a stamp, and a pane beside it gives way
constexpr double kLeastMapHigh = 200.0;
constexpr double kToolRow = 34.0;  // each beyond the first
constexpr double kLeastPane = 120.0;
constexpr double kTime = 64.0;
constexpr double kSplitter = 8.0;

void splitter(Widgets& w, const char* id, const Rect& at, bool across, double& size, double sign) {
    ImGui::SetNextWindowPos({at.x, at.y});
    ImGui::SetNextWindowSize({at.width, at.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGui::InvisibleButton("handle", {at.width, at.height});
    w.note(id);
    if (ImGui::IsItemHovered() || ImGui::IsItemActive())
        ImGui::SetMouseCursor(across ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    if (ImGui::IsItemActive()) {
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        size = std::clamp(size + sign * static_cast<double>(across ? moved.x : moved.y) / w.theme().scale, kLeastPane, 2000.0);
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace

Layout lay_out(const PaneSizes& sizes, double width, double height, double menu_height, double scale, int tool_rows, bool with_years) {
    const double tools = std::min((kTools + kToolRow * (tool_rows - 1)) * scale, height * 0.2);
    const double status = std::min(kStatus * scale, height * 0.15);
    const double top = menu_height + tools;
    const double tall = std::max(0.0, height - top - status);
    // A pane with room for less than its least is not shown: a letter's width of it helps nobody.
    const auto share = [&](bool shown, double wanted, double room) {
        const double given = std::min(wanted, room / scale);
        return shown && given >= std::min(wanted, kLeastPane) ? given * scale : 0.0;
    };
    // The inspector gives way last: it answers what was clicked.
    const double right = share(sizes.show_right, sizes.right, width - kLeastMap * scale);
    const double left = share(sizes.show_left, sizes.left, width - right - kLeastMap * scale);
    const double map_width = std::max(0.0, width - left - right);
    const bool years = with_years && sizes.show_time && tall >= (kLeastMapHigh + kTime) * scale && map_width >= kLeastMap * scale;
    const double time = years ? kTime * scale : 0.0;
    const double bottom = share(sizes.show_bottom, sizes.bottom, tall - time - kLeastMapHigh * scale);
    const double map_height = std::max(0.0, tall - time - bottom);
    const auto rect = [](double x, double y, double w, double h) {
        return Rect{static_cast<float>(x), static_cast<float>(y), static_cast<float>(w), static_cast<float>(h)};
    };
    Layout l;
    l.tools = rect(0, menu_height, width, tools);
    l.left = rect(0, top, left, tall);
    l.right = rect(width - right, top, right, tall);
    l.time = rect(left, top + map_height, map_width, time);
    l.bottom = rect(left, top + map_height + time, map_width, bottom);
    l.map = rect(left, top, map_width, map_height);
    l.status = rect(0, height - status, width, status);
    return l;
}

void draw_splitters(Widgets& w, const Layout& l, PaneSizes& sizes) {
    const float thick = w.px(kSplitter);
    const float half = thick / 2;
    if (l.left.width > 0) splitter(w, "splitter.left", {l.left.width - half, l.left.y, thick, l.left.height}, true, sizes.left, 1.0);
    if (l.right.width > 0) splitter(w, "splitter.right", {l.right.x - half, l.right.y, thick, l.right.height}, true, sizes.right, -1.0);
    if (l.bottom.height > 0)
        splitter(w, "splitter.bottom", {l.bottom.x, l.bottom.y - half, l.bottom.width, thick}, false, sizes.bottom, -1.0);
}

}  // namespace merestone::ui

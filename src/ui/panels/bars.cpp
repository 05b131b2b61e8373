// The menu, the tools and the status line.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr const char* kMenus[] = {"File", "Edit", "Map", "Localities", "Scenario", "Estate", "View", "Help"};

struct ToolButton {
    const char* action;
    const char* label;
};

// Goes on with the next line where the next thing of that width has no room on this one.
void wrap(Desk& d, float width) {
    if (width <= ImGui::GetContentRegionAvail().x) return;
    ImGui::NewLine();
    ++d.tool_rows;
}

void tool(Desk& d, const ToolButton& b) {
    const DeskAction* action = find_action(b.action);
    if (action == nullptr) return;
    wrap(d, ImGui::CalcTextSize(b.label).x + 2 * ImGui::GetStyle().FramePadding.x);
    const std::string key = d.keys.text_of(b.action);
    const std::string said = std::string(action->title) + (key.empty() ? "" : "  " + key);
    const bool on = action->on != nullptr && action->on(d);
    const std::string why = action->why_not(d);
    const std::string id = std::string("tool.") + b.label;
    const bool pressed =
        why.empty() ? d.widgets.tool_button(b.action, b.label, on, said) : d.widgets.button(b.action, b.label, said, said + ": " + why);
    if (pressed) (void)run_action(d, b.action);
    ImGui::SameLine();
}

}  // namespace

bool begin_pane(const char* id, const Rect& at, bool scrolls) {
    ImGui::SetNextWindowPos({at.x, at.y});
    ImGui::SetNextWindowSize({at.width, at.height});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    return ImGui::Begin(id, nullptr, flags);
}

void end_pane() { ImGui::End(); }

void draw_menu_bar(Desk& d) {
    if (!ImGui::BeginMainMenuBar()) return;
    for (const char* menu : kMenus) {
        const bool open = ImGui::BeginMenu(menu);
        d.widgets.note(std::string("menu.") + menu);
        if (!open) continue;
        for (const DeskAction& a : desk_actions()) {
            if (std::string_view(a.menu) != menu) continue;
            const std::string why = a.why_not(d);
            const std::string key = d.keys.text_of(a.id);
            const bool on = a.on != nullptr && a.on(d);
            if (ImGui::MenuItem(a.title, key.c_str(), on, why.empty())) (void)run_action(d, a.id);
            d.widgets.note(std::string("menu.") + a.id, why.empty(), on ? "on" : "");
            if (!why.empty() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) ImGui::SetTooltip("%s", why.c_str());
        }
        ImGui::EndMenu();
    }
    d.menu_height = ImGui::GetWindowHeight();
    ImGui::EndMainMenuBar();
}

void draw_tool_bar(Desk& d) {
    d.tool_rows = 1;
    if (begin_pane("tools", d.layout.tools, false)) {
        for (const ToolButton& b : {ToolButton{"tool.select", "Select"},
                                    {"tool.box", "Box"},
                                    {"tool.lasso", "Lasso"},
                                    {"tool.pan", "Pan"},
                                    {"tool.measure", "Measure"},
                                    {"tool.move", "Move"},
                                    {"tool.hub", "Hub"},
                                    {"tool.catchment", "Catchment"},
                                    {"tool.housing", "Homes"},
                                    {"tool.what_if", "What if"}})
            tool(d, b);
        ImGui::Dummy({d.theme.px(10), 0});
        ImGui::SameLine();
        for (const ToolButton& b :
             {ToolButton{"edit.undo", "Undo"}, {"edit.redo", "Redo"}, {"locality.repair", "Repair"}, {"map.whole", "Whole plan"}})
            tool(d, b);
        const float wide = d.theme.px(250);
        const float room = ImGui::GetContentRegionAvail().x;
        const bool much = room > wide + d.theme.px(20);
        const char* label = much ? "Find a practice, postcode, place..." : "Find";
        if (much) ImGui::SameLine(ImGui::GetCursorPosX() + room - wide);
        else wrap(d, ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x);
        if (d.widgets.button("search", label, "A practice, a code, a postcode, a place (Ctrl+F)", d.document ? "" : "no plan is open"))
            (void)run_action(d, "search");
    }
    end_pane();
}

void draw_status_bar(Desk& d) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {d.theme.px(10), d.theme.px(4)});
    if (begin_pane("status", d.layout.status, false)) {
        const auto part = [&](const std::string& text, const std::string& hint) {
            ImGui::TextUnformatted(text.c_str());
            d.widgets.hint(hint);
            ImGui::SameLine(0.0F, d.theme.px(18));
        };
        if (d.opener.busy()) {
            const Opener::Now now = d.opener.now();
            const double seconds = d.now_s - now.since_s;
            part(now.stage + fmt::format("  {:.0f}%  {:.0f} s", 100 * now.share, std::max(0.0, seconds)), "Goes on in the background");
            if (d.widgets.button("job.cancel", "Cancel")) d.opener.cancel();
            ImGui::SameLine(0.0F, d.theme.px(18));
        }
        if (d.document) {
            const Shown s = d.document->shown();
            const bool dirty = d.document->session().dirty();
            if (d.new_plan) part("New plan, not written yet", "Nothing is found for it before it is written");
            else part((s.scenario.title.empty() ? s.scenario.id : s.scenario.title) + (dirty ? ", changed" : ""), "The scenario shown");
            if (dirty) part("not saved", "Ctrl+S saves it; until then it is kept aside every few seconds");
            const std::size_t selected = d.selection.items().size();
            if (selected > 0) part(fmt::format("{} selected", selected), "Ctrl+Shift+A selects nothing");
            const ImVec2 mouse = ImGui::GetIO().MousePos;
            if (d.layout.map.contains(static_cast<double>(mouse.x), static_cast<double>(mouse.y))) {
                const geo::Point at = d.view.camera().to_map(d.pane_px(static_cast<double>(mouse.x), static_cast<double>(mouse.y)));
                part(fmt::format("{:.0f} E  {:.0f} N", at.x, at.y), "British National Grid, metres");
                if (const auto degrees = d.degrees(at))
                    part(fmt::format("{:.5f}, {:.5f}", degrees->y, degrees->x), "Latitude, longitude (WGS 84)");
            }
            // One logical pixel is 1/96 inch.
            part("1:" + base::grouped(std::llround(d.view.camera().metres_per_px / (0.0254 / 96.0) / 100.0) * 100),
                 "Scale at 96 pixels to the inch");
        } else if (!d.opener.busy()) {
            part("No plan is open. File > Open or New plan, or drop a plan folder or data files here.", "");
        }
    }
    end_pane();
    ImGui::PopStyleVar();
}

}  // namespace merestone::ui

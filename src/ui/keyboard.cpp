// The window without a mouse: round the panes, a frame about the one that has the keys, and a cross-hair on the map.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <vector>

#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/hover_card.hpp"
#include "ui/map_tools.hpp"

namespace merestone::ui {
namespace {

constexpr double kFirstStep_px = 8.0;
constexpr double kHeldStep_px = 16.0;  // as ImGui repeats a held key, some twenty times a second
constexpr double kTolerance_px = 4.0;
constexpr const char* kMenu = "##MainMenuBar";
constexpr const char* kMap = "map";

struct Pane {
    const char* window;
    Rect at;
};
// As one reads them: above, left, the middle, right, below.
std::vector<Pane> panes_of(const Desk& d) {
    const Layout& l = d.layout;
    std::vector<Pane> all{{kMenu, {0, 0, l.tools.width, d.menu_height}},
                          {"tools", l.tools},
                          {d.new_plan ? "new plan" : "layers", l.left},
                          {kMap, l.map},
                          {"tour", d.comfort->tour_box},
                          {"inspector", l.right},
                          {"time", l.time},
                          {"tables", l.bottom},
                          {"status", l.status}};
    std::erase_if(all, [](const Pane& p) { return p.at.width < 1.0F || p.at.height < 1.0F; });
    return all;
}

bool on_map(const Desk& d) { return d.comfort->by_keyboard && d.comfort->pane == kMap && d.comfort->cross.has_value(); }

scene::Px middle(const Desk& d) { return {d.view.camera().width_px / 2, d.view.camera().height_px / 2}; }

// Of the cross on the camera's map, where two are compared side by side.
scene::Px looked_at(const Desk& d) { return in_compared_half(d, *d.comfort->cross); }

// Before the pane is drawn: ImGui looks for its first item while it is.
void focus_pane(Desk& d) {
    Comfort& c = *d.comfort;
    if (!c.by_keyboard || d.popup_open()) return;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = ImGui::FindWindowByName(c.pane.c_str());
    if (window == nullptr) return;
    // A dialog that closed may have left the keys elsewhere.
    const bool astray = c.pane != kMap && (g.NavWindow == nullptr || g.NavWindow->RootWindow != window);
    if (!c.to_focus && !astray) return;
    c.to_focus = false;
    ImGui::ClearActiveID();
    ImGui::FocusWindow(window);
    if (c.pane == kMap) return;
    if (c.pane == kMenu) g.NavLayer = ImGuiNavLayer_Menu;
    ImGui::NavInitWindow(window, true);
    g.NavDisableHighlight = false;
    g.NavDisableMouseHover = true;
}

}  // namespace

bool pane_has_keys(const Desk& d) { return d.comfort->by_keyboard && d.comfort->pane != kMap; }

void go_to_pane(Desk& d, int by) {
    Comfort& c = *d.comfort;
    const auto panes = panes_of(d);
    if (panes.empty()) return;
    const auto now = std::find_if(panes.begin(), panes.end(), [&](const Pane& p) { return c.pane == p.window; });
    const auto count = static_cast<int>(panes.size());
    // From the map at first: what was worked on is beside it.
    const auto map = std::find_if(panes.begin(), panes.end(), [](const Pane& p) { return std::string_view(p.window) == kMap; });
    const int from = static_cast<int>((now != panes.end() ? now : map != panes.end() ? map : panes.begin()) - panes.begin());
    c.by_keyboard = true;
    c.pane = panes[static_cast<std::size_t>((from + by + count) % count)].window;
    c.to_focus = true;
    if (c.pane == kMap && !c.cross && d.document) c.cross = middle(d);
}

void leave_pane(Desk& d) {
    Comfort& c = *d.comfort;
    c.pane = kMap;
    c.to_focus = true;
    if (!c.cross && d.document) c.cross = middle(d);
}

void move_cross(Desk& d, double right_px, double down_px) {
    Comfort& c = *d.comfort;
    if (!on_map(d)) {
        c.by_keyboard = true;
        c.pane = kMap;
        c.to_focus = true;
    }
    scene::Px at = c.cross.value_or(middle(d));
    at.x += right_px;
    at.y += down_px;
    const scene::Camera& camera = d.view.camera();
    const scene::Px held{std::clamp(at.x, 0.0, camera.width_px), std::clamp(at.y, 0.0, camera.height_px)};
    // Beyond the edge the map moves under it.
    if (held.x != at.x || held.y != at.y) d.view.pan(held.x - at.x, held.y - at.y, d.now_s);
    c.cross = held;
}

bool click_at_cross(Desk& d) {
    if (!on_map(d) || !d.document) return false;
    click_as_tool(d, looked_at(d));
    return true;
}

// ImGui 1.86 presses what has the focus with Space alone; Enter does it too here.
void feed_enter(const Desk& d) {
    if (!pane_has_keys(d) || d.dialog_open()) return;
    if (d.input.held(platform::Key::enter) || d.input.held(platform::Key::keypad_enter))
        ImGui::GetIO().NavInputs[ImGuiNavInput_Activate] = 1.0F;
}

void tick_keyboard(Desk& d) {
    Comfort& c = *d.comfort;
    ImGuiIO& io = ImGui::GetIO();
    for (const bool pressed : io.MouseClicked)
        if (pressed && c.by_keyboard) {
            c.by_keyboard = false;
            c.cross.reset();
        }
    const auto panes = panes_of(d);
    if (c.by_keyboard && std::none_of(panes.begin(), panes.end(), [&](const Pane& p) { return c.pane == p.window; })) leave_pane(d);
    if (on_map(d) && d.document) {
        c.cross->x = std::clamp(c.cross->x, 0.0, d.view.camera().width_px);
        c.cross->y = std::clamp(c.cross->y, 0.0, d.view.camera().height_px);
        const auto held = [&](ImGuiKey_ key) {
            const int at = ImGui::GetKeyIndex(key);
            return io.KeyShift && !io.WantTextInput && io.KeysDownDuration[at] > 0.0F && ImGui::IsKeyPressed(at, true) ? kHeldStep_px : 0.0;
        };
        const double right = held(ImGuiKey_RightArrow) - held(ImGuiKey_LeftArrow);
        const double down = held(ImGuiKey_DownArrow) - held(ImGuiKey_UpArrow);
        if (!d.popup_open() && (right != 0.0 || down != 0.0)) move_cross(d, right, down);
    }
    // Arrows go to a widget only where one was reached by key: after a click of the mouse they still move the map.
    if (d.popup_open() || pane_has_keys(d)) io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    else io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    focus_pane(d);
}

void draw_pane_ring(Desk& d) {
    const Comfort& c = *d.comfort;
    if (!c.by_keyboard || d.popup_open()) return;
    for (const Pane& p : panes_of(d)) {
        if (c.pane != p.window) continue;
        const float in = d.theme.px(1.5);
        ImGui::GetForegroundDrawList()->AddRect({p.at.x + in, p.at.y + in}, {p.at.x + p.at.width - in, p.at.y + p.at.height - in},
                                                imgui_colour(d.theme.accent), d.theme.px(2), 0, d.theme.px(2.5));
    }
}

void draw_cross(Desk& d) {
    if (!on_map(d) || !d.document) return;
    const scene::Px px = *d.comfort->cross;
    const ImVec2 at{d.layout.map.x + static_cast<float>(px.x * d.scale()), d.layout.map.y + static_cast<float>(px.y * d.scale())};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float gap = d.theme.px(5);
    const float arm = d.theme.px(20);
    for (const bool below : {true, false}) {
        const unsigned colour = below ? IM_COL32(255, 255, 255, 235) : imgui_colour(style::kAccent);
        const float wide = d.theme.px(below ? 5 : 2);
        for (const float way : {-1.0F, 1.0F}) {
            list.AddLine({at.x + way * gap, at.y}, {at.x + way * arm, at.y}, colour, wide);
            list.AddLine({at.x, at.y + way * gap}, {at.x, at.y + way * arm}, colour, wide);
        }
        list.AddCircle(at, gap, colour, 0, wide);
    }
    const auto id = topmost(d.document->places().under(*d.document->geography().index, d.view.camera(), looked_at(d), kTolerance_px));
    const std::string words = id ? page_of(d, *id).title : std::string();
    if (words.empty()) return;
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    const float pad = d.theme.px(4);
    const float right = d.layout.map.x + d.layout.map.width;
    ImVec2 low{at.x + arm, at.y + gap};
    if (low.x + size.x + 2 * pad > right) low.x = at.x - arm - size.x - 2 * pad;
    const ImVec2 high{low.x + size.x + 2 * pad, low.y + size.y + 2 * pad};
    list.AddRectFilled(low, high, imgui_colour(d.theme.field), d.theme.px(3));
    list.AddRect(low, high, imgui_colour(d.theme.line), d.theme.px(3));
    list.AddText({low.x + pad, low.y + pad}, imgui_colour(d.theme.text), words.c_str());
}

}  // namespace merestone::ui

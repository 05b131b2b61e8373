#include "ui/comfort.hpp"

#include <imgui.h>

#include <algorithm>
#include <string>

#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"

namespace merestone::ui {
namespace {

constexpr double kMeetingLarger = 1.5;  // letters and symbols to be read from the far end of a table
constexpr double kMeetingRight = 250.0;
constexpr double kMostFont = 3.0;

}  // namespace

void set_high_contrast(Desk& d, bool on) {
    const bool was = d.settings.theme == ThemeKind::contrast;
    if (on == was) return;
    if (on) d.comfort->usual_theme = d.settings.theme;
    d.settings.theme = on ? ThemeKind::contrast : d.comfort->usual_theme;
    d.set_scale(d.screen_scale);
    d.style_changed();
}

// The same ground stays in sight: letters and symbols grow, not the map.
void set_meeting(Desk& d, bool on) {
    Comfort& c = *d.comfort;
    if (on == c.before_meeting.has_value()) return;
    const scene::Camera now = d.view.camera();
    const double scale = d.theme.scale;
    if (on) {
        c.before_meeting = Comfort::Before{d.settings.font_scale, d.settings.panes, now.centre, now.metres_per_px, {}, 0.0};
        d.settings.font_scale = std::min(kMostFont, d.settings.font_scale * kMeetingLarger);
        d.settings.panes.show_left = false;
        d.settings.panes.show_bottom = false;
        d.settings.panes.right = std::min(d.settings.panes.right, kMeetingRight);
        d.set_scale(d.screen_scale);
        if (d.document) d.view.centre_on(now.centre, now.metres_per_px * d.theme.scale / scale, d.now_s);
        c.before_meeting->centre_then = d.view.camera().centre;
        c.before_meeting->metres_per_px_then = d.view.camera().metres_per_px;
        return;
    }
    const Comfort::Before before = *c.before_meeting;
    c.before_meeting.reset();
    d.settings.font_scale = before.font_scale;
    d.settings.panes = before.panes;
    d.set_scale(d.screen_scale);
    if (!d.document) return;
    const bool looked_elsewhere = !(now.centre == before.centre_then) || now.metres_per_px != before.metres_per_px_then;
    if (looked_elsewhere) d.view.centre_on(now.centre, now.metres_per_px * d.theme.scale / scale, d.now_s);
    else d.view.centre_on(before.centre, before.metres_per_px, d.now_s);
}

DeskSettings settings_to_keep(const Desk& d) {
    DeskSettings kept = d.settings;
    if (const auto& before = d.comfort->before_meeting) {
        kept.font_scale = before->font_scale;
        kept.panes = before->panes;
    }
    return kept;
}

void draw_sight_note(Desk& d) {
    const style::Sight sight = d.comfort->sight;
    if (sight == style::Sight::usual) return;
    const std::string words = std::string("Preview: as seen ") + style::to_string(sight);
    const float pad = d.theme.px(8);
    const float wide = ImGui::CalcTextSize(words.c_str()).x + 2 * pad;
    const float button = ImGui::CalcTextSize("End").x + 2 * ImGui::GetStyle().FramePadding.x;
    const float high = ImGui::GetFrameHeight();
    // No label gives way to it: the map is the one that is seen without it. Below the names of two that are compared.
    const float y = d.theme.px(d.comparing && d.comparing->on ? 38 : 8);
    const Rect box{d.layout.map.x + pad, d.layout.map.y + y, wide + button, high};
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, imgui_colour(d.theme.text));
    if (ImGui::Begin("sight note", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav)) {
        ImGui::GetWindowDrawList()->AddText({box.x + pad, box.y + ImGui::GetStyle().FramePadding.y}, imgui_colour(d.theme.panel),
                                            words.c_str());
        ImGui::SetCursorScreenPos({box.x + wide, box.y});
        if (d.widgets.button("sight.end", "End", "Colours as they are")) (void)run_action(d, "view.see_as_usual");
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace merestone::ui

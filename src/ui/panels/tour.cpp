// The first steps: a frame round a part of the window and a card beside it. Nothing waits for it: every click and key does what it
// otherwise does; Esc leaves.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ui/comfort.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr double kWide = 330.0;
constexpr double kGap = 12.0;

struct Step {
    const char* title;
    const char* words;
    const char* keys_of[3];  // actions whose keys are named below; null: none
    const char* widget;      // that the frame stands about
    Rect Layout::*pane;      // or this pane, where the window shows it
};

constexpr std::array kSteps{
    Step{"Open a plan, or make one",
         "A plan is a folder of published files. The sample that is open at first is made up: try things on it. "
         "Your own files become a plan by File > New plan, or dropped on this window.",
         {"file.open", "file.new", nullptr},
         "menu.File",
         nullptr},
    Step{"Look",
         "Drag to move, wheel to zoom, rest on a thing to see what it is. The line below shows the years: choose one, and the whole "
         "window is of that year.",
         {"map.whole", "time.play", nullptr},
         "map",
         nullptr},
    Step{"Ask",
         "Click a practice, a zone or a name and read here what is known of it, and from where. Find goes to a practice, a code, a "
         "postcode or a place.",
         {"search", "help.questions", nullptr},
         "search",
         &Layout::right},
    Step{"Change",
         "Choose a practice or zones, choose a locality, and move them: figures follow at once, and what is out of range is marked. "
         "All can be undone.",
         {"tool.move", "edit.undo", "locality.repair"},
         "tool.move",
         nullptr},
    Step{"Keep",
         "Saving writes a project beside the plan; its files stay as they are. From there go maps, tables, pages for practices and "
         "shapefiles for the council.",
         {"file.save", "file.export", "file.print"},
         "menu.File",
         nullptr},
    Step{"Everything by name",
         "Type what you want to do, and see its keys. Help lists them all. Large letters, high contrast and previews of "
         "colour-blind sight are in View.",
         {"help.palette", "help.keys", "view.meeting"},
         "menu.Help",
         nullptr},
};

std::optional<Rect> target_of(const Desk& d, const Step& step) {
    if (step.pane != nullptr && (d.layout.*step.pane).width > 1.0F) return d.layout.*step.pane;
    const auto seen = d.widgets.seen().find(step.widget);
    if (seen == d.widgets.seen().end() || seen->second.clipped) return std::nullopt;
    const SeenWidget& w = seen->second;
    return Rect{static_cast<float>(w.x), static_cast<float>(w.y), static_cast<float>(w.width), static_cast<float>(w.height)};
}

// Below what it is about where there is room, else beside it, else within it.
ImVec2 place_of(const Rect& about, ImVec2 size, ImVec2 screen, float gap) {
    ImVec2 at{about.x, about.y + about.height + gap};
    if (at.y + size.y > screen.y) {
        at = {about.x - size.x - gap, about.y + gap};
        if (at.x < 0.0F) at.x = about.x + about.width + gap;
        if (at.x + size.x > screen.x) at = {about.x + gap * 2, about.y + gap * 2};
    }
    return {std::clamp(at.x, 0.0F, std::max(0.0F, screen.x - size.x)), std::clamp(at.y, 0.0F, std::max(0.0F, screen.y - size.y))};
}

}  // namespace

void begin_tour(Desk& d) {
    d.comfort->tour_step = 0;
    d.settings.toured = true;
}

void draw_tour(Desk& d) {
    Comfort& c = *d.comfort;
    c.tour_box = {};
    if (!c.tour_step || d.dialog_open() || *c.tour_step >= kSteps.size()) return;
    const std::size_t now = *c.tour_step;
    const Step& step = kSteps[now];
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float gap = d.theme.px(kGap);
    const float wide = std::min(d.theme.px(kWide), screen.x);
    const auto about = target_of(d, step);
    if (about) {
        const float out = d.theme.px(3);
        const ImVec2 low{std::max(about->x - out, d.theme.px(1.5)), std::max(about->y - out, d.theme.px(1.5))};
        const ImVec2 high{std::min(about->x + about->width + out, screen.x - d.theme.px(1.5)),
                          std::min(about->y + about->height + out, screen.y - d.theme.px(1.5))};
        ImDrawList& list = *ImGui::GetForegroundDrawList();
        list.AddRect(low, high, imgui_colour(d.theme.panel), d.theme.px(5), 0, d.theme.px(6));
        list.AddRect(low, high, imgui_colour(d.theme.accent), d.theme.px(5), 0, d.theme.px(3));
    }
    ImGui::SetNextWindowPos(about ? place_of(*about, {wide, c.tour_high}, screen, gap) : ImVec2{(screen.x - wide) / 2, screen.y / 4});
    ImGui::SetNextWindowSize({wide, 0.0F});
    ImGui::PushStyleColor(ImGuiCol_Border, imgui_colour(d.theme.accent));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, d.theme.px(2));
    if (ImGui::Begin("tour", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_AlwaysAutoResize)) {
        d.widgets.heading(step.title);
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(step.words);
        ImGui::PopTextWrapPos();
        for (const char* id : step.keys_of) {
            const DeskAction* action = id == nullptr ? nullptr : find_action(id);
            if (action == nullptr) continue;
            const std::string key = d.keys.text_of(id);
            d.widgets.muted(std::string(action->title) + (key.empty() ? "" : ": " + key));
        }
        ImGui::Spacing();
        const bool last = now + 1 == kSteps.size();
        if (d.widgets.primary_button("tour.next", last ? "Done###go" : "Next###go")) {
            if (last) c.tour_step.reset();
            else c.tour_step = now + 1;
        }
        ImGui::SameLine();
        if (d.widgets.button("tour.back", "Back", {}, now == 0 ? "this is the first" : "")) c.tour_step = now - 1;
        ImGui::SameLine();
        if (d.widgets.button("tour.leave", "Leave", "Help > First steps shows it again")) c.tour_step.reset();
        ImGui::SameLine();
        const std::string count = std::to_string(now + 1) + " of " + std::to_string(kSteps.size());
        ImGui::AlignTextToFramePadding();
        d.widgets.muted(count);
        d.widgets.muted("Esc leaves, F6 comes to these buttons");
        const ImVec2 at = ImGui::GetWindowPos();
        c.tour_high = ImGui::GetWindowHeight();
        c.tour_box = {at.x, at.y, ImGui::GetWindowWidth(), c.tour_high};
        d.widgets.note("tour.count", true, count);
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

}  // namespace merestone::ui

// Help (F1): what every action is called and which keys it has, from the action table and the key map as they stand; what the mouse does
// on the map; where files are kept; the same figures without the window.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "actions/verbs.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "platform/directories.hpp"
#include "ui/comfort.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr double kWide = 680.0;
constexpr double kHigh = 460.0;
constexpr double kNames = 330.0;  // the first column

struct Row {
    std::string name;
    std::string value;
    bool wide = false;  // the value in a line of its own
};
struct Section {
    std::string title;
    std::vector<Row> rows;
};

std::vector<Section> sections_of(const Desk& d) {
    std::vector<Section> all;
    for (const DeskAction& a : desk_actions()) {
        const std::string keys = d.keys.text_of(a.id);
        if (*a.menu == '\0' && keys.empty()) continue;  // for scripts and the palette
        const std::string title = *a.menu == '\0' ? std::string("Keys alone") : "Menu " + std::string(a.menu);
        auto at = std::find_if(all.begin(), all.end(), [&](const Section& s) { return s.title == title; });
        if (at == all.end()) at = all.insert(all.end(), {title, {}});
        at->rows.push_back({a.title, keys});
    }
    // No action stands behind these: map_tools.hpp.
    all.push_back({"Mouse on the map",
                   {{"Wheel", "Zoom about the pointer; with Ctrl finer"},
                    {"Drag", "Move the map; middle drag or Space and drag in any tool"},
                    {"Click", "Choose what is there; with Shift add, with Ctrl take away, with both keep what is common"},
                    {"Double click", "Zoom in; with Shift out"},
                    {"Shift and drag", "Select in a box"},
                    {"Rest", "A card says what is below"}}});
    Section files{
        "Where files are kept",
        {{"Your plan", d.document ? base::path_text(d.document->path()) : std::string("none is open"), true},
         {"Saved work", "In a project (.gpkg) beside the plan, or where you say. Any GIS opens it. The files of the plan stay as they are.",
          true}}};
    if (const auto folder = platform::settings_folder(); !folder.empty())
        files.rows.push_back({"Settings, and keys of your own",
                              base::path_text(folder / "settings.txt") + ", " + base::path_text(folder / "keys.txt"), true});
    if (!d.autosave_folder.empty()) files.rows.push_back({"Kept aside in case of a crash", base::path_text(d.autosave_folder), true});
    all.push_back(std::move(files));
    Section verbs{"The same figures without the window", {}};
    for (const actions::Action& a : actions::actions()) verbs.rows.push_back({std::string("merestone ") + a.id + " PLAN", a.title});
    verbs.rows.push_back({"merestone VERB --help", "What each takes; --json gives one JSON object"});
    all.push_back(std::move(verbs));
    return all;
}

bool fits(const Section& s, const Row& r, const std::string& asked) {
    const std::string text = base::lower(s.title + " " + r.name + " " + r.value);
    for (const std::string_view word : base::split(asked, ' '))
        if (text.find(base::lower(word)) == std::string::npos) return false;
    return true;
}

void draw_row(Desk& d, const Row& r) {
    ImGui::PushTextWrapPos(r.wide ? 0.0F : d.theme.px(kNames - 10));
    ImGui::TextUnformatted(r.name.c_str());
    ImGui::PopTextWrapPos();
    if (r.wide) return d.widgets.muted(r.value);
    ImGui::SameLine(d.theme.px(kNames));
    d.widgets.muted(r.value);
}

}  // namespace

void draw_help(Desk& d) {
    if (!d.keys_open) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, d.layout.tools.y + d.theme.px(10)}, ImGuiCond_Always, {0.5F, 0.0F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(kWide), screen.x), 0.0F});
    if (ImGui::Begin("help", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_AlwaysAutoResize)) {
        if (ImGui::IsWindowAppearing()) {
            d.widgets.focus_next("help.field");
            d.comfort->help_text.clear();
        }
        d.widgets.heading("Help");
        ImGui::PushItemWidth(-1.0F);
        (void)d.widgets.field("help.field", "Find an action, a key, a gesture: move, undo, Ctrl+F, wheel, export...", d.comfort->help_text,
                              100);
        ImGui::PopItemWidth();
        std::size_t found = 0;
        ImGui::BeginChild("rows", {0, std::min(d.theme.px(kHigh), screen.y * 0.6F)});
        for (const Section& s : sections_of(d)) {
            bool headed = false;
            for (const Row& r : s.rows) {
                if (!fits(s, r, d.comfort->help_text)) continue;
                if (!headed) {
                    if (found > 0) ImGui::Spacing();
                    d.widgets.heading(s.title.c_str());
                }
                headed = true;
                draw_row(d, r);
                d.widgets.note("help.row" + std::to_string(found), true, r.name + " | " + r.value);
                ++found;
            }
        }
        if (found == 0) d.widgets.muted("Nothing of that name. Try another word: move, merge, export, layer, zoom, hub, homes...");
        ImGui::EndChild();
        d.widgets.note("help.rows", true, std::to_string(found));
        const bool tour = d.widgets.button("help.to_tour", "Show the first steps");
        ImGui::SameLine();
        const bool close = d.widgets.button("help.close", "Close");
        if (close || tour || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) d.keys_open = false;
        if (tour) begin_tour(d);
    }
    ImGui::End();
}

}  // namespace merestone::ui

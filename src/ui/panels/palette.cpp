// The palette of all actions, the search box, history and about: each a small window over the map that Esc closes.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "session/search.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr double kWide = 560.0;
constexpr std::size_t kMostFound = 12;

bool begin_sheet(Desk& d, const char* id, double wide) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, d.layout.tools.y + d.theme.px(20)}, ImGuiCond_Always, {0.5F, 0.0F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(wide), screen.x), 0.0F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x, screen.y * 0.8F});
    return ImGui::Begin(
        id, nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
}

// Up and down among so many rows, while a field has the focus.
void move_row(std::size_t& row, std::size_t rows) {
    if (rows == 0) {
        row = 0;
        return;
    }
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow))) row = (row + 1) % rows;
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow))) row = (row + rows - 1) % rows;
    row = std::min(row, rows - 1);
}

bool entered() {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
}
bool escaped() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false); }

bool fits(const DeskAction& a, const std::string& asked) {
    const std::string text = base::lower(std::string(a.menu) + " " + a.title + " " + a.id);
    for (const std::string_view word : base::split(asked, ' '))
        if (text.find(base::lower(word)) == std::string::npos) return false;
    return true;
}

void fly_to(Desk& d, const session::Found& found) {
    const Shown s = d.document->shown();
    scene::ItemId id;
    const auto number_of = [](const auto& items, const std::string& wanted) {
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].id == wanted) return static_cast<std::uint32_t>(i);
        return static_cast<std::uint32_t>(items.size());
    };
    switch (found.kind) {
        case session::FoundKind::practice: id = {scene::ItemKind::practice, number_of(s.plan.practices, found.id)}; break;
        case session::FoundKind::hub: id = {scene::ItemKind::hub, number_of(s.plan.hubs, found.id)}; break;
        case session::FoundKind::premises: id = {scene::ItemKind::premises, number_of(s.plan.premises, found.id)}; break;
        case session::FoundKind::housing: id = {scene::ItemKind::housing, number_of(s.plan.housing, found.id)}; break;
        case session::FoundKind::zone: id = {scene::ItemKind::zone, number_of(s.plan.zones, found.id)}; break;
        case session::FoundKind::place:
        case session::FoundKind::postcode:  // the zone that it lies in answers
            if (const auto z = d.document->session().zone_at(found.at)) id = {scene::ItemKind::zone, static_cast<std::uint32_t>(z.pos())};
            break;
    }
    d.view.fit(found.box, d.now_s);
    if (id.kind != scene::ItemKind::none) d.show(id, false);
    d.found_at = found.at;
}

}  // namespace

void draw_palette(Desk& d) {
    if (!d.palette_open) return;
    const bool fresh = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
    if (begin_sheet(d, "palette", kWide)) {
        if (ImGui::IsWindowAppearing()) {
            d.widgets.focus_next("palette.field");
            d.palette_text.clear();
            d.palette_row = 0;
        }
        ImGui::PushItemWidth(-1.0F);
        if (d.widgets.field("palette.field", "What do you want to do?", d.palette_text, 100)) d.palette_row = 0;
        ImGui::PopItemWidth();
        std::vector<const DeskAction*> rows;
        for (const DeskAction& a : desk_actions())
            if (fits(a, d.palette_text)) rows.push_back(&a);
        move_row(d.palette_row, rows.size());
        const DeskAction* chosen = nullptr;
        ImGui::BeginChild("rows", {0, d.theme.px(340)});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const DeskAction& a = *rows[i];
            const std::string why = a.why_not(d);
            const std::string key = d.keys.text_of(a.id);
            ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(why.empty() ? d.theme.text : d.theme.muted));
            const std::string label =
                std::string(a.menu) + (*a.menu != '\0' ? ": " : "") + a.title + (why.empty() ? "" : "  (" + why + ")");
            if (d.widgets.row(std::string("palette.") + a.id, label.c_str(), i == d.palette_row)) chosen = &a;
            if (i == d.palette_row && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
            ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(key.c_str()).x - d.theme.px(4));
            ImGui::TextUnformatted(key.c_str());
            ImGui::PopStyleColor();
        }
        if (rows.empty()) d.widgets.muted("No action of that name. Try another word: move, merge, export, layer, zoom, hub, homes...");
        ImGui::EndChild();
        if (entered() && d.palette_row < rows.size()) chosen = rows[d.palette_row];
        if (chosen != nullptr) {
            d.palette_open = false;
            (void)run_action(d, chosen->id);
        }
        if (fresh && escaped()) d.palette_open = false;
    }
    ImGui::End();
}

void draw_search(Desk& d) {
    if (!d.search_open || !d.document) return;
    if (begin_sheet(d, "search", kWide)) {
        if (ImGui::IsWindowAppearing()) {
            d.widgets.focus_next("search.field");
            d.search_text.clear();
            d.found.clear();
            d.search_row = 0;
        }
        ImGui::PushItemWidth(-1.0F);
        if (d.widgets.field("search.field", "Practice, code, postcode, place, zone, housing site", d.search_text, 200)) {
            d.found =
                base::trim(d.search_text).empty() ? std::vector<session::Found>() : d.document->session().search(d.search_text, kMostFound);
            d.search_row = 0;
        }
        ImGui::PopItemWidth();
        move_row(d.search_row, d.found.size());
        std::optional<session::Found> chosen;
        for (std::size_t i = 0; i < d.found.size(); ++i) {
            const session::Found& f = d.found[i];
            const std::string label = (f.name.empty() ? f.id : f.name + (f.id == f.name ? "" : "  " + f.id)) + "##" + std::to_string(i);
            if (d.widgets.row("search.row" + std::to_string(i), label.c_str(), i == d.search_row)) chosen = f;
            const char* kind = session::to_string(f.kind);
            ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(kind).x);
            d.widgets.muted(kind);
        }
        if (d.found.empty())
            d.widgets.muted(base::trim(d.search_text).empty() ? "Type the beginning of a name, a code or a postcode."
                                                              : "Nothing of that name in this plan.");
        if (entered() && d.search_row < d.found.size()) chosen = d.found[d.search_row];
        if (chosen) {
            fly_to(d, *chosen);
            d.search_open = false;
        }
        if (escaped()) d.search_open = false;
    }
    ImGui::End();
}

void draw_about_sheet(Desk& d) {
    if (!d.about_open) return;
    if (begin_sheet(d, "about", 460.0)) {
        d.widgets.heading("Merestone");
        d.widgets.muted(
            "Localities, catchments and the estate, for those who plan primary care in England. Nothing is fetched from any network.");
        for (const std::string& line : d.about_lines) d.widgets.muted(line);
        d.widgets.muted(
            "Nothing of this window can be read by a screen reader: the command line and the files it writes (CSV, HTML) are the way "
            "round that, with the same figures.");
        if (d.widgets.button("about.close", "Close") || escaped()) d.about_open = false;
    }
    ImGui::End();
}

// Every step since the plan was opened; a click goes back, or forward again, to how the plan stood after it.
void draw_history_sheet(Desk& d) {
    if (!d.history_open || !d.document) return;
    if (begin_sheet(d, "history", kWide)) {
        const edit::History& history = d.document->session().history();
        const std::size_t at = history.position();
        d.widgets.heading("History");
        std::optional<std::size_t> wanted;
        ImGui::BeginChild("steps", {0, d.theme.px(320)});
        if (d.widgets.row("history.0", history.forgotten() > 0 ? "The earliest state that is remembered" : "As it was opened", at == 0))
            wanted = 0;
        for (std::size_t i = 0; i < history.steps().size(); ++i) {
            if (i >= at) ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(d.theme.muted));
            const std::string label = fmt::format("{}##{}", history.steps()[i].words, i);
            if (d.widgets.row("history." + std::to_string(i + 1), label.c_str(), i + 1 == at)) wanted = i + 1;
            if (i >= at) ImGui::PopStyleColor();
            if (i + 1 == at && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
        }
        ImGui::EndChild();
        d.widgets.muted("Click a step to have the plan as it was after it. Grey steps are undone; a new change forgets them.");
        if (d.widgets.button("history.close", "Close") || escaped()) d.history_open = false;
        if (wanted) d.go_to_step(*wanted);
    }
    ImGui::End();
}

}  // namespace merestone::ui

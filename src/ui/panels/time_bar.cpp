// The bar below the map that chooses the year: a slider with a notch a year and marks where something first runs out, play, and a line of
// what the year holds. Only where the plan has more than one year.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "analysis/estate_moves.hpp"
#include "style/rag.hpp"
#include "ui/desk_actions.hpp"
#include "ui/fitted_words.hpp"
#include "ui/panels.hpp"
#include "ui/scheme_view.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

constexpr const char* kColours[] = {"their state", "people against the range", "what zones show else"};

void action_button(Desk& d, const char* action, const char* label, bool on = false) {
    const DeskAction* a = find_action(action);
    const std::string key = d.keys.text_of(action);
    const std::string said = std::string(a->title) + (key.empty() ? "" : "  " + key);
    const std::string why = a->why_not(d);
    const bool pressed = why.empty() && on ? d.widgets.tool_button(action, label, true, said)
                                           : d.widgets.button(action, label, said, why.empty() ? "" : said + ": " + why);
    if (pressed) (void)run_action(d, action);
}

float wide(const char* label) { return ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x; }

std::string plural(std::size_t n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

constexpr std::size_t kSchemesNamed = 4;

// Schemes that open in a year, a line each; empty: none does.
std::string opening_words(const Desk& d, base::Year year) {
    const auto opening = schemes_opening(d.document->shown().plan, year);
    if (opening.empty()) return {};
    std::string out = opening.size() == 1 ? "\nA scheme opens:" : fmt::format("\n{} schemes open:", opening.size());
    for (std::size_t i = 0; i < std::min(kSchemesNamed, opening.size()); ++i) out += "\n  " + opening[i];
    if (opening.size() > kSchemesNamed) out += fmt::format("\n  and {} more", opening.size() - kSchemesNamed);
    return out + "\nTheir rooms count from 1 April after.";
}

// What begins in a year, for the pointer over it.
std::string said_of(const Desk& d, std::size_t index) {
    const base::Year year = first_year(d).plus(static_cast<int>(index));
    std::string out = base::to_string(year) + opening_words(d, year);
    const analysis::YearTables* tables = d.document->tables();
    if (tables == nullptr) return out + "\nWhat runs out is " + why_no_year(d);
    const auto& begins = tables->beginning(index);
    if (begins.localities + begins.places == 0) out += "\nNothing more runs out in this year.";
    if (begins.localities > 0) out += "\nOut of range from this year: " + plural(begins.localities, "locality", "localities");
    if (begins.places > 0) out += "\nFlags on rooms, floor space or GPs from this year: " + plural(begins.places, "flag", "flags");
    for (const auto* first : {&tables->first_breach(), &tables->first_shortage()})
        if (*first && (*first)->year == year)
            out += std::string(first == &tables->first_breach() ? "\nFirst locality out of range: " : "\nFirst practice or premises: ") +
                   (*first)->words;
    return out;
}

struct Track {
    float left = 0.0F;
    float right = 0.0F;
    float y = 0.0F;
    std::size_t years = 2;
    [[nodiscard]] float at(std::size_t index) const {
        return left + (right - left) * static_cast<float>(index) / static_cast<float>(years - 1);
    }
    [[nodiscard]] std::size_t nearest(float x) const {
        const float share = (right > left ? (x - left) / (right - left) : 0.0F) * static_cast<float>(years - 1);
        return static_cast<std::size_t>(std::clamp(std::lround(share), 0L, static_cast<long>(years) - 1));
    }
};

// Above the line: an octagon where a locality first is out of range, a bar where flags of places begin, as high as there are many.
void draw_marks(const Desk& d, const Track& track, ImDrawList& list) {
    const analysis::YearTables* tables = d.document->tables();
    if (tables == nullptr) return;
    std::size_t most = 1;
    for (std::size_t i = 0; i < track.years; ++i) most = std::max(most, tables->beginning(i).places);
    const auto amber = imgui_colour(style::rag_style(model::Rag::amber).fill);
    const unsigned edge = imgui_colour(d.theme.text);
    const float px = d.theme.px(1);
    for (std::size_t i = 0; i < track.years; ++i) {
        const std::size_t n = tables->beginning(i).places;
        if (n == 0) continue;
        const float high = px * static_cast<float>(3.0 + 9.0 * std::sqrt(static_cast<double>(n) / static_cast<double>(most)));
        const ImVec2 low{track.at(i) - 2.5F * px, track.y - 5 * px - high};
        const ImVec2 far{track.at(i) + 2.5F * px, track.y - 5 * px};
        list.AddRectFilled(low, far, amber);
        list.AddRect(low, far, edge, 0.0F, 0, 0.75F * px);
    }
    for (std::size_t i = 0; i < track.years; ++i) {
        if (tables->beginning(i).localities == 0) continue;
        const bool first = tables->first_breach() && tables->first_breach()->year == tables->year(i);
        const style::RagStyle look = style::rag_style(model::Rag::red);
        const float r = px * (first ? 8.0F : 5.0F);
        const ImVec2 at{track.at(i), track.y - 12 * px};
        list.AddNgonFilled(at, r, imgui_colour(look.fill), 8);
        list.AddNgon(at, r, edge, 8, px);
        if (!first) continue;
        const float size = 1.3F * r;
        const ImVec2 text = d.theme.bold->CalcTextSizeA(size, 1e9F, 0.0F, "!");
        list.AddText(d.theme.bold, size, {at.x - text.x / 2, at.y - text.y / 2}, imgui_colour(look.letter_colour), "!");
    }
}

// Where a scheme opens: the cross that marks schemes on the map, and how many there are if more than one.
void draw_openings(const Desk& d, const Track& track, ImDrawList& list) {
    std::vector<std::size_t> opening(track.years, 0);
    const Shown s = d.document->shown();
    for (const model::Scheme& scheme : s.plan.schemes) {
        if (!scheme.opens() || analysis::given_up(scheme)) continue;
        const int index = scheme.opens()->first - s.plan.base_year.first;
        if (index >= 0 && static_cast<std::size_t>(index) < track.years) ++opening[static_cast<std::size_t>(index)];
    }
    const float px = d.theme.px(1);
    style::Rgba green = d.map_options.style.scheme;
    if (style::contrast_ratio(green, d.theme.panel) < 3.0) green = style::mixed(green, d.theme.text, 0.55);
    const unsigned fill = imgui_colour(green);
    const bool roomy = track.at(1) - track.at(0) > 36 * px;  // beside the other marks, else on the line
    const unsigned edge = imgui_colour(d.theme.panel);
    for (std::size_t i = 0; i < track.years; ++i) {
        if (opening[i] == 0) continue;
        const ImVec2 at = roomy ? ImVec2{track.at(i) + 14 * px, track.y - 9 * px} : ImVec2{track.at(i), track.y};
        const float arm = 4.5F * px;
        const float half = 1.6F * px;
        list.AddRectFilled({at.x - arm - px, at.y - half - px}, {at.x + arm + px, at.y + half + px}, edge);
        list.AddRectFilled({at.x - half - px, at.y - arm - px}, {at.x + half + px, at.y + arm + px}, edge);
        list.AddRectFilled({at.x - arm, at.y - half}, {at.x + arm, at.y + half}, fill);
        list.AddRectFilled({at.x - half, at.y - arm}, {at.x + half, at.y + arm}, fill);
        if (opening[i] == 1 || !roomy) continue;
        const std::string n = std::to_string(opening[i]);
        ImFont* font = d.theme.small;
        list.AddText(font, font->FontSize, {at.x + arm + 2 * px, at.y - font->FontSize / 2}, imgui_colour(d.theme.text), n.c_str());
    }
}

void draw_track(const Desk& d, const Track& track, ImDrawList& list) {
    const float px = d.theme.px(1);
    const unsigned line = imgui_colour(d.theme.muted);
    const unsigned text = imgui_colour(d.theme.text);
    list.AddLine({track.left, track.y}, {track.right, track.y}, line, 2 * px);
    ImFont* font = d.theme.small;
    const float label = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, "2000/00").x + 8 * px;
    const float step_px = (track.right - track.left) / static_cast<float>(track.years - 1);
    const auto every = static_cast<std::size_t>(std::max(1.0F, std::ceil(label / std::max(1.0F, step_px))));
    const base::Year first = first_year(d);
    const auto shown = year_of(d);
    for (std::size_t i = 0; i < track.years; ++i) {
        const float x = track.at(i);
        list.AddLine({x, track.y - 3 * px}, {x, track.y + 4 * px}, line, px);
        const bool last = i + 1 == track.years;
        if (i % every != 0 && !last) continue;
        if (!last && i + every > track.years - 1 && i != 0) continue;  // the last one's place
        const std::string words = base::to_string(first.plus(static_cast<int>(i)));
        const float w = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, words.c_str()).x;
        list.AddText(font, font->FontSize, {x - w / 2, track.y + 5 * px}, text, words.c_str());
    }
    draw_marks(d, track, list);
    draw_openings(d, track, list);
    if (!shown) return;
    const float x = track.at(static_cast<std::size_t>(shown->first - first.first));
    list.AddCircleFilled({x, track.y}, 7 * px, imgui_colour(d.theme.accent));
    list.AddCircle({x, track.y}, 7 * px, imgui_colour(d.theme.on_accent), 0, 1.5F * px);
}

void draw_slider(Desk& d, float width) {
    const float high = d.theme.px(40);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("time.slider", {width, high});
    const auto shown = year_of(d);
    d.widgets.note("time.slider", true, shown ? base::to_string(*shown) : "all years");
    Track track;
    track.years = static_cast<std::size_t>(last_year(d).first - first_year(d).first) + 1;
    track.left = at.x + d.theme.px(26);
    track.right = at.x + width - d.theme.px(26);
    track.y = at.y + d.theme.px(22);
    const float mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActive()) {
        time_of(d).playing = false;
        (void)show_year(d, first_year(d).plus(static_cast<int>(track.nearest(mouse))));
    }
    draw_track(d, track, *ImGui::GetWindowDrawList());
    if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) {
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(d.theme.px(360));
        ImGui::TextUnformatted(said_of(d, track.nearest(mouse)).c_str());
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
}

// As many of its clauses as there is room for; all of them on hovering.
void draw_summary(Desk& d) {
    const std::string words = year_summary(d);
    const std::string said =
        words.empty() ? "All years: flags of any year, people of " + base::to_string(first_year(d)) + "; choose a year to see it alone"
                      : words;
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string shown = fitted_clauses(said, [room](const std::string& w) { return ImGui::CalcTextSize(w.c_str()).x <= room; });
    ImGui::TextUnformatted(shown.c_str());
    d.widgets.note("time.summary", true, said);
    d.widgets.note("time.summary.shown", true, shown);
    if (shown != said) d.widgets.hint(said);
}

}  // namespace

void choose_year_colour(Desk& d, const char* widget) {
    auto chosen = static_cast<std::size_t>(d.map_options.column ? scene::YearColour::own : d.map_options.year_colour);
    const std::vector<std::string> words(std::begin(kColours), std::end(kColours));
    if (d.widgets.choice(widget, "##year colour", chosen, words)) {
        d.map_options.year_colour = static_cast<scene::YearColour>(chosen);
        if (d.map_options.year_colour != scene::YearColour::own) d.choose_column(0);
        d.style_changed();
    }
    d.widgets.hint("What fills the localities in the year shown");
}

void draw_time_bar(Desk& d) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {d.theme.px(8), d.theme.px(3)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {d.theme.px(5), d.theme.px(1)});
    if (begin_pane("time", d.layout.time, false)) {
        const bool playing = d.time_line && d.time_line->playing;
        const bool any = year_of(d).has_value();
        const float middle = ImGui::GetCursorPosY() + (d.theme.px(40) - ImGui::GetFrameHeight()) / 2;
        const float top = ImGui::GetCursorPosY();
        const bool roomy = d.layout.time.width > d.theme.px(640);
        ImGui::SetCursorPosY(middle);
        action_button(d, "time.all", "All years", !any);
        ImGui::SameLine();
        ImGui::SetCursorPosY(middle);
        action_button(d, "time.previous", "<");
        ImGui::SameLine();
        ImGui::SetCursorPosY(middle);
        action_button(d, "time.play", playing ? "Pause" : "Play", playing);
        ImGui::SameLine();
        ImGui::SetCursorPosY(middle);
        action_button(d, "time.next", ">");
        ImGui::SameLine();
        ImGui::SetCursorPosY(top);
        const float beside = (roomy ? wide("First breach") + d.theme.px(5) : 0.0F) + (roomy && any ? d.theme.px(190) : 0.0F);
        draw_slider(d, std::max(d.theme.px(80), ImGui::GetContentRegionAvail().x - beside));
        if (roomy) {
            ImGui::SameLine();
            ImGui::SetCursorPosY(middle);
            action_button(d, "time.first_breach", "First breach");
            if (any) {
                ImGui::SameLine();
                ImGui::SetCursorPosY(middle);
                ImGui::SetNextItemWidth(d.theme.px(185));
                choose_year_colour(d, "time.colour");
            }
        }
        ImGui::SetCursorPosY(top + d.theme.px(41));
        draw_summary(d);
    }
    end_pane();
    ImGui::PopStyleVar(2);
}

}  // namespace merestone::ui

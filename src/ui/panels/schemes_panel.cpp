// Schemes by year: bars from start to opening on a time line, who pays in which year, the register, and what does not add up.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

constexpr double kRow = 24.0;  // logical pixels
constexpr double kAxis = 22.0;
constexpr double kNames = 230.0;
constexpr double kWords = 240.0;
constexpr double kLeastAxis = 240.0;

struct Axis {
    float left = 0.0F;
    float right = 0.0F;
    double from = 0.0;
    double to = 1.0;
    [[nodiscard]] float at(double time) const {
        const double share = (std::clamp(time, from, to) - from) / (to - from);
        return left + (right - left) * static_cast<float>(share);
    }
};

std::string cut(const std::string& words, float room) {
    if (ImGui::CalcTextSize(words.c_str()).x <= room) return words;
    std::string out = words;
    while (!out.empty() && ImGui::CalcTextSize((out + "...").c_str()).x > room) {
        out.pop_back();
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
        if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0U) out.pop_back();
    }
    return out + "...";
}

void draw_gate(const Desk& d, ImDrawList& list, SchemeBar::GateState state, ImVec2 at) {
    const float px = d.theme.px(1);
    const unsigned text = imgui_colour(d.theme.text);
    const unsigned paper = imgui_colour(d.theme.panel);
    switch (state) {
        case SchemeBar::GateState::done: list.AddCircleFilled(at, 3.5F * px, text); break;
        case SchemeBar::GateState::due:
            list.AddCircleFilled(at, 3.5F * px, paper);
            list.AddCircle(at, 3.5F * px, text, 0, 1.25F * px);
            break;
        case SchemeBar::GateState::past_due: {
            const float r = 5.5F * px;
            list.AddQuadFilled({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}, imgui_colour(d.theme.bad));
            list.AddQuad({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}, paper, px);
            list.AddLine({at.x, at.y - 2.5F * px}, {at.x, at.y + 0.5F * px}, paper, 1.5F * px);
            list.AddCircleFilled({at.x, at.y + 2.5F * px}, 0.9F * px, paper);
            break;
        }
    }
}

// From here on the rooms count: a pennant.
void draw_counts(const Desk& d, ImDrawList& list, float x, float middle) {
    const float px = d.theme.px(1);
    const unsigned text = imgui_colour(d.theme.text);
    list.AddLine({x, middle - 8 * px}, {x, middle + 8 * px}, text, 1.5F * px);
    list.AddTriangleFilled({x, middle - 8 * px}, {x + 6 * px, middle - 5 * px}, {x, middle - 2 * px}, text);
}

void draw_planned(const Desk& d, ImDrawList& list, float from, float to, float middle) {
    const float px = d.theme.px(1);
    list.AddRect({from, middle - 7 * px}, {to, middle + 7 * px}, imgui_colour(d.theme.muted), 2 * px, 0, px);
}
void draw_expected(const Desk& d, ImDrawList& list, float from, float to, float middle, bool given_up) {
    const float px = d.theme.px(1);
    const unsigned fill = imgui_colour(given_up ? d.theme.line : style::mixed(d.theme.panel, d.theme.accent, 0.55));
    list.AddRectFilled({from, middle - 4 * px}, {to, middle + 4 * px}, fill, px);
    if (given_up) list.AddLine({from, middle}, {to, middle}, imgui_colour(d.theme.text), px);
}

void draw_bar(const Desk& d, ImDrawList& list, const Axis& axis, const SchemeBar& b, float middle) {
    const float px = d.theme.px(1);
    // Without a start only the end is known: a mark, no length.
    const auto from = [&](double end) { return b.starts ? axis.at(*b.starts) : axis.at(end) - 3 * px; };
    const bool moved = b.opens_plan && b.opens && *b.opens_plan != *b.opens;
    if (moved) draw_planned(d, list, from(*b.opens_plan), axis.at(*b.opens_plan), middle);
    if (b.opens) draw_expected(d, list, from(*b.opens), axis.at(*b.opens), middle, b.given_up);
    if (b.counts_from) draw_counts(d, list, axis.at(*b.counts_from), middle);
    for (const SchemeBar::Gate& g : b.gates) draw_gate(d, list, g.state, {axis.at(g.at), middle});
}

// The years above the bars, a line a year through them, the plan's day and the year that is looked at.
void draw_years(const Desk& d, ImDrawList& list, const Axis& axis, const SchemeView& v, float top, float foot) {
    const float px = d.theme.px(1);
    ImFont* font = d.theme.small;
    const float step = axis.at(axis.from + 1) - axis.at(axis.from);
    const float label = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, "2000/00").x + 8 * px;
    const int every = std::max(1, static_cast<int>(std::ceil(label / std::max(1.0F, step))));
    for (int y = v.first.first; y <= v.last.first + 1; ++y) {
        const float x = axis.at(y);
        list.AddLine({x, top + static_cast<float>(kAxis) * px - 4 * px}, {x, foot}, imgui_colour(d.theme.line), px);
        if (y > v.last.first || (y - v.first.first) % every != 0) continue;
        const std::string words = base::to_string(base::Year{y});
        const float w = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, words.c_str()).x;
        const float middle = every == 1 ? x + step / 2 - w / 2 : x + 2 * px;
        list.AddText(font, font->FontSize, {middle, top + 2 * px}, imgui_colour(d.theme.text), words.c_str());
    }
    if (v.as_at)
        for (float y = top + static_cast<float>(kAxis) * px; y < foot; y += 6 * px)
            list.AddLine({axis.at(*v.as_at), y}, {axis.at(*v.as_at), std::min(foot, y + 3 * px)}, imgui_colour(d.theme.text), px);
    if (const auto year = year_of(d)) {
        const float x = axis.at(year->first);
        list.AddLine({x, top + 2 * px}, {x, foot}, imgui_colour(d.theme.accent), 2.5F * px);
        list.AddTriangleFilled({x - 5 * px, top}, {x + 5 * px, top}, {x, top + 7 * px}, imgui_colour(d.theme.accent));
    }
}

void draw_key(Desk& d, const SchemeView& v) {
    const float px = d.theme.px(1);
    const auto part = [&](float wide, const std::string& words, const auto& mark) {
        const float all = wide + ImGui::CalcTextSize(words.c_str()).x + 12 * px;
        if (ImGui::GetContentRegionAvail().x < all) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float middle = at.y + ImGui::GetTextLineHeight() / 2;
        mark(*ImGui::GetWindowDrawList(), at.x, middle);
        ImGui::Dummy({wide, ImGui::GetTextLineHeight()});
        ImGui::SameLine(0.0F, 4 * px);
        ImGui::TextUnformatted(words.c_str());
        ImGui::SameLine(0.0F, 12 * px);
    };
    part(26 * px, "expected now", [&](ImDrawList& l, float x, float y) { draw_expected(d, l, x, x + 24 * px, y, false); });
    part(26 * px, "as planned, where that differs", [&](ImDrawList& l, float x, float y) { draw_planned(d, l, x, x + 24 * px, y); });
    part(10 * px, "gate done", [&](ImDrawList& l, float x, float y) { draw_gate(d, l, SchemeBar::GateState::done, {x + 5 * px, y}); });
    part(10 * px, "due", [&](ImDrawList& l, float x, float y) { draw_gate(d, l, SchemeBar::GateState::due, {x + 5 * px, y}); });
    part(12 * px, "past due", [&](ImDrawList& l, float x, float y) { draw_gate(d, l, SchemeBar::GateState::past_due, {x + 6 * px, y}); });
    part(10 * px, "rooms count from here", [&](ImDrawList& l, float x, float y) { draw_counts(d, l, x + 2 * px, y); });
    if (v.as_at)
        part(4 * px, "the plan's day", [&](ImDrawList& l, float x, float y) {
            for (float from = y - 7 * px; from < y + 7 * px; from += 6 * px)
                l.AddLine({x + 2 * px, from}, {x + 2 * px, from + 3 * px}, imgui_colour(d.theme.text), px);
        });
    if (year_of(d))
        part(4 * px, "the year shown", [&](ImDrawList& l, float x, float y) {
            l.AddLine({x + 2 * px, y - 7 * px}, {x + 2 * px, y + 7 * px}, imgui_colour(d.theme.accent), 2.5F * px);
        });
    ImGui::NewLine();
}

void draw_time_line(Desk& d, const SchemeView& v) {
    if (v.bars.empty()) return d.widgets.muted("The plan names no scheme.");
    draw_key(d, v);
    if (!ImGui::BeginChild("schemes.bars", ImGui::GetContentRegionAvail())) return ImGui::EndChild();
    const float px = d.theme.px(1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool with_words = width > static_cast<float>(kNames + kWords + kLeastAxis) * px;
    Axis axis;
    axis.left = top.x + static_cast<float>(kNames) * px;
    axis.right = top.x + width - (with_words ? static_cast<float>(kWords) : 12.0F) * px;
    axis.from = v.first.first;
    axis.to = v.last.first + 1;
    const float row = static_cast<float>(kRow) * px;
    const float first = top.y + static_cast<float>(kAxis) * px;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_years(d, list, axis, v, top.y, first + row * static_cast<float>(v.bars.size()));
    ImGui::Dummy({width, static_cast<float>(kAxis) * px - ImGui::GetStyle().ItemSpacing.y});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (std::size_t i = 0; i < v.bars.size(); ++i) {
        const SchemeBar& b = v.bars[i];
        const float y = first + row * static_cast<float>(i);
        const scene::ItemId id{scene::ItemKind::scheme, static_cast<std::uint32_t>(b.scheme)};
        ImGui::SetCursorScreenPos({top.x, y});
        ImGui::PushID(static_cast<int>(i));
        const bool on = d.selection.has(id);
        if (ImGui::Selectable("##bar", on, ImGuiSelectableFlags_AllowDoubleClick, {width, row})) {
            d.show(id, false);
            if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
                if (const auto box = d.where(id)) d.view.fit(*box, d.now_s);
        }
        d.widgets.note("scheme.bar." + b.id, true, b.words);
        d.widgets.hint(b.hint);
        ImGui::PopID();
        const float text = y + (row - ImGui::GetTextLineHeight()) / 2;
        const std::string name = cut(b.id + "  " + b.name, axis.left - top.x - 10 * px);
        list.AddText({top.x + 2 * px, text}, imgui_colour(d.theme.text), name.c_str());
        draw_bar(d, list, axis, b, y + row / 2);
        if (with_words)
            list.AddText({axis.right + 14 * px, text}, imgui_colour(d.theme.text),
                         cut(b.words, static_cast<float>(kWords) * px - 18 * px).c_str());
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

void draw_schemes_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    MadeOf<SchemeView>& made = estate_panels_of(d).schemes;
    if (made.book != book) made = {book, 0, scheme_view(*book->plan, book->book.schemes)};
    const SchemeView& v = made.view;
    if (!ImGui::BeginTabBar("schemes")) return;
    if (begin_part(d, "schemes.tab.time_line", "Time line")) {
        draw_time_line(d, v);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "schemes.tab.funding", "Who pays")) {
        draw_copy_button(d, v.funding);
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        d.widgets.muted(v.totals);
        d.widgets.note("schemes.totals", true, v.totals);
        draw_panel_table(d, v.funding);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "schemes.tab.register", "Register")) {
        draw_copy_button(d, v.scheme_register);
        draw_panel_table(d, v.scheme_register);
        ImGui::EndTabItem();
    }
    const std::string title = fmt::format("What does not add up ({})###faults", v.faults.size());
    if (begin_part(d, "schemes.tab.faults", title.c_str())) {
        if (ImGui::BeginChild("schemes.faults", ImGui::GetContentRegionAvail())) {
            if (v.faults.empty()) d.widgets.muted("Nothing: costs, funding and dates fit together, as far as they are known.");
            for (const std::string& fault : v.faults) {
                ImGui::Bullet();
                ImGui::PushTextWrapPos(0.0F);
                ImGui::TextUnformatted(fault.c_str());
                ImGui::PopTextWrapPos();
            }
        }
        ImGui::EndChild();
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

}  // namespace merestone::ui

#include "ui/panel_table.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

constexpr double kMostWide = 300.0;  // logical pixels, of a column that others follow; it can be drawn wider

void select(Desk& d, const scene::ItemId& id) {
    if (id.kind == scene::ItemKind::none) return;
    d.show(id, false);
    if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
    if (const auto box = d.where(id)) d.view.fit(*box, d.now_s);
}

void draw_row(Desk& d, const PanelTable& t, std::size_t r) {
    const PanelTable::Row& row = t.rows[r];
    ImGui::TableNextRow();
    if (row.total) ImGui::PushFont(d.theme.bold);
    for (std::size_t c = 0; c < t.columns.size() && c < row.cells.size(); ++c) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
        const std::string& words = row.cells[c];
        if (c == 0) {
            ImGui::PushID(static_cast<int>(r));
            const bool on = row.id.kind != scene::ItemKind::none && d.selection.has(row.id);
            if (ImGui::Selectable(words.c_str(), on, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick))
                select(d, row.id);
            d.widgets.note("row." + t.name + "." + row.key, true, on ? "on" : "off");
            d.widgets.hint(row.hint);
            ImGui::PopID();
            continue;
        }
        if (t.columns[c].number) {
            const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(words.c_str()).x;
            if (room > 0.0F) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room);
        }
        const bool cut = ImGui::CalcTextSize(words.c_str()).x > ImGui::GetContentRegionAvail().x;
        ImGui::TextUnformatted(words.c_str());
        if (cut && words != row.hint) d.widgets.hint(words);
        d.widgets.note("cell." + t.name + "." + row.key + "." + t.columns[c].title, true, words);
    }
    if (row.total) ImGui::PopFont();
}

// As wide as the longest cell, also those that are scrolled out of sight.
float width_of(Desk& d, const PanelTable& t, std::size_t column) {
    const std::string* longest = nullptr;
    for (const PanelTable::Row& row : t.rows)
        if (column < row.cells.size() && (longest == nullptr || row.cells[column].size() > longest->size())) longest = &row.cells[column];
    constexpr float kBold = 1.07F;
    const float cell = longest == nullptr ? 0.0F : kBold * ImGui::CalcTextSize(longest->c_str()).x;
    const bool last = column + 1 == t.columns.size();
    return std::max(last ? cell : std::min(cell, d.theme.px(kMostWide)),
                    ImGui::CalcTextSize(t.columns[column].title.c_str()).x + d.theme.px(4));
}

}  // namespace

const std::string& PanelTable::at(std::size_t row, const std::string& title) const {
    static const std::string kNone;
    for (std::size_t c = 0; c < columns.size() && row < rows.size() && c < rows[row].cells.size(); ++c)
        if (columns[c].title == title) return rows[row].cells[c];
    return kNone;
}

void draw_panel_table(Desk& d, const PanelTable& t, int most) {
    if (t.columns.empty()) return;
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_Resizable | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                      ImGuiTableFlags_BordersOuterH | ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX |
                                      ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const auto rows = static_cast<float>(most > 0 ? std::min<std::size_t>(t.rows.size(), static_cast<std::size_t>(most)) : t.rows.size());
    // The header, the rows, and the bar to scroll along by.
    const float wanted = (rows + 1.0F) * line + ImGui::GetStyle().ScrollbarSize + 4 * d.theme.px(1);
    const float least = 4.0F * line + ImGui::GetStyle().ScrollbarSize;
    const float high = most > 0 ? wanted : std::min(wanted, std::max(least, ImGui::GetContentRegionAvail().y));
    std::vector<float> widths;
    float all = 0.0F;
    for (std::size_t c = 0; c < t.columns.size(); ++c) all += widths.emplace_back(width_of(d, t, c));
    // Where the words changed it is a table of its own, with widths of its own.
    const std::string id = fmt::format("{}.{:.0f}", t.name, all);
    if (!ImGui::BeginTable(id.c_str(), static_cast<int>(t.columns.size()), flags, {ImGui::GetContentRegionAvail().x, high})) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    for (std::size_t c = 0; c < t.columns.size(); ++c)
        ImGui::TableSetupColumn(t.columns[c].title.c_str(), ImGuiTableColumnFlags_WidthFixed, widths[c]);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
        ImGui::TableSetColumnIndex(static_cast<int>(c));
        ImGui::TableHeader(t.columns[c].title.c_str());
        d.widgets.note("table." + t.name + "." + t.columns[c].title);
        if (!t.columns[c].hint.empty()) d.widgets.hint(t.columns[c].hint);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(t.rows.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw_row(d, t, static_cast<std::size_t>(i));
    ImGui::EndTable();
}

}  // namespace merestone::ui

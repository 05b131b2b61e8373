#include "ui/panel_table.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "ui/desk.hpp"
#include "ui/table_model.hpp"

namespace merestone::ui {
namespace {

void select(Desk& d, const scene::ItemId& id) {
    if (id.kind == scene::ItemKind::none) return;
    d.show(id, false);
    if (!ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
    if (const auto box = d.where(id)) d.view.fit(*box, d.now_s);
}

bool has_hint(const PanelTable::Row& row, std::size_t column) { return column < row.cell_hints.size() && !row.cell_hints[column].empty(); }
bool over_column(std::size_t column) {
    return (ImGui::TableGetColumnFlags(static_cast<int>(column)) & ImGuiTableColumnFlags_IsHovered) != 0;
}
// The pointer is over a column of which this row has something of its own to say.
bool over_said_cell(const PanelTable& t, const PanelTable::Row& row) {
    for (std::size_t c = 1; c < t.columns.size(); ++c)
        if (has_hint(row, c) && over_column(c)) return true;
    return false;
}
// In all of the cell, not on its words alone.
void say_over(const Desk& d, const std::string& words) {
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(d.theme.px(320));
    ImGui::TextUnformatted(words.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

// One bar, from where things stand: hollow where the number is lower, filled where it is higher, so that they differ without colour too.
void draw_strip_bar(const Desk& d, ImDrawList& list, bool higher, ImVec2 low, ImVec2 far) {
    const float px = d.theme.px(1);
    if (far.x < low.x) std::swap(low.x, far.x);
    if (far.x - low.x < 0.5F * px) return;
    if (higher) list.AddRectFilled(low, far, imgui_colour(d.theme.accent));
    else list.AddRectFilled(low, far, imgui_colour(style::mixed(d.theme.panel, d.theme.accent, 0.2)));
    list.AddRect(low, far, imgui_colour(d.theme.accent), 0.0F, 0, px);
}

void draw_strip(const Desk& d, const PanelTable::Axis& axis, const PanelTable::Row& row) {
    const float px = d.theme.px(1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const float high = ImGui::GetTextLineHeight();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto at = [&](double value) {
        const double span = axis.to - axis.from;
        return top.x + 2 * px + (wide - 4 * px) * static_cast<float>(span > 0.0 ? (value - axis.from) / span : 0.5);
    };
    const float middle = top.y + high / 2;
    const float half = high / 2 - px;
    if (row.strip) {
        draw_strip_bar(d, list, false, {at(axis.stands), middle - half}, {at(row.strip->lower), middle - px});
        draw_strip_bar(d, list, true, {at(axis.stands), middle + px}, {at(row.strip->higher), middle + half});
    }
    const float pad = ImGui::GetStyle().CellPadding.y;
    list.AddLine({at(axis.stands), top.y - pad}, {at(axis.stands), top.y + high + pad}, imgui_colour(d.theme.text), 1.5F * px);
    ImGui::Dummy({wide, high});
}

// Dots where the column ends.
void draw_shortened(const std::string& words, const ImVec2& size, float room) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), at, {at.x + room, at.y + size.y}, at.x + room, at.x + room, words.c_str(),
                              words.c_str() + words.size(), &size);
    ImGui::Dummy({room, size.y});
}

void draw_row(Desk& d, const PanelTable& t, std::size_t r) {
    const PanelTable::Row& row = t.rows[r];
    ImGui::TableNextRow();
    if (row.total) ImGui::PushFont(d.theme.bold);
    bool hovered = false;
    for (std::size_t c = 0; c < t.columns.size() && c < row.cells.size(); ++c) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
        const std::string& words = row.cells[c];
        if (c == 0) {
            ImGui::PushID(static_cast<int>(r));
            const bool on = row.id.kind != scene::ItemKind::none && d.selection.has(row.id);
            if (ImGui::Selectable(words.c_str(), on, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick))
                select(d, row.id);
            d.widgets.note("row." + t.name + "." + row.key, true, on ? "on" : "off");
            hovered = ImGui::IsItemHovered();
            if (!over_said_cell(t, row)) d.widgets.hint(row.hint);
            ImGui::PopID();
            continue;
        }
        if (t.axis && t.axis->column == c) {
            draw_strip(d, *t.axis, row);
            d.widgets.note("cell." + t.name + "." + row.key + "." + t.columns[c].title, true, words);
            continue;
        }
        if (t.columns[c].number) {
            const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(words.c_str()).x;
            if (room > 0.0F) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room);
        }
        const float room = ImGui::GetContentRegionAvail().x;
        const ImVec2 size = ImGui::CalcTextSize(words.c_str());
        const bool cut = size.x > room + d.theme.px(1);
        if (cut) draw_shortened(words, size, room);
        else ImGui::TextUnformatted(words.c_str());
        if (hovered && has_hint(row, c) && over_column(c)) say_over(d, row.cell_hints[c]);
        else if (cut && words != row.hint) d.widgets.hint(words);
        d.widgets.note("cell." + t.name + "." + row.key + "." + t.columns[c].title, true, words);
    }
    if (row.total) ImGui::PopFont();
}

// As wide as the longest cell, also those that are scrolled out of sight.
float width_of(Desk& d, const PanelTable& t, std::size_t column) {
    if (t.axis && t.axis->column == column)
        return std::max(d.theme.px(t.axis->wide), ImGui::CalcTextSize(t.columns[column].title.c_str()).x + d.theme.px(4));
    const auto longest = [&](bool bold) {
        const std::string* found = nullptr;
        for (const PanelTable::Row& row : t.rows)
            if (row.total == bold && column < row.cells.size() && (found == nullptr || row.cells[column].size() > found->size()))
                found = &row.cells[column];
        return found;
    };
    // The longest in letters need not be the widest.
    constexpr float kSpare = 1.07F;
    float cell = 0.0F;
    if (const std::string* words = longest(false)) cell = kSpare * ImGui::CalcTextSize(words->c_str()).x;
    if (const std::string* words = longest(true)) {
        const ImFont* bold = d.theme.bold;
        cell = std::max(cell, kSpare * bold->CalcTextSizeA(bold->FontSize, 1e9F, 0.0F, words->c_str()).x);
    }
    const bool last = column + 1 == t.columns.size();
    return std::max(last ? cell : std::min(cell, d.theme.px(t.columns[column].most_wide)),
                    ImGui::CalcTextSize(t.columns[column].title.c_str()).x + d.theme.px(4));
}

}  // namespace

const std::string& PanelTable::at(std::size_t row, const std::string& title) const {
    static const std::string kNone;
    for (std::size_t c = 0; c < columns.size() && row < rows.size() && c < rows[row].cells.size(); ++c)
        if (columns[c].title == title) return rows[row].cells[c];
    return kNone;
}

const std::string& PanelTable::hint_at(std::size_t row, const std::string& title) const {
    static const std::string kNone;
    for (std::size_t c = 0; c < columns.size() && row < rows.size() && c < rows[row].cell_hints.size(); ++c)
        if (columns[c].title == title) return rows[row].cell_hints[c];
    return kNone;
}

std::string as_tsv(const PanelTable& table) {
    Table out;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        out.columns.push_back({table.columns[c].title, {}, table.columns[c].number, [&table, c](std::size_t r) -> Cell {
                                   const auto& cells = table.rows[r].cells;
                                   return {c < cells.size() && cells[c] != kDash ? cells[c] : std::string(), {}};
                               }});
    std::vector<std::uint32_t> rows;
    for (const PanelTable::Row& row : table.rows) {
        out.rows.push_back({row.id, row.key, {}});
        rows.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    return as_tsv(out, rows);
}

void draw_copy_button(Desk& d, const PanelTable& t) {
    if (!d.widgets.button("copy." + t.name, "Copy", "This table as tab-separated text, for a spreadsheet")) return;
    if (d.host.set_clipboard) d.host.set_clipboard(as_tsv(t));
    d.say(NoticeKind::done, fmt::format("Copied {} rows", t.rows.size()));
}

void draw_strip_key(Desk& d, const std::string& moved, const std::string& stands) {
    const float px = d.theme.px(1);
    // It stands beside buttons and fields; what has no room there goes to the next line.
    const auto part = [&](float wide, const std::string& words, const auto& mark) {
        if (ImGui::GetContentRegionAvail().x < wide + 4 * px + ImGui::CalcTextSize(words.c_str()).x) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        mark(*ImGui::GetWindowDrawList(), at.x, at.y + ImGui::GetFrameHeight() / 2);
        ImGui::Dummy({wide, ImGui::GetFrameHeight()});
        ImGui::SameLine(0.0F, 4 * px);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(words.c_str());
        ImGui::SameLine(0.0F, 14 * px);
    };
    const auto bar = [&](bool higher) {
        return [&, higher](ImDrawList& l, float x, float y) { draw_strip_bar(d, l, higher, {x, y - 4 * px}, {x + 22 * px, y + 4 * px}); };
    };
    part(24 * px, moved + " lower", bar(false));
    part(24 * px, moved + " higher", bar(true));
    part(4 * px, stands, [&](ImDrawList& l, float x, float y) {
        l.AddLine({x + 2 * px, y - 7 * px}, {x + 2 * px, y + 7 * px}, imgui_colour(d.theme.text), 1.5F * px);
    });
    ImGui::NewLine();
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

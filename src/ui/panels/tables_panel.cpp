// The tables under the map: a tab a layer, sorted by a click on a header, filtered by words, in step with the map's selection.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/desk_tables.hpp"
#include "ui/estate_panels.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

void order_rows(Desk& d, TableState& t) {
    const geo::Box view = d.view.camera().view();
    std::function<bool(const TableRow&)> only;
    if (t.only_selected) only = [&d](const TableRow& r) { return d.selection.has(r.id); };
    else if (t.only_in_view) only = [&view](const TableRow& r) { return r.where && view.meets(*r.where); };
    t.rows = ordered_rows(t.table, t.order, only);
}

// Columns of a year come and go: what the rows are sorted by stays the same.
void keep_sorted_by(const std::string& title, TableState& t) {
    const auto same = [&](const std::string& other) {
        return other == title || other.starts_with(title + " ") || title.starts_with(other + " ");
    };
    for (std::size_t c = 0; c < t.table.columns.size() && !title.empty(); ++c)
        if (same(t.table.columns[c].title)) {
            t.order.column = c;
            return;
        }
    if (t.order.column >= t.table.columns.size()) t.order.column = 0;
}

void sort_by_header(TableState& t, bool& stale) {
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (specs == nullptr || !specs->SpecsDirty || specs->SpecsCount == 0) return;
    t.order.column = static_cast<std::size_t>(specs->Specs[0].ColumnUserID);
    t.order.descending = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    specs->SpecsDirty = false;
    stale = true;
}

void click_row(Desk& d, const TableState& t, const TableRow& row) {
    const ImGuiIO& io = ImGui::GetIO();
    if (row.id.kind == scene::ItemKind::none) return;
    if (io.KeyShift && !t.rows.empty()) {  // from the last clicked to here, as rows stand
        const auto at = [&](const scene::ItemId& id) {
            return std::find_if(t.rows.begin(), t.rows.end(), [&](std::uint32_t r) { return t.table.rows[r].id == id; });
        };
        auto a = at(d.selection.subject());
        auto b = at(row.id);
        if (a == t.rows.end()) a = b;
        if (b < a) std::swap(a, b);
        std::vector<scene::ItemId> ids;
        for (auto i = a; i != t.rows.end() && i <= b; ++i) ids.push_back(t.table.rows[*i].id);
        d.selection.select(std::move(ids), SelectHow::replace);
    } else if (io.KeyCtrl) {
        d.selection.select({row.id}, d.selection.has(row.id) ? SelectHow::remove : SelectHow::add);
    } else {
        d.selection.select({row.id}, SelectHow::replace);
    }
    if (d.selection.has(row.id)) d.selection.show(row.id);
    d.under.clear();
    d.settings.panes.show_right = true;
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        if (const auto box = row.where ? row.where : d.where(row.id)) d.view.fit(*box, d.now_s);
}

void select_rows(Desk& d, const TableState& t) {
    std::vector<scene::ItemId> ids;
    for (const std::uint32_t r : t.rows)
        if (t.table.rows[r].id.kind != scene::ItemKind::none) ids.push_back(t.table.rows[r].id);
    d.selection.select(std::move(ids), SelectHow::replace);
    d.under.clear();
    d.settings.panes.show_right = true;
}

// An example that fits the table.
const char* filter_hint(const std::string& table) {
    if (table == "localities") return "Words, or registered>70000";
    if (table == "practices") return "Words, or list>12000";
    if (table == "zones") return "Words, or residents>3000";
    if (table == "premises") return "Words, or red>=2";
    if (table == "housing") return "Words, or homes>500";
    if (table == "flags") return "Words, or state=red";
    return "Words";
}

// The next thing of the bar on this line, where there is room for it.
void beside(const char* label, bool box) {
    ImGui::SameLine();
    const float wide = ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x + (box ? ImGui::GetFrameHeight() : 0.0F);
    if (wide > ImGui::GetContentRegionAvail().x) ImGui::NewLine();
}

void draw_table(Desk& d, TableState& t) {
    const int columns = static_cast<int>(t.table.columns.size());
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_Resizable | ImGuiTableFlags_Reorderable | ImGuiTableFlags_Hideable |
                                      ImGuiTableFlags_Sortable | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                      ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX | ImGuiTableFlags_NoSavedSettings |
                                      ImGuiTableFlags_SizingFixedFit;
    // With the columns of a year it is a table of its own, with widths of its own.
    const std::string id = fmt::format("{}.{}", t.table.name, columns);
    if (!ImGui::BeginTable(id.c_str(), columns, flags, ImGui::GetContentRegionAvail())) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    for (std::size_t c = 0; c < t.table.columns.size(); ++c)
        ImGui::TableSetupColumn(
            t.table.columns[c].title.c_str(),
            c == t.order.column ? ImGuiTableColumnFlags_DefaultSort | (t.order.descending ? ImGuiTableColumnFlags_PreferSortDescending : 0)
                                : ImGuiTableColumnFlags_None,
            0.0F, static_cast<ImGuiID>(c));
    bool stale = false;
    sort_by_header(t, stale);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (int c = 0; c < columns; ++c) {
        ImGui::TableSetColumnIndex(c);
        const TableColumn& column = t.table.columns[static_cast<std::size_t>(c)];
        ImGui::TableHeader(column.title.c_str());
        d.widgets.note("table." + t.table.name + "." + column.title);
        if (!column.unit.empty()) d.widgets.hint(column.unit);
    }
    if (stale) order_rows(d, t);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(t.rows.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const std::uint32_t r = t.rows[static_cast<std::size_t>(i)];
            const TableRow& row = t.table.rows[r];
            ImGui::TableNextRow();
            for (int c = 0; c < columns; ++c) {
                if (!ImGui::TableSetColumnIndex(c)) continue;
                const TableColumn& column = t.table.columns[static_cast<std::size_t>(c)];
                const Cell cell = column.cell(r);
                if (c == 0) {
                    ImGui::PushID(static_cast<int>(r));
                    if (ImGui::Selectable(cell.text.c_str(), d.selection.has(row.id),
                                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick))
                        click_row(d, t, row);
                    d.widgets.note("row." + t.table.name + "." + row.key, true, d.selection.has(row.id) ? "on" : "off");
                    ImGui::PopID();
                } else if (column.number) {
                    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(cell.text.c_str()).x;
                    if (room > 0.0F) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room);
                    ImGui::TextUnformatted(cell.text.c_str());
                } else {
                    ImGui::TextUnformatted(cell.text.c_str());
                    if (cell.text.size() > 40) d.widgets.hint(cell.text);
                }
            }
        }
    }
    ImGui::EndTable();
}

}  // namespace

void draw_tables_panel(Desk& d) {
    if (begin_pane("tables", d.layout.bottom, false) && d.document) {
        if (ImGui::BeginTabBar("layers", ImGuiTabBarFlags_FittingPolicyScroll)) {
            std::vector<std::string_view> names(table_names().begin(), table_names().end());
            const bool compared = comparing_shown(d);
            if (compared) names.emplace_back("differences");
            for (const std::string_view name : names) {
                const bool of_two = name == "differences";
                const std::string key(name);
                TableState& t = d.tables[key];
                const std::uint64_t now =
                    of_two ? (1ULL << 63U) + d.comparing->number
                           : (tells_year(name) ? d.document->year_revision() : d.document->revision()) + (d.document_number << 40U);
                const ImGuiTabItemFlags chosen = d.table_asked == key ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None;
                const std::string title(of_two ? "Differences" : table_title(name));
                const bool open = ImGui::BeginTabItem(title.c_str(), nullptr, chosen);
                d.widgets.note("tab." + key, true, open ? "open" : "");
                if (!open) continue;
                if (d.table_asked == key) d.table_asked.clear();
                d.open_table = key;
                bool stale = false;
                if (t.made_for != now) {
                    const std::string sorted = t.order.column < t.table.columns.size() ? t.table.columns[t.order.column].title : "";
                    t.table = of_two ? differences_table(d) : make_table(name, d.document->shown());
                    keep_sorted_by(sorted, t);
                    t.made_for = now;
                    stale = true;
                }
                ImGui::PushItemWidth(std::min(d.theme.px(220), ImGui::GetContentRegionAvail().x));
                stale |= d.widgets.field("table.filter", filter_hint(key), t.order.filter, 200);
                d.widgets.hint("Words that stand in the row, or a column against a value: registered>70000, state=red, practices<=3");
                ImGui::PopItemWidth();
                beside("Selected", true);
                stale |= d.widgets.check("table.only_selected", "Selected", t.only_selected);
                beside("In view", true);
                stale |= d.widgets.check("table.only_in_view", "In view", t.only_in_view);
                beside("Copy", false);
                if (d.widgets.button("table.copy", "Copy", "These rows as tab-separated text")) {
                    if (d.host.set_clipboard) d.host.set_clipboard(as_tsv(t.table, t.rows));
                    d.say(NoticeKind::done, fmt::format("Copied {} rows", t.rows.size()));
                }
                beside("Select", false);
                if (d.widgets.button("table.select", "Select", "Selects these rows, on the map too")) select_rows(d, t);
                ImGui::SameLine();
                const std::uint64_t seen = t.only_selected ? d.selection.revision() : t.only_in_view ? d.view_number() : 0;
                if (stale || seen != t.ordered_for) order_rows(d, t);
                t.ordered_for = seen;
                const std::string rows = t.rows.size() == t.table.rows.size()
                                             ? fmt::format("{} rows", t.rows.size())
                                             : fmt::format("{} of {} rows", t.rows.size(), t.table.rows.size());
                if (ImGui::CalcTextSize(rows.c_str()).x < ImGui::GetContentRegionAvail().x) d.widgets.muted(rows);
                else ImGui::NewLine();
                draw_table(d, t);
                ImGui::EndTabItem();
            }
            draw_estate_tabs(d);
            ImGui::EndTabBar();
        }
    }
    end_pane();
}

}  // namespace merestone::ui

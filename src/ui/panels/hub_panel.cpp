// A hub's week: a grid of days and hours with the share that is booked, what is given against what is asked for, and whose list is covered.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr double kCellWide = 42.0;  // logical pixels
constexpr double kCellHigh = 22.0;
constexpr double kDayWide = 38.0;
constexpr double kFactsWide = 290.0;

void choose_hub(Desk& d, const session::Book& book, std::size_t& hub) {
    std::vector<std::string> names{"All open hubs"};
    for (const model::Hub& h : book.plan->hubs) names.push_back(h.name.empty() ? h.id : h.id + " " + h.name);
    ImGui::SetNextItemWidth(std::min(d.theme.px(280), ImGui::GetContentRegionAvail().x));
    if (d.widgets.choice("hub.which", "##hub", hub, names) && hub > 0)
        d.show({scene::ItemKind::hub, static_cast<std::uint32_t>(hub - 1)}, false);
}

void draw_cell(const Desk& d, ImDrawList& list, const HubCell& c, ImVec2 low, ImVec2 high) {
    const float px = d.theme.px(1);
    if (c.state == HubCell::State::unused) {
        list.AddRect(low, high, imgui_colour(style::mixed(d.theme.panel, d.theme.line, 0.5)), 0.0F, 0, px);
        return;
    }
    // From two fifths on, where weeks differ; never so deep that the number is hard to read.
    const double strength = c.utilisation ? std::clamp((*c.utilisation - 0.4) / 0.6, 0.0, 1.0) : 0.0;
    const style::Rgba fill = c.utilisation ? style::mixed(d.theme.panel, d.theme.accent, 0.05 + 0.45 * strength) : d.theme.panel;
    list.AddRectFilled(low, high, imgui_colour(fill));
    list.AddRect(low, high, imgui_colour(d.theme.line), 0.0F, 0, px);
    const bool deep = style::contrast_ratio(fill, d.theme.on_accent) > style::contrast_ratio(fill, d.theme.text);
    const unsigned ink = imgui_colour(deep ? d.theme.on_accent : d.theme.text);
    const ImVec2 size = ImGui::CalcTextSize(c.text.c_str());
    list.AddText({(low.x + high.x - size.x) / 2, (low.y + high.y - size.y) / 2}, ink, c.text.c_str());
    // Below the floor and over-full are marked by shape too.
    if (c.state == HubCell::State::below_floor)
        list.AddTriangleFilled({low.x + 2 * px, high.y - 7 * px}, {low.x + 8 * px, high.y - 7 * px}, {low.x + 5 * px, high.y - 2 * px},
                               ink);
    if (c.state == HubCell::State::over_full)
        list.AddTriangleFilled({low.x + 2 * px, low.y + 7 * px}, {low.x + 8 * px, low.y + 7 * px}, {low.x + 5 * px, low.y + 2 * px}, ink);
}

void draw_grid(Desk& d, const HubView& v) {
    const float px = d.theme.px(1);
    if (v.first_hour == v.end_hour) return d.widgets.muted("Nobody wrote down its hours.");
    const int hours = v.end_hour - v.first_hour;
    const auto wide = static_cast<float>(kCellWide) * px;
    const auto high = static_cast<float>(kCellHigh) * px;
    const auto days = static_cast<float>(kDayWide) * px;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const unsigned text = imgui_colour(d.theme.text);
    for (int h = 0; h < hours; ++h) {
        const std::string label = fmt::format("{:02}", v.first_hour + h);
        list.AddText({top.x + days + static_cast<float>(h) * wide + px, top.y}, text, label.c_str());
    }
    const float first = top.y + ImGui::GetTextLineHeight() + 2 * px;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (std::size_t day = 0; day < 7; ++day) {
        const float y = first + static_cast<float>(day) * high;
        list.AddText({top.x, y + (high - ImGui::GetTextLineHeight()) / 2}, text, kDays[day]);
        for (int h = 0; h < hours; ++h) {
            const HubCell& c = v.days[day][static_cast<std::size_t>(h)];
            const ImVec2 low{top.x + days + static_cast<float>(h) * wide, y};
            const ImVec2 far{low.x + wide - px, low.y + high - px};
            draw_cell(d, list, c, low, far);
            ImGui::SetCursorScreenPos(low);
            const std::string id = fmt::format("hub.cell.{}.{}", kDays[day], v.first_hour + h);
            ImGui::PushID(id.c_str());
            ImGui::InvisibleButton("cell", {wide, high});
            ImGui::PopID();
            d.widgets.note(id, true, c.text);
            d.widgets.hint(c.hint);
        }
    }
    ImGui::SetCursorScreenPos({top.x, first + 7 * high});
    ImGui::PopStyleVar();
    ImGui::Dummy({days + static_cast<float>(hours) * wide, 2 * px});
}

void draw_facts(Desk& d, const HubView& v) {
    for (const HubView::Line& line : v.facts) {
        d.widgets.pair(line.name.c_str(), line.value, line.hint);
        d.widgets.note("hub.fact." + line.name, true, line.value);
    }
    for (const std::string& fault : v.faults) d.widgets.muted(fault);
}

}  // namespace

void draw_hub_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    EstatePanels& e = estate_panels_of(d);
    if (book->plan->hubs.empty()) return d.widgets.muted("The plan has no hub. The tool Hub (H) places one on the map.");
    const auto& hubs = book->estate->result.hubs;
    e.hub = std::min(e.hub, hubs.hubs.size());
    choose_hub(d, *book, e.hub);
    MadeOf<HubView>& made = e.hub_week;
    if (made.book != book || made.beside != e.hub)
        made = {book, e.hub, hub_view(*book->plan, hubs, e.hub == 0 ? std::nullopt : std::optional(e.hub - 1))};
    const HubView& v = made.view;
    ImGui::SameLine();
    d.widgets.muted("Booked of what there is. Triangle down: below the floor; up: more than there is.");
    const auto hours = static_cast<double>(v.end_hour - v.first_hour);
    const float grid = d.theme.px(kDayWide + kCellWide * hours + 16.0);
    const float high = ImGui::GetTextLineHeight() + d.theme.px(7 * kCellHigh + 24.0);
    const float room = ImGui::GetContentRegionAvail().x;
    const bool beside = room > grid + d.theme.px(kFactsWide);
    const float wide = beside ? std::max(grid, d.theme.px(200)) : room;
    if (ImGui::BeginChild("hub.grid", {wide, high}, false, ImGuiWindowFlags_HorizontalScrollbar)) draw_grid(d, v);
    ImGui::EndChild();
    if (beside) ImGui::SameLine();
    if (ImGui::BeginChild("hub.facts", {beside ? ImGui::GetContentRegionAvail().x : room, high})) draw_facts(d, v);
    ImGui::EndChild();
    ImGui::AlignTextToFramePadding();
    d.widgets.heading("Minutes a week per 1,000 patients");
    ImGui::SameLine();
    draw_copy_button(d, v.minutes);
    draw_panel_table(d, v.minutes, 8);
    ImGui::Spacing();
    ImGui::AlignTextToFramePadding();
    d.widgets.heading("Whose list is covered");
    ImGui::SameLine();
    draw_copy_button(d, v.coverage);
    draw_panel_table(d, v.coverage, 10);
}

}  // namespace merestone::ui

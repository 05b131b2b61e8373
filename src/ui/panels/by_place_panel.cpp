// Figures by place: who works there, condition, backlog, rooms and space, indicators; a row selects its locality.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kFaultsShown = 3;

// In the order of EstatePanels::by_place.
enum class Part { workforce, condition, backlog, holding, indicator };

PlaceFigures make(const session::Book& book, Part part, PlaceBy by, std::size_t indicator) {
    const analysis::EstateBook& b = book.book;
    const analysis::EstateRollUp& roll_up = by == PlaceBy::locality ? b.roll_up : b.roll_up_commissioner;
    switch (part) {
        case Part::workforce: return workforce_by_place(b.workforce);
        case Part::condition: return condition_by_place(roll_up, by);
        case Part::backlog: return backlog_by_place(*book.plan, roll_up, by);
        case Part::holding: return holding_by_place(*book.plan, roll_up, by);
        case Part::indicator: return indicator_by_place(*book.plan, b.indicators[indicator]);
    }
    return {};
}

void choose_places(Desk& d, EstatePanels& e) {
    const std::vector<std::string> ways{"By locality", "By commissioner"};
    auto by = static_cast<std::size_t>(e.place_by);
    ImGui::SetNextItemWidth(std::min(d.theme.px(170), ImGui::GetContentRegionAvail().x));
    if (d.widgets.choice("by_place.by", "##by", by, ways)) e.place_by = static_cast<PlaceBy>(by);
    ImGui::SameLine();
}

void choose_indicator(Desk& d, EstatePanels& e, const model::Plan& plan) {
    std::vector<std::string> names;
    for (const model::Indicator& i : plan.indicators) names.push_back(i.title.empty() ? i.id : i.title);
    ImGui::SetNextItemWidth(std::min(d.theme.px(280), ImGui::GetContentRegionAvail().x));
    d.widgets.choice("by_place.indicator", "##indicator", e.indicator, names);
    ImGui::SameLine();
}

void draw_faults(Desk& d, const std::vector<std::string>& faults) {
    if (faults.empty()) return;
    std::string words = "Does not add up: ";
    for (std::size_t i = 0; i < std::min(kFaultsShown, faults.size()); ++i) words += (i > 0 ? "; " : "") + faults[i];
    if (faults.size() > kFaultsShown) words += fmt::format("; and {} more", faults.size() - kFaultsShown);
    d.widgets.muted(words + ".");
}

void draw_part(Desk& d, const std::shared_ptr<const session::Book>& book, Part part) {
    EstatePanels& e = estate_panels_of(d);
    const bool by_either = part == Part::condition || part == Part::backlog || part == Part::holding;
    if (by_either) choose_places(d, e);
    if (part == Part::indicator) {
        if (book->book.indicators.empty()) return d.widgets.muted("No indicators in the plan.");
        e.indicator = std::min(e.indicator, book->book.indicators.size() - 1);
        choose_indicator(d, e, *book->plan);
    }
    const std::size_t beside = part == Part::indicator ? e.indicator : by_either ? static_cast<std::size_t>(e.place_by) : 0;
    MadeOf<PlaceFigures>& made = e.by_place[static_cast<std::size_t>(part)];
    if (made.book != book || made.beside != beside) made = {book, beside, make(*book, part, e.place_by, e.indicator)};
    const PlaceFigures& v = made.view;
    if (!v.table.rows.empty()) {
        draw_copy_button(d, v.table);
        ImGui::SameLine();
    }
    ImGui::AlignTextToFramePadding();
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(v.headline.c_str());
    ImGui::PopTextWrapPos();
    d.widgets.note("by_place.headline", true, v.headline);
    if (!v.note.empty()) d.widgets.muted(v.note);
    draw_faults(d, v.faults);
    if (!v.table.rows.empty()) draw_panel_table(d, v.table);
}

}  // namespace

void draw_by_place_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    struct Tab {
        const char* id;
        const char* title;
        Part part;
    };
    constexpr std::array<Tab, kPlaceParts> kTabs{{{"by_place.tab.workforce", "Who works there", Part::workforce},
                                                  {"by_place.tab.condition", "Condition", Part::condition},
                                                  {"by_place.tab.backlog", "Backlog", Part::backlog},
                                                  {"by_place.tab.holding", "Rooms and space", Part::holding},
                                                  {"by_place.tab.indicators", "Indicators", Part::indicator}}};
    if (!ImGui::BeginTabBar("by_place")) return;
    for (const Tab& tab : kTabs) {
        if (!begin_part(d, tab.id, tab.title)) continue;
        draw_part(d, book, tab.part);
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

}  // namespace merestone::ui

// The developer's share: how new patients register, what their homes need, and what may be asked for, by three methods.
#include <fmt/format.h>
#include <imgui.h>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

// Which way of registering is looked at; another is worked out by a job.
analysis::AskBy choose_way(Desk& d, EstatePanels& e, const session::Book& book) {
    const auto ways = ask_ways();
    const analysis::AskBy own = book.book.developer.by;
    auto way = static_cast<std::size_t>(e.ask_by.value_or(own));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted("New patients register");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(d.theme.px(270));
    if (d.widgets.choice("developer.register", "##register", way, ways)) e.ask_by = static_cast<analysis::AskBy>(way);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    d.widgets.muted(static_cast<analysis::AskBy>(way) == own ? "As the plan's own lists are reckoned."
                                                             : "The plan's own lists are reckoned another way.");
    return static_cast<analysis::AskBy>(way);
}

void draw_parts(Desk& d, const DeveloperView& v) {
    if (!ImGui::BeginTabBar("developer")) return;
    if (begin_part(d, "developer.tab.sites", "Sites")) {
        draw_copy_button(d, v.sites);
        draw_panel_table(d, v.sites);
        ImGui::EndTabItem();
    }
    if (!v.groups.columns.empty() && begin_part(d, "developer.tab.groups", "Groups of sites")) {
        draw_copy_button(d, v.groups);
        draw_panel_table(d, v.groups);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "developer.tab.practices", "Practices they fall to")) {
        draw_copy_button(d, v.practices);
        draw_panel_table(d, v.practices);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "developer.tab.assumptions", "Assumptions")) {
        draw_copy_button(d, v.assumptions);
        draw_panel_table(d, v.assumptions);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "developer.tab.notes", "What to know")) {
        if (ImGui::BeginChild("developer.notes", ImGui::GetContentRegionAvail()))
            for (const std::string& note : v.notes) {
                ImGui::Bullet();
                ImGui::PushTextWrapPos(0.0F);
                ImGui::TextUnformatted(note.c_str());
                ImGui::PopTextWrapPos();
            }
        ImGui::EndChild();
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

}  // namespace

void draw_developer_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    if (book->plan->housing.empty()) return d.widgets.muted("The plan has no housing site. The tool Homes places one on the map.");
    EstatePanels& e = estate_panels_of(d);
    const analysis::AskBy by = choose_way(d, e, *book);
    session::Document& open = d.document->session();
    open.request_ask(by);
    const analysis::DeveloperAsk* ask = open.ask(by);
    if (ask == nullptr) {
        const std::string fault = open.ask_problem();
        d.widgets.muted(fault.empty() ? "Working it out..." : "It could not be worked out: " + fault);
        return;
    }
    MadeOf<DeveloperView>& made = e.developer;
    const std::size_t beside = static_cast<std::size_t>(by) + 1;
    if (made.book != book || made.beside != beside) made = {book, beside, developer_view(*book->plan, *ask)};
    const DeveloperView& v = made.view;
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(v.headline.c_str());
    ImGui::PopTextWrapPos();
    d.widgets.note("developer.headline", true, v.headline);
    d.widgets.muted(v.backlog);
    d.widgets.note("developer.backlog", true, v.backlog);
    draw_parts(d, v);
}

}  // namespace merestone::ui

// What to do about each shortage of rooms, in order and with costs; and what happens if a poor building closes.
#include <imgui.h>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

// The words that follow stand beside it.
void copy_beside(Desk& d, const PanelTable& table) {
    if (table.rows.empty()) return;
    draw_copy_button(d, table);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
}

}  // namespace

void draw_remedies_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    MadeOf<RemedyView>& made = estate_panels_of(d).remedies;
    if (made.book != book) made = {book, 0, remedy_view(*book->plan, book->book)};
    const RemedyView& v = made.view;
    if (!ImGui::BeginTabBar("remedies")) return;
    if (begin_part(d, "remedies.tab.steps", "Where rooms run short")) {
        copy_beside(d, v.steps);
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(v.headline.c_str());
        ImGui::PopTextWrapPos();
        d.widgets.note("remedies.headline", true, v.headline);
        if (!v.not_known.empty()) d.widgets.muted(v.not_known);
        if (!v.steps.rows.empty()) draw_panel_table(d, v.steps);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "remedies.tab.closures", "If a poor building closes")) {
        copy_beside(d, v.closures);
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(v.closures_words.c_str());
        ImGui::PopTextWrapPos();
        d.widgets.note("remedies.closures", true, v.closures_words);
        if (!v.closures.rows.empty()) draw_panel_table(d, v.closures);
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

}  // namespace merestone::ui

// What the answer hangs on: which figure is looked at, and each number with a strip of how far it moves that figure. Asked for by a job of
// its own when the panel is in front, for it costs some dozen estates.
#include <imgui.h>

#include <algorithm>

#include "ui/desk.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

void choose_answer(Desk& d, EstatePanels& e, Answer shown) {
    const auto names = answer_names();
    auto which = static_cast<std::size_t>(shown);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted("How far it moves");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(std::min(d.theme.px(230), ImGui::GetContentRegionAvail().x));
    if (d.widgets.choice("sensitivity.answer", "##answer", which, names)) e.answer = static_cast<Answer>(which);
}

}  // namespace

void draw_sensitivity_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    session::Document& open = d.document->session();
    open.request_sensitivity();
    const auto worked_out = open.sensitivity();
    if (!worked_out) {
        const std::string fault = open.sensitivity_problem();
        d.widgets.muted(fault.empty() ? "Working it out..." : "It could not be worked out: " + fault);
        d.widgets.note("sensitivity.state", true, fault.empty() ? "working it out" : fault);
        return;
    }
    EstatePanels& e = estate_panels_of(d);
    const Answer which = e.answer.value_or(first_answer(*worked_out));
    choose_answer(d, e, which);
    MadeOf<SensitivityView>& made = e.sensitivity;
    const std::size_t beside = static_cast<std::size_t>(which) + 1;
    if (made.book != book || made.beside != beside) made = {book, beside, sensitivity_view(*book->plan, *worked_out, which)};
    const SensitivityView& v = made.view;
    ImGui::SameLine();
    draw_copy_button(d, v.table);
    if (!v.stands.empty()) {
        ImGui::SameLine(0.0F, d.theme.px(18));
        draw_strip_key(d, v.moved, v.stands);
    }
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted((v.headline + " " + v.not_moved).c_str());
    ImGui::PopTextWrapPos();
    d.widgets.note("sensitivity.headline", true, v.headline);
    draw_panel_table(d, v.table);
}

}  // namespace merestone::ui

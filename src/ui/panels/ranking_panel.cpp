// What comes first: the weights of the score, and the places by rank.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "ui/desk.hpp"
#include "ui/desk_actions.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

constexpr double kMostBySlider = 5.0;
constexpr double kSlider = 96.0;  // logical pixels
constexpr double kTitle = 140.0;

// A step for each weight let go, not for each pixel. \returns true where one was changed: what is shown is of an older plan then
bool draw_weights(Desk& d, const RankingView& v) {
    EstatePanels& e = estate_panels_of(d);
    const float wide = d.theme.px(kSlider + kTitle + 22.0);
    for (std::size_t i = 0; i < v.weights.size(); ++i) {
        const RankWeight& w = v.weights[i];
        if (i > 0) {
            ImGui::SameLine();
            if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
        }
        const auto dragged = e.dragged.find(w.assumption);
        double value = dragged == e.dragged.end() ? w.value : dragged->second;
        const float left = ImGui::GetCursorPosX();
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(fmt::format("{}{}  {:.1f}", w.title, w.value != w.published ? "*" : "", value).c_str());
        d.widgets.hint(w.hint);
        ImGui::SameLine(left + d.theme.px(kTitle));
        ImGui::SetNextItemWidth(d.theme.px(kSlider));
        const bool changed = d.widgets.slider("rank.weight." + w.key, "##weight", value, 0.0, std::max(kMostBySlider, w.value),
                                              "");  // the grip would hide it
        const bool let_go = ImGui::IsItemDeactivated();
        d.widgets.note("rank.weight." + w.key, true, base::number_text(w.value));
        d.widgets.hint(w.hint + "\nCtrl and a click to type it.");
        if (changed) e.dragged[w.assumption] = std::round(value * 10.0) / 10.0;
        if (!let_go || !e.dragged.contains(w.assumption)) continue;
        const double chosen = e.dragged[w.assumption];
        e.dragged.clear();
        if (chosen != w.value && set_weight(d, w.key, base::number_text(chosen))) return true;
    }
    ImGui::SameLine();
    const char* label = "As the plan came";
    if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x) ImGui::NewLine();
    const DeskAction* back = find_action("rank.weights_back");
    if (!d.widgets.button("rank.weights_back", label, back->title, back->why_not(d))) return false;
    (void)run_action(d, "rank.weights_back");
    return true;
}

void draw_ranks(Desk& d, const std::shared_ptr<const session::Book>& book, Ranks which) {
    MadeOf<RankingView>& made = estate_panels_of(d).ranking[static_cast<std::size_t>(which)];
    if (made.book != book) {
        const analysis::EstateBook& b = book->book;
        const auto& published = book->by_published_weights;
        const bool premises = which == Ranks::premises;
        made = {book, 0,
                ranking_view(*book->plan, book->estate->judged.front().scenario, which, premises ? b.premises_ranking : b.locality_ranking,
                             !published ? nullptr
                             : premises ? &published->premises
                                        : &published->localities)};
    }
    const RankingView& v = made.view;
    if (draw_weights(d, v)) return;
    draw_copy_button(d, v.table);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    d.widgets.muted(v.words + " Points add up to the score. The weights are ours, to be changed; * changed here; ? not known.");
    d.widgets.note("rank.words", true, v.words);
    draw_panel_table(d, v.table);
}

}  // namespace

void draw_ranking_panel(Desk& d, const std::shared_ptr<const session::Book>& book) {
    if (!ImGui::BeginTabBar("ranks")) return;
    if (begin_part(d, "rank.tab.premises", "Premises")) {
        draw_ranks(d, book, Ranks::premises);
        ImGui::EndTabItem();
    }
    if (begin_part(d, "rank.tab.localities", "Localities")) {
        draw_ranks(d, book, Ranks::localities);
        ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
}

}  // namespace merestone::ui

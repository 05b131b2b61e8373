// The practices' answers beside what the plan has, before anything is taken.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "ui/asking.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostProblems = 200;

void draw_problems(Desk& d, const model::Problems& problems) {
    if (problems.empty()) return;
    d.widgets.heading(fmt::format("{} to look at", problems.size()).c_str());
    ImGui::BeginChild("problems", {0, d.theme.px(std::min(150.0, 24.0 + 38.0 * static_cast<double>(problems.size())))}, true);
    ImGui::PushTextWrapPos(0.0F);
    for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i) {
        const model::Problem& p = problems[i];
        if (p.severity == model::Severity::error) ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(d.theme.bad));
        ImGui::TextUnformatted(fmt::format("{}{}: {}{}", p.file, p.row > 0 ? fmt::format(" row {}", p.row) : "", p.meaning,
                                           p.value.empty() ? "" : " (" + p.value + ")")
                                   .c_str());
        if (p.severity == model::Severity::error) ImGui::PopStyleColor();
        d.widgets.muted(p.todo);
    }
    ImGui::PopTextWrapPos();
    ImGui::EndChild();
}

void draw_changes(Desk& d) {
    Asking& a = *d.asking;
    if (!ImGui::BeginTable("changes", 6, ImGuiTableFlags_Borders | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg, {0, -d.theme.px(44)}))
        return;
    ImGui::TableSetupColumn("Take", ImGuiTableColumnFlags_WidthFixed, d.theme.px(44));
    for (const auto& [name, weight] :
         {std::pair("Premises", 2.0F), {"What", 1.6F}, {"Now", 1.0F}, {"Answer", 1.0F}, {"Who and when", 2.6F}})
        ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthStretch, weight);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(a.answers.changes.size()));
    while (clipper.Step())
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            const auto i = static_cast<std::size_t>(row);
            const session::Answer& c = a.answers.changes[i];
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            bool on = a.take[i] != 0;
            ImGui::PushID(row);
            if (d.widgets.check(fmt::format("answers.{}.{}.{}", c.premises, c.field, i), "", on)) a.take[i] = on ? 1 : 0;
            ImGui::PopID();
            for (const std::string& text : {c.premises + " " + c.premises_name, c.title,
                                            c.before.empty() ? std::string("nothing known") : c.before, c.after, c.source()}) {
                ImGui::TableNextColumn();
                ImGui::TextUnformatted(text.c_str());
                d.widgets.hint(text);
            }
        }
    ImGui::EndTable();
}

}  // namespace

void draw_answers_sheet(Desk& d) {
    if (!answers_open(d)) return;
    Asking& a = *d.asking;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(980), screen.x), std::min(d.theme.px(620), screen.y)});
    if (ImGui::Begin("answers", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
        d.widgets.heading("Answers of the practices");
        d.widgets.muted(
            fmt::format("{} differ{} from the plan, {} as the plan has it, {} question{} without an answer. Nothing is taken yet.",
                        a.answers.changes.size(), a.answers.changes.size() == 1 ? "s" : "", a.answers.confirmed, a.answers.unanswered,
                        a.answers.unanswered == 1 ? "" : "s"));
        d.widgets.note("answers.count", true, std::to_string(a.answers.changes.size()));
        draw_problems(d, a.answers.problems);
        draw_changes(d);
        const auto ticked = std::count(a.take.begin(), a.take.end(), std::uint8_t{1});
        if (d.widgets.primary_button("answers.take", fmt::format("Take {}", ticked).c_str(), ticked > 0 ? "" : "tick those to be taken"))
            (void)run_action(d, "ask.take");
        ImGui::SameLine();
        if (d.widgets.button("answers.close", "Close", "Nothing is taken; read the files again to come back") ||
            ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false))
            a.open = false;
    }
    ImGui::End();
}

}  // namespace merestone::ui

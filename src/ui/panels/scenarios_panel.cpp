// The plan's scenarios: which there are, which is worked on, what each is for; made, copied, renamed, noted, deleted, imported.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"

namespace merestone::ui {
namespace {

using Kind = session::ScenarioName::Kind;

void draw_import(Desk& d, Comparing& c) {
    Widgets& w = d.widgets;
    w.heading("A proposed boundary");
    w.muted("Polygons of any kind, or a table of practice and locality. It becomes a scenario of its own.");
    bool stays = c.rest == session::TheRest::stays;
    if (w.check("scenario.rest", "What it leaves out stays as it is now", stays))
        c.rest = stays ? session::TheRest::stays : session::TheRest::left_out;
    w.hint("Zones that it does not cover, practices that it does not name. Otherwise they are in no locality.");
    if (w.button("scenario.import", "Import a file...")) (void)run_action(d, "scenario.import");
    if (!c.import) return;
    const Comparing::Import& i = *c.import;
    ImGui::Spacing();
    w.muted(i.file);
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(i.words.empty() ? "Nothing of it could be used." : (i.words + ".").c_str());
    w.note("scenario.imported", true, i.words);
    if (i.problems.empty()) {
        w.muted("Nothing was wrong with it.");
    } else {
        const std::string n = base::grouped(static_cast<std::int64_t>(i.problems.size()));
        w.muted(fmt::format("{} {} to know:", n, i.problems.size() == 1 ? "thing" : "things"));
        w.note("scenario.import_problems", true, n);
        if (w.button("scenario.copy_problems", "Copy this list")) {
            std::string text = "File\tRow\tField\tValue\tWhat it means\tWhat to do\r\n";
            for (const model::Problem& p : i.problems)
                text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\r\n", p.file, p.row, p.field, p.value, p.meaning, p.todo);
            if (d.host.set_clipboard) d.host.set_clipboard(text);
        }
        // A long list is drawn as far as it is looked at.
        ImGui::BeginChild("import problems", {0, d.theme.px(220)}, true);
        ImGui::PushTextWrapPos(0.0F);
        for (const model::Problem& p : i.problems) {
            ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(p.severity == model::Severity::error ? d.theme.bad : d.theme.text));
            ImGui::TextUnformatted(fmt::format("{}{}{}: {}", p.row > 0 ? fmt::format("Row {}, ", p.row) : "", p.field,
                                               p.value.empty() ? "" : " " + p.value, p.meaning)
                                       .c_str());
            ImGui::PopStyleColor();
            w.muted(p.todo);
        }
        ImGui::PopTextWrapPos();
        ImGui::EndChild();
    }
    ImGui::PopTextWrapPos();
}

void draw_chosen(Desk& d, Comparing& c, const session::ScenarioName& n) {
    Widgets& w = d.widgets;
    const std::string as_it_is = n.key + "\n" + n.title + "\n" + n.note;
    if (c.filled != as_it_is) {  // another is chosen, or an undo changed it
        c.filled = as_it_is;
        c.name = n.title;
        c.note = n.note;
    }
    const bool own = n.kind != Kind::of_plan;
    const std::string why = own ? "" : "the plan's own scenario stays as it is: copy it";
    if (own) {
        ImGui::PushItemWidth(-d.theme.px(90));
        const bool entered = w.field_entered("scenario.name", "Name", c.name, 100);
        ImGui::PopItemWidth();
        ImGui::SameLine();
        const bool pressed = w.button("scenario.rename", "Rename", {}, base::trim(c.name) == n.title ? "that is its name" : "");
        if ((entered || pressed) && base::trim(c.name) != n.title) (void)run_action(d, "scenario.rename", c.name);
        w.muted("Why there is this scenario");
        if (w.text("scenario.note", c.note, 4, 20000) && c.note != n.note) (void)run_action(d, "scenario.note", c.note);
    } else if (!n.note.empty()) {
        w.muted(n.note);
    }
    w.muted(fmt::format("Called {} by the command line.{}", n.key,
                        n.from.empty() ? "" : fmt::format(" Moved patients are counted from {}.", n.from)));
    if (w.primary_button("scenario.work_on", "Work on it", n.kind == Kind::working ? "it is worked on" : ""))
        (void)run_action(d, "scenario.work_on", n.key);
    ImGui::SameLine();
    if (w.button("scenario.copy", "Copy")) (void)run_action(d, "scenario.copy");
    ImGui::SameLine();
    if (w.button("scenario.delete", "Delete", "Can be undone", why)) (void)run_action(d, "scenario.delete");
    const std::string& working = d.document->session().draft().scenario_id;
    if (n.kind != Kind::working && w.button("scenario.compare_with", "Compare with the one worked on"))
        compare_scenarios(d, n.key, working);
}

}  // namespace

bool draw_scenarios(Desk& d) {
    if (!d.comparing || !d.comparing->list_open || !d.document) return false;
    Comparing& c = *d.comparing;
    Widgets& w = d.widgets;
    const auto names = d.document->session().scenario_names();
    w.heading("Scenarios");
    if (w.button("scenario.new", "New", "A copy of what is worked on, to go another way from here")) (void)run_action(d, "scenario.new");
    ImGui::SameLine();
    if (w.button("scenario.close", "Close (Esc)")) c.list_open = false;
    ImGui::Spacing();
    const session::ScenarioName* chosen = nullptr;
    for (const session::ScenarioName& n : names)
        if (n.key == c.chosen) chosen = &n;
    if (chosen == nullptr)
        for (const session::ScenarioName& n : names)
            if (n.kind == Kind::working) chosen = &n;
    for (const session::ScenarioName& n : names) {
        const char* what = n.kind == Kind::working ? "worked on" : n.kind == Kind::kept ? "" : "the plan's own";
        const std::string label = n.title + (*what != '\0' ? fmt::format("  ({})", what) : "");
        if (w.row("scenario.row." + n.key, label.c_str(), &n == chosen)) c.chosen = n.key;
        if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && n.kind != Kind::working)
            (void)run_action(d, "scenario.work_on", n.key);
        if (!n.note.empty()) {
            ImGui::Indent(d.theme.px(12));
            const auto end = n.note.find('\n');
            w.muted(end == std::string::npos ? n.note : n.note.substr(0, end) + " ...");
            ImGui::Unindent(d.theme.px(12));
        }
    }
    ImGui::Separator();
    if (chosen != nullptr) draw_chosen(d, c, *chosen);
    ImGui::Separator();
    draw_import(d, c);
    return true;
}

}  // namespace merestone::ui

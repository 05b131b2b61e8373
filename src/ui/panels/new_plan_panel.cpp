// The new plan's panel: what was dropped and what it was taken for, what is still needed, and the way to a written plan.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <map>

#include "actions/data_needed.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/convert.hpp"
#include "style/numbers.hpp"
#include "ui/actions/groups.hpp"
#include "ui/new_plan.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;
using io::Role;

std::string name_of(const fs::path& file) { return base::path_text(file.filename()); }

void wrapped(const Desk& d, const std::string& words, bool bad = false) {
    if (bad) ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(d.theme.bad));
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(words.c_str());
    ImGui::PopTextWrapPos();
    if (bad) ImGui::PopStyleColor();
}

// What a file can be taken for, in the order of the checklist.
void draw_role(Desk& d, std::size_t at, const std::string& key) {
    NewPlan& n = *d.new_plan;
    const actions::DroppedLayer& layer = n.made.layers[at];
    std::vector<std::string> options{"not used"};
    std::vector<std::optional<Role>> roles{std::nullopt};
    std::size_t chosen = 0;
    for (const actions::DataNeeded& need : actions::data_needed()) {
        // Shapes can only be what has shapes, but a table of coordinates can be points.
        const bool shapes = need.role == Role::zones || need.role == Role::boundary;
        if (shapes && layer.survey.shape != io::ShapeKind::polygons) continue;
        if (need.role == Role::lines && layer.survey.shape != io::ShapeKind::lines) continue;
        if (layer.role == need.role) chosen = options.size();
        options.emplace_back(need.title);
        roles.emplace_back(need.role);
    }
    if (layer.role == Role::assignment) chosen = options.size();
    options.emplace_back("A proposed grouping");
    roles.emplace_back(Role::assignment);
    ImGui::PushItemWidth(d.theme.px(180));
    if (d.widgets.choice(key + ".role", "##role", chosen, options)) {
        actions::take_as(n.made, at, roles[chosen]);
        if (roles[chosen] && layer.survey.known.empty()) n.columns_of = at;
        new_plan_changed(d);
    }
    ImGui::PopItemWidth();
}

void draw_facts(Desk& d, std::size_t at, const std::string& key) {
    NewPlan& n = *d.new_plan;
    actions::DroppedLayer& layer = n.made.layers[at];
    bool changed = false;
    const auto field = [&](const char* name, const char* hint, std::string& text) {
        ImGui::PushItemWidth(d.theme.px(220));
        changed = d.widgets.field(key + "." + base::header_key(name), hint, text, 120) || changed;
        ImGui::PopItemWidth();
        ImGui::SameLine();
        d.widgets.muted(name);
    };
    if (layer.role == Role::boundary) field("name", "by which rules call it", layer.name);
    if (layer.role == Role::points || layer.role == Role::lines) field("category", "hospital, river", layer.name);
    field("publisher", "who published it", layer.publisher);
    field("of when", "2017-04", layer.vintage);
    field("licence", "OGL v3.0", layer.licence);
    if (layer.role == Role::housing) {
        field("first homes in year", "2019/20; empty: not known", layer.options["first_year"]);
        field("over years", "how many, 1 to 60", layer.options["years"]);
        d.widgets.muted("For sites without years of their own: spread evenly, and labelled as assumed. Empty: they count in no year.");
        std::vector<std::string> which{"minimum", "maximum"};
        std::size_t chosen = layer.options["dwellings"] == "maximum" ? 1 : 0;
        ImGui::PushItemWidth(d.theme.px(220));
        if (d.widgets.choice(key + ".dwellings", "homes of a range", chosen, which)) {
            layer.options["dwellings"] = which[chosen];
            changed = true;
        }
        ImGui::PopItemWidth();
    }
    if (changed) new_plan_changed(d);
}

// Problems of this file as the map's reading found them.
std::vector<const model::Problem*> problems_of(const Desk& d, const actions::DroppedLayer& layer) {
    std::vector<const model::Problem*> out;
    if (!d.document || d.new_plan->shown != d.new_plan->changes || d.opener.busy()) return out;
    for (const model::Problem& p : d.document->session().problems())
        if (p.severity != model::Severity::note && p.file == name_of(layer.file)) out.push_back(&p);
    return out;
}

// A line for each thing that is wrong, however many rows have it.
void draw_problems(Desk& d, const std::vector<const model::Problem*>& problems, const std::string& key) {
    std::map<std::string, std::vector<const model::Problem*>> by_rule;
    for (const model::Problem* p : problems) by_rule[p->rule].push_back(p);
    for (const auto& [rule, all] : by_rule) {
        const model::Problem& first = *all.front();
        const bool error = first.severity == model::Severity::error;
        wrapped(d, (all.size() > 1 ? fmt::format("{} like this: ", all.size()) : std::string()) + first.meaning, error);
        d.widgets.note(key + ".problem." + rule, true, fmt::format("{}", all.size()));
        std::string more = first.todo + "\n";
        for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 8); ++i)
            more += fmt::format("\n{}{}", all[i]->row > 0 ? fmt::format("row {}: ", all[i]->row) : "",
                                all[i]->value.empty() ? all[i]->meaning : all[i]->value);
        if (all.size() > 8) more += fmt::format("\nand {} more", all.size() - 8);
        d.widgets.hint(more);
    }
}

void draw_layer(Desk& d, std::size_t at) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    const actions::DroppedLayer& layer = n.made.layers[at];
    const std::string key = "newplan.file." + name_of(layer.file) + (layer.survey.layer.empty() ? "" : "/" + layer.survey.layer);
    ImGui::PushID(static_cast<int>(at));
    const auto problems = layer.role ? problems_of(d, layer) : std::vector<const model::Problem*>();
    const auto errors =
        std::count_if(problems.begin(), problems.end(), [](const auto* p) { return p->severity == model::Severity::error; });
    const char* mark = !layer.role ? "-" : errors > 0 ? "!" : "\xE2\x9C\x93";
    w.heading(fmt::format("{} {}{}", mark, name_of(layer.file), layer.survey.layer.empty() ? "" : " / " + layer.survey.layer).c_str());
    w.note(key, true, layer.role ? io::to_string(*layer.role) : "not used");
    w.hint(base::path_text(layer.file.parent_path()));
    const std::string rows =
        fmt::format("{} row{}", style::whole(static_cast<double>(layer.survey.rows)), layer.survey.rows == 1 ? "" : "s");
    if (layer.role) w.muted((layer.survey.known.empty() ? "mapped by hand" : layer.survey.known.front().layout) + ", " + rows);
    else wrapped(d, layer.why_not + " (" + rows + ")");
    for (const auto& [column, values] : layer.filter) {
        if (layer.role == Role::practices) continue;
        w.muted(fmt::format("only where {} is {}", column, base::join(values, ", ")));
    }
    draw_problems(d, problems, key);
    draw_role(d, at, key);
    ImGui::SameLine();
    if (layer.role && w.button(key + ".columns", "Columns...", "Which column is what, with the first rows"))
        n.columns_of = n.columns_of == at ? std::nullopt : std::optional(at);
    if (layer.role) ImGui::SameLine();
    if (layer.role && w.button(key + ".facts", "About it...", "Publisher, date, licence"))
        n.facts_of = n.facts_of == at ? std::nullopt : std::optional(at);
    if (layer.role) ImGui::SameLine();
    const bool remove = w.button(key + ".remove", "Remove", "It stays on disk");
    if (n.facts_of == at) draw_facts(d, at, key);
    if (n.columns_of == at) draw_new_plan_columns(d, at);
    ImGui::PopID();
    if (!remove) return;
    actions::leave_out(n.made, at);
    n.columns_of.reset();
    n.facts_of.reset();
    new_plan_changed(d);
}

void draw_files(Desk& d) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    const auto add = [](Desk& desk, const fs::path& file) {
        if (desk.new_plan) drop_into_new_plan(desk, {file});
    };
    if (w.button("newplan.add", "Add a file...", "Or drop files, and folders of them, on this window")) {
        ask_file(d, "Add a file to the new plan", false, "", {}, add);
        d.file_dialog.folders = true;
        d.file_dialog.done_several = [](Desk& desk, const std::vector<fs::path>& files) {
            if (desk.new_plan) drop_into_new_plan(desk, files);
        };
    }
    ImGui::SameLine();
    w.muted("or drop files on this window");
    const std::size_t before = n.made.layers.size();
    for (std::size_t i = 0; i < n.made.layers.size() && n.made.layers.size() == before; ++i) draw_layer(d, i);
    for (std::size_t i = 0; i < n.waiting.size(); ++i) {
        NewPlan::Waiting& at = n.waiting[i];
        const jobs::Row row = at.job.row();
        w.muted(fmt::format("{}: {}", name_of(at.file),
                            at.survey                           ? "waits for those before it"
                            : row.state == jobs::State::waiting ? "waits"
                                                                : fmt::format("looked at for {:.0f} s", row.elapsed_s)));
        ImGui::SameLine();
        ImGui::PushID(static_cast<int>(i));
        if (w.button("newplan.waiting." + name_of(at.file) + ".cancel", "Cancel")) {
            at.job.cancel();
            at.given_up = true;
        }
        ImGui::PopID();
    }
    // A folder of photographs is one line, not three hundred.
    std::map<std::string, std::vector<std::string>> others;
    for (const actions::PassedOver& o : n.made.others) others[o.why].push_back(name_of(o.file));
    if (!others.empty()) {
        ImGui::Separator();
        w.muted("Not used");
        for (const auto& [why, names] : others) {
            wrapped(d, names.size() == 1 ? fmt::format("{}: {}", names.front(), why) : fmt::format("{} files: {}", names.size(), why));
            w.note("newplan.others", true, fmt::format("{}", n.made.others.size()));
            if (names.size() > 1) w.hint(base::join(std::span(names).first(std::min<std::size_t>(names.size(), 30)), "\n"));
        }
    }
}

void draw_needed(Desk& d) {
    NewPlan& n = *d.new_plan;
    for (const actions::DataNeeded& need : actions::data_needed()) {
        const auto at = actions::layer_of(n.made, need.role);
        const auto count = std::count_if(n.made.layers.begin(), n.made.layers.end(), [&](const auto& l) { return l.role == need.role; });
        const std::string said = at ? fmt::format("\xE2\x9C\x93 {}: {}{}", need.title, name_of(n.made.layers[*at].file),
                                                  count > 1 ? fmt::format(" and {} more", count - 1) : "")
                                    : fmt::format("{} {}{}", need.essential ? "!" : "-", need.title, need.essential ? " (needed)" : "");
        if (at) d.widgets.muted(said);
        else ImGui::TextUnformatted(said.c_str());
        d.widgets.note(std::string("newplan.need.") + io::to_string(need.role), true, at ? "there" : "missing");
        const std::string all =
            fmt::format("{}: {}.\n\nFrom {}\n{}\n\nWithout it {}.", need.title, need.why, need.publisher, need.page, need.without);
        d.widgets.hint(all);
        if (at || !n.explain) continue;
        ImGui::Indent(d.theme.px(14));
        d.widgets.muted(fmt::format("For: {}. From {}: {}. Without it {}.", need.why, need.publisher, need.page, need.without));
        ImGui::Unindent(d.theme.px(14));
    }
    d.widgets.check("newplan.explain", "Say of each what it is for and where it is found", n.explain);
}

// Of the plan as the map shows it; 0 while that is not what stands in the form.
std::size_t errors_shown(const Desk& d) {
    if (!d.document || d.new_plan->shown != d.new_plan->changes || d.opener.busy()) return 0;
    const model::Problems& all = d.document->session().problems();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const model::Problem& p) { return p.severity == model::Severity::error; }));
}

// What is wrong with no one file: dates that do not fit together, totals that differ.
void draw_of_the_whole(Desk& d) {
    if (!d.document || d.new_plan->shown != d.new_plan->changes || d.opener.busy()) return;
    for (const model::Problem& p : d.document->session().problems()) {
        if (!p.file.empty() || p.severity == model::Severity::note) continue;
        wrapped(d, p.meaning, p.severity == model::Severity::error);
        d.widgets.hint(p.todo);
    }
}

void draw_writing(Desk& d) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    const auto missing = actions::still_missing(n.made);
    constexpr std::size_t kMostMissing = 4;
    for (std::size_t i = 0; i < std::min(kMostMissing, missing.size()); ++i) wrapped(d, "Still needed: " + missing[i]);
    if (missing.size() > kMostMissing) w.muted(fmt::format("and {} more", missing.size() - kMostMissing));
    if (!n.form.wrong.empty()) wrapped(d, n.form.wrong, true);
    draw_of_the_whole(d);
    w.check("newplan.copy", "Copy the files into the plan's folder", n.copy);
    w.hint("The plan can then be moved or sent as a whole. Otherwise it names the files where they lie.");
    for (const auto& l : n.made.layers)
        if (l.role && io::worth_converting(l.file))
            w.muted(name_of(l.file) + " is large GeoJSON, slow to open each time: copied, it becomes a GeoPackage.");
    const std::string why = !missing.empty()        ? missing.front()
                            : !n.form.wrong.empty() ? n.form.wrong
                            : !n.waiting.empty()    ? "files are still being looked at"
                            : n.saving              ? "it is being written"
                                                    : "";
    const std::size_t errors = errors_shown(d);
    if (errors > 0)
        wrapped(
            d,
            fmt::format("{} error{} in the files above: what could be read can be looked at, but nothing is found before they are mended",
                        errors, errors == 1 ? "" : "s"),
            true);
    if (w.primary_button("newplan.save", errors > 0 ? "Write it all the same..." : "Write the plan...", why)) {
        const std::string name = actions::plan_file_of(n.made, {}).plan.id;
        ask_file(d, "Write the plan into a folder", true, name, {},
                 [](Desk& desk, const fs::path& folder) { (void)run_action(desk, "file.new_save", base::path_text(folder)); });
        d.file_dialog.folders = true;
    }
    ImGui::SameLine();
    if (w.button("newplan.leave", "Leave", "Nothing is written; the files stay as they are")) (void)run_action(d, "file.new_leave");
}

}  // namespace

void draw_new_plan(Desk& d) {
    NewPlan& n = *d.new_plan;
    if (begin_pane("new plan", d.layout.left, false)) {
        d.widgets.heading("New plan");
        // What is still needed, and the way on, stay in sight below.
        ImGui::BeginChild("sections", {0, -std::max(n.foot_height, d.theme.px(80))});
        const auto section = [&](const char* id, const char* title, bool open, void (*draw)(Desk&)) {
            const bool shown = ImGui::CollapsingHeader(title, open ? ImGuiTreeNodeFlags_DefaultOpen : 0);
            d.widgets.note(id, true, shown ? "open" : "closed");
            if (shown) draw(d);
        };
        section("newplan.needed", "What a plan needs", true, draw_needed);
        section("newplan.files", "Files", true, draw_files);
        if (!n.made.layers.empty()) section("newplan.details", "Area, dates and bounds", true, draw_new_plan_details);
        ImGui::EndChild();
        const float before = ImGui::GetCursorPosY();
        ImGui::Separator();
        draw_writing(d);
        n.foot_height = ImGui::GetCursorPosY() - before + d.theme.px(8);
    }
    end_pane();
}

}  // namespace merestone::ui

#include "ui/new_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/desk.hpp"
#include "ui/desk_actions.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;
using io::Role;

constexpr std::size_t kMostFiles = 2000;
constexpr int kDeepest = 3;

std::uint64_t last_number = 0;

void add_files(const fs::path& at, int depth, std::vector<fs::path>& out, bool& too_many) {
    std::error_code fault;
    if (!fs::is_directory(at, fault) || fs::exists(at / "plan.toml", fault)) {
        if (out.size() >= kMostFiles) too_many = true;
        else out.push_back(at);
        return;
    }
    if (depth >= kDeepest) return;
    std::vector<fs::path> inside;
    for (fs::directory_iterator it(at, fs::directory_options::skip_permission_denied, fault), end; !fault && it != end;
         it.increment(fault)) {
        if (inside.size() > kMostFiles) break;
        if (!base::path_text(it->path().filename()).starts_with(".")) inside.push_back(it->path());
    }
    std::sort(inside.begin(), inside.end());
    for (const fs::path& file : inside) add_files(file, depth + 1, out, too_many);
}

void show_on_map(Desk& d) {
    NewPlan& n = *d.new_plan;
    n.shown = n.changes;
    WhatToOpen what;
    what.in_the_making = std::make_shared<const io::PlanFile>(actions::plan_file_of(n.made, {}));
    d.opener.start(d, what);
}

// Parts are offered as long as the map shows the whole file: once an area is chosen the others are out of sight.
void take_parts(Desk& d) {
    NewPlan& n = *d.new_plan;
    if (!d.document || !n.made.area.boundary.empty() || n.made.outline) return;
    n.parts.clear();
    for (const model::Boundary& b : d.document->session().base().boundaries) {
        NewPlan::Parts p{b.name, {}};
        for (const model::BoundaryPart& part : b.parts) p.ids.emplace_back(part.id, part.name);
        std::sort(p.ids.begin(), p.ids.end());
        p.ids.erase(std::unique(p.ids.begin(), p.ids.end()), p.ids.end());
        n.parts.push_back(std::move(p));
    }
}

void count_commissioners(Desk& d) {
    NewPlan& n = *d.new_plan;
    if (n.counting || n.here_for == n.changes || !n.waiting.empty()) return;
    const bool places = actions::layer_of(n.made, Role::flows) || actions::layer_of(n.made, Role::postcodes);
    if (!actions::layer_of(n.made, Role::zones) || !actions::layer_of(n.made, Role::practices) || !places) return;
    using Here = std::vector<actions::CommissionerHere>;
    n.counting = true;
    const std::uint64_t of = n.changes;
    d.pool.run<Here>(
        "Counting practices of the area", n.number,
        [made = n.made, data = d.data_folder](const base::Progress& progress) {
            return actions::commissioners_here(made, data.empty() ? std::vector<fs::path>() : std::vector<fs::path>{data}, progress);
        },
        [&d, of](jobs::Key key, base::Result<Here> result) {
            if (!d.new_plan || d.new_plan->number != key) return;
            NewPlan& now = *d.new_plan;
            now.counting = false;
            now.here_for = of;
            if (!result) return;
            now.here = std::move(result).value();
            if (now.chosen_by_hand && !now.by_practice) return;
            // A drawn outline cuts through what commissioners are for.
            if (!now.chosen_by_hand) now.by_practice = now.made.outline.has_value();
            if (!propose_practices(now)) return;
            const bool current = now.here_for == now.changes;
            new_plan_changed(d);
            if (current) now.here_for = now.changes;  // the choice itself changes no count
        });
}

}  // namespace

void begin_new_plan(Desk& d) {
    d.opener.cancel();
    if (d.document && !d.document->session().dirty()) d.document->session().forget_autosave();
    d.selection.clear();
    d.hovered.reset();
    d.under.clear();
    d.sketch.clear();
    d.sketching = false;
    d.tool = Tool::select;
    d.document.reset();
    ++d.document_number;
    d.tables.clear();
    d.new_plan = std::make_shared<NewPlan>();
    d.new_plan->number = ++last_number;
    d.new_plan->made.constraints.within = {};
}

void leave_new_plan(Desk& d) {
    if (!d.new_plan) return;
    for (const auto& w : d.new_plan->waiting) w.job.cancel();
    d.opener.cancel();
    d.new_plan.reset();
    d.selection.clear();
    d.hovered.reset();
    d.document.reset();
    ++d.document_number;
    d.tables.clear();
}

void drop_into_new_plan(Desk& d, const std::vector<fs::path>& dropped) {
    NewPlan& n = *d.new_plan;
    std::vector<fs::path> files;
    bool too_many = false;
    for (const fs::path& file : dropped) add_files(base::full_path(file), 0, files, too_many);
    if (too_many) d.say(NoticeKind::hint, fmt::format("Only the first {} files are looked at", kMostFiles), "Drop the data files alone.");
    for (const fs::path& file : files) {
        const auto known = [&](const auto& w) { return w.file == file; };
        if (std::any_of(n.waiting.begin(), n.waiting.end(), known)) {
            n.made.others.push_back({file, "it was dropped twice", false});
            continue;
        }
        NewPlan::Waiting w;
        w.file = file;
        io::ReadContext context;
        if (!d.data_folder.empty()) context.grid_folders.push_back(d.data_folder);
        w.job = d.pool.run<io::Survey>(
            "Looking at " + base::path_text(file.filename()), n.number,
            [file, context](const base::Progress& progress) -> base::Result<io::Survey> {
                io::ReadContext mine = context;
                mine.progress = progress;
                io::Survey survey = io::survey_file(file, mine);
                if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
                return survey;
            },
            [&d, file](jobs::Key key, base::Result<io::Survey> result) {
                if (!d.new_plan || d.new_plan->number != key) return;
                for (auto& at : d.new_plan->waiting) {
                    if (at.file != file || at.survey || at.given_up) continue;
                    if (result) at.survey = std::move(result).value();
                    else at.given_up = true;
                    break;
                }
            });
        n.waiting.push_back(std::move(w));
    }
}

void new_plan_changed(Desk& d) {
    ++d.new_plan->changes;
    // A rule about a boundary that was removed, or is called otherwise now, has nothing to go by.
    const auto& layers = d.new_plan->made.layers;
    std::erase_if(d.new_plan->made.constraints.within, [&](const std::string& name) {
        return std::none_of(layers.begin(), layers.end(), [&](const auto& l) { return l.role == Role::boundary && l.name == name; });
    });
}

void tick_new_plan(Desk& d) {
    if (!d.new_plan) return;
    NewPlan& n = *d.new_plan;
    while (!n.waiting.empty() && (n.waiting.front().survey || n.waiting.front().given_up)) {
        if (n.waiting.front().survey) actions::take(n.made, *n.waiting.front().survey);
        else n.made.others.push_back({n.waiting.front().file, "looking at it was cancelled", false});
        n.waiting.pop_front();
        new_plan_changed(d);
        // Proposals go into fields that nobody filled.
        if (n.form.as_at.empty()) n.form.as_at = n.made.as_at;
        if (n.form.first_year.empty() && n.made.base_year) n.form.first_year = std::to_string(*n.made.base_year);
        if (n.form.last_year.empty() && n.made.horizon_year) n.form.last_year = std::to_string(*n.made.horizon_year);
    }
    if (d.opener.busy() || n.saving) return;
    if (n.shown > 1 && n.shown == n.changes) take_parts(d);
    if (!actions::layer_of(n.made, Role::zones)) return;
    count_commissioners(d);
    // The first picture as soon as there are zones; then when nothing more is on its way.
    if (n.shown != n.changes && ((n.waiting.empty() && !n.counting) || n.shown == 0)) show_on_map(d);
}

bool propose_practices(NewPlan& n) {
    std::vector<std::string> codes;
    for (const auto& c : n.here) {
        if (n.by_practice) codes.insert(codes.end(), c.practices_here.begin(), c.practices_here.end());
        else if (2 * c.here > c.practices) codes.push_back(c.code);
    }
    std::sort(codes.begin(), codes.end());
    if (!n.by_practice && codes.size() == n.here.size()) codes.clear();  // all of them: no filter is needed
    if (codes == (n.by_practice ? actions::practices(n.made) : actions::commissioners(n.made))) return false;
    if (n.by_practice) actions::choose_practices(n.made, std::move(codes));
    else actions::choose_commissioners(n.made, std::move(codes));
    return true;
}

bool take_outline(Desk& d, const geo::MultiPolygon& outline) {
    if (!d.new_plan || !d.new_plan->drawing) return false;
    d.new_plan->drawing = false;
    actions::whole_area(d.new_plan->made);
    d.new_plan->made.outline = outline;
    d.tool = Tool::select;
    new_plan_changed(d);
    return true;
}

void save_new_plan(Desk& d, const fs::path& folder) {
    NewPlan& n = *d.new_plan;
    if (n.saving) return;
    n.saving = true;
    d.pool.run<fs::path>(
        "Writing the plan", n.number,
        [made = n.made, folder, copy = n.copy](const base::Progress& progress) {
            return actions::write_plan(made, folder, copy ? actions::Files::copy : actions::Files::stay, progress);
        },
        [&d, folder](jobs::Key key, base::Result<fs::path> result) {
            if (!d.new_plan || d.new_plan->number != key) return;
            d.new_plan->saving = false;
            if (!result) return d.notices.say(result.error(), d.now_s);
            const bool errors = d.document && model::has_errors(d.document->session().problems());
            leave_new_plan(d);
            d.say(NoticeKind::done, "The plan was written to " + base::path_text(folder.filename()),
                  "In " + base::path_text(folder.parent_path()) +
                      (errors ? ". Mend its errors, listed under Data problems, before localities are found."
                              : ". The command line runs it: merestone run FOLDER --out DIR."));
            d.open(folder, false);
        });
}

}  // namespace merestone::ui

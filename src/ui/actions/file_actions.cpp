#include <fmt/format.h>

#include <array>
#include <utility>

#include "actions/verbs.hpp"
#include "base/paths.hpp"
#include "platform/directories.hpp"
#include "platform/file_chooser.hpp"
#include "session/save.hpp"
#include "ui/actions/groups.hpp"
#include "ui/new_plan.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;

using Then = std::function<void(Desk&)>;  // what was to come after saving: it comes once the work is saved

void save_to(Desk& d, const fs::path& file, const Then& then) {
    session::Document& open = d.document->session();
    if (open.saving()) return d.say(NoticeKind::hint, "It is being saved already");
    open.save_aside(file, [&d, then](const base::Result<base::Done>& result) {
        if (!result) return d.notices.say(result.error(), d.now_s);
        d.document->lives_in(d.document->session().project_file());
        d.remember(d.document->path());
        d.say(NoticeKind::done, "Saved to " + base::path_text(d.document->session().project_file().filename()));
        if (then && !d.document->session().dirty()) then(d);
    });
}

void save_as_then(Desk& d, const std::string& words, const Then& then) {
    const auto to = [then](Desk& desk, const fs::path& file) {
        fs::path with = file;
        if (with.extension() != ".gpkg") with += ".gpkg";
        save_to(desk, with, then);
    };
    if (!words.empty()) return to(d, base::path_of(words));
    const fs::path proposed = session::copy_path(platform::documents_folder(), d.document->shown().plan.title);
    ask_file(d, "Save the plan as", true, base::path_text(proposed.filename()), {".gpkg"}, to);
}
void save_as(Desk& d, const std::string& words) { save_as_then(d, words, {}); }

void save_then(Desk& d, const std::string& words, const Then& then) {
    session::Document& s = d.document->session();
    if (s.project_file().empty() || d.document->sample()) return save_as_then(d, words, then);
    if (!s.project_changed_on_disk()) return save_to(d, s.project_file(), then);
    Question q;
    q.asked = base::path_text(s.project_file().filename()) + " on disk is not what you opened";
    q.more = "Somebody else may have saved it, or it holds earlier work of yours. Saving replaces it.";
    q.answers.push_back({"Save as...", [then](Desk& desk) { save_as_then(desk, "", then); }});
    q.answers.push_back({"Replace it", [then](Desk& desk) { save_to(desk, desk.document->session().project_file(), then); }});
    q.answers.push_back({"Do not save", {}});
    d.question = std::move(q);
}
void save(Desk& d, const std::string& words) { save_then(d, words, {}); }

// Leaving work that is not saved asks first.
void after_saving(Desk& d, const char* what, Then then) {
    if (!d.document || !d.document->session().dirty()) return then(d);
    Question q;
    q.asked = std::string("Save the changes before you ") + what + "?";
    q.more = "They are kept aside until you say otherwise.";
    q.answers.push_back({"Save", [then](Desk& desk) { save_then(desk, "", then); }});
    q.answers.push_back({"Do not save", [then](Desk& desk) {
                             desk.document->session().forget_autosave();
                             then(desk);
                         }});
    q.answers.push_back({"Stay", {}});
    d.question = std::move(q);
}

void open(Desk& d, const std::string& words) {
    const auto go = [](Desk& desk, const fs::path& path) {
        after_saving(desk, "open another plan", [path](Desk& again) { again.open(path, false); });
    };
    if (!words.empty()) go(d, base::path_of(words));
    else {
        ask_file(d, "Open a plan: a folder with plan.toml, or a project", false, "", {".toml", ".gpkg"}, go);
        d.file_dialog.plans = true;
    }
}

// The same tables and files that the command line writes, of the plan as it stands on the desk.
void export_to(Desk& d, const fs::path& file, const std::string& layer) { d.export_plan(file, layer); }

constexpr std::array<std::pair<const char*, const char*>, 3> kExports{
    {{"localities", "localities.shp"}, {"practices", "practices.csv"}, {"zones", "zones.csv"}}};

template <std::size_t Which>
void export_layer(Desk& d, const std::string& words) {
    const auto [layer, name] = kExports[Which];
    const std::string wanted(layer);
    const auto go = [wanted](Desk& desk, const fs::path& file) { export_to(desk, file, wanted); };
    if (!words.empty()) go(d, base::path_of(words));
    else ask_file(d, "Export " + wanted + ": the extension is the format (.shp, .gpkg, .geojson, .csv, ...)", true, name, {}, go);
}

std::string needs_sample(const Desk& d) { return d.sample_plan.empty() ? "the sample did not come with this program" : ""; }
std::string needs_changes(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->session().dirty() || d.document->session().needs_copy() ? "" : "nothing has changed";
}
std::string needs_file(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->path().empty() && !d.document->sample() ? "this plan has no file yet" : "";
}

void begin_new(Desk& d, const std::string&) {
    after_saving(d, "make a new plan", [](Desk& again) {
        begin_new_plan(again);
        if (!again.dropped_for_new_plan.empty()) drop_into_new_plan(again, std::exchange(again.dropped_for_new_plan, {}));
    });
}

// Replacing a plan that is there is asked about; its other files stay.
void save_new(Desk& d, const std::string& words) {
    const fs::path folder = base::path_of(words);
    if (words.empty()) return d.say(NoticeKind::hint, "Name a folder for the plan");
    std::error_code fault;
    if (!fs::exists(folder / "plan.toml", fault)) return save_new_plan(d, folder);
    Question q;
    q.asked = "There is a plan in " + base::path_text(folder.filename()) + " already";
    q.more = "Its plan.toml would be replaced.";
    q.answers.push_back({"Choose another folder", [](Desk& again) { again.widgets.focus_next("newplan.save"); }});
    q.answers.push_back({"Replace it", [folder](Desk& again) {
                             if (again.new_plan) save_new_plan(again, folder);
                         }});
    d.question = std::move(q);
}

void leave_new(Desk& d, const std::string&) {
    if (d.new_plan->made.layers.empty() && d.new_plan->waiting.empty()) return leave_new_plan(d);
    Question q;
    q.asked = "Leave the new plan?";
    q.more = "What was chosen here is forgotten. The files themselves stay as they are.";
    q.answers.push_back({"Go on with it", {}});
    q.answers.push_back({"Leave", [](Desk& again) { leave_new_plan(again); }});
    d.question = std::move(q);
}

std::string needs_new(const Desk& d) { return d.new_plan ? "" : "no new plan was begun"; }

constexpr std::array kActions{
    DeskAction{"file.new", "New plan...", "File",
               [](const Desk& d) { return std::string(d.new_plan ? "a new plan was begun already" : ""); }, begin_new},
    DeskAction{"file.new_add", "Add a file to the new plan", "", needs_new,
               [](Desk& d, const std::string& words) { drop_into_new_plan(d, {base::path_of(words)}); }},
    DeskAction{"file.new_save", "Write the new plan", "", needs_new, save_new},
    DeskAction{"file.new_leave", "Leave the new plan", "", needs_new, leave_new},
    DeskAction{"file.open", "Open...", "File", always, open},
    DeskAction{
        "file.sample", "Open the sample", "File", needs_sample,
        [](Desk& d, const std::string&) { after_saving(d, "open the sample", [](Desk& again) { again.open(again.sample_plan, true); }); }},
    DeskAction{"file.reload", "Reload from disk", "File", needs_file,
               [](Desk& d, const std::string&) {
                   after_saving(d, "reload", [](Desk& again) {
                       const bool sample = again.document->sample();
                       again.open_now({sample ? again.sample_plan : again.document->path(), sample, {}});
                   });
               }},
    DeskAction{"file.save", "Save", "File", needs_changes, save},
    DeskAction{"file.save_as", "Save as...", "File", needs_plan, save_as},
    DeskAction{"file.export", "Export localities (shapefile, GeoPackage, ...)", "File", needs_plan, export_layer<0>},
    DeskAction{"file.export_practices", "Export practices", "File", needs_plan, export_layer<1>},
    DeskAction{"file.export_zones", "Export zones", "File", needs_plan, export_layer<2>},
    DeskAction{"file.quit", "Quit", "File", always,
               [](Desk& d, const std::string&) { after_saving(d, "quit", [](Desk& again) { again.quit = true; }); }},
};

}  // namespace

std::span<const DeskAction> file_actions() { return kActions; }

void ask_file(Desk& d, std::string title, bool saving, std::string name, std::vector<std::string> extensions,
              std::function<void(Desk&, const fs::path&)> done) {
    d.file_dialog = {};
    d.file_dialog.open = true;
    d.file_dialog.system = platform::system_chooser();
    d.file_dialog.saving = saving;
    d.file_dialog.title = std::move(title);
    d.file_dialog.name = std::move(name);
    d.file_dialog.extensions = std::move(extensions);
    d.file_dialog.done = std::move(done);
    if (d.document && !d.document->path().empty()) d.file_dialog.folder = fs::absolute(d.document->path()).parent_path();
}

}  // namespace merestone::ui

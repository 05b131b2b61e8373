// The desk and the disk: opening a plan that has saved work beside it, going on with what a crash left, noticing that another program
// changed the plan's files.
#include <fmt/format.h>

#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/project_file.hpp"
#include "platform/wall_clock.hpp"
#include "session/differences.hpp"
#include "session/disk_watch.hpp"
#include "session/kept_aside.hpp"
#include "session/save.hpp"
#include "ui/desk.hpp"
#include "ui/desk_actions.hpp"

namespace merestone::ui {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLines = 8;
constexpr std::size_t kMostRecent = 6;

std::string file_lines(const std::vector<session::FileNews>& news) {
    std::string out;
    for (std::size_t i = 0; i < std::min(news.size(), kMostLines); ++i)
        out += news[i].file + (news[i].state == session::OnDisk::gone ? " is not there any more\n" : " was changed\n");
    if (news.size() > kMostLines) out += fmt::format("and {} more\n", news.size() - kMostLines);
    return out;
}

// The plan as it now lies on disk, held against what is open.
struct Comparison {
    std::vector<std::string> lines;
};
base::Result<Comparison> compare(const fs::path& path, const model::Plan& mine, const edit::Draft& draft, bool was_drawn,
                                 const fs::path& data_folder, const base::Progress& progress) {
    io::LoadOptions load;
    if (!data_folder.empty()) load.grid_folders.push_back(data_folder);
    io::Loaded loaded = io::load_any(path, load, progress);
    if (loaded.cancelled) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    const auto errors = std::count_if(loaded.problems.begin(), loaded.problems.end(),
                                      [](const model::Problem& p) { return p.severity == model::Severity::error; });
    Comparison out;
    if (errors > 0) out.lines.push_back(fmt::format("On disk it has {} error{}", errors, errors == 1 ? "" : "s"));
    const edit::Parted theirs = edit::part(std::move(loaded.plan));
    const bool both = was_drawn || theirs.found;
    for (std::string& line : session::differences({mine, both ? &draft : nullptr}, {theirs.base, theirs.found ? &theirs.draft : nullptr}))
        out.lines.push_back(std::move(line));
    return out;
}

std::vector<Question::Answer> reload_or_keep() {
    return {{"Reload", [](Desk& d) { (void)run_action(d, "file.reload"); }}, {"Keep what is open", [](Desk& d) {
                                                                                  if (d.document)
                                                                                      d.document->session().take_files_as_they_are();
                                                                              }}};
}

void ask_comparison(Desk& desk) {
    if (!desk.document) return;
    const session::Document& open = desk.document->session();
    const bool from_project = desk.document->path().extension() == ".gpkg";
    const auto mine = std::make_shared<const model::Plan>(open.base());
    desk.pool.run<Comparison>(
        "Comparing with the disk", desk.document_number,
        [mine, draft = open.draft(), from_project, path = desk.document->path(), data = desk.data_folder](const base::Progress& progress) {
            return compare(path, *mine, draft, from_project, data, progress);
        },
        [&desk](jobs::Key key, base::Result<Comparison> result) {
            if (key != desk.document_number || !desk.document) return;
            if (!result) return desk.notices.say(result.error(), desk.now_s);
            const auto& lines = result.value().lines;
            Question q;
            q.asked = lines.empty() ? "Nothing that counts differs" : "What differs on disk";
            for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) q.more += lines[i] + "\n";
            if (lines.size() > kMostLines) q.more += fmt::format("and {} more", lines.size() - kMostLines);
            if (lines.empty()) q.more = "Another program rewrote the file, with the same plan in it.";
            q.answers = reload_or_keep();
            desk.question = std::move(q);
        });
}

}  // namespace

void Desk::remember(const fs::path& plan) {
    std::error_code fault;
    const auto whole = fs::absolute(plan, fault);
    std::erase(settings.recent, whole);
    settings.recent.insert(settings.recent.begin(), whole);
    if (settings.recent.size() > kMostRecent) settings.recent.resize(kMostRecent);
}

void Desk::open_now(const WhatToOpen& what) {
    if (!what.sample) remember(what.plan);
    opener.start(*this, what);
}

void Desk::tell_changed_sources() {
    if (document->path().extension() != ".gpkg") return;
    using News = std::vector<session::FileNews>;
    pool.run<News>(
        "Looking at the plan's sources", document_number,
        [project = document->path(), layers = document->session().base().layers](const base::Progress& progress) -> base::Result<News> {
            return session::sources_since_saved(project, layers, progress);
        },
        [this](jobs::Key key, base::Result<News> result) {
            if (key != document_number || !document || !result || result.value().empty()) return;
            say(NoticeKind::hint, "Sources of this plan changed since it was saved",
                file_lines(result.value()) + "Open the plan's folder to read them anew.");
        });
}

void Desk::open(const fs::path& plan, bool sample) {
    const fs::path project = session::project_path(plan);
    std::error_code fault;
    if (sample || plan.extension() == ".gpkg" || !fs::exists(project, fault)) return open_now({plan, sample, {}});
    Question q;
    q.asked = "Go on with the saved work on this plan?";
    q.more = fmt::format("{} was saved on {}. The files of the plan itself hold no edits.", base::path_text(project.filename()),
                         platform::local_time_text(fs::last_write_time(project, fault)));
    q.answers.push_back({"Open the saved work", [project](Desk& d) { d.open_now({project, false, {}}); }});
    q.answers.push_back({"Begin again from the files", [plan](Desk& d) { d.open_now({plan, false, {}}); }});
    question = std::move(q);
}

void Desk::offer_kept_aside() {
    if (autosave_folder.empty()) return;
    const auto kept = session::kept_aside(autosave_folder);
    if (kept.empty()) return;
    const session::KeptAside& last = kept.front();
    Question q;
    q.asked = "Go on with work that was not saved?";
    q.more = fmt::format(
        "{}, kept aside on {}. Merestone ended before it was saved.{}",
        last.plan.empty() ? std::string("Your copy of the sample") : base::path_text(last.plan.filename()),
        platform::local_time_text(last.when),
        kept.size() > 1 ? fmt::format(" There is other work from before, asked about next time ({}).", kept.size() - 1) : std::string());
    q.answers.push_back({"Restore", [last](Desk& d) { d.open_now({last.plan, last.plan.empty(), last.file}); }});
    q.answers.push_back({"Delete it", [last](Desk&) { session::forget(last); }});
    q.answers.push_back({"Later", {}});
    question = std::move(q);
}

void Desk::look_at_disk() {
    if (!document || document->sample() || opener.busy() || dialog_open()) return;
    using News = std::vector<session::FileNews>;
    pool.run<News>(
        "Looking at the plan's files", document_number,
        [stamps = document->session().files()](const base::Progress& progress) -> base::Result<News> {
            return session::news(stamps, progress);
        },
        [this](jobs::Key key, base::Result<News> result) {
            if (key != document_number || !document || !result || result.value().empty() || dialog_open()) return;
            const std::string told = file_lines(result.value());
            if (told == disk_told) return;
            disk_told = told;
            Question q;
            q.asked = "Another program changed this plan on disk";
            q.more = told + (document->session().dirty() ? "What you changed here is not saved yet." : "");
            q.answers = reload_or_keep();
            q.answers.insert(q.answers.begin() + 1, {"Compare", ask_comparison});
            question = std::move(q);
        });
}

}  // namespace merestone::ui

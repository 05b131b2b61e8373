#include "ui/asking.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;

struct Written {
    std::size_t practices = 0;
    std::size_t questions = 0;
};

std::string safe_name(const std::string& code) {
    std::string out;
    for (const char c : code) out += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ? c : '_';
    return out;
}

void say_written(Desk& d, const base::Result<Written>& r, const fs::path& where) {
    if (!r) return d.notices.say(r.error(), d.now_s);
    d.say(NoticeKind::done,
          fmt::format("{} question{} to {} practice{}: {}", r.value().questions, r.value().questions == 1 ? "" : "s", r.value().practices,
                      r.value().practices == 1 ? "" : "s", base::path_text(where.filename())),
          "Drop the answered workbooks on this window: you see what differs before anything is taken.");
}

base::Error nothing_to_ask() {
    return {base::ErrorKind::bad_input, "There is nothing to ask: rooms, space, hours and condition are all known", ""};
}

std::uint64_t revision_of(const Desk& d) { return d.document->revision() + (d.document_number << 40U); }

}  // namespace

void write_questions(Desk& d, const fs::path& file, const std::string& practice) {
    d.pool.run<Written>(
        "Writing questions", revision_of(d),
        [plan = d.document->session().plan(), file, practice](const base::Progress&) -> base::Result<Written> {
            session::QuestionsWanted wanted;
            if (!practice.empty()) wanted.practices = {practice};
            const io::Sheet sheet = session::questions(*plan, wanted);
            if (sheet.rows.empty()) return nothing_to_ask();
            auto out = io::OutputFolder::open(file.parent_path());
            if (!out) return out.error();
            if (auto done = io::write_sheet(out.value().path_for(base::path_text(file.filename())), sheet, plan->as_at); !done)
                return done.error();
            if (auto done = out.value().commit_without_manifest(); !done) return done.error();
            return Written{session::asked_of(sheet).size(), sheet.rows.size()};
        },
        [&d, file](jobs::Key, base::Result<Written> r) { say_written(d, r, file); });
}

void write_questions_of_each(Desk& d, const fs::path& folder) {
    d.pool.run<Written>(
        "Writing questions", revision_of(d),
        [plan = d.document->session().plan(), folder](const base::Progress& progress) -> base::Result<Written> {
            const auto asked = session::asked_of(session::questions(*plan, {}));
            if (asked.empty()) return nothing_to_ask();
            auto out = io::OutputFolder::open(folder);
            if (!out) return out.error();
            Written written;
            for (const auto& [code, count] : asked) {
                if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
                progress.say(static_cast<double>(written.practices) / static_cast<double>(asked.size()), "writing questions to " + code);
                const io::Sheet sheet = session::questions(*plan, {{code}, false});
                if (auto done = io::write_sheet(out.value().path_for("questions_" + safe_name(code) + ".xlsx"), sheet, plan->as_at); !done)
                    return done.error();
                ++written.practices;
                written.questions += count;
            }
            if (auto done = out.value().commit_without_manifest(); !done) return done.error();
            return written;
        },
        [&d, folder](jobs::Key, base::Result<Written> r) { say_written(d, r, folder); });
}

void read_returned(Desk& d, const std::vector<fs::path>& files) {
    if (!d.asking) d.asking = std::make_shared<Asking>();
    d.asking->reading = true;
    d.asking->files = files;
    d.pool.run<session::Answers>(
        "Reading answers", revision_of(d),
        [plan = d.document->session().plan(), files](const base::Progress&) -> base::Result<session::Answers> {
            return session::read_answers(*plan, files);
        },
        [&d](jobs::Key key, base::Result<session::Answers> r) {
            if (!d.asking) return;
            Asking& a = *d.asking;
            a.reading = false;
            if (!d.document) return;
            if (key != revision_of(d)) return read_returned(d, a.files);  // the plan changed meanwhile
            if (!r) return d.notices.say(r.error(), d.now_s);
            a.answers = std::move(r).value();
            a.of_revision = key;
            a.open = true;
            // Where two answers differ nobody is taken unseen.
            a.take.assign(a.answers.changes.size(), 1);
            for (std::size_t i = 1; i < a.take.size(); ++i) {
                const session::Answer& one = a.answers.changes[i - 1];
                const session::Answer& two = a.answers.changes[i];
                if (one.premises == two.premises && one.field == two.field) a.take[i - 1] = a.take[i] = 0;
            }
        });
}

bool answers_open(const Desk& d) { return d.document && d.asking && d.asking->open; }

void take_answers(Desk& d) {
    Asking& a = *d.asking;
    if (a.of_revision != revision_of(d)) return read_returned(d, a.files);  // held against the plan as it is now, and looked at again
    session::Document& open = d.document->session();
    std::size_t taken = 0;
    std::vector<std::string> refused;
    open.begin("Take answers of practices");
    for (std::size_t i = 0; i < a.answers.changes.size(); ++i) {
        if (a.take[i] == 0) continue;
        const auto done = open.apply(a.answers.changes[i].command());
        if (done) ++taken;
        else refused.push_back(a.answers.changes[i].premises + ": " + done.error().what);
    }
    if (taken == 0) open.rollback();
    else open.commit(fmt::format("Take {} answer{} of practices", taken, taken == 1 ? "" : "s"));
    a.open = false;
    (void)d.take_changes();
    d.tables_stale = true;
    if (taken > 0)
        d.say(NoticeKind::done, fmt::format("{} answer{} taken", taken, taken == 1 ? "" : "s"),
              "Each keeps who said so and when. Ctrl+Z takes them all back.");
    for (const std::string& words : refused) d.say(NoticeKind::fault, words);
}

}  // namespace merestone::ui

// For the council and the public: which locality each postcode falls to, and a page for each practice. Both of the plan as it stands.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "actions/passports_out.hpp"
#include "actions/postcodes_out.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/output_folder.hpp"
#include "ui/actions/groups.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;
using scene::ItemKind;

std::string needs_postcodes(const Desk& d) {
    if (!d.document) return "no plan is open";
    if (d.document->shown().localities.empty()) return "there are no localities yet";
    return actions::no_postcodes_why(d.document->shown().plan);
}
std::string needs_practices(const Desk& d) {
    if (!d.document) return "no plan is open";
    if (d.document->shown().plan.practices.empty()) return "the plan has no practices";
    return d.document->shown().localities.empty() ? "there are no localities yet" : "";
}

void told(Desk& d, const fs::path& file, const base::Result<std::string>& r) {
    if (r) d.say(NoticeKind::done, "Exported to " + base::path_text(file.filename()), r.value());
    else d.notices.say(r.error(), d.now_s);
}

void postcodes_to(Desk& d, const fs::path& file) {
    if (!needs_postcodes(d).empty()) return;
    d.pool.run<std::string>(
        "Writing " + base::path_text(file.filename()), d.document->session().revision(),
        [file, plan = d.document->session().plan(), scenario = d.document->shown().scenario](const base::Progress&) {
            return actions::write_postcodes(*plan, scenario, file);
        },
        [&d, file](jobs::Key, base::Result<std::string> r) { told(d, file, r); });
}

// Those selected, and those of selected localities; nothing selected: none, which means all.
std::vector<model::PracticeIx> chosen_practices(const Desk& d) {
    std::vector<model::PracticeIx> out;
    const Shown s = d.document->shown();
    const auto localities = d.selection.of(ItemKind::locality);
    const auto practices = d.selection.of(ItemKind::practice);
    for (std::size_t p = 0; p < s.plan.practices.size(); ++p) {
        const model::LocalityIx l = s.scenario.practice_locality[p];
        const bool itself = std::find(practices.begin(), practices.end(), static_cast<std::uint32_t>(p)) != practices.end();
        const bool within = l && std::find(localities.begin(), localities.end(), static_cast<std::uint32_t>(l.pos())) != localities.end();
        if (itself || within) out.emplace_back(p);
    }
    return out;
}

void passports_to(Desk& d, const fs::path& file) {
    if (!needs_practices(d).empty()) return;
    session::Document& open = d.document->session();
    const std::vector<model::PracticeIx> practices = chosen_practices(d);
    if (practices.empty() && !d.selection.empty())
        return d.say(NoticeKind::hint, "No practice is selected",
                     "Select practices or localities; with nothing selected all practices have a page.");
    const std::size_t pages = practices.empty() ? d.document->shown().plan.practices.size() : practices.size();
    d.pool.run<std::string>(
        "Writing passports", open.revision(),
        [file, practices, pages, plan = open.plan(), people = open.people(), scenario = d.document->shown().scenario,
         scenarios = open.scenarios()](const base::Progress& progress) -> base::Result<std::string> {
            std::vector<const analysis::Judged*> judged;
            for (const auto& j : scenarios) judged.push_back(j.get());
            const model::Scenario* compared = actions::compared_with(*plan, judged, scenario);
            const analysis::Judged chosen = analysis::judge(*plan, *people, scenario, compared);
            const analysis::EstateResult estate =
                analysis::find_gaps(*plan, chosen.scenario, chosen.localities, compared, progress.part(0.1, 0.9));
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            const auto done = io::write_file(file, actions::passports_html(*plan, chosen, compared, *people, estate, practices));
            if (!done) return done.error();
            return fmt::format("{} page{}, one a practice", pages, pages == 1 ? "" : "s");
        },
        [&d, file](jobs::Key, base::Result<std::string> r) { told(d, file, r); });
}

fs::path with_extension(const fs::path& file, const char* extension) {
    fs::path out = file;
    if (!out.has_extension()) out += extension;
    return out;
}

constexpr std::array kActions{
    DeskAction{"file.export_postcodes", "Export postcodes with their localities", "File", needs_postcodes,
               [](Desk& d, const std::string& words) {
                   const auto go = [](Desk& desk, const fs::path& file) { postcodes_to(desk, with_extension(file, ".csv")); };
                   if (!words.empty()) go(d, base::path_of(words));
                   else
                       ask_file(d, "Export postcodes: the extension is the format (.csv, .gpkg, .shp, ...)", true, "postcodes.csv", {}, go);
               }},
    DeskAction{"file.passports", "A page for each selected practice (all: none selected)", "File", needs_practices,
               [](Desk& d, const std::string& words) {
                   const auto go = [](Desk& desk, const fs::path& file) { passports_to(desk, with_extension(file, ".html")); };
                   if (!words.empty()) go(d, base::path_of(words));
                   else ask_file(d, "A page for each practice, to print", true, "passports.html", {".html"}, go);
               }},
};

}  // namespace

std::span<const DeskAction> council_actions() { return kActions; }

}  // namespace merestone::ui

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/comparing.hpp"

namespace merestone::ui {
namespace {

// The scenario that the panel shows.
std::string chosen(const Desk& d) {
    if (!d.document) return {};
    const std::string& working = d.document->session().draft().scenario_id;
    if (!d.comparing || d.comparing->chosen.empty() || !d.comparing->list_open) return working;
    return d.document->session().scenario(d.comparing->chosen) ? d.comparing->chosen : working;
}

std::string title_of(const Desk& d, const std::string& key) {
    for (const session::ScenarioName& n : d.document->session().scenario_names())
        if (n.key == key) return n.title;
    return key;
}

std::string free_title(const Desk& d, const std::string& wanted) {
    const std::string stem = wanted.substr(0, 80);
    std::string title = stem;
    for (int n = 2; !scenario_key(d, title).empty(); ++n) title = fmt::format("{} {}", stem, n);
    return title;
}

// What came of a step about scenarios, told; the panel follows to the scenario that is worked on.
void told(Desk& d, const base::Result<edit::Applied>& done, bool follow) {
    if (!done) return d.notices.say(done.error(), d.now_s);
    d.take_changes();
    if (follow) comparing_of(d).chosen.clear();
    std::string more;
    for (const std::string& note : done.value().notes) more += (more.empty() ? "" : "\n") + note;
    d.say(NoticeKind::done, done.value().words, more);
}

void copy(Desk& d, const std::string& key, const std::string& words) {
    const std::string title = words.empty() ? free_title(d, "Copy of " + title_of(d, key)) : words;
    const auto done = d.document->session().copy_scenario(key, title);
    told(d, done, true);
    if (!done) return;
    comparing_of(d).list_open = true;
    d.settings.panes.show_right = true;
    d.widgets.focus_next("scenario.name");
}

// What one map showed fits the half of it, and the other way round.
void lay_out_compared(Desk& d, bool beside) {
    Comparing& c = comparing_of(d);
    if (c.beside == beside) return;
    c.beside = beside;
    const scene::Camera& at = d.view.camera();
    d.view.zoom_about({at.width_px / 2, at.height_px / 2}, beside ? 0.6 : 1 / 0.6, d.now_s);
}

std::string needs_two(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->session().scenario_names().size() < 2 ? "there is only one scenario: make or import another" : "";
}
std::string needs_comparison(const Desk& d) { return d.comparing && d.comparing->on ? "" : "nothing is compared"; }
std::string needs_repairable(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->shown().localities.empty() ? "there are no localities" : "";
}

// "A B" by keys, "A | B" by names; nothing: the one worked on against what it was copied or started from, or the first other.
void compare(Desk& d, const std::string& words) {
    const auto& open = d.document->session();
    std::string a;
    std::string b;
    if (!words.empty()) {
        const auto parts = base::split(words, words.find('|') != std::string::npos ? '|' : ' ');
        if (parts.size() == 2) {
            a = scenario_key(d, std::string(parts[0]));
            b = scenario_key(d, std::string(parts[1]));
        }
        if (a.empty() || b.empty()) return d.say(NoticeKind::hint, "There are no two scenarios \"" + words + "\"", "Write: A | B");
    } else {
        b = open.draft().scenario_id;
        a = scenario_key(d, open.draft().scenario_from);
        if (a.empty() || a == b) a = scenario_key(d, "plan:" + b);
        for (const session::ScenarioName& n : open.scenario_names())
            if (a.empty() && n.key != b) a = n.key;
    }
    compare_scenarios(d, a, b);
}

constexpr std::array kActions{
    DeskAction{"scenario.list", "Scenarios...", "Scenario", needs_plan,
               [](Desk& d, const std::string&) {
                   comparing_of(d).list_open = !comparing_of(d).list_open;
                   if (comparing_of(d).list_open) d.settings.panes.show_right = true;
               },
               [](const Desk& d) { return d.comparing && d.comparing->list_open; }},
    DeskAction{"scenario.new", "New scenario from what is worked on", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   copy(d, d.document->session().draft().scenario_id, words.empty() ? free_title(d, "Alternative") : words);
               }},
    DeskAction{"scenario.copy", "Copy the scenario", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) { copy(d, chosen(d), words); }},
    DeskAction{"scenario.choose", "Show a scenario in the list", "", needs_plan,
               [](Desk& d, const std::string& words) {
                   const std::string key = scenario_key(d, words);
                   if (key.empty()) return d.say(NoticeKind::hint, "There is no scenario \"" + words + "\"");
                   comparing_of(d).chosen = key;
                   comparing_of(d).list_open = true;
                   d.settings.panes.show_right = true;
               }},
    DeskAction{"scenario.work_on", "Work on the scenario that is shown", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   const std::string key = words.empty() ? chosen(d) : scenario_key(d, words);
                   told(d, d.document->session().work_on(key.empty() ? words : key), true);
               }},
    DeskAction{"scenario.rename", "Rename the scenario", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   if (!words.empty()) return told(d, d.document->session().apply(edit::RenameScenario{chosen(d), words}), false);
                   comparing_of(d).list_open = true;
                   d.settings.panes.show_right = true;
                   d.widgets.focus_next("scenario.name");
               }},
    DeskAction{"scenario.note", "Note on the scenario", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   if (!words.empty() ||
                       (d.comparing && d.comparing->list_open && d.comparing->note.empty() && !d.comparing->filled.empty()))
                       return told(d, d.document->session().apply(edit::NoteScenario{chosen(d), words}), false);
                   comparing_of(d).list_open = true;
                   d.settings.panes.show_right = true;
                   d.widgets.focus_next("scenario.note");
               }},
    DeskAction{"scenario.delete", "Delete the scenario", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   const std::string key = words.empty() ? chosen(d) : scenario_key(d, words);
                   const auto done = d.document->session().apply(edit::DeleteScenario{key});
                   told(d, done, true);
                   if (done) d.say(NoticeKind::hint, "Undo (Ctrl+Z) brings it back");
               }},
    DeskAction{"scenario.import", "Import a proposed boundary...", "Scenario", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto go = [](Desk& desk, const std::filesystem::path& file) { import_scenario(desk, file); };
                   if (!words.empty()) return go(d, base::path_of(words));
                   ask_file(d, "Import a proposed boundary: polygons, or a table of practice and locality", false, "",
                            {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".kml", ".gml", ".tab", ".mif", ".csv", ".xlsx", ".ods", ".txt",
                             ".zip"},
                            go);
               }},
    DeskAction{"scenario.compare", "Compare two scenarios", "Scenario", needs_two, compare,
               [](const Desk& d) { return d.comparing && d.comparing->on; }},
    DeskAction{"compare.swipe", "Compare by a divider on one map", "Scenario", needs_comparison,
               [](Desk& d, const std::string&) { lay_out_compared(d, false); },
               [](const Desk& d) { return d.comparing && d.comparing->on && !d.comparing->beside; }},
    DeskAction{"compare.beside", "Compare side by side", "Scenario", needs_comparison,
               [](Desk& d, const std::string&) { lay_out_compared(d, true); },
               [](const Desk& d) { return d.comparing && d.comparing->on && d.comparing->beside; }},
    DeskAction{"compare.arrows", "Arrows of what moves", "Scenario", needs_comparison,
               [](Desk& d, const std::string&) { comparing_of(d).arrows = !comparing_of(d).arrows; },
               [](const Desk& d) { return d.comparing && d.comparing->on && d.comparing->arrows; }},
    DeskAction{"compare.swap", "Swap the two sides", "Scenario", needs_comparison,
               [](Desk& d, const std::string&) {
                   Comparing& c = comparing_of(d);
                   std::swap(c.a, c.b);
                   tick_comparing(d);
               }},
    DeskAction{"compare.divider", "Put the divider into the middle", "", needs_comparison,
               [](Desk& d, const std::string& words) {
                   comparing_of(d).divider = std::clamp(base::parse_number(words).value_or(0.5), 0.02, 0.98);
               }},
    DeskAction{"compare.end", "End the comparison", "Scenario", needs_comparison, [](Desk& d, const std::string&) { end_comparing(d); }},
    DeskAction{"repair.only_in_breach", "Repair: touch only what is in breach", "Localities", needs_repairable,
               [](Desk& d, const std::string&) {
                   Comparing& c = comparing_of(d);
                   c.repair_only_in_breach = !d.repair_open || !c.repair_only_in_breach;
                   c.list_open = false;
                   d.repair_open = true;
                   d.settings.panes.show_right = true;
                   d.document->session().request_repair(c.repair_only_in_breach ? session::RepairScope::only_in_breach
                                                                                : session::RepairScope::anywhere);
               },
               [](const Desk& d) { return d.repair_open && d.comparing && d.comparing->repair_only_in_breach; }},
};

}  // namespace

std::span<const DeskAction> scenario_actions() { return kActions; }

}  // namespace merestone::ui

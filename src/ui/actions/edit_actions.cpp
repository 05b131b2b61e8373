// Changing the plan: every one a step that can be undone.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_tables.hpp"
#include "ui/hover_card.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

model::LocalityIx subject_locality(const Desk& d) {
    const scene::ItemId id = d.selection.subject();
    return id.kind == ItemKind::locality && d.document ? d.document->in_draft(id.number) : model::LocalityIx();
}

std::string needs_locality(const Desk& d) {
    if (!d.document) return "no plan is open";
    return subject_locality(d) ? "" : "select a locality first";
}
std::string needs_movable(const Desk& d) {
    if (!d.document) return "no plan is open";
    if (d.selection.of(ItemKind::zone).empty() && d.selection.of(ItemKind::practice).empty()) return "select zones or practices first";
    return d.document->shown().localities.empty() ? "there are no localities yet" : "";
}
std::string needs_zones(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.selection.of(ItemKind::zone).empty() ? "select zones first" : "";
}
// The one that all selected zones are in, as the draft numbers it.
std::optional<model::LocalityIx> locality_of_zones(const Desk& d) {
    std::optional<model::LocalityIx> one;
    for (const std::uint32_t z : d.selection.of(ItemKind::zone)) {
        const model::LocalityIx l = d.document->session().draft().zone_locality[z];
        if (!l || (one && *one != l)) return std::nullopt;
        one = l;
    }
    return one;
}
std::string needs_part_of_one(const Desk& d) {
    if (const std::string why = needs_zones(d); !why.empty()) return why;
    const auto one = locality_of_zones(d);
    if (!one) return "the selected zones are in several localities";
    const auto& of = d.document->session().draft().zone_locality;
    const auto all = static_cast<std::size_t>(std::count(of.begin(), of.end(), *one));
    return d.selection.of(ItemKind::zone).size() < all ? "" : "that is the whole locality";
}
std::string needs_localities(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->shown().localities.empty() ? "there are no localities yet" : "";
}
std::string needs_hub(const Desk& d) {
    if (!d.document) return "no plan is open";
    const ItemKind kind = d.selection.subject().kind;
    return kind == ItemKind::hub || kind == ItemKind::hub_catchment ? "" : "select a hub first";
}
std::string needs_site(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.selection.subject().kind == ItemKind::housing ? "" : "select a housing site first";
}
std::string needs_one_practice(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.selection.subject().kind == ItemKind::practice ? "" : "select a practice first";
}

std::string needs_undo(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->session().history().next_undo() != nullptr ? "" : "nothing was changed yet";
}
std::string needs_redo(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->session().history().next_redo() != nullptr ? "" : "nothing was undone";
}

void went(Desk& d, const char* how, const std::optional<session::Document::Moved>& moved) {
    if (!moved) return;
    d.take_changes();  // panels drawn after this read draft and figures side by side
    std::vector<scene::ItemId> zones;
    for (const std::uint32_t z : moved->selection) zones.push_back({ItemKind::zone, z});
    if (!zones.empty()) d.selection.select(std::move(zones), SelectHow::replace);
    d.say(NoticeKind::done, fmt::format("{}: {}", how, moved->words),
          d.document->session().dirty() ? "" : "The plan is again as it was opened or last saved.");
}

void select_of_kind(Desk& d, ItemKind kind, std::size_t count) {
    std::vector<scene::ItemId> ids;
    for (std::uint32_t i = 0; i < count; ++i) ids.push_back({kind, i});
    d.selection.select(std::move(ids), SelectHow::replace);
}

std::size_t zones_of(const Desk& d) { return d.document->shown().plan.zones.size(); }

void step_locality(Desk& d, int by) {
    const auto n = static_cast<int>(d.document->shown().localities.size());
    const scene::ItemId at = d.selection.subject();
    const int from = at.kind == ItemKind::locality ? static_cast<int>(at.number) : by > 0 ? -1 : 0;
    d.show({ItemKind::locality, static_cast<std::uint32_t>(((from + by) % n + n) % n)}, false);
}

void place_housing_or_hub(Desk& d, Tool tool) {
    d.tool = tool;
    d.sketch.clear();
    d.sketching = false;
}

constexpr std::array kActions{
    DeskAction{"edit.undo", "Undo", "Edit", needs_undo,
               [](Desk& d, const std::string&) { went(d, "Undone", d.document->session().undo()); }},
    DeskAction{"edit.redo", "Redo", "Edit", needs_redo,
               [](Desk& d, const std::string&) { went(d, "Done again", d.document->session().redo()); }},
    DeskAction{"edit.history", "History", "Edit", needs_plan, [](Desk& d, const std::string&) { d.history_open = true; }},
    DeskAction{"edit.copy", "Copy the selected rows", "Edit", needs_plan,
               [](Desk& d, const std::string&) {
                   const Table table = make_table(d.open_table, d.document->shown());
                   std::vector<std::uint32_t> rows;
                   for (std::uint32_t r = 0; r < table.rows.size(); ++r)
                       if (d.selection.has(table.rows[r].id)) rows.push_back(r);
                   if (d.host.set_clipboard) d.host.set_clipboard(as_tsv(table, rows));
                   d.say(NoticeKind::done, fmt::format("Copied {} rows", rows.size()));
               }},
    DeskAction{"select.all", "Select all zones", "Edit", needs_plan,
               [](Desk& d, const std::string&) { select_of_kind(d, ItemKind::zone, zones_of(d)); }},
    DeskAction{"select.none", "Select nothing", "Edit", needs_selection, [](Desk& d, const std::string&) { d.selection.clear(); }},
    DeskAction{"select.invert", "Select the other zones", "Edit", needs_plan,
               [](Desk& d, const std::string&) {
                   std::vector<scene::ItemId> ids;
                   for (std::uint32_t z = 0; z < zones_of(d); ++z)
                       if (!d.selection.has({ItemKind::zone, z})) ids.push_back({ItemKind::zone, z});
                   d.selection.select(std::move(ids), SelectHow::replace);
               }},
    DeskAction{"select.again", "Select again what was selected", "Edit", needs_plan,
               [](Desk& d, const std::string&) { d.selection.again(); }},
    DeskAction{"select.row", "Select by table and key (practices X0001)", "", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto parts = base::split(words, ' ');
                   for (const std::string_view name : table_names()) {
                       if (parts.empty() || name != parts[0]) continue;
                       const Table table = make_table(name, d.document->shown());
                       for (const TableRow& row : table.rows)
                           if (parts.size() > 1 && row.key == parts[1]) return d.show(row.id, false);
                   }
                   d.say(NoticeKind::hint, "There is no such row: " + words);
               }},

    DeskAction{"locality.next", "Next locality", "Localities", needs_localities, [](Desk& d, const std::string&) { step_locality(d, 1); }},
    DeskAction{"locality.previous", "Previous locality", "Localities", needs_localities,
               [](Desk& d, const std::string&) { step_locality(d, -1); }},
    DeskAction{"locality.target", "Move to (a locality's code)", "", needs_localities,
               [](Desk& d, const std::string& words) {
                   const Shown s = d.document->shown();
                   for (std::size_t i = 0; i < s.localities.size(); ++i)
                       if (s.localities[i].id == words) d.target_locality = static_cast<std::uint32_t>(i);
               }},
    DeskAction{"locality.move", "Move the selection to the chosen locality", "Localities", needs_movable,
               [](Desk& d, const std::string&) {
                   if (const auto command = d.move_command()) d.apply(*command);
               }},
    DeskAction{
        "locality.move_only", "Move this practice only", "Localities", needs_one_practice,
        [](Desk& d, const std::string&) {
            d.apply(edit::MovePracticeOnly{model::PracticeIx(d.selection.subject().number), d.document->in_draft(d.target_locality)});
        }},
    DeskAction{"locality.create", "Make a locality of the selected zones", "Localities", needs_zones,
               [](Desk& d, const std::string& name) {
                   edit::CreateLocality create;
                   for (const std::uint32_t z : d.selection.of(ItemKind::zone)) create.zones.emplace_back(z);
                   create.name = name;
                   d.apply(create);
               }},
    DeskAction{"locality.split", "Split the selected zones off their locality", "Localities", needs_part_of_one,
               [](Desk& d, const std::string& name) {
                   edit::SplitLocality split;
                   split.which = locality_of_zones(d).value_or(model::LocalityIx());
                   for (const std::uint32_t z : d.selection.of(ItemKind::zone)) split.zones.emplace_back(z);
                   split.name = name;
                   d.apply(split);
               }},
    DeskAction{"locality.rename", "Rename the locality", "Localities", needs_locality,
               [](Desk& d, const std::string& name) {
                   if (name.empty()) {
                       d.widgets.focus_next("inspector.name");
                       return;
                   }
                   d.apply(edit::RenameLocality{subject_locality(d), name});
               }},
    DeskAction{"locality.merge", "Merge into the chosen locality", "Localities", needs_locality,
               [](Desk& d, const std::string&) {
                   const auto into = d.document->in_draft(d.target_locality);
                   if (d.apply(edit::MergeLocalities{subject_locality(d), into}))
                       if (const auto shown = d.document->as_shown(into)) d.show({ItemKind::locality, *shown}, false);
               }},
    DeskAction{"locality.lock", "Lock or unlock the locality", "Localities", needs_locality,
               [](Desk& d, const std::string&) {
                   const auto l = subject_locality(d);
                   d.apply(edit::SetLocked{{l}, !d.document->session().draft().localities[l.pos()].locked});
               }},
    DeskAction{"locality.lock_all", "Lock all localities", "Localities", needs_localities,
               [](Desk& d, const std::string&) {
                   d.apply(edit::SetLocked{{}, true});
               }},
    DeskAction{"locality.unlock_all", "Unlock all localities", "Localities", needs_localities,
               [](Desk& d, const std::string&) {
                   d.apply(edit::SetLocked{{}, false});
               }},
    DeskAction{"locality.select_zones", "Select the locality's zones", "Localities", needs_locality,
               [](Desk& d, const std::string&) {
                   const Shown s = d.document->shown();
                   std::vector<scene::ItemId> ids;
                   for (std::uint32_t z = 0; z < s.plan.zones.size(); ++z)
                       if (const auto l = s.scenario.zone_locality[z]; l && l.pos() == d.selection.subject().number)
                           ids.push_back({ItemKind::zone, z});
                   d.selection.select(std::move(ids), SelectHow::replace);
               }},
    DeskAction{"locality.repair", "Repair: fewest patients to move", "Localities", needs_localities,
               [](Desk& d, const std::string&) {
                   d.repair_open = true;
                   d.settings.panes.show_right = true;
                   const bool only = d.comparing && d.comparing->repair_only_in_breach;
                   d.document->session().request_repair(only ? session::RepairScope::only_in_breach : session::RepairScope::anywhere);
               }},
    DeskAction{"step.accept", "Accept what is proposed or drawn", "", always,
               [](Desk& d, const std::string&) {
                   const bool proposed = d.repair_open || d.sketching || d.tool == Tool::reshape;
                   if (proposed || !click_at_cross(d)) d.accept_step();
               }},
    DeskAction{"step.cancel", "Cancel what is begun", "", always, [](Desk& d, const std::string&) { d.cancel_step(); }},

    DeskAction{"tool.move", "Move zones: click them into the chosen locality", "Localities", needs_localities,
               [](Desk& d, const std::string&) { place_housing_or_hub(d, Tool::move); },
               [](const Desk& d) { return d.tool == Tool::move; }},
    DeskAction{"tool.hub", "Place or move a hub", "Estate", needs_plan,
               [](Desk& d, const std::string&) { place_housing_or_hub(d, Tool::hub); }, [](const Desk& d) { return d.tool == Tool::hub; }},
    DeskAction{"tool.catchment", "Draw a hub's catchment", "Estate", needs_hub,
               [](Desk& d, const std::string&) { place_housing_or_hub(d, Tool::catchment); },
               [](const Desk& d) { return d.tool == Tool::catchment; }},
    DeskAction{"tool.housing", "Add a housing site", "Estate", needs_plan,
               [](Desk& d, const std::string&) { place_housing_or_hub(d, Tool::housing); },
               [](const Desk& d) { return d.tool == Tool::housing; }},
    DeskAction{
        "hub.remove", "Remove the hub", "Estate", needs_hub,
        [](Desk& d, const std::string&) { d.apply(edit::RemoveHub{d.document->shown().plan.hubs[d.selection.subject().number].id}); }},
    DeskAction{"housing.remove", "Remove the housing site", "Estate", needs_site,
               [](Desk& d, const std::string&) {
                   d.apply(edit::RemoveHousingSite{d.document->shown().plan.housing[d.selection.subject().number].id});
               }},
};

}  // namespace

std::span<const DeskAction> edit_actions() { return kActions; }

}  // namespace merestone::ui

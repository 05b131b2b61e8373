// The desk's changes to the plan: what a tool or a button asks for, as commands to the session.
#include <fmt/format.h>

#include <algorithm>

#include "actions/verbs.hpp"
#include "base/text.hpp"
#include "geo/geos_ops.hpp"
#include "platform/directories.hpp"
#include "session/save.hpp"
#include "ui/comparing.hpp"
#include "ui/desk.hpp"
#include "ui/new_plan.hpp"
#include "ui/reshaping.hpp"
#include "ui/what_if.hpp"

namespace merestone::ui {

using scene::ItemKind;

// Numbers of localities, hubs and housing sites change with an edit. What stays the same: a locality's number in the draft, an id.
struct Desk::Named {
    ItemKind kind = ItemKind::none;
    model::LocalityIx locality;
    std::string id;
};

Desk::Named Desk::named(const scene::ItemId& item) const {
    const model::Plan& plan = document->shown().plan;
    switch (item.kind) {
        case ItemKind::locality: return {item.kind, document->in_draft(item.number), {}};
        case ItemKind::hub:
        case ItemKind::hub_catchment: return {item.kind, {}, item.number < plan.hubs.size() ? plan.hubs[item.number].id : ""};
        case ItemKind::housing: return {item.kind, {}, item.number < plan.housing.size() ? plan.housing[item.number].id : ""};
        default: return {};  // what is published keeps its number
    }
}

std::optional<scene::ItemId> Desk::numbered(const Named& named) const {
    const model::Plan& plan = document->shown().plan;
    const auto at = [&](const auto& things) -> std::optional<scene::ItemId> {
        for (std::size_t i = 0; i < things.size(); ++i)
            if (things[i].id == named.id) return scene::ItemId{named.kind, static_cast<std::uint32_t>(i)};
        return std::nullopt;
    };
    if (named.kind == ItemKind::housing) return at(plan.housing);
    if (named.kind != ItemKind::locality) return at(plan.hubs);
    const auto shown = document->as_shown(named.locality);
    return shown ? std::optional(scene::ItemId{ItemKind::locality, *shown}) : std::nullopt;
}

bool Desk::take_changes() {
    const auto held = [this](const scene::ItemId& id) { return std::pair(id, named(id)); };
    std::vector<std::pair<scene::ItemId, Named>> selected;
    for (const scene::ItemId& id : selection.items()) selected.push_back(held(id));
    const auto subject = held(selection.subject());
    // Of another scenario the same number is another locality.
    Comparing& scenarios = comparing_of(*this);
    const bool other = !scenarios.scenario_seen.empty() && scenarios.scenario_seen != document->session().draft().scenario_id;
    scenarios.scenario_seen = document->session().draft().scenario_id;
    if (other) std::erase_if(selected, [](const auto& was) { return was.first.kind == ItemKind::locality; });
    const model::LocalityIx target = document->in_draft(target_locality);
    if (!document->refresh()) return false;
    const auto now = [this](const std::pair<scene::ItemId, Named>& was) {
        return was.second.kind == ItemKind::none ? std::optional(was.first) : numbered(was.second);
    };
    if (const auto shown = document->as_shown(target)) target_locality = *shown;
    std::vector<scene::ItemId> items;
    for (const auto& was : selected)
        if (const auto is = now(was)) items.push_back(*is);
    selection.select(std::move(items), SelectHow::replace);
    if (const auto is = now(subject); is && selection.has(*is)) selection.show(*is);
    // Beside the subject only what keeps its number is still known to lie there.
    std::erase_if(under, [this](const scene::ItemId& id) { return named(id).kind != ItemKind::none; });
    return true;
}

void Desk::forget_what_is_gone() {
    if (!document) return;
    const Shown s = document->shown();
    const auto gone = [&s](const scene::ItemId& id) {
        switch (id.kind) {
            case ItemKind::locality: return id.number >= s.localities.size();
            case ItemKind::hub:
            case ItemKind::hub_catchment: return id.number >= s.plan.hubs.size();
            case ItemKind::housing: return id.number >= s.plan.housing.size();
            default: return false;  // what is published stays
        }
    };
    std::erase_if(under, gone);
    if (std::none_of(selection.items().begin(), selection.items().end(), gone)) return;
    std::vector<scene::ItemId> left = selection.items();
    std::erase_if(left, gone);
    selection.select(std::move(left), SelectHow::replace);
}

bool Desk::apply(const edit::Command& command) {
    if (new_plan) {
        say(NoticeKind::hint, "Write the plan first", "Until then its files are read anew with each change, and nothing drawn would stay.");
        return false;
    }
    session::Document& s = document->session();
    const auto applied = s.apply(command, selection.of(ItemKind::zone));
    if (!applied) {
        say(NoticeKind::hint, applied.error().what, applied.error().todo);
        return false;
    }
    if (document->sample() && s.needs_copy()) {
        const auto file = session::copy_path(platform::documents_folder(), s.base().title);
        s.become_copy(file);
        say(NoticeKind::hint, "This is now your own copy of the sample", "Ctrl+S keeps it; the sample itself stays as it is.");
    }
    take_changes();
    std::string more;
    for (const std::string& note : applied.value().notes) more += (more.empty() ? "" : "\n") + note;
    say(NoticeKind::done, applied.value().words, more);
    return true;
}

void Desk::go_to_step(std::size_t position) {
    session::Document& s = document->session();
    while (s.history().position() > position && s.undo()) {
    }
    while (s.history().position() < position && s.redo()) {
    }
    take_changes();
    if (!s.dirty()) say(NoticeKind::done, "The plan is again as it was opened or last saved");
}

std::optional<edit::Command> Desk::move_command() const {
    if (!document) return std::nullopt;
    const model::LocalityIx to = document->in_draft(target_locality);
    if (!to) return std::nullopt;
    const auto zones = selection.of(ItemKind::zone);
    const auto practices = selection.of(ItemKind::practice);
    if (!zones.empty()) {
        edit::MoveZones move{{}, to};
        for (const std::uint32_t z : zones) move.zones.emplace_back(z);
        return move;
    }
    if (practices.empty()) return std::nullopt;
    edit::MovePractices move{{}, to};
    for (const std::uint32_t p : practices) move.practices.emplace_back(p);
    return move;
}

const session::Profile& Desk::profile_of(const std::vector<model::ZoneIx>& zones) {
    if (profile_zones_ != zones || profile_for_ != document->revision() + (document_number << 40U)) {
        profile_ = document->session().profile(std::span<const model::ZoneIx>(zones));
        profile_zones_ = zones;
        profile_for_ = document->revision() + (document_number << 40U);
    }
    return profile_;
}

void Desk::click_with_tool(geo::Point at) {
    const Shown s = document->shown();
    if (tool == Tool::move) {
        const auto zone = document->session().zone_at(at);
        const auto to = document->in_draft(target_locality);
        if (zone && to && s.scenario.zone_locality[zone.pos()] && s.scenario.zone_locality[zone.pos()].pos() == target_locality) {
            say(NoticeKind::hint, "This zone is in that locality already");
        } else if (zone && to) {
            (void)apply(edit::MoveZones{{zone}, to});
        }
    } else if (tool == Tool::hub) {
        const scene::ItemId subject = selection.subject();
        if (subject.kind == ItemKind::hub && subject.number < s.plan.hubs.size()) {
            (void)apply(edit::MoveHub{s.plan.hubs[subject.number].id, at});
        } else {
            model::Hub hub;
            hub.name = fmt::format("Hub {}", s.plan.hubs.size() + 1);
            hub.at = at;
            hub.status = "candidate";
            hub.basis = "drawn by the planner";
            if (apply(edit::PlaceHub{hub})) {
                const auto& hubs = document->shown().plan.hubs;
                for (std::uint32_t i = 0; i < hubs.size(); ++i)
                    if (hubs[i].name == hub.name) show({ItemKind::hub, i}, false);
            }
        }
    } else if (tool == Tool::what_if) {
        place_what_if(*this, at);
    } else if (tool == Tool::housing) {
        model::HousingSite site;
        site.name = "New homes";
        site.at = at;
        site.permissioned = false;
        if (apply(edit::PutHousingSite{site})) {
            show({ItemKind::housing, static_cast<std::uint32_t>(document->shown().plan.housing.size() - 1)}, false);
            widgets.focus_next("housing.homes");
            say(NoticeKind::hint, "How many homes, and when?", "Type it in the panel on the right: until then nothing is known of them.");
        }
    }
}

void Desk::accept_step() {
    if (repair_open && document) {
        const session::Repair* repair = document->session().repair();
        if (repair == nullptr || repair->steps.empty()) return;
        if (const auto done = document->session().accept_repair(); !done) notices.say(done.error(), now_s);
        else say(NoticeKind::done, "Repaired");
        repair_open = false;
        return;
    }
    if (tool == Tool::catchment && sketch.size() > 2 && document) {
        geo::Polygon drawn;
        drawn.outer.assign(sketch.begin(), sketch.end());
        drawn.outer.push_back(sketch.front());
        if (take_outline(*this, geo::repaired({drawn}))) {
            sketch.clear();
            sketching = false;
            return;
        }
        if (take_sketch(*this, drawn.outer)) {
            sketch.clear();
            sketching = false;
            return;
        }
        const scene::ItemId subject = selection.subject();
        const Shown s = document->shown();
        if ((subject.kind == ItemKind::hub || subject.kind == ItemKind::hub_catchment) && subject.number < s.plan.hubs.size()) {
            (void)apply(edit::SetHubCatchment{s.plan.hubs[subject.number].id, geo::repaired({drawn})});
            tool = Tool::select;  // its figures come next, not another corner
        }
    }
    sketch.clear();
    sketching = false;
}

void Desk::cancel_step() {
    if (popup_open()) return;  // they close themselves
    if (repair_open) repair_open = false;
    else if (comparing && comparing->list_open) comparing->list_open = false;
    else if (comparing && comparing->on && selection.empty()) end_comparing(*this);
    else if (sketching || !sketch.empty()) {
        sketch.clear();
        sketching = false;
        if (reshaping) reshaping->sketch = Reshaping::Sketch::none;
    } else if (tool != Tool::select) tool = Tool::select;
    else if (selection.empty() && what_if_open(*this)) what_if->open = false;
    else selection.clear();
}

void Desk::export_plan(const std::filesystem::path& file, const std::string& layer) {
    // The plan as it stands, through a project file kept aside, by the same verb as the command line's.
    const auto aside = std::filesystem::temp_directory_path() / fmt::format("merestone-export-{}.gpkg", fmt::ptr(this));
    struct Written {};
    const auto base = std::make_shared<model::Plan>(document->session().base());
    const edit::Draft draft = document->session().draft();
    const model::Problems problems = document->session().problems();
    pool.run<Written>(
        "Exporting " + layer, document->session().revision(),
        [=, data = data_folder](const base::Progress& progress) -> base::Result<Written> {
            if (const auto kept = session::save_project(aside, *base, draft, problems); !kept) return kept.error();
            actions::Request request;
            request.plan = aside;
            request.out = file;
            request.what = layer;
            request.options.data_folder = data;
            request.options.scenario = draft.scenario_id;
            actions::Outcome outcome;
            for (const actions::Action& a : actions::actions())
                if (std::string_view(a.id) == "export") outcome = a.run(request, progress);
            std::error_code fault;
            std::filesystem::remove(aside, fault);
            if (outcome.exit_code != 0) return base::Error{base::ErrorKind::internal, "the export did not work: " + outcome.text, ""};
            return Written{};
        },
        [this, file](jobs::Key, base::Result<Written> r) {
            const bool shapefile = base::lower(file.extension().string()) == ".shp";
            if (r)
                say(NoticeKind::done, "Exported to " + file.filename().string(),
                    "In " + file.parent_path().string() +
                        (shapefile ? ". A shapefile is several files of one name: hand them on together, with the list of its fields."
                                   : ""));
            else notices.say(r.error(), now_s);
        });
}

}  // namespace merestone::ui

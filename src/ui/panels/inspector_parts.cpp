#include "ui/inspector_parts.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "edit/attributes.hpp"
#include "style/numbers.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/need_chart.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

std::vector<model::ZoneIx> zones_of_selection(const Desk& d) {
    const Shown s = d.document->shown();
    std::vector<model::ZoneIx> out;
    for (const std::uint32_t z : d.selection.of(ItemKind::zone)) out.emplace_back(z);
    for (const std::uint32_t l : d.selection.of(ItemKind::locality))
        for (std::size_t z = 0; z < s.scenario.zone_locality.size(); ++z)
            if (const auto at = s.scenario.zone_locality[z]; at && at.pos() == l) out.emplace_back(z);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void draw_profile(Desk& d, const session::Profile& p) {
    Widgets& w = d.widgets;
    const Shown s = d.document->shown();
    const auto fact = [&](const char* name, const std::string& value, const std::string& hint = {}) {
        w.pair(name, value, hint);
        w.note(std::string("profile.") + name, true, value);
    };
    if (s.year) w.muted("As in " + base::to_string(s.plan.base_year) + ", or as published:");
    fact("Zones", style::whole(static_cast<double>(p.zones)));
    fact("Area", style::one_decimal(p.area_km2) + " km²");
    fact("Residents", p.people_resident ? style::whole(*p.people_resident) + " people" : std::string(style::kNotKnown), p.people_by);
    fact("Registered", style::whole(p.people_registered_living) + " people", "Living here and registered with a practice of the plan");
    fact("Practices", std::to_string(p.practices.size()), "That stand here");
    fact("Their lists", style::whole(static_cast<double>(p.people_registered_list)) + " people");
    fact("Premises", fmt::format("{} ({} with rooms known)", p.premises.size(), p.premises_with_rooms));
    fact("Rooms", p.rooms_ce ? style::number_short(*p.rooms_ce) + " consulting and examination" : std::string(style::kNotKnown));
    fact("Homes to come", style::whole(static_cast<double>(p.dwellings_min)), "Least number of the housing sites here");
    double ages = 0;
    for (const auto& [band, n] : p.people_by_age) ages += n;
    if (ages > 0) {
        ImGui::Spacing();
        w.heading("Residents by age");
        for (const auto& [band, n] : p.people_by_age) fact(band.c_str(), fmt::format("{} ({})", style::whole(n), style::percent(n / ages)));
    }
    double all = 0;
    for (const double n : p.people_by_imd_quintile) all += n;
    if (all > 0) {
        ImGui::Spacing();
        w.heading("Residents by deprivation");
        for (std::size_t q = 0; q < p.people_by_imd_quintile.size(); ++q)
            fact(q == 0                                     ? "Most deprived"
                 : q + 1 == p.people_by_imd_quintile.size() ? "Least deprived"
                                                            : fmt::format("Fifth {}", q + 1).c_str(),
                 fmt::format("{} ({})", style::whole(p.people_by_imd_quintile[q]), style::percent(p.people_by_imd_quintile[q] / all)));
    }
    if (!p.boundaries.empty()) {
        ImGui::Spacing();
        w.heading("Share in each boundary");
        for (const session::BoundaryShare& b : p.boundaries)
            fact((b.boundary + ": " + (b.part.empty() ? "none" : b.part)).c_str(), style::percent(b.share));
    }
    if (!p.practices.empty()) {
        ImGui::Spacing();
        w.heading("Practices here");
        for (const model::PracticeIx x : p.practices)
            if (w.row("profile.practice." + s.plan.practices[x.pos()].id,
                      (s.plan.practices[x.pos()].id + " " + s.plan.practices[x.pos()].name).c_str(), false)) {
                d.show({ItemKind::practice, static_cast<std::uint32_t>(x.pos())}, false);
                break;
            }
    }
}

// One locality to choose, kept on the desk as the target of moves.
void choose_target(Desk& d, const char* id) {
    const auto names = locality_choices(d);
    std::size_t chosen = std::min<std::size_t>(d.target_locality, names.empty() ? 0 : names.size() - 1);
    ImGui::PushItemWidth(-1.0F);
    if (d.widgets.choice(id, "##target", chosen, names)) d.target_locality = static_cast<std::uint32_t>(chosen);
    ImGui::PopItemWidth();
}

void action_button(Desk& d, const char* action, const char* label) {
    const DeskAction* a = find_action(action);
    if (a == nullptr) return;
    if (d.widgets.button(std::string("inspector.") + action, label, a->title, a->why_not(d))) (void)run_action(d, action);
}

// What the move would do to both sides, before it is done.
void draw_preview(Desk& d, const edit::Command& command) {
    const auto preview = d.document->session().preview(command);
    if (!preview) {
        d.widgets.muted(preview.error().what);
        return;
    }
    const session::Preview& p = preview.value();
    if (const Shown s = d.document->shown(); s.year) d.widgets.muted("With the people of " + base::to_string(s.plan.base_year) + ":");
    const auto& draft = d.document->session().draft();
    std::size_t unchanged = 0;
    for (std::size_t i = 0; i < p.localities.size(); ++i) {
        if (p.before[i].people == p.after[i].people && p.before[i].pieces == p.after[i].pieces &&
            p.before[i].in_range == p.after[i].in_range) {
            ++unchanged;  // only shares of other figures move
            continue;
        }
        const bool gone = p.after[i].zones == 0 && p.after[i].practices == 0;
        const bool ok = p.after[i].in_range || gone;
        ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(ok ? d.theme.text : d.theme.bad));
        ImGui::PushTextWrapPos(0.0F);
        const edit::Locality& l = draft.localities[p.localities[i].pos()];
        const std::string figures =
            gone ? std::string("is no more")
                 : fmt::format("{} -> {} people{}{}", base::grouped(p.before[i].people), base::grouped(p.after[i].people),
                               ok ? "" : ", out of range", p.after[i].pieces > 1 ? fmt::format(", in {} pieces", p.after[i].pieces) : "");
        ImGui::TextUnformatted(fmt::format("{} {}: {}", l.id, l.name, figures).c_str());
        ImGui::PopTextWrapPos();
        ImGui::PopStyleColor();
    }
    if (unchanged == p.localities.size() && unchanged > 0) d.widgets.muted("No locality's people, range or pieces change.");
    for (const std::string& note : p.applied.notes) d.widgets.muted(note);
}

}  // namespace

std::vector<std::string> locality_choices(const Desk& d) {
    std::vector<std::string> out;
    for (const model::LocalityStats& l : d.document->shown().localities) out.push_back(l.id + " " + l.name);
    return out;
}

void draw_selection_profile(Desk& d) {
    const auto zones = zones_of_selection(d);
    d.widgets.heading(fmt::format("{} selected", d.selection.items().size()).c_str());
    draw_need_chart(d);
    if (!d.document->shown().localities.empty()) {
        d.widgets.muted("Move them to");
        choose_target(d, "inspector.target");
        if (const auto command = d.move_command()) draw_preview(d, *command);
        action_button(d, "locality.move", "Move");
        ImGui::SameLine();
        action_button(d, "locality.create", "Make a locality of them");
        ImGui::SameLine();
        action_button(d, "locality.split", "Split them off");
        ImGui::Separator();
    }
    if (!zones.empty()) draw_profile(d, d.profile_of(zones));
}

void draw_plan_buttons(Desk& d, const scene::ItemId& id) {
    if (d.document->shown().localities.empty()) return;
    if (id.kind == ItemKind::practice || id.kind == ItemKind::zone) {
        ImGui::Separator();
        d.widgets.heading(id.kind == ItemKind::practice ? "Move with its neighbourhood to" : "Move this zone to");
        choose_target(d, "inspector.target");
        if (const auto command = d.move_command()) draw_preview(d, *command);
        action_button(d, "locality.move", "Move");
        if (id.kind == ItemKind::practice) {
            ImGui::SameLine();
            action_button(d, "locality.move_only", "Move this practice only");
            action_button(d, "file.passports", "Page to print...");
        }
    } else if (id.kind == ItemKind::locality) {
        ImGui::Separator();
        const auto in_draft = d.document->in_draft(id.number);
        const bool locked = in_draft && d.document->session().draft().localities[in_draft.pos()].locked;
        action_button(d, "locality.lock", locked ? "Unlock" : "Lock");
        ImGui::SameLine();
        action_button(d, "locality.select_zones", "Select its zones");
        ImGui::PushItemWidth(-1.0F);
        if (d.name_of != id) {
            d.name_of = id;
            d.name_text = d.document->shown().localities[id.number].name;
        }
        if (d.widgets.field_entered("inspector.name", "Name", d.name_text, 80)) (void)run_action(d, "locality.rename", d.name_text);
        ImGui::PopItemWidth();
        d.widgets.hint("Enter gives it this name");
        d.widgets.muted("Merge into");
        choose_target(d, "inspector.target");
        const auto into = d.document->in_draft(d.target_locality);
        if (in_draft && into && into != in_draft) draw_preview(d, edit::MergeLocalities{in_draft, into});
        action_button(d, "locality.merge", "Merge");
    } else if (id.kind == ItemKind::hub || id.kind == ItemKind::hub_catchment) {
        ImGui::Separator();
        action_button(d, "tool.catchment", "Draw its catchment");
        ImGui::SameLine();
        action_button(d, "hub.remove", "Remove the hub");
    } else if (id.kind == ItemKind::housing) {
        ImGui::Separator();
        action_button(d, "housing.remove", "Remove");
    }
}

void draw_attribute_form(Desk& d, const scene::ItemId& id) {
    const Shown s = d.document->shown();
    std::string kind;
    std::string subject;
    switch (id.kind) {
        case ItemKind::practice: kind = "practice", subject = s.plan.practices[id.number].id; break;
        case ItemKind::premises: kind = "premises", subject = s.plan.premises[id.number].id; break;
        case ItemKind::zone: kind = "zone", subject = s.plan.zones[id.number].id; break;
        case ItemKind::hub: kind = "hub", subject = s.plan.hubs[id.number].id; break;
        case ItemKind::housing: kind = "housing", subject = s.plan.housing[id.number].id; break;
        default: return;
    }
    std::vector<const edit::Attribute*> fields;
    for (const edit::Attribute& a : edit::attributes())
        if (a.kind == kind) fields.push_back(&a);
    if (fields.empty()) return;
    ImGui::Separator();
    const bool open = ImGui::CollapsingHeader("Correct a value");
    d.widgets.note("attribute.header", true, open ? "open" : "closed");
    if (!open) return;
    std::vector<std::string> titles;
    for (const edit::Attribute* a : fields)
        titles.push_back(std::string(a->title) + (a->unit.empty() ? "" : " (" + std::string(a->unit) + ")"));
    d.attribute_field = std::min(d.attribute_field, fields.size() - 1);
    const edit::Attribute& chosen = *fields[d.attribute_field];
    const std::string now = kind + "/" + subject + "/" + std::string(chosen.field);
    if (const std::string about = kind + "/" + subject; d.attribute_about != about) {
        d.attribute_about = about;
        d.attribute_source.clear();  // who said it of another thing said nothing of this one
    }
    if (d.attribute_of != now) {
        d.attribute_of = now;
        d.attribute_value = edit::attribute_text(s.plan, chosen, subject);
    }
    ImGui::PushItemWidth(-1.0F);
    (void)d.widgets.choice("attribute.field", "##field", d.attribute_field, titles);
    (void)d.widgets.field("attribute.value", "nothing known", d.attribute_value, 200);
    (void)d.widgets.field("attribute.source", "Who says so (needed)", d.attribute_source, 200);
    ImGui::PopItemWidth();
    const auto checked = edit::checked(chosen, d.attribute_value);
    if (!checked) d.widgets.muted(checked.error().what);
    const std::string why = !checked ? checked.error().what : base::trim(d.attribute_source).empty() ? "say who says so" : "";
    if (d.widgets.button("attribute.set", "Set", {}, why)) {
        edit::SetAttribute set{kind, subject, std::string(chosen.field), d.attribute_value, std::string(base::trim(d.attribute_source))};
        d.apply(set);
        d.attribute_of.clear();
    }
}

bool draw_repair(Desk& d) {
    if (!d.repair_open) return false;
    Widgets& w = d.widgets;
    w.heading("Repair");
    bool only = d.comparing && d.comparing->repair_only_in_breach;
    if (w.check("repair.only_in_breach", "Touch only what is in breach", only)) (void)run_action(d, "repair.only_in_breach");
    w.hint("Localities in range and in one piece keep every practice and zone, unless nothing else mends the rest");
    const session::Repair* repair = d.document->session().repair();
    const std::string problem = d.document->session().repair_problem();
    if (repair == nullptr) {
        w.muted(problem.empty() ? "Looking for the fewest patients to move..." : problem);
    } else if (repair->steps.empty()) {
        w.muted(repair->why_not);
    } else {
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(fmt::format("{} {}, {} patients change their locality. {}", repair->steps.size(),
                                           repair->steps.size() == 1 ? "move" : "moves", style::whole(repair->patients),
                                           repair->proven ? "No cheaper set of such moves exists." : "A cheaper set may exist.")
                                   .c_str());
        if (!repair->scope_words.empty()) {
            ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(repair->spared ? d.theme.good : d.theme.bad));
            ImGui::TextUnformatted(repair->scope_words.c_str());
            ImGui::PopStyleColor();
            w.note("repair.scope", true, repair->scope_words);
        }
        for (const session::RepairStep& step : repair->steps)
            w.muted(fmt::format("{} ({} patients)", step.words, style::whole(step.patients)));
        w.heading("Afterwards");
        const auto& draft = d.document->session().draft();
        for (const session::RepairFigure& f : repair->figures) {
            const edit::Locality& l = draft.localities[f.locality.pos()];
            const std::string line = fmt::format("{} {}: {} -> {} people{}", l.id, l.name, base::grouped(f.people_before),
                                                 base::grouped(f.people_after), f.in_range_after ? "" : ", out of range");
            ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(f.in_range_after ? d.theme.text : d.theme.bad));
            ImGui::TextUnformatted(line.c_str());
            ImGui::PopStyleColor();
        }
        ImGui::PopTextWrapPos();
        if (w.primary_button("repair.accept", "Accept (Enter)")) (void)run_action(d, "step.accept");
        ImGui::SameLine();
    }
    if (w.button("repair.close", "Close (Esc)")) (void)run_action(d, "step.cancel");
    return true;
}

}  // namespace merestone::ui

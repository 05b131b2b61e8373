// The what-if's fields and its answer, in the inspector.
#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/desk_actions.hpp"
#include "ui/what_if.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kPracticesShown = 10;

void fields(Desk& d, WhatIf& w) {
    const auto field = [&](const char* id, const char* name, const char* hint, std::string& text, std::size_t most = 20) {
        ImGui::AlignTextToFramePadding();
        ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(d.theme.muted));
        ImGui::TextUnformatted(name);
        ImGui::PopStyleColor();
        ImGui::SameLine(d.theme.px(150));
        ImGui::PushItemWidth(-1.0F);
        (void)d.widgets.field(id, hint, text, most);
        ImGui::PopItemWidth();
    };
    const bool by_year = !base::trim(w.form.trajectory).empty();
    field("what_if.homes", "Homes", by_year ? "by year, below" : "how many, such as 200", w.form.homes);
    field("what_if.first_year", "First finished in", base::to_string(w.plan ? w.plan->base_year : base::Year{2017}).c_str(),
          w.form.first_year);
    field("what_if.years", "Over years, evenly", "1", w.form.years);
    field("what_if.trajectory", "or homes by year", "40, 60, 60, 40", w.form.trajectory, 400);
    field("what_if.household_size", "People a home", "the plan's", w.form.household_size);
    field("what_if.new_patient_share", "New patients, share", "the plan's", w.form.new_patient_share);
    field("what_if.cost_per_m2", "Cost a m², £", "the plan's", w.form.cost_per_m2_gbp);
    field("what_if.fees_share", "Fees, share", "the plan's", w.form.fees_share);
    const std::array<std::string, 3> ways{"As neighbours do", "With the nearest practice", "By spare space"};
    auto way = static_cast<std::size_t>(w.form.by);
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(d.theme.muted));
    ImGui::TextUnformatted("They register");
    ImGui::PopStyleColor();
    ImGui::SameLine(d.theme.px(150));
    ImGui::PushItemWidth(-1.0F);
    if (d.widgets.choice("what_if.register", "##register", way, ways)) w.form.by = static_cast<analysis::RegisterBy>(way);
    ImGui::PopItemWidth();
}

std::string with_label(const analysis::WhatIfAnswer& a, std::initializer_list<std::string_view> ids) {
    std::string out;
    for (const model::Assumption& x : a.assumptions)
        for (const std::string_view id : ids)
            if (x.id == id) {
                const std::string label = analysis::confidence_label(x);
                out += fmt::format("{}{} = {} {}{}{}: {}", out.empty() ? "" : "\n", x.id, style::number_short(x.value), x.unit,
                                   label.empty() ? "" : " - ", label, x.source);
            }
    return out;
}

void pair(Desk& d, const char* id, const char* name, const std::string& value, const std::string& hint = {}) {
    d.widgets.pair(name, value, hint);
    d.widgets.note(id, true, value);
}

void need(Desk& d, const analysis::WhatIfAnswer& a) {
    pair(d, "what_if.patients", "Patients", style::whole(a.patients_all), with_label(a, {"household_size", "new_patient_share"}));
    pair(d, "what_if.area", "Floor space needed", style::one_decimal(a.area_m2) + " m² net",
         with_label(a, {"m2_per_gp", "patients_per_gp_m2"}));
    const auto rooms = [](double n) { return fmt::format("{:.2f}, so {}", n, analysis::whole_rooms(n)); };
    pair(d, "what_if.rooms_ce", "Consulting rooms", rooms(a.rooms_ce),
         with_label(a, {"access_rate_per_1000", "appointment_ce_min", "hours_week", "room_utilisation", "weeks_open"}));
    pair(d, "what_if.rooms_treatment", "Treatment rooms", rooms(a.rooms_treatment),
         with_label(a, {"access_rate_per_1000", "appointment_treatment_min", "share_treatment", "hours_week", "room_utilisation"}));
    pair(d, "what_if.gp_fte", "GPs, full-time", fmt::format("{:.2f}", a.gp_fte), with_label(a, {"patients_per_fte"}));
}

void share(Desk& d, const analysis::WhatIfAnswer& a) {
    ImGui::Separator();
    d.widgets.heading("What a developer may be asked for");
    const auto money = [](const analysis::Contribution& c) {
        return fmt::format("{}\n{} a home", style::pounds(c.contribution_gbp), style::pounds(std::llround(c.per_dwelling_gbp)));
    };
    const std::string cost = with_label(a, {"cost_per_m2_gbp", "fees_share"});
    pair(d, "what_if.share", "If no space is spare", money(a.without_spare), cost);
    pair(d, "what_if.share_after_spare", "After spare space", a.after_spare ? money(*a.after_spare) : std::string(style::kNotKnown), cost);
    for (const model::Assumption& x : a.assumptions) {
        if (x.id != "cost_per_m2_gbp" && x.id != "m2_per_gp" && x.id != "household_size") continue;
        const std::string label = analysis::confidence_label(x);
        d.widgets.muted(fmt::format("At {} {}{}", style::number_short(x.value), x.unit, label.empty() ? "" : ": " + label));
        d.widgets.hint(x.source);
    }
    const std::string within = style::metres_text(a.radius_m);
    if (a.near.empty()) d.widgets.muted(fmt::format("No practice stands within {}.", within));
    else if (a.near_known == 0)
        d.widgets.muted(fmt::format("The floor space of none of the {} practices within {} is known.", a.near.size(), within));
    else
        d.widgets.muted(fmt::format(
            "Space known of {} of {} practices within {}: {} m² spare, {} m² lacking already (backlog, in no developer's share).",
            a.near_known, a.near.size(), within, style::one_decimal(a.spare_m2), style::one_decimal(a.backlog_m2)));
}

void practices(Desk& d, WhatIf& w) {
    const analysis::WhatIfAnswer& a = *w.answer;
    ImGui::Separator();
    d.widgets.heading("Where they register");
    d.widgets.muted(fmt::format("On 1 April {}: new patients, and the list without and with them", a.year(a.full_at).first));
    w.pointed = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < std::min(kPracticesShown, a.practices.size()); ++i) {
        const analysis::WhatIfPractice& p = a.practices[i];
        const model::Practice& practice = w.plan->practices[p.practice.pos()];
        const std::string label =
            fmt::format("+{}  {}", style::whole(p.patients[a.full_at]), practice.name.empty() ? practice.id : practice.name);
        const std::string id = "what_if.practice." + practice.id;
        if (d.widgets.row(id, label.c_str(), false))
            d.show({scene::ItemKind::practice, static_cast<std::uint32_t>(p.practice.pos())}, false);
        d.widgets.note(id, true, style::one_decimal(p.patients[a.full_at]));
        if (ImGui::IsItemHovered()) {
            w.pointed = i;
            ImGui::SetTooltip("%s %s: %s of them, %s away", practice.id.c_str(), practice.name.c_str(), style::percent(p.share).c_str(),
                              p.distance_m ? style::metres_text(*p.distance_m).c_str() : "its way is not known");
        }
        ImGui::Indent(d.theme.px(14));
        d.widgets.muted(p.list_before
                            ? fmt::format("list {} without, {} with them", style::whole(*p.list_before), style::whole(*p.list_after))
                            : std::string("its list is not known"));
        ImGui::Unindent(d.theme.px(14));
    }
    if (a.practices.size() > kPracticesShown)
        d.widgets.muted(fmt::format("and {} with fewer; the export has them all", a.practices.size() - kPracticesShown));
    if (a.outside_share > 0.0) d.widgets.muted(style::percent(a.outside_share) + " with practices outside the plan");
    ImGui::Separator();
    d.widgets.heading("By year");
    for (std::size_t y = 0; y < a.years; ++y) {
        if (y > 0 && y + 1 < a.years && a.patients[y] == a.patients[y - 1]) continue;  // nothing new that year
        pair(d, fmt::format("what_if.year.{}", a.year(y).first).c_str(), fmt::format("1 April {}", a.year(y).first).c_str(),
             style::whole(a.patients[y]) + " patients");
    }
}

void assumptions(Desk& d, const analysis::WhatIfAnswer& a) {
    ImGui::Separator();
    d.widgets.heading("Every assumption used");
    for (const model::Assumption& x : a.assumptions) {
        const std::string label = analysis::confidence_label(x);
        d.widgets.pair(x.id.c_str(), style::number_short(x.value) + " " + x.unit, x.source);
        if (!label.empty()) d.widgets.muted(label);
    }
    ImGui::Separator();
    d.widgets.heading("What to know");
    for (const std::string& note : a.notes) d.widgets.muted(note);
}

void button(Desk& d, const char* action, const char* label) {
    const DeskAction* a = find_action(action);
    if (d.widgets.button(action, label, a->title, a->why_not(d))) (void)run_action(d, action);
}

}  // namespace

bool draw_what_if_card(Desk& d) {
    if (!what_if_open(d)) return false;
    refresh_what_if(d);
    WhatIf& w = *d.what_if;
    if (!d.selection.empty()) {
        if (d.widgets.button("what_if.back", "Back to the what-if", "The homes on the map, and their answer")) d.selection.clear();
        ImGui::Separator();
        return false;
    }
    d.widgets.muted("What if");
    d.widgets.heading(w.answer ? fmt::format("{} homes here", style::whole(w.answer->homes)).c_str() : "How many homes here?");
    const model::Zone& zone = d.document->shown().plan.zones[w.zone.pos()];
    d.widgets.muted(fmt::format("In {}, E {:.0f} N {:.0f}. Click elsewhere on the map to move it.", zone.name.empty() ? zone.id : zone.name,
                                w.at.x, w.at.y));
    ImGui::Spacing();
    fields(d, w);
    refresh_what_if(d);  // what was typed this frame
    ImGui::Spacing();
    if (!w.why_not.empty()) {
        const bool untouched = w.form.homes.empty() && w.form.trajectory.empty();
        ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(untouched ? d.theme.muted : d.theme.bad));
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(untouched ? "Type how many homes." : w.why_not.c_str());
        ImGui::PopTextWrapPos();
        ImGui::PopStyleColor();
        d.widgets.note("what_if.why_not", true, w.why_not);
    } else if (!w.answer) {
        d.widgets.muted("Working it out...");
    }
    if (w.answer) {
        ImGui::Separator();
        if (d.document->shown().plan.illustrative) d.widgets.muted("Illustrative data: made up");
        need(d, *w.answer);
        share(d, *w.answer);
        ImGui::Spacing();
    }
    ImGui::PushItemWidth(-1.0F);
    (void)d.widgets.field("what_if.name", "Name of the site, if kept", w.name, 100);
    ImGui::PopItemWidth();
    button(d, "what_if.keep", "Keep as housing site");
    ImGui::SameLine();
    button(d, "what_if.close", "Close");
    button(d, "what_if.export_page", "Page...");
    ImGui::SameLine();
    button(d, "what_if.export_table", "Table...");
    if (what_if_open(d) && w.answer) {
        practices(d, w);
        assumptions(d, *w.answer);
    }
    return true;
}

}  // namespace merestone::ui

// The right-hand panel: what is selected and what can be done with it; with nothing selected, which questions this data can answer.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/hover_card.hpp"
#include "ui/inspector_parts.hpp"
#include "ui/need_chart.hpp"
#include "ui/panels.hpp"
#include "ui/reshaping.hpp"
#include "ui/what_if.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

const char* kind_word(ItemKind kind) {
    switch (kind) {
        case ItemKind::locality: return "locality";
        case ItemKind::practice: return "practice";
        case ItemKind::premises: return "premises";
        case ItemKind::zone: return "zone";
        case ItemKind::hub:
        case ItemKind::hub_catchment: return "hub";
        default: return "";
    }
}

std::string subject_id(const Shown& s, const scene::ItemId& id) {
    switch (id.kind) {
        case ItemKind::locality: return id.number < s.localities.size() ? s.localities[id.number].id : "";
        case ItemKind::practice: return s.plan.practices[id.number].id;
        case ItemKind::premises: return s.plan.premises[id.number].id;
        case ItemKind::zone: return s.plan.zones[id.number].id;
        case ItemKind::hub:
        case ItemKind::hub_catchment: return s.plan.hubs[id.number].id;
        default: return "";
    }
}

void draw_flags_of(Desk& d, const scene::ItemId& id) {
    const Shown s = d.document->shown();
    const std::string subject = subject_id(s, id);
    bool first = true;
    for (const model::Flag& f : s.flags) {
        if (f.subject_kind != kind_word(id.kind) || f.subject != subject) continue;
        if (first) {
            ImGui::Separator();
            d.widgets.heading("Flags");
            first = false;
        }
        const style::RagStyle look = style::rag_style(f.rag);
        const bool ours = f.source.find("our default") != std::string::npos;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float high = ImGui::GetTextLineHeight();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(at, {at.x + d.theme.px(6), at.y + high}, imgui_colour(look.fill));
        ImGui::Indent(d.theme.px(12));
        ImGui::PushTextWrapPos(0.0F);
        const bool later = s.year && f.first_year && *f.first_year > *s.year;
        ImGui::TextUnformatted(
            fmt::format("{}{}{}: {}", later ? "Not yet: " : "", look.word, ours ? " (our default)" : "", f.reason).c_str());
        d.widgets.hint(fmt::format("Rule {}: {}", f.rule, f.source));
        if (!f.action.empty()) d.widgets.muted(f.action);
        d.widgets.muted("Source: " + f.source);
        ImGui::PopTextWrapPos();
        ImGui::Unindent(d.theme.px(12));
    }
}

void draw_others_under(Desk& d) {
    if (d.under.size() < 2) return;
    ImGui::Separator();
    d.widgets.muted("Also under the click");
    for (std::size_t i = 0; i < d.under.size(); ++i) {
        const scene::ItemId id = d.under[i];
        if (id == d.selection.subject()) continue;
        const Page page = page_of(d, id);
        if (page.title.empty()) continue;
        if (d.widgets.row("inspector.under." + std::to_string(i), (page.kind + ": " + page.title).c_str(), false)) {
            const auto under = d.under;
            d.show(id, false);
            d.under = under;
            break;
        }
    }
}

void draw_page(Desk& d, const scene::ItemId& id) {
    const Page page = page_of(d, id);
    d.widgets.muted(page.kind);
    d.widgets.heading(page.title.c_str());
    d.widgets.note("inspector.title", true, page.title);
    if (d.widgets.button("inspector.zoom", "Zoom to")) (void)run_action(d, "map.to_selection");
    ImGui::SameLine();
    if (d.widgets.button("inspector.copy", "Copy")) {
        std::string text = page.title + "\r\n";
        for (const Fact& f : page.facts) text += f.name + "\t" + f.value + "\r\n";
        if (d.host.set_clipboard) d.host.set_clipboard(text);
        d.say(NoticeKind::done, "Copied");
    }
    ImGui::Spacing();
    draw_need_chart(d);
    for (const Fact& f : page.facts) {
        d.widgets.pair(f.name.c_str(), f.value, f.hint);
        d.widgets.note("inspector." + f.name, true, f.value);
    }
    draw_plan_buttons(d, id);
    if (id.kind == ItemKind::housing) draw_housing_form(d, id.number);
    draw_reshape_panel(d);
    draw_attribute_form(d, id);
    draw_flags_of(d, id);
    draw_others_under(d);
}

void question(Desk& d, bool can, const char* asked, const std::string& why) {
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(can ? d.theme.good : d.theme.muted));
    ImGui::TextUnformatted(can ? "Yes" : "No");
    ImGui::PopStyleColor();
    ImGui::SameLine(d.theme.px(34));
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(asked);
    if (!can) d.widgets.muted(why);
    ImGui::PopTextWrapPos();
}

template <typename Items, typename Has>
std::size_t count(const Items& items, Has has) {
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), has));
}

// Selects the localities that break a rule of today's grouping.
void show_breach(Desk& d, const std::string& rule) {
    std::vector<scene::ItemId> ids;
    for (const session::CheapFlag& f : d.document->session().live().flags(d.document->session().draft()))
        if (f.rule == rule && f.locality)
            if (const auto shown = d.document->as_shown(f.locality)) ids.push_back({ItemKind::locality, *shown});
    if (ids.empty()) return;
    const scene::ItemId first = ids.front();
    d.selection.select(std::move(ids), SelectHow::replace);
    d.selection.show(first);
}

// Which questions the plan's data can answer, and what would open the rest.
void draw_questions(Desk& d) {
    const Shown s = d.document->shown();
    const model::Plan& p = s.plan;
    d.widgets.heading(p.title.c_str());
    d.widgets.muted(fmt::format("{} zones, {} practices, {} premises, as at {}", p.zones.size(), p.practices.size(), p.premises.size(),
                                style::date_text(p.as_at)));
    if (p.illustrative) d.widgets.muted("Illustrative data: nothing in it is a real practice, building or plan.");
    draw_need_chart(d);
    ImGui::Separator();
    d.widgets.heading("What this data can answer");
    const std::size_t lists = count(p.practices, [](const auto& x) { return x.list.has_value(); });
    const std::size_t rooms = count(p.premises, [](const auto& x) { return x.rooms_ce.has_value(); });
    const std::size_t facets = count(p.premises, [](const auto& x) { return !x.facets.empty(); });
    const std::size_t fte = count(p.practices, [](const auto& x) { return x.gp_fte.has_value(); });
    const bool ages = std::any_of(p.zones.begin(), p.zones.end(), [](const auto& z) { return !z.ages.empty(); });
    question(d, lists > 0, "How many people is each locality for, and is it in range?", "Add list sizes by practice (NHS Digital).");
    question(d, !p.flows.empty(), "Are people treated in their own locality?", "Add patients by practice and LSOA (NHS Digital).");
    question(d, ages, "How old are the people of an area?", "Add residents by age (ONS).");
    question(d, rooms > 0, fmt::format("Will the rooms hold them? ({} of {} premises known)", rooms, p.premises.size()).c_str(),
             "Add a premises table with rooms and floor space.");
    question(d, facets > 0, fmt::format("Which buildings are not fit? ({} of {} surveyed)", facets, p.premises.size()).c_str(),
             "Add the six-facet survey.");
    question(d, fte > 0, "Are there enough GPs?", "Add general practice workforce (NHS Digital).");
    question(d, !p.housing.empty(), "When do new homes bring people?", "Add the council's brownfield register or trajectory.");
    question(d, !p.hubs.empty(), "Whom does a hub serve?", "Place a hub with the Hub tool (H).");
    ImGui::Separator();
    const auto totals = d.document->session().live().totals();
    d.widgets.heading(s.year ? ("This grouping, with the people of " + base::to_string(p.base_year)).c_str() : "This grouping");
    d.widgets.pair("Localities", std::to_string(totals.localities));
    const auto breach = [&](const char* name, std::size_t n, const char* rule) {
        d.widgets.pair(name, std::to_string(n));
        if (n == 0) return;
        ImGui::SameLine();
        if (d.widgets.button(std::string("questions.show.") + rule, fmt::format("Show##{}", rule).c_str(), "Selects them"))
            show_breach(d, rule);
    };
    breach("Out of range", totals.out_of_range, "L3");
    breach("In pieces", totals.in_pieces, "L4");
    breach("Straddling", totals.straddling, "L7");
    d.widgets.pair("Treated within", style::percent(totals.selfcontained_share), "Patients treated in their own locality");
    d.widgets.pair("Mean way", totals.localities > 0 ? style::metres_text(1000 * totals.mean_distance_km) : std::string(style::kNotKnown),
                   "Straight line, weighted by people");
    ImGui::Spacing();
    d.widgets.muted("Click the map, or a row below, to see what is there.");
}

}  // namespace

void draw_inspector(Desk& d) {
    if (begin_pane("inspector", d.layout.right)) {
        if (!d.document) {
            for (const model::Problem& p : d.failed_problems) {
                if (p.severity != model::Severity::error) continue;
                ImGui::PushTextWrapPos(0.0F);
                ImGui::TextUnformatted(fmt::format("{}{}: {}", p.file, p.row > 0 ? fmt::format(" row {}", p.row) : "", p.meaning).c_str());
                d.widgets.muted(p.todo);
                ImGui::PopTextWrapPos();
                ImGui::Separator();
            }
            if (d.failed_problems.empty()) d.widgets.muted("What you click is explained here.");
        } else if (draw_repair(d) || draw_scenarios(d) || draw_compare(d)) {
        } else if (draw_what_if_card(d)) {
        } else if (d.selection.empty()) {
            draw_questions(d);
        } else if (d.selection.items().size() > 1) {
            draw_selection_profile(d);
        } else {
            draw_page(d, d.selection.subject());
        }
    }
    end_pane();
}

}  // namespace merestone::ui

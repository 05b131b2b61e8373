// Two scenarios compared: which two, how they are shown, figures of both, what differs in words; and the table of what moves.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"

namespace merestone::ui {
namespace {

void choose_side(Desk& d, const char* id, const char* label, std::string& side) {
    const auto names = d.document->session().scenario_names();
    std::vector<std::string> titles;
    std::size_t at = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        using Kind = session::ScenarioName::Kind;
        titles.push_back(names[i].title + (names[i].kind == Kind::working ? " (worked on)" : ""));
        if (names[i].key == side) at = i;
    }
    ImGui::PushItemWidth(-1.0F);
    d.widgets.muted(label);
    if (d.widgets.choice(id, (std::string("##") + id).c_str(), at, titles) && at < names.size()) {
        Comparing& c = *d.comparing;
        const std::string& other = &side == &c.a ? c.b : c.a;
        if (names[at].key == other) std::swap(c.a, c.b);
        else side = names[at].key;
        tick_comparing(d);
    }
    ImGui::PopItemWidth();
}

void figure(Desk& d, const char* name, const std::string& a, const std::string& b, const char* hint = "") {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(name);
    ImGui::PopTextWrapPos();
    if (*hint != '\0') d.widgets.hint(hint);
    for (const std::string& value : {a, b}) {
        ImGui::TableNextColumn();
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(value.c_str());
        ImGui::PopTextWrapPos();
    }
    d.widgets.note(std::string("compare.figure.") + name, true, a + " | " + b);
}

void draw_figures(Desk& d, const session::ScenarioComparison& c) {
    if (!ImGui::BeginTable("figures", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 0.72F);
    ImGui::TableSetupColumn("A", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    ImGui::TableSetupColumn("B", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    ImGui::TableHeadersRow();
    const session::SideFigures& a = c.figures_a;
    const session::SideFigures& b = c.figures_b;
    const auto range = [](const session::SideFigures& f) { return fmt::format("{} of {}", f.in_range, f.localities); };
    const auto whole = [](std::size_t n) { return style::whole(static_cast<double>(n)); };
    const auto extreme = [](const std::optional<std::int64_t>& n, const std::string& name) {
        return n ? fmt::format("{} ({})", style::whole(n), name) : std::string(style::kNotKnown);
    };
    figure(d, "In range", range(a), range(b), "Localities within the plan's bounds of people");
    figure(d, "In pieces", whole(a.in_pieces), whole(b.in_pieces), "Localities of more than one piece");
    figure(d, "With holes", whole(a.with_holes), whole(b.with_holes), "Localities with another inside them");
    figure(d, "Mean way", fmt::format("{} km", base::number_text(a.mean_km, 2)), fmt::format("{} km", base::number_text(b.mean_km, 2)),
           "Straight line to the locality's centre, over registered people");
    figure(d, "Treated within", style::percent(a.selfcontained_share), style::percent(b.selfcontained_share),
           "Patients treated in their own locality");
    figure(d, "Largest", extreme(a.largest_people, a.largest), extreme(b.largest_people, b.largest));
    figure(d, "Smallest", extreme(a.smallest_people, a.smallest), extreme(b.smallest_people, b.smallest));
    if (a.practices_left_out + b.practices_left_out > 0)
        figure(d, "Practices in none", whole(a.practices_left_out), whole(b.practices_left_out), "Practices in no locality");
    if (a.zones_left_out + b.zones_left_out > 0)
        figure(d, "Zones in none", whole(a.zones_left_out), whole(b.zones_left_out), "Zones in no locality");
    ImGui::EndTable();
}

}  // namespace

bool draw_compare(Desk& d) {
    if (!d.comparing || !d.comparing->on || d.comparing->list_open) return false;
    Comparing& c = *d.comparing;
    Widgets& w = d.widgets;
    w.heading("Compare");
    choose_side(d, "compare.a", "A, on the left", c.a);
    choose_side(d, "compare.b", "B, on the right", c.b);
    ImGui::Spacing();
    if (w.radio("compare.swipe", "Swipe", !c.beside)) (void)run_action(d, "compare.swipe");
    ImGui::SameLine();
    if (w.radio("compare.beside", "Side by side", c.beside)) (void)run_action(d, "compare.beside");
    w.check("compare.arrows", "Arrows", c.arrows);
    w.hint(
        "From where practices are to the centre of the locality they come to; many of the same way are one arrow, as wide as their "
        "patients are many");
    ImGui::SameLine();
    if (w.button("compare.swap", "Swap A and B")) (void)run_action(d, "compare.swap");
    ImGui::SameLine();
    if (w.button("compare.close", "Close (Esc)")) {
        end_comparing(d);
        return true;
    }
    ImGui::Separator();
    if (!comparing_shown(d)) {
        w.muted(c.fault.empty() ? "Judging both..." : c.fault);
        return true;
    }
    const session::ScenarioComparison& all = *c.shown->comparison;
    if (c.shown->key != c.asked) w.muted("Working it out again...");
    w.heading("What B changes");
    ImGui::PushTextWrapPos(0.0F);
    std::string told;
    for (const std::string& line : all.words) {
        ImGui::Bullet();
        ImGui::TextUnformatted(line.c_str());
        told += line + ".\r\n";
    }
    ImGui::PopTextWrapPos();
    w.note("compare.words", true, base::join(all.words, "; "));
    if (w.button("compare.copy", "Copy these words")) {
        if (d.host.set_clipboard) d.host.set_clipboard(fmt::format("A: {}\r\nB: {}\r\n{}", c.shown->title_a, c.shown->title_b, told));
        d.say(NoticeKind::done, "Copied");
    }
    ImGui::Spacing();
    w.heading("Figures");
    draw_figures(d, all);
    ImGui::Spacing();
    w.muted(
        "Like localities have like colours on both sides; hatched ones are out of range. The practices that move are in the table "
        "below, under Differences.");
    return true;
}

Table differences_table(const Desk& d) {
    Table t{"differences", "Differences", {}, {}};
    if (!comparing_shown(d)) return t;
    const std::shared_ptr<const Compared> c = d.comparing->shown;
    const auto row = [c](std::size_t r) -> const session::MovedRow& { return c->comparison->moved[r]; };
    const auto practice = [c, row](std::size_t r) -> const model::Practice& { return c->plan->practices[row(r).practice.pos()]; };
    const auto label = [](const analysis::Judged& j, model::LocalityIx l) {
        return l ? fmt::format("{} {}", j.scenario.locality_id[l.pos()], j.scenario.locality_name[l.pos()]) : std::string("none");
    };
    const auto km = [](const std::optional<double>& n) { return Cell{n ? base::number_text(*n, 2) : std::string(style::kNotKnown), n}; };
    t.columns = {
        {"Code", "", false,
         [practice](std::size_t r) {
             return Cell{practice(r).id, std::nullopt};
         }},
        {"Practice", "", false,
         [practice](std::size_t r) {
             return Cell{practice(r).name, std::nullopt};
         }},
        {"From", "locality in A", false,
         [c, row, label](std::size_t r) {
             return Cell{label(*c->comparison->a, row(r).from), {}};
         }},
        {"To", "locality in B", false,
         [c, row, label](std::size_t r) {
             return Cell{label(*c->comparison->b, row(r).to), {}};
         }},
        {"List", "people", true,
         [row](std::size_t r) {
             const auto n = row(r).list;
             return Cell{style::whole(n), n ? std::optional<double>(static_cast<double>(*n)) : std::nullopt};
         }},
        {"To centre, A", "km, straight line to the locality's centre", true, [row, km](std::size_t r) { return km(row(r).km_from); }},
        {"To centre, B", "km, straight line to the locality's centre", true, [row, km](std::size_t r) { return km(row(r).km_to); }},
        {"Difference", "km, B less A", true,
         [row, km](std::size_t r) {
             const auto& m = row(r);
             return km(m.km_from && m.km_to ? std::optional(*m.km_to - *m.km_from) : std::nullopt);
         }},
    };
    for (const session::MovedRow& m : c->comparison->moved) {
        const model::Practice& p = c->plan->practices[m.practice.pos()];
        std::optional<geo::Box> where;
        if (p.at) {
            geo::Box box;
            box.add(*p.at);
            where = box.grown(600.0);
        }
        t.rows.push_back({{scene::ItemKind::practice, static_cast<std::uint32_t>(m.practice.pos())}, p.id, where});
    }
    return t;
}

}  // namespace merestone::ui

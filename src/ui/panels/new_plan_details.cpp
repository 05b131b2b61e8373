// The area of a new plan, whose practices it holds, its dates and bounds.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/new_plan.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

using io::Role;

void draw_area_columns(Desk& d) {
    NewPlan& n = *d.new_plan;
    const auto zones = actions::layer_of(n.made, Role::zones);
    if (!zones) return;
    for (const io::ColumnChoice& c : actions::area_columns(n.made)) {
        std::vector<std::string> options{"-"};
        std::vector<std::string> values{""};
        std::size_t chosen = 0;
        const auto& filter = n.made.layers[*zones].filter;
        const auto now = filter.find(c.column);
        for (const auto& [value, rows] : c.rows) {
            if (now != filter.end() && now->second == std::vector<std::string>{value}) chosen = options.size();
            options.push_back(fmt::format("{} ({} zones)", value.empty() ? "(empty)" : value, rows));
            values.push_back(value);
        }
        ImGui::PushItemWidth(d.theme.px(200));
        if (d.widgets.choice("newplan.area." + c.column, ("zones whose " + c.column + " is this").c_str(), chosen, options)) {
            if (chosen == 0) actions::whole_area(n.made);
            else actions::choose_area(n.made, c.column, values[chosen]);
            new_plan_changed(d);
        }
        ImGui::PopItemWidth();
    }
}

void draw_area_parts(Desk& d) {
    NewPlan& n = *d.new_plan;
    for (const NewPlan::Parts& p : n.parts) {
        const std::string key = "newplan.parts." + p.boundary;
        const bool open = ImGui::TreeNode(key.c_str(), "Parts of \"%s\" (%d)", p.boundary.c_str(), static_cast<int>(p.ids.size()));
        d.widgets.note(key, true, open ? "open" : "closed");
        if (!open) continue;
        for (const auto& [id, name] : p.ids) {
            auto& parts = n.made.area.parts;
            bool on = n.made.area.boundary == p.boundary && std::find(parts.begin(), parts.end(), id) != parts.end();
            const std::string label = name.empty() || name == id ? id : name + " (" + id + ")";
            if (!d.widgets.check(key + "/" + id, label.c_str(), on)) continue;
            auto keep = n.made.area.boundary == p.boundary ? parts : std::vector<std::string>();
            actions::whole_area(n.made);
            if (on) keep.push_back(id);
            else std::erase(keep, id);
            std::sort(keep.begin(), keep.end());
            if (!keep.empty()) n.made.area = {p.boundary, std::move(keep), {}};
            new_plan_changed(d);
        }
        ImGui::TreePop();
    }
}

void draw_area(Desk& d) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    w.heading("Area");
    if (d.document && n.shown == n.changes && !d.opener.busy())
        w.muted(fmt::format("{} zones, {} practices", style::whole(static_cast<double>(d.document->session().base().zones.size())),
                            style::whole(static_cast<double>(d.document->session().base().practices.size()))));
    draw_area_columns(d);
    draw_area_parts(d);
    if (w.button("newplan.area.draw", n.drawing ? "Click the corners on the map" : "Draw the outline",
                 "Zones that lie at least half within it are planned", d.document ? "" : "the map shows nothing yet")) {
        n.drawing = true;
        d.tool = Tool::catchment;
    }
    const auto zones = actions::layer_of(n.made, Role::zones);
    const bool part = n.made.outline || !n.made.area.boundary.empty() || (zones && !n.made.layers[*zones].filter.empty());
    if (part) {
        ImGui::SameLine();
        if (w.button("newplan.area.whole", "All zones again")) {
            actions::whole_area(n.made);
            new_plan_changed(d);
        }
    }
    if (n.made.outline) w.muted("The drawn outline is the area.");
}

void draw_commissioners(Desk& d) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    if (n.here.empty()) return;
    const auto chosen = actions::commissioners(n.made);
    w.heading("Whose practices");
    bool each = n.by_practice;
    if (w.check("newplan.by_practice", "Each practice that looks mainly after people of the area", each)) {
        n.by_practice = each;
        n.chosen_by_hand = true;
        if (propose_practices(n)) new_plan_changed(d);
        n.here_for = n.changes;  // the choice changes no count
    }
    if (n.by_practice) {
        for (const actions::CommissionerHere& c : n.here)
            if (c.here > 0) w.muted(fmt::format("{}: {} of its {} practices", c.code, c.here, c.practices));
        return;
    }
    w.muted("Commissioners most of whose practices look after people of the area are taken. Choose otherwise:");
    for (const actions::CommissionerHere& c : n.here) {
        const auto at = std::find(chosen.begin(), chosen.end(), c.code);
        bool on = chosen.empty() || at != chosen.end();
        if (c.here == 0 && !on) continue;  // the rest of the country
        if (!w.check("newplan.commissioner." + c.code,
                     fmt::format("{}: {} practices, {} of them here", c.code, c.practices, c.here).c_str(), on))
            continue;
        std::vector<std::string> codes = chosen;
        if (chosen.empty())
            for (const auto& other : n.here) codes.push_back(other.code);
        if (on) codes.push_back(c.code);
        else std::erase(codes, c.code);
        std::sort(codes.begin(), codes.end());
        actions::choose_commissioners(n.made, std::move(codes));
        n.chosen_by_hand = true;
        new_plan_changed(d);
        n.here_for = n.changes;  // the choice changes no count
    }
}

// A whole number of a field; nothing, with words about it, where it is none.
std::optional<std::int64_t> whole(NewPlan& n, const char* what, const std::string& text, std::int64_t least, std::int64_t most) {
    const auto value = base::parse_int(text);
    if (value && *value >= least && *value <= most) return value;
    if (n.form.wrong.empty())
        n.form.wrong = fmt::format("{}: a whole number from {} to {}", what, base::grouped(least), base::grouped(most));
    return {};
}

void read_form(Desk& d) {
    NewPlan& n = *d.new_plan;
    const actions::NewPlan before = n.made;
    n.form.wrong.clear();
    n.made.title = std::string(base::trim(n.form.title));
    n.made.as_at = std::string(base::trim(n.form.as_at));
    const auto year = [&](const char* what, const std::string& text) -> std::optional<int> {
        const std::string first(base::trim(text.substr(0, text.find('/'))));
        if (first.empty()) return {};
        const auto value = whole(n, what, first, 1990, 2150);
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    n.made.base_year = year("First year", n.form.first_year);
    n.made.horizon_year = year("Last year", n.form.last_year);
    if (const auto least = whole(n, "At least", n.form.people_min, 0, 10'000'000)) n.made.constraints.people_min = *least;
    if (const auto most = whole(n, "At most", n.form.people_max, 1, 10'000'000)) n.made.constraints.people_max = *most;
    n.made.assumptions.clear();
    if (!base::trim(n.form.household).empty()) {
        const auto size = base::parse_number(n.form.household);
        if (!size || *size <= 0 || *size > 20) {
            if (n.form.wrong.empty()) n.form.wrong = "People a home: a number such as 2.3";
        } else {
            model::Assumption a = io::default_assumptions().at("household_size");
            a.value = *size;
            a.source =
                base::trim(n.form.household_source).empty() ? "planner, no source" : std::string(base::trim(n.form.household_source));
            a.confidence = "planner";
            a.from = "plan";
            a.low.reset();
            a.high.reset();
            a.as_at.clear();
            n.made.assumptions.push_back(std::move(a));
        }
    }
    // Only what the map depends on is worth reading all again for.
    if (n.made.as_at != before.as_at || n.made.base_year != before.base_year || n.made.horizon_year != before.horizon_year)
        new_plan_changed(d);
}

void draw_form(Desk& d) {
    NewPlan& n = *d.new_plan;
    Widgets& w = d.widgets;
    bool typed = false;
    const auto field = [&](const char* id, const char* name, const char* hint, std::string& text, float width = 120) {
        ImGui::PushItemWidth(d.theme.px(static_cast<double>(width)));
        typed = w.field(id, hint, text, 120) || typed;
        ImGui::PopItemWidth();
        ImGui::SameLine();
        ImGui::TextUnformatted(name);
    };
    w.heading("Title and dates");
    field("newplan.title", "title", "Leeds: neighbourhoods 2026", n.form.title, 280);
    field("newplan.as_at", "practices open on (year-month-day)", "2024-04-01", n.form.as_at);
    field("newplan.first_year", "first year", "2024/25", n.form.first_year);
    field("newplan.last_year", "last year", "2034/35", n.form.last_year);
    w.heading("People in a locality");
    field("newplan.people_min", "at least", "30000", n.form.people_min);
    field("newplan.people_max", "at most", "80000", n.form.people_max);
    std::vector<std::string> counts{"registered patients", "residents"};
    std::size_t counted = n.made.population == model::PopulationBasis::resident ? 1 : 0;
    ImGui::PushItemWidth(d.theme.px(200));
    if (w.choice("newplan.population", "are counted", counted, counts)) {
        n.made.population = counted == 1 ? model::PopulationBasis::resident : model::PopulationBasis::registered;
        new_plan_changed(d);
    }
    ImGui::PopItemWidth();
    for (const auto& l : n.made.layers) {
        if (l.role != Role::boundary) continue;
        auto& within = n.made.constraints.within;
        bool on = std::find(within.begin(), within.end(), l.name) != within.end();
        if (w.check("newplan.within." + l.name, fmt::format("found localities must not straddle \"{}\"", l.name).c_str(), on)) {
            if (on) within.push_back(l.name);
            else std::erase(within, l.name);
        }
    }
    w.heading("New homes");
    const auto registers = std::count_if(n.made.layers.begin(), n.made.layers.end(), [](const auto& l) { return l.role == Role::housing; });
    if (registers > 0) {
        std::size_t without = 0;
        if (d.document)
            for (const model::HousingSite& site : d.document->session().base().housing) without += site.homes_by_year.empty() ? 1U : 0U;
        if (without > 0) w.muted(fmt::format("{} sites have no years: their homes count in none until you say when they come.", without));
        bool phased = false;
        const auto when = [&](const char* id, const char* name, const char* hint, std::string& text) {
            ImGui::PushItemWidth(d.theme.px(120));
            phased = w.field(id, hint, text, 20) || phased;
            ImGui::PopItemWidth();
            ImGui::SameLine();
            ImGui::TextUnformatted(name);
        };
        when("newplan.homes_from", "first homes, where no years are given", "2019/20", n.form.homes_from);
        when("newplan.homes_years", "years, evenly (labelled as assumed)", "how many", n.form.homes_years);
        if (phased) {
            for (auto& l : n.made.layers) {
                if (l.role != Role::housing) continue;
                l.options["first_year"] = n.form.homes_from;
                l.options["years"] = n.form.homes_years;
            }
            new_plan_changed(d);
        }
    }
    const model::Assumption usual = io::default_assumptions().at("household_size");
    field("newplan.household", "people a home",
          fmt::format("{} ({})", style::number_short(usual.value), usual.source.substr(0, 24)).c_str(), n.form.household, 200);
    field("newplan.household_source", "its source", "who says so", n.form.household_source, 280);
    if (typed) read_form(d);
}

}  // namespace

void draw_new_plan_details(Desk& d) {
    draw_area(d);
    draw_commissioners(d);
    draw_form(d);
}

}  // namespace merestone::ui

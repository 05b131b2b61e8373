#include "ui/developer_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/what_if.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

std::string known(const std::optional<double>& n) { return n ? style::one_decimal(*n) : std::string(style::kNotKnown); }

// The prices that a method's money stands at, for its column's header: of the total, whose rate is that of every site.
std::string prices_of(const analysis::AskMoney& money) {
    if (money.priced.price_base) return "£, " + base::to_string(*money.priced.price_base) + " prices";
    return "£, price base not known";
}

std::vector<PanelTable::Column> figure_columns(const analysis::DeveloperAsk& ask) {
    return {{"Homes", "In all, those after the plan's last year too", true},
            {"Patients", "Once all homes are built", true},
            {"By floor space", prices_of(ask.total.by_area) + ": deficit x cost a m²", true},
            {"By rooms", prices_of(ask.total.by_rooms) + ": rooms short x their area x cost a m²", true},
            {"By person", prices_of(ask.total.by_person) + ": patients x a rate; takes no account of spare space", true},
            {"Needed, m²", "Net internal area for them", true},
            {"Spare used", "m² that practices have to spare, used once", true},
            {"Deficit, m²", "What is left to ask for", true},
            {"Rooms", "Consulting and examination rooms needed", true},
            {"Rooms short", "After spare rooms", true},
            {"Treatment short", "Treatment rooms, after spare ones", true}};
}

void add_figures(const analysis::AskFigures& f, PanelTable::Row& row) {
    for (std::string cell :
         {style::whole(f.homes), style::whole(f.patients), style::pounds(f.by_area.pounds()), style::pounds(f.by_rooms.pounds()),
          style::pounds(f.by_person.pounds()), style::one_decimal(f.area_m2), known(spare_used_m2(f)), style::one_decimal(f.deficit_m2),
          style::one_decimal(f.rooms_ce), style::one_decimal(f.rooms_ce_short), style::one_decimal(f.rooms_treatment_short)})
        row.cells.push_back(std::move(cell));
    if (f.homes_without_years > 0.0) row.hint += "\n" + style::whole(f.homes_without_years) + " of the homes are in no year";
    if (f.patients_outside > 0.0) row.hint += "\n" + style::whole(f.patients_outside) + " patients with practices outside the plan";
    if (f.patients_nowhere > 0.0) row.hint += "\nOf " + style::whole(f.patients_nowhere) + " patients no practice is known";
    if (f.area_not_known_m2 > 0.0)
        row.hint += "\n" + style::one_decimal(f.area_not_known_m2) + " m² fall where nobody knows whether there is space";
}

PanelTable sites_of(const model::Plan& plan, const analysis::DeveloperAsk& ask) {
    PanelTable t;
    t.name = "developer.sites";
    t.columns = {{"Site", "", false}, {"Name", "", false}, {"People a home", "", true}};
    for (PanelTable::Column& c : figure_columns(ask)) t.columns.push_back(std::move(c));
    for (const analysis::AskSite& s : ask.sites) {
        const model::HousingSite& site = plan.housing[s.site];
        PanelTable::Row row{site.id, {ItemKind::housing, static_cast<std::uint32_t>(s.site)}, {}, {}, false};
        row.cells = {site.id, site.name, base::number_text(s.household.people, 2)};
        row.hint = "People a home: " + s.household.source + (s.household.label.empty() ? "" : " (" + s.household.label + ")");
        if (s.homes_known) add_figures(s.figures, row);
        else row.cells.emplace_back(style::kNotKnown);
        t.rows.push_back(std::move(row));
    }
    PanelTable::Row all{"all", {}, {"All sites", "", ""}, {}, true};
    add_figures(ask.total, all);
    all.hint = "Each figure is taken of all sites together";
    t.rows.push_back(std::move(all));
    return t;
}

PanelTable groups_of(const analysis::DeveloperAsk& ask) {
    PanelTable t;
    t.name = "developer.groups";
    if (ask.groups.empty()) return t;
    t.columns = {{"Group", "", false}, {"Sites", "", true}};
    for (PanelTable::Column& c : figure_columns(ask)) t.columns.push_back(std::move(c));
    for (const analysis::AskGroup& g : ask.groups) {
        PanelTable::Row row{g.name, {}, {g.name, std::to_string(g.sites.size())}, {}, false};
        add_figures(g.figures, row);
        t.rows.push_back(std::move(row));
    }
    return t;
}

PanelTable practices_of(const model::Plan& plan, const analysis::DeveloperAsk& ask) {
    PanelTable t;
    t.name = "developer.practices";
    t.columns = {{"Code", "", false},
                 {"Practice", "", false},
                 {"New patients", "Once all homes are built", true},
                 {"List", "Registered patients, at the plan's first year", true},
                 {"Weighted list", "Carr-Hill", true},
                 {"Net m²", "Floor space that it holds", true},
                 {"Holds", "Patients that the floor space holds", true},
                 {"Spare, m²", "Below 0: lacked already, which is backlog and in no developer's share", true},
                 {"Used here", "m² of the spare space that these homes use", true},
                 {"Held against", "Which list", false}};
    std::map<std::size_t, const analysis::AskTaker*> takers;
    for (const analysis::AskTaker& taker : ask.total.takers) takers[taker.practice.pos()] = &taker;
    for (const analysis::CapacityRow& c : ask.table.rows) {
        const model::Practice& p = plan.practices[c.practice.pos()];
        const auto taker = takers.find(c.practice.pos());
        const auto whole = [](const std::optional<double>& n) { return n ? style::whole(*n) : std::string(style::kNotKnown); };
        t.rows.push_back({p.id,
                          {ItemKind::practice, static_cast<std::uint32_t>(c.practice.pos())},
                          {p.id, p.name, taker == takers.end() ? std::string("0") : style::whole(taker->second->patients),
                           whole(c.raw_list), whole(c.weighted_list), known(c.nia_m2) + (c.nia_converted ? " from gross" : ""),
                           whole(c.capacity_patients), known(c.spare_m2()),
                           taker == takers.end()        ? std::string("0.0")
                           : taker->second->spare_known ? style::one_decimal(taker->second->spare_used_m2)
                                                        : std::string(style::kNotKnown),
                           analysis::to_string(c.basis)},
                          {},
                          false});
    }
    std::stable_sort(t.rows.begin(), t.rows.end(), [&](const PanelTable::Row& a, const PanelTable::Row& b) {
        const auto people = [&](const PanelTable::Row& r) {
            const auto at = takers.find(r.id.number);
            return at == takers.end() ? 0.0 : at->second->patients;
        };
        return people(a) > people(b);
    });
    return t;
}

PanelTable assumptions_of(const analysis::DeveloperAsk& ask) {
    PanelTable t;
    t.name = "developer.assumptions";
    t.columns = {{"Assumption", "", false}, {"Value", "", true}, {"Unit", "", false}, {"State", "", false}, {"Source", "", false}};
    for (const model::Assumption& a : ask.assumptions) {
        const std::string label = analysis::confidence_label(a);
        t.rows.push_back(
            {a.id, {}, {a.id, style::number_full(a.value), a.unit, label.empty() ? "confirmed" : label, a.source}, a.source, false});
    }
    return t;
}

}  // namespace

DeveloperView developer_view(const model::Plan& plan, const analysis::DeveloperAsk& ask) {
    DeveloperView v;
    const analysis::AskFigures& f = ask.total;
    const std::optional<double> spare = spare_used_m2(f);
    v.headline = fmt::format("{} homes bring {} patients, who need {} m²; {}, {} m² are left to ask for.", style::whole(f.homes),
                             style::whole(f.patients), style::one_decimal(f.area_m2),
                             spare ? style::one_decimal(*spare) + " m² are spare and used" : std::string("what is spare is not known"),
                             style::one_decimal(f.deficit_m2));
    v.headline += fmt::format(" By floor space {} ({}); by rooms {} ({}); by person {} ({}).", style::pounds(f.by_area.pounds()),
                              f.by_area.priced.label, style::pounds(f.by_rooms.pounds()), f.by_rooms.priced.label,
                              style::pounds(f.by_person.pounds()), f.by_person.priced.label);
    const std::optional<double> backlog = backlog_m2(ask.table);
    v.backlog = fmt::format("Lacked already, without these homes: {}. That is backlog, and in no developer's share.",
                            backlog ? style::one_decimal(*backlog) + " m²" : std::string(style::kNotKnown));
    if (ask.table.not_known > 0)
        v.backlog +=
            fmt::format(" Of {} of the {} practices floor space or list is not known.", ask.table.not_known, ask.table.rows.size());
    v.sites = sites_of(plan, ask);
    v.groups = groups_of(ask);
    v.practices = practices_of(plan, ask);
    v.assumptions = assumptions_of(ask);
    v.notes = ask.notes;
    return v;
}

std::vector<std::string> ask_ways() {
    return {"As their neighbours are registered", "With the nearest practice", "By nearness and size (Huff)", "By inner boundary",
            "Within the catchment radius, by list"};
}

}  // namespace merestone::ui

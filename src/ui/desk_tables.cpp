#include "ui/desk_tables.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <map>

#include "base/check.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::ui {
namespace {

using model::Plan;
using scene::ItemId;
using scene::ItemKind;

constexpr double kAroundPoint_m = 600.0;  // a point is looked at with so much about it

Cell words(std::string text) { return {std::move(text), std::nullopt}; }
Cell whole(std::optional<double> n) { return {n ? style::whole(*n) : std::string(style::kNotKnown), n}; }
Cell whole(std::optional<std::int64_t> n) { return {style::whole(n), n ? std::optional<double>(static_cast<double>(*n)) : std::nullopt}; }
Cell decimals(std::optional<double> n, int places) { return {n ? base::number_text(*n, places) : std::string(style::kNotKnown), n}; }
Cell share(std::optional<double> n) { return {style::percent(n), n}; }
Cell year(std::optional<base::Year> y) {
    return {y ? base::to_string(*y) : std::string(), y ? std::optional<double>(static_cast<double>(y->first)) : std::nullopt};
}

std::optional<geo::Box> around(const std::optional<geo::Point>& at) {
    if (!at) return std::nullopt;
    geo::Box box;
    box.add(*at);
    return box.grown(kAroundPoint_m);
}

constexpr const char* kWorkedOut = "being worked out";

std::string in_year(const Shown& s, const char* title) { return std::string(title) + " " + base::to_string(*s.year); }

// Where a year is looked at, a column of it put at `at`; cells say so while it is worked out.
void add_year_column(Table& t, std::size_t& at, const Shown& s, const char* title, const char* unit, bool number,
                     std::function<Cell(const model::YearView&, std::size_t)> cell) {
    if (!s.year) return;
    std::optional<model::YearView> view;
    if (s.in_year != nullptr) view = *s.in_year;
    t.columns.insert(t.columns.begin() + static_cast<std::ptrdiff_t>(at++),
                     {in_year(s, title), unit, number, [view, cell = std::move(cell)](std::size_t r) {
                          return view ? cell(*view, r) : Cell{kWorkedOut, std::nullopt};
                      }});
}

// Rooms, floor space and GPs that are short in the year; what is not known says so.
template <typename Of>
void add_gap_columns(Table& t, std::size_t& at, const Shown& s, bool with_gps, Of of) {
    const auto add = [&](const char* title, const char* unit, model::Measure measure) {
        add_year_column(t, at, s, title, unit, true, [of, measure](const model::YearView& v, std::size_t r) {
            return decimals(of(v, r)[static_cast<std::size_t>(measure)].gap(), 1);
        });
    };
    add("Rooms gap", "consulting rooms needed less those held; below 0: to spare", model::Measure::rooms_ce);
    add("NIA gap", "m² of net internal area needed less what is held; below 0: to spare", model::Measure::nia_m2);
    if (with_gps)
        add("GP gap", "full-time GPs needed less those of the plan's first year; below 0: more than needed", model::Measure::gp_fte);
}

// What else stands in the table is of the plan's first year: its columns say so beside those of another.
void mark_first_year(Table& t, const Shown& s, std::initializer_list<std::string_view> titles) {
    if (!s.year) return;
    for (TableColumn& c : t.columns)
        if (std::find(titles.begin(), titles.end(), c.title) != titles.end()) c.title += " " + base::to_string(s.plan.base_year);
}

template <typename Item, typename Where>
void add_rows(Table& t, const std::vector<Item>& items, ItemKind kind, Where where) {
    for (std::size_t i = 0; i < items.size(); ++i) t.rows.push_back({{kind, static_cast<std::uint32_t>(i)}, items[i].id, where(i)});
}

Table localities(const Shown& s) {
    Table t{"localities", "Localities", {}, {}};
    const auto all = s.localities;
    const model::Constraints& c = s.plan.constraints;
    t.columns = {
        {"Locality", "", false, [all](std::size_t r) { return words(all[r].id); }},
        {"Name", "", false, [all](std::size_t r) { return words(all[r].name); }},
        {"State", "", false, [all](std::size_t r) { return words(style::rag_style(all[r].rag).word); }},
        {"Registered", "people", true, [all](std::size_t r) { return whole(std::optional(all[r].people_registered)); }},
        {"Residents", "people", true,
         [all](std::size_t r) { return whole(all[r].residents_known ? std::optional(all[r].people_resident) : std::nullopt); }},
        {"Range", "", false,
         [all, c, basis = s.plan.population](std::size_t r) {
             const auto n = basis == model::PopulationBasis::registered ? all[r].people_registered : all[r].people_resident;
             return words(n < c.people_min ? "under" : n > c.people_max ? "over" : "in range");
         }},
        {"Treated within", "share of patients", true, [all](std::size_t r) { return share(all[r].selfcontained_share); }},
        {"Practices", "", true, [all](std::size_t r) { return whole(std::optional(static_cast<double>(all[r].practices))); }},
        {"Zones", "", true, [all](std::size_t r) { return whole(std::optional(static_cast<double>(all[r].zones))); }},
        {"Mean way", "km", true, [all](std::size_t r) { return decimals(all[r].distance_km, 2); }},
        {"Area", "km²", true, [all](std::size_t r) { return decimals(all[r].area_km2, 1); }},
        {"Pieces", "", true, [all](std::size_t r) { return whole(std::optional(static_cast<double>(all[r].pieces))); }},
        {"Commissioners", "", false, [all](std::size_t r) { return words(all[r].commissioners); }},
    };
    mark_first_year(t, s, {"Registered", "Residents", "Range", "Treated within"});
    if (s.year) t.columns[2].title = "State of any year";
    std::size_t at = 2;
    add_year_column(t, at, s, "State", "of the worst flag that counts by then", false,
                    [](const model::YearView& v, std::size_t r) { return words(style::rag_style(v.localities[r].rag).word); });
    add_year_column(t, at, s, "People", "as the plan's bounds count them", true,
                    [](const model::YearView& v, std::size_t r) { return whole(v.localities[r].people); });
    add_year_column(t, at, s, "Range", "", false, [](const model::YearView& v, std::size_t r) {
        return words(v.localities[r].range == model::RangeState::within ? "in range" : model::to_string(v.localities[r].range));
    });
    add_gap_columns(t, at, s, true, [](const model::YearView& v, std::size_t r) { return v.localities[r].needs; });
    std::vector<geo::Box> box(all.size());
    if (s.plan.topology)
        for (std::size_t z = 0; z < s.scenario.zone_locality.size(); ++z)
            if (const auto l = s.scenario.zone_locality[z]; l) box[l.pos()].add(s.plan.topology->zone_box[z]);
    for (std::size_t i = 0; i < all.size(); ++i)
        t.rows.push_back(
            {{ItemKind::locality, static_cast<std::uint32_t>(i)}, all[i].id, box[i].empty() ? std::nullopt : std::optional(box[i])});
    return t;
}

Table practices(const Shown& s) {
    Table t{"practices", "Practices", {}, {}};
    const Plan& p = s.plan;
    const model::Scenario& sc = s.scenario;
    t.columns = {
        {"Code", "", false, [&p](std::size_t r) { return words(p.practices[r].id); }},
        {"Practice", "", false, [&p](std::size_t r) { return words(p.practices[r].name); }},
        {"Locality", "", false, [&sc](std::size_t r) { return words(locality_label(sc, sc.practice_locality[r])); }},
        {"List", "people", true, [&p](std::size_t r) { return whole(p.practices[r].list); }},
        {"Commissioner", "", false, [&p](std::size_t r) { return words(p.practices[r].commissioner); }},
        {"Network", "", false,
         [&p](std::size_t r) { return words(p.practices[r].network_name.empty() ? p.practices[r].network : p.practices[r].network_name); }},
        {"GP FTE", "whole-time GPs", true, [&p](std::size_t r) { return decimals(p.practices[r].gp_fte, 2); }},
        {"Zone", "", false,
         [&p](std::size_t r) { return words(p.practices[r].zone ? p.zones[p.practices[r].zone.pos()].name : "outside the footprint"); }},
        {"Postcode", "", false, [&p](std::size_t r) { return words(p.practices[r].postcode); }},
        {"Address", "", false, [&p](std::size_t r) { return words(p.practices[r].address); }},
    };
    mark_first_year(t, s, {"List", "GP FTE"});
    std::size_t at = 3;
    add_year_column(t, at, s, "Patients", "people", true,
                    [](const model::YearView& v, std::size_t r) { return whole(v.practices[r].patients); });
    add_gap_columns(t, at, s, true, [](const model::YearView& v, std::size_t r) { return v.practices[r].needs; });
    add_rows(t, p.practices, ItemKind::practice, [&](std::size_t i) { return around(p.practices[i].at); });
    return t;
}

Table zones(const Shown& s) {
    Table t{"zones", "Zones", {}, {}};
    const Plan& p = s.plan;
    const model::Scenario& sc = s.scenario;
    const analysis::RegisteredPeople& people = s.people;
    t.columns = {
        {"Zone", "", false, [&p](std::size_t r) { return words(p.zones[r].id); }},
        {"Name", "", false, [&p](std::size_t r) { return words(p.zones[r].name); }},
        {"Locality", "", false, [&sc](std::size_t r) { return words(locality_label(sc, sc.zone_locality[r])); }},
        {"Residents", "people", true, [&p](std::size_t r) { return whole(p.zones[r].residents); }},
        {"Registered", "people", true, [&people](std::size_t r) { return whole(std::optional(people.in_zone[r])); }},
        {"Deprivation", "IMD score", true, [&p](std::size_t r) { return decimals(p.zones[r].imd_score, 1); }},
        {"Fifth", "1 = most deprived", true,
         [&p](std::size_t r) { return whole(p.zones[r].imd_quintile ? std::optional<double>(*p.zones[r].imd_quintile) : std::nullopt); }},
        {"Area", "km²", true, [&p](std::size_t r) { return decimals(p.zones[r].area_m2 / 1e6, 2); }},
        {"Why there", "", false, [&sc](std::size_t r) { return words(r < sc.zone_reason.size() ? sc.zone_reason[r] : ""); }},
    };
    add_rows(t, p.zones, ItemKind::zone,
             [&](std::size_t i) { return p.topology ? std::optional(p.topology->zone_box[i]) : around(p.zones[i].centre); });
    return t;
}

Table premises(const Shown& s) {
    Table t{"premises", "Premises", {}, {}};
    const Plan& p = s.plan;
    const auto flags = s.flags;
    const auto facet = [&p](model::Facet f) {
        return [&p, f](std::size_t r) {
            for (const model::FacetRating& rating : p.premises[r].facets)
                if (rating.facet == f) return words(rating.rating);
            return words(std::string(style::kNotKnown));
        };
    };
    // How many of each: the gravest building has the most red ones.
    std::map<std::string, std::array<int, 2>> count;
    for (const model::Flag& f : flags)
        if (f.subject_kind == "premises" && f.rag >= model::Rag::amber) ++count[f.subject][f.rag == model::Rag::red ? 0 : 1];
    const auto counted = [&p, count = std::move(count)](std::size_t which) {
        return [&p, count, which](std::size_t r) {
            const auto at = count.find(p.premises[r].id);
            return whole(std::optional(at == count.end() ? 0.0 : static_cast<double>(at->second[which])));
        };
    };
    t.columns = {
        {"Code", "", false, [&p](std::size_t r) { return words(p.premises[r].id); }},
        {"Premises", "", false, [&p](std::size_t r) { return words(p.premises[r].name); }},
        {"State", "", false,
         [&p, flags](std::size_t r) {
             const model::Flag* f = worst_flag(flags, "premises", p.premises[r].id);
             return words(f != nullptr ? style::rag_style(f->rag).word : "");
         }},
        {"Red flags", "how many", true, counted(0)},
        {"Amber flags", "how many", true, counted(1)},
        {"Rooms", "consulting and examination", true, [&p](std::size_t r) { return decimals(p.premises[r].rooms_ce, 0); }},
        {"Treatment", "rooms", true, [&p](std::size_t r) { return decimals(p.premises[r].rooms_treatment, 0); }},
        {"NIA", "m², net internal area", true, [&p](std::size_t r) { return decimals(p.premises[r].nia_m2, 0); }},
        {"GIA", "m², gross internal area", true, [&p](std::size_t r) { return decimals(p.premises[r].gia_m2, 0); }},
        {"Hours", "a week", true, [&p](std::size_t r) { return decimals(p.premises[r].hours_week, 1); }},
        {"Physical", "survey of condition: A as new, B sound, C needs major repair soon, D may fail at any time; X: only by rebuilding",
         false, facet(model::Facet::physical)},
        {"Space", "survey of use: E empty, U under-used, F fully used, O overcrowded", false, facet(model::Facet::space)},
        {"Statutory", "survey of fire, health and safety: A complies, B minor work planned, C known breach, D dangerous", false,
         facet(model::Facet::statutory)},
        {"Tenure", "", false, [&p](std::size_t r) { return words(p.premises[r].tenure); }},
        {"Known from", "", false, [&p](std::size_t r) { return words(p.premises[r].basis); }},
    };
    mark_first_year(t, s, {"Rooms", "Treatment", "NIA", "GIA"});
    std::size_t at = 2;
    add_gap_columns(t, at, s, false, [](const model::YearView& v, std::size_t r) { return v.premises[r].needs; });
    add_rows(t, p.premises, ItemKind::premises, [&](std::size_t i) { return around(p.premises[i].at); });
    return t;
}

Table hubs(const Shown& s) {
    Table t{"hubs", "Hubs", {}, {}};
    const Plan& p = s.plan;
    const auto catchments = s.catchments;
    t.columns = {
        {"Code", "", false, [&p](std::size_t r) { return words(p.hubs[r].id); }},
        {"Hub", "", false, [&p](std::size_t r) { return words(p.hubs[r].name); }},
        {"Status", "", false, [&p](std::size_t r) { return words(p.hubs[r].status); }},
        {"Catchment", "people", true,
         [&p, catchments](std::size_t r) {
             for (const model::Catchment& c : catchments)
                 if (c.subject == p.hubs[r].id) return whole(std::optional(c.people));
             return Cell{"not drawn", std::nullopt};
         }},
        {"Open", "", false, [&p](std::size_t r) { return words(base::join(p.hubs[r].open, "; ")); }},
        {"Clinicians", "", true, [&p](std::size_t r) { return decimals(p.hubs[r].clinicians, 1); }},
        {"Basis", "", false, [&p](std::size_t r) { return words(p.hubs[r].basis); }},
    };
    add_rows(t, p.hubs, ItemKind::hub, [&](std::size_t i) { return around(p.hubs[i].at); });
    return t;
}

Table housing(const Shown& s) {
    Table t{"housing", "Housing sites", {}, {}};
    const Plan& p = s.plan;
    t.columns = {
        {"Code", "", false, [&p](std::size_t r) { return words(p.housing[r].id); }},
        {"Site", "", false, [&p](std::size_t r) { return words(p.housing[r].name); }},
        {"Homes, least", "dwellings", true, [&p](std::size_t r) { return whole(p.housing[r].dwellings_min); }},
        {"Homes, most", "dwellings", true, [&p](std::size_t r) { return whole(p.housing[r].dwellings_max); }},
        {"First year", "", true,
         [&p](std::size_t r) {
             const auto& phases = p.housing[r].homes_by_year;
             return phases.empty() ? words(std::string(style::kNotKnown)) : year(phases.front().first);
         }},
        {"Permission", "", false, [&p](std::size_t r) { return words(p.housing[r].permissioned ? "yes" : "no"); }},
        {"Phasing", "", false,
         [&p](std::size_t r) {
             return words(p.housing[r].homes_by_year.empty() ? "none given" : p.housing[r].phasing_assumed ? "assumed" : "as given");
         }},
        {"Zone", "", false,
         [&p](std::size_t r) { return words(p.housing[r].zone ? p.zones[p.housing[r].zone.pos()].name : "outside the footprint"); }},
    };
    std::size_t at = 2;
    const auto homes = [&](const char* title, const char* unit, double model::HousingYear::*which) {
        add_year_column(t, at, s, title, unit, true, [which](const model::YearView& v, std::size_t r) {
            const bool known = v.housing[r].phase != model::HousingPhase::not_known;
            return whole(known ? std::optional(v.housing[r].*which) : std::nullopt);
        });
    };
    homes("Built by", "homes finished before 1 April of the year", &model::HousingYear::built);
    homes("To come from", "homes finished on 1 April of the year or later", &model::HousingYear::to_come);
    add_rows(t, p.housing, ItemKind::housing, [&](std::size_t i) { return around(p.housing[i].at); });
    return t;
}

Table schemes(const Shown& s) {
    Table t{"schemes", "Schemes", {}, {}};
    const Plan& p = s.plan;
    t.columns = {
        {"Code", "", false, [&p](std::size_t r) { return words(p.schemes[r].id); }},
        {"Scheme", "", false, [&p](std::size_t r) { return words(p.schemes[r].name); }},
        {"Kind", "", false, [&p](std::size_t r) { return words(p.schemes[r].kind); }},
        {"Premises", "", false, [&p](std::size_t r) { return words(p.schemes[r].premises); }},
        {"Opens", "as expected now", true, [&p](std::size_t r) { return year(p.schemes[r].opens()); }},
        {"Planned", "to open, at first", true, [&p](std::size_t r) { return year(p.schemes[r].opens_year); }},
        {"Rooms added", "", true, [&p](std::size_t r) { return decimals(p.schemes[r].rooms_added, 0); }},
        {"Cost", "GBP", true,
         [&p](std::size_t r) {
             const auto& cost = p.schemes[r].cost_gbp;
             return cost ? Cell{style::pounds(*cost), static_cast<double>(*cost)} : Cell{std::string(style::kNotKnown), std::nullopt};
         }},
        {"Status", "", false, [&p](std::size_t r) { return words(p.schemes[r].status); }},
        {"Source", "", false, [&p](std::size_t r) { return words(p.schemes[r].source); }},
    };
    std::size_t column = 2;
    add_year_column(t, column, s, "Stands in", "", false,
                    [](const model::YearView& v, std::size_t r) { return words(model::to_string(v.schemes[r])); });
    std::map<std::string, std::size_t> premises_of;
    for (std::size_t i = 0; i < p.premises.size(); ++i) premises_of[p.premises[i].id] = i;
    add_rows(t, p.schemes, ItemKind::scheme, [&](std::size_t i) -> std::optional<geo::Box> {
        const auto at = premises_of.find(p.schemes[i].premises);
        return at == premises_of.end() ? std::nullopt : around(p.premises[at->second].at);
    });
    return t;
}

Table flags(const Shown& s) {
    Table t{"flags", "Flags", {}, {}};
    const auto all = s.flags;
    t.columns = {
        {"State", "", true,
         [all](std::size_t r) {
             return Cell{style::rag_style(all[r].rag).word, static_cast<double>(all[r].rag)};
         }},
        {"Rule", "", false, [all](std::size_t r) { return words(all[r].rule); }},
        {"About", "", false, [all](std::size_t r) { return words(all[r].subject_kind + " " + all[r].subject); }},
        {"First year", "", true, [all](std::size_t r) { return year(all[r].first_year); }},
        {"Measured", "", true,
         [all](std::size_t r) {
             return Cell{style::with_unit(all[r].measured, all[r].unit), all[r].measured};
         }},
        {"Threshold", "", true,
         [all](std::size_t r) {
             return Cell{style::with_unit(all[r].threshold, all[r].unit), all[r].threshold};
         }},
        {"Reason", "", false, [all](std::size_t r) { return words(all[r].reason); }},
        {"What to do", "", false, [all](std::size_t r) { return words(all[r].action); }},
        {"Source", "", false, [all](std::size_t r) { return words(all[r].source); }},
    };
    std::size_t at = 3;
    add_year_column(t, at, s, "Counts in", "whether its first year has come", false, [all](const model::YearView& v, std::size_t r) {
        return words(!all[r].first_year || *all[r].first_year <= v.year ? "yes" : "not yet");
    });
    const Plan& p = s.plan;
    std::map<std::string, std::size_t> locality_of;
    for (std::size_t i = 0; i < s.localities.size(); ++i) locality_of[s.localities[i].id] = i;
    const auto number = [](auto& items, const std::string& id) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].id == id) return i;
        return std::nullopt;
    };
    for (const model::Flag& f : all) {
        TableRow row{{}, f.id, std::nullopt};
        std::optional<std::size_t> n;
        if (f.subject_kind == "locality" && locality_of.contains(f.subject)) {
            row.id = {ItemKind::locality, static_cast<std::uint32_t>(locality_of[f.subject])};
        } else if (f.subject_kind == "practice") {
            if (const auto ix = p.find_practice(f.subject)) {
                row.id = {ItemKind::practice, static_cast<std::uint32_t>(ix.pos())};
                row.where = around(p.practices[ix.pos()].at);
            }
        } else if (f.subject_kind == "premises" && (n = number(p.premises, f.subject))) {
            row.id = {ItemKind::premises, static_cast<std::uint32_t>(*n)};
            row.where = around(p.premises[*n].at);
        } else if (f.subject_kind == "hub" && (n = number(p.hubs, f.subject))) {
            row.id = {ItemKind::hub, static_cast<std::uint32_t>(*n)};
            row.where = around(p.hubs[*n].at);
        } else if (f.subject_kind == "site" && (n = number(p.housing, f.subject))) {
            row.id = {ItemKind::housing, static_cast<std::uint32_t>(*n)};
            row.where = around(p.housing[*n].at);
        } else if (f.subject_kind == "scheme" && (n = number(p.schemes, f.subject))) {
            row.id = {ItemKind::scheme, static_cast<std::uint32_t>(*n)};
        } else if (f.subject_kind == "zone") {
            if (const auto ix = p.find_zone(f.subject)) row.id = {ItemKind::zone, static_cast<std::uint32_t>(ix.pos())};
        }
        t.rows.push_back(std::move(row));
    }
    return t;
}

Table problems(const Shown& s) {
    Table t{"problems", "Data problems", {}, {}};
    const model::Problems& all = s.problems;
    t.columns = {
        {"Severity", "", true,
         [&all](std::size_t r) {
             return Cell{model::to_string(all[r].severity), -static_cast<double>(all[r].severity)};  // errors come first
         }},
        {"Rule", "", false, [&all](std::size_t r) { return words(all[r].rule); }},
        {"File", "", false, [&all](std::size_t r) { return words(all[r].file); }},
        {"Row", "", true, [&all](std::size_t r) { return all[r].row > 0 ? whole(std::optional(all[r].row)) : Cell{}; }},
        {"Field", "", false, [&all](std::size_t r) { return words(all[r].field); }},
        {"Value", "", false, [&all](std::size_t r) { return words(all[r].value); }},
        {"What it means", "", false, [&all](std::size_t r) { return words(all[r].meaning); }},
        {"What to do", "", false, [&all](std::size_t r) { return words(all[r].todo); }},
    };
    for (std::size_t i = 0; i < all.size(); ++i) t.rows.push_back({{}, std::to_string(i + 1), std::nullopt});
    return t;
}

struct Maker {
    std::string_view name;
    std::string_view title;
    Table (*make)(const Shown&);
};
constexpr std::array<Maker, 9> kMakers{{{"localities", "Localities", localities},
                                        {"practices", "Practices", practices},
                                        {"zones", "Zones", zones},
                                        {"premises", "Premises", premises},
                                        {"hubs", "Hubs", hubs},
                                        {"housing", "Housing", housing},
                                        {"schemes", "Schemes", schemes},
                                        {"flags", "Flags", flags},
                                        {"problems", "Data problems", problems}}};

}  // namespace

std::span<const std::string_view> table_names() noexcept {
    static constexpr auto names = [] {
        std::array<std::string_view, kMakers.size()> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = kMakers[i].name;
        return out;
    }();
    return names;
}

std::string_view table_title(std::string_view name) noexcept {
    for (const Maker& m : kMakers)
        if (m.name == name) return m.title;
    return {};
}

bool tells_year(std::string_view name) noexcept { return name != "zones" && name != "hubs" && name != "problems"; }

Table make_table(std::string_view name, const Shown& shown) {
    for (const Maker& m : kMakers)
        if (m.name == name) return m.make(shown);
    base::check(false, "a table that is not there was asked for");
    return {};
}

}  // namespace merestone::ui

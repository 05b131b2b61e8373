#include <nlohmann/json.hpp>

#include "io/sheet_making.hpp"

namespace merestone::io {
namespace {

std::string zone_id(const model::Plan& plan, model::ZoneIx z) { return z ? plan.zones[z.pos()].id : ""; }
const std::string& practice_id(const model::Plan& plan, model::PracticeIx p) { return plan.practices[p.pos()].id; }
Cell texts(const std::vector<std::string>& list) { return list.empty() ? Cell(Unknown{}) : Cell(nlohmann::json(list).dump()); }

Sheet premises(const model::Plan& plan) {
    Sheet s = table("premises", "Premises",
                    {text("premises_id"),
                     text("name"),
                     text("postcode"),
                     text("commissioner"),
                     text("tenure"),
                     text("zone"),
                     number("rooms_ce"),
                     number("rooms_treatment"),
                     number("nia_m2"),
                     number("gia_m2"),
                     number("hours_week"),
                     text("basis"),
                     text("landlord"),
                     whole("kind"),
                     number("sessions_available_week"),
                     number("sessions_used_week"),
                     number("empty_pct"),
                     number("underused_pct"),
                     number("unsuitable_pct"),
                     whole("class"),
                     text("class_reason"),
                     whole("class_until"),
                     whole("site_role"),
                     text("services")},
                    GeometryKind::point);
    for (const model::Premises& p : plan.premises) {
        s.rows.push_back({cell(p.id),
                          cell(p.name),
                          cell(p.postcode),
                          cell(p.commissioner),
                          cell(p.tenure),
                          cell(zone_id(plan, p.zone)),
                          cell(p.rooms_ce),
                          cell(p.rooms_treatment),
                          cell(p.nia_m2),
                          cell(p.gia_m2),
                          cell(p.hours_week),
                          cell(p.basis),
                          cell(p.landlord),
                          cell(static_cast<int>(p.kind)),
                          cell(p.sessions_available_week),
                          cell(p.sessions_used_week),
                          cell(p.empty_pct),
                          cell(p.underused_pct),
                          cell(p.unsuitable_pct),
                          cell(static_cast<int>(p.estate_class)),
                          cell(p.class_reason),
                          cell(p.class_until),
                          cell(static_cast<int>(p.site_role)),
                          texts(p.services)});
        point(s, p.at);
    }
    return s;
}

Sheet facets(const model::Plan& plan) {
    Sheet s = table("m_facets", "Condition of premises",
                    {text("premises_id"), whole("facet"), text("rating"), text("survey_date"), text("source"), text("surveyor"),
                     text("element"), whole("cost_to_b_gbp"), whole("price_base")});
    for (const model::Premises& p : plan.premises)
        for (const model::FacetRating& f : p.facets)
            s.rows.push_back({cell(p.id), cell(static_cast<int>(f.facet)), cell(f.rating), cell(f.survey_date), cell(f.source),
                              cell(f.surveyor), cell(f.element), cell(f.cost_to_b_gbp), cell(f.price_base)});
    return s;
}

Sheet backlog(const model::Plan& plan) {
    Sheet s = table("m_backlog", "Backlog maintenance by risk",
                    {text("premises_id"), whole("risk"), whole("cost_gbp"), whole("price_base"), number("remaining_life_years"),
                     text("element"), text("source")});
    for (const model::Premises& p : plan.premises)
        for (const model::Backlog& b : p.backlog)
            s.rows.push_back({cell(p.id), cell(static_cast<int>(b.risk)), cell(b.cost_gbp), cell(b.price_base),
                              cell(b.remaining_life_years), cell(b.element), cell(b.source)});
    return s;
}

Sheet occupancies(const model::Plan& plan) {
    Sheet s = table("m_occupancies", "Who uses which premises",
                    {text("premises_id"), text("practice"), whole("role"), number("list_share"), whole("assumed")});
    for (const model::Occupancy& o : plan.occupancies)
        s.rows.push_back({cell(plan.premises[o.premises.pos()].id), cell(practice_id(plan, o.practice)), cell(static_cast<int>(o.role)),
                          cell(o.list_share), cell(o.assumed ? 1 : 0)});
    return s;
}

Sheet schemes(const model::Plan& plan) {
    Sheet s = table("m_schemes", "Schemes",
                    {text("scheme_id"), text("name"), text("kind"), text("premises_id"), whole("start_year"), whole("opens_year"),
                     number("rooms_added"), number("nia_added_m2"), whole("cost_gbp"), text("status"), text("source"), text("practice"),
                     text("moves_from"), whole("forecast_opens_year"), number("rooms_treatment_added"), number("hours_week_after"),
                     whole("price_base"), text("owner")});
    for (const model::Scheme& x : plan.schemes)
        s.rows.push_back({cell(x.id), cell(x.name), cell(x.kind), cell(x.premises), cell(x.start_year), cell(x.opens_year),
                          cell(x.rooms_added), cell(x.nia_added_m2), cell(x.cost_gbp), cell(x.status), cell(x.source), cell(x.practice),
                          texts(x.moves_from), cell(x.forecast_opens_year), cell(x.rooms_treatment_added), cell(x.hours_week_after),
                          cell(x.price_base), cell(x.owner)});
    return s;
}

Sheet gates(const model::Plan& plan) {
    Sheet s = table("m_scheme_gates", "Gates of schemes",
                    {text("scheme_id"), text("gate"), text("due_date"), text("done_date"), text("status"), text("owner")});
    for (const model::Scheme& x : plan.schemes)
        for (const model::SchemeGate& g : x.gates)
            s.rows.push_back({cell(x.id), cell(g.name), cell(g.due_date), cell(g.done_date), cell(g.status), cell(g.owner)});
    return s;
}

Sheet money(const model::Plan& plan) {
    Sheet s = table("m_scheme_money", "Money of schemes by year",
                    {text("scheme_id"), whole("year"), whole("funding"), text("source"), whole("gbp"), text("status")});
    for (const model::Scheme& x : plan.schemes)
        for (const model::SchemeMoney& m : x.money)
            s.rows.push_back({cell(x.id), cell(m.year.first), cell(m.funding ? 1 : 0), cell(m.source), cell(m.gbp), cell(m.status)});
    return s;
}

Sheet hubs(const model::Plan& plan) {
    Sheet s = table("hubs", "Hubs",
                    {text("hub"), text("name"), text("zone"), text("premises_id"), text("status"), text("basis"), text("open"),
                     number("clinicians"), text("from_date")},
                    GeometryKind::point);
    for (const model::Hub& h : plan.hubs) {
        s.rows.push_back({cell(h.id), cell(h.name), cell(zone_id(plan, h.zone)), cell(h.premises), cell(h.status), cell(h.basis),
                          cell(nlohmann::json(h.open).dump()), cell(h.clinicians), cell(h.from_date)});
        point(s, h.at);
    }
    return s;
}

Sheet hub_week(const model::Plan& plan) {
    Sheet s = table("m_hub_week", "Hubs' week",
                    {text("hub"), text("weekday"), text("start"), text("end"), number("clinicians"), whole("slots"), whole("booked"),
                     whole("attended"), text("source")});
    for (const model::HubSession& h : plan.hub_week)
        s.rows.push_back({cell(h.hub), cell(h.weekday), cell(h.start), cell(h.end), cell(h.clinicians), cell(h.slots), cell(h.booked),
                          cell(h.attended), cell(h.source)});
    return s;
}

Sheet hub_cover(const model::Plan& plan) {
    Sheet s = table("m_hub_cover", "Whose patients may use a hub", {text("hub"), text("practice"), text("from_date")});
    for (const model::Hub& h : plan.hubs)
        for (const model::HubCover& c : h.covers) s.rows.push_back({cell(h.id), cell(c.practice), cell(c.from_date)});
    return s;
}

}  // namespace

std::vector<Sheet> estate_sheets(const model::Plan& plan) {
    return {premises(plan), facets(plan), occupancies(plan), schemes(plan), hubs(plan), hub_week(plan)};
}

std::vector<Sheet> more_estate_sheets(const model::Plan& plan) { return {backlog(plan), gates(plan), money(plan), hub_cover(plan)}; }

}  // namespace merestone::io

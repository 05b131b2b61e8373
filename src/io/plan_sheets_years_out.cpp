#include "io/sheet_making.hpp"

namespace merestone::io {
namespace {

std::string zone_id(const model::Plan& plan, model::ZoneIx z) { return z ? plan.zones[z.pos()].id : ""; }

Sheet housing(const model::Plan& plan) {
    Sheet s = table(
        "housing", "Housing sites",
        {text("site"), text("name"), text("council"), text("zone"), whole("dwellings_min"), whole("dwellings_max"), whole("permissioned"),
         whole("deliverable"), whole("phasing_assumed"), text("source_layer"), text("site_group"), number("household_size")},
        GeometryKind::point);
    for (const model::HousingSite& h : plan.housing) {
        s.rows.push_back({cell(h.id), cell(h.name), cell(h.council), cell(zone_id(plan, h.zone)), cell(h.dwellings_min),
                          cell(h.dwellings_max), cell(h.permissioned ? 1 : 0),
                          h.deliverable ? cell(*h.deliverable ? 1 : 0) : Cell(Unknown{}), cell(h.phasing_assumed ? 1 : 0),
                          cell(h.source_layer), cell(h.group), cell(h.household_size)});
        point(s, h.at);
    }
    return s;
}

Sheet housing_years(const model::Plan& plan) {
    Sheet s = table("m_housing_years", "Homes by site and year", {whole("site_row"), text("site"), whole("year"), number("homes")});
    for (std::size_t i = 0; i < plan.housing.size(); ++i)
        for (const auto& [year, homes] : plan.housing[i].homes_by_year)
            s.rows.push_back({cell(i), cell(plan.housing[i].id), cell(year.first), cell(homes)});
    return s;
}

Sheet band_rates(const model::Plan& plan) {
    Sheet s = table("m_band_rates", "Growth by age", {whole("age_from"), whole("age_to"), number("rate_pct")});
    for (const model::BandRate& b : plan.growth.bands) s.rows.push_back({cell(b.from_age), cell(b.to_age), cell(b.rate_pct)});
    return s;
}

Sheet projections(const model::Plan& plan) {
    Sheet s =
        table("m_projections", "Projected people", {text("area"), whole("year"), whole("age_from"), whole("age_to"), number("people")});
    for (const model::ProjectedPeople& p : plan.growth.projected)
        s.rows.push_back({cell(p.area), cell(p.year.first), cell(p.from_age), cell(p.to_age), cell(p.people)});
    return s;
}

Sheet household_sizes(const model::Plan& plan) {
    Sheet s = table("m_household_sizes", "People a home by council", {text("council"), number("household_size")});
    for (const auto& [council, size] : plan.growth.household_size_by_council) s.rows.push_back({cell(council), cell(size)});
    return s;
}

Sheet access_targets(const model::Plan& plan) {
    Sheet s = table("m_access_targets", "Promised access", {text("date"), number("share"), text("source")});
    for (const model::AccessTarget& t : plan.access_targets) s.rows.push_back({cell(t.date), cell(t.share), cell(t.source)});
    return s;
}

Sheet prices(const model::Plan& plan) {
    Sheet s = table("m_prices", "Prices by year", {whole("year"), number("price_index")});
    for (const auto& [year, index] : plan.prices.by_year) s.rows.push_back({cell(year.first), cell(index)});
    return s;
}

Sheet locality_records(const model::Plan& plan) {
    Sheet s = table("m_locality_records", "Records of localities",
                    {text("scenario"), text("locality"), text("status"), text("date"), text("note"), number("prevention_share"),
                     number("planned_share"), number("unplanned_share")});
    for (const model::LocalityRecord& r : plan.locality_records)
        s.rows.push_back({cell(r.scenario), cell(r.locality), cell(r.status), cell(r.date), cell(r.note), cell(r.prevention_share),
                          cell(r.planned_share), cell(r.unplanned_share)});
    return s;
}

Sheet risks(const model::Plan& plan) {
    Sheet s = table("m_risks", "Risks",
                    {text("scenario"), text("subject_kind"), text("subject"), text("risk"), whole("score_before"), whole("score_after"),
                     text("owner"), text("note")});
    for (const model::Risk& r : plan.risks)
        s.rows.push_back({cell(r.scenario), cell(r.subject_kind), cell(r.subject), cell(r.title), cell(r.score_before), cell(r.score_after),
                          cell(r.owner), cell(r.note)});
    return s;
}

Sheet indicators(const model::Plan& plan) {
    Sheet s = table("m_indicators", "Indicators",
                    {text("indicator"), text("title"), text("unit"), number("per"), text("period"), text("better"), number("baseline"),
                     text("baseline_name"), text("source")});
    for (const model::Indicator& i : plan.indicators)
        s.rows.push_back({cell(i.id), cell(i.title), cell(i.unit), cell(i.per), cell(i.period), cell(i.better), cell(i.baseline),
                          cell(i.baseline_name), cell(i.source)});
    return s;
}

Sheet indicator_values(const model::Plan& plan) {
    Sheet s = table("m_indicator_values", "Indicators by practice",
                    {text("indicator"), text("practice"), number("numerator"), number("denominator"), number("value")});
    for (const model::Indicator& i : plan.indicators)
        for (const model::IndicatorValue& v : i.values)
            s.rows.push_back(
                {cell(i.id), cell(plan.practices[v.practice.pos()].id), cell(v.numerator), cell(v.denominator), cell(v.value)});
    return s;
}

}  // namespace

std::vector<Sheet> housing_sheets(const model::Plan& plan) { return {housing(plan), housing_years(plan)}; }

std::vector<Sheet> years_sheets(const model::Plan& plan) {
    return {band_rates(plan),       projections(plan), household_sizes(plan), access_targets(plan),  prices(plan),
            locality_records(plan), risks(plan),       indicators(plan),      indicator_values(plan)};
}

}  // namespace merestone::io

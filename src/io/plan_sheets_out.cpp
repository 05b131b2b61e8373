#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "io/plan_file.hpp"
#include "io/plan_sheets.hpp"
#include "io/sheet_making.hpp"

namespace merestone::io {
namespace {

class Writer {
public:
    explicit Writer(const model::Plan& plan) : plan_(plan) {}

    std::vector<Sheet> all(const model::Problems& problems) {
        std::vector<Sheet> out = {meta(),      layers(),        assumptions(), zones(), zone_ages(),           zone_sides(), boundaries(),
                                  practices(), practice_ages(), branches(),    flows(), flow_rest(),           outside(),    points(),
                                  lines(),     people_points(), scenarios(),   given(), problem_rows(problems)};
        for (Sheet& sheet : estate_sheets(plan_)) out.push_back(std::move(sheet));
        for (Sheet& sheet : housing_sheets(plan_)) out.push_back(std::move(sheet));
        // What only some plans have; others keep the tables they always had.
        std::vector<Sheet> more = {given_localities(), given_zones(), hub_catchments(), housing_areas(),
                                   overrides(),        postcodes(),   practice_areas()};
        for (Sheet& sheet : more_estate_sheets(plan_)) more.push_back(std::move(sheet));
        for (Sheet& sheet : years_sheets(plan_)) more.push_back(std::move(sheet));
        for (Sheet& sheet : more)
            if (!sheet.rows.empty()) out.push_back(std::move(sheet));
        return out;
    }

private:
    [[nodiscard]] std::string zone_id(model::ZoneIx z) const { return z ? plan_.zones[z.pos()].id : ""; }
    [[nodiscard]] const std::string& practice_id(model::PracticeIx p) const { return plan_.practices[p.pos()].id; }

    Sheet meta() const {
        Sheet s = table("merestone_meta", "What this project is", {text("key"), text("value")});
        const auto put = [&](const char* key, const std::string& value) { s.rows.push_back({cell(key), Cell(value)}); };
        const model::Constraints& c = plan_.constraints;
        put("layout", std::to_string(kProjectLayout));
        put("plan.id", plan_.id);
        put("plan.title", plan_.title);
        put("plan.as_at", plan_.as_at);
        put("plan.base_year", std::to_string(plan_.base_year.first));
        put("plan.horizon_year", std::to_string(plan_.horizon_year.first));
        put("plan.population", plan_.population == model::PopulationBasis::registered ? "registered" : "resident");
        put("plan.illustrative", plan_.illustrative ? "true" : "false");
        put("plan.flows", plan_.flows.empty() ? "false" : "true");
        put("plan.outside_practice_patients", std::to_string(plan_.outside_practice_patients));
        put("growth.rate_pct", base::number_text(plan_.growth.rate_pct));
        put("growth.includes_housing", plan_.growth.includes_housing ? "true" : "false");
        put("growth.lag_years", std::to_string(plan_.growth.lag_years));
        if (plan_.growth.registering != model::Registering::as_neighbours) put("growth.new_patients", to_string(plan_.growth.registering));
        if (!plan_.growth.projected_source.empty()) put("growth.projected_source", plan_.growth.projected_source);
        if (!plan_.prices.source.empty()) put("prices.source", plan_.prices.source);
        if (plan_.price_year) put("prices.year", std::to_string(plan_.price_year->first));
        put("constraints.people_min", std::to_string(c.people_min));
        put("constraints.people_max", std::to_string(c.people_max));
        put("constraints.people_target", c.people_target ? std::to_string(*c.people_target) : "auto");
        put("constraints.localities",
            c.localities.min ? std::to_string(*c.localities.min) + " " + std::to_string(*c.localities.max) : "auto");
        put("constraints.within", nlohmann::json(c.within).dump());
        put("constraints.together", nlohmann::json(c.together).dump());
        put("constraints.apart", nlohmann::json(c.apart).dump());
        put("constraints.fixed", nlohmann::json(c.fixed).dump());
        put("constraints.split_blocks", nlohmann::json(c.split_blocks).dump());
        put("objective.distance_m_per_patient", base::number_text(plan_.weights.distance_m_per_patient));
        put("objective.leaked_patient_m", base::number_text(plan_.weights.leaked_patient_m));
        put("objective.border_m", base::number_text(plan_.weights.border_m));
        put("objective.moved_patient_m", base::number_text(plan_.weights.moved_patient_m));
        put("objective.off_target_m", base::number_text(plan_.weights.off_target_m));
        return s;
    }

    Sheet layers() const {
        Sheet s = table("m_layers", "Sources",
                        {text("role"), text("recognised"), text("file"), text("layer"), text("publisher"), text("vintage"), text("licence"),
                         text("sha256"), whole("bytes"), whole("rows"), whole("used"), text("skipped"), text("crs")});
        for (const model::LayerInfo& l : plan_.layers)
            s.rows.push_back({cell(l.role), cell(l.recognised), cell(l.file), cell(l.layer), cell(l.publisher), cell(l.vintage),
                              cell(l.licence), cell(l.sha256), cell(l.bytes), cell(l.rows), cell(l.used),
                              cell(nlohmann::json(l.skipped).dump()), cell(l.crs)});
        return s;
    }

    Sheet assumptions() const {
        Sheet s = table("m_assumptions", "Assumptions",
                        {text("id"), number("value"), text("unit"), number("low"), number("high"), text("source"), text("confidence"),
                         text("as_at"), text("set_by")});
        for (const auto& [id, a] : plan_.assumptions.all())
            s.rows.push_back({cell(id), cell(a.value), cell(a.unit), cell(a.low), cell(a.high), cell(a.source), cell(a.confidence),
                              cell(a.as_at), cell(a.from)});
        return s;
    }

    Sheet zones() const {
        Sheet s = table("zones", "Zones",
                        {text("zone"), text("name"), whole("people_resident"), number("imd_score"), whole("imd_quintile"),
                         number("area_km2"), text("rural_class")},
                        GeometryKind::polygon);
        for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
            const model::Zone& zone = plan_.zones[z];
            s.rows.push_back({cell(zone.id), cell(zone.name), cell(zone.residents), cell(zone.imd_score), cell(zone.imd_quintile),
                              cell(zone.area_m2 / 1e6), cell(zone.rural_class)});
            s.shapes.push_back(plan_.topology->polygon(z));
        }
        return s;
    }

    static void ages_of(Sheet& s, const std::string& id, const std::vector<model::AgeBand>& ages) {
        for (const model::AgeBand& band : ages) s.rows.push_back({cell(id), cell(band.from_age), cell(band.to_age), cell(band.people)});
    }
    Sheet zone_ages() const {
        Sheet s = table("m_zone_ages", "Residents by age", {text("zone"), whole("age_from"), whole("age_to"), whole("people")});
        for (const model::Zone& zone : plan_.zones) ages_of(s, zone.id, zone.ages);
        return s;
    }
    Sheet practice_ages() const {
        Sheet s = table("m_practice_ages", "Patients by age", {text("practice"), whole("age_from"), whole("age_to"), whole("people")});
        for (const model::Practice& p : plan_.practices) ages_of(s, p.id, p.ages);
        return s;
    }

    Sheet zone_sides() const {
        Sheet s = table("m_zone_sides", "Which part of each boundary a zone lies in", {text("zone"), whole("boundary"), whole("part")});
        for (const model::Zone& zone : plan_.zones)
            for (std::size_t b = 0; b < zone.side.size(); ++b)
                s.rows.push_back({cell(zone.id), cell(b), cell(static_cast<std::int64_t>(zone.side[b]))});
        return s;
    }

    Sheet boundaries() const {
        Sheet s = table("boundaries", "Boundaries", {whole("boundary"), text("boundary_name"), text("part"), text("name")},
                        GeometryKind::polygon);
        for (std::size_t b = 0; b < plan_.boundaries.size(); ++b)
            for (const model::BoundaryPart& part : plan_.boundaries[b].parts) {
                s.rows.push_back({cell(b), cell(plan_.boundaries[b].name), cell(part.id), cell(part.name)});
                s.shapes.push_back(part.shape);
            }
        return s;
    }

    Sheet practices() const {
        Sheet s =
            table("practices", "Practices",
                  {text("practice"),         text("name"),        text("commissioner"),    text("postcode"),       text("address"),
                   whole("position"),        text("zone"),        whole("list"),           text("list_date"),      text("network"),
                   text("network_name"),     number("gp_fte"),    number("list_weighted"), number("gp_headcount"), number("gp_fte_55_over"),
                   number("gp_fte_60_over"), number("nurse_fte"), number("care_fte"),      number("admin_fte"),    text("cqc_rating"),
                   text("cqc_date")},
                  GeometryKind::point);
        for (const model::Practice& p : plan_.practices) {
            s.rows.push_back({cell(p.id),
                              cell(p.name),
                              cell(p.commissioner),
                              cell(p.postcode),
                              cell(p.address),
                              cell(static_cast<int>(p.position)),
                              cell(zone_id(p.zone)),
                              cell(p.list),
                              cell(p.list_date),
                              cell(p.network),
                              cell(p.network_name),
                              cell(p.gp_fte),
                              cell(p.weighted_list),
                              cell(p.staff.gp_headcount),
                              cell(p.staff.gp_fte_55_over),
                              cell(p.staff.gp_fte_60_over),
                              cell(p.staff.nurse_fte),
                              cell(p.staff.care_fte),
                              cell(p.staff.admin_fte),
                              cell(p.cqc_rating),
                              cell(p.cqc_date)});
            point(s, p.at);
        }
        return s;
    }

    Sheet practice_areas() const {
        Sheet s =
            table("practice_areas", "Areas that practices take patients from", {text("practice"), whole("outer")}, GeometryKind::polygon);
        for (const model::Practice& p : plan_.practices)
            for (const bool outer : {false, true}) {
                const geo::MultiPolygon& area = outer ? p.outer_area : p.inner_area;
                if (area.empty()) continue;
                s.rows.push_back({cell(p.id), cell(outer ? 1 : 0)});
                s.shapes.push_back(area);
            }
        return s;
    }

    Sheet branches() const {
        Sheet s = table("branches", "Branch surgeries", {text("branch"), text("name"), text("practice"), text("postcode"), text("zone")},
                        GeometryKind::point);
        for (const model::Branch& b : plan_.branches) {
            s.rows.push_back({cell(b.id), cell(b.name), cell(practice_id(b.practice)), cell(b.postcode), cell(zone_id(b.zone))});
            point(s, b.at);
        }
        return s;
    }

    Sheet flows() const {
        Sheet s = table("m_flows", "Patients by practice and zone of residence", {text("practice"), text("zone"), whole("patients")});
        for (std::size_t p = 0; p < plan_.flows.size(); ++p)
            for (const model::FlowRow& row : plan_.flows[p].rows)
                s.rows.push_back({cell(plan_.practices[p].id), cell(zone_id(row.zone)), cell(row.patients)});
        return s;
    }
    Sheet flow_rest() const {
        Sheet s = table("m_flow_rest", "Patients who live outside the footprint, or where is not known",
                        {text("practice"), whole("elsewhere"), whole("unknown_home")});
        for (std::size_t p = 0; p < plan_.flows.size(); ++p)
            s.rows.push_back({cell(plan_.practices[p].id), cell(plan_.flows[p].elsewhere), cell(plan_.flows[p].unknown_home)});
        return s;
    }
    Sheet outside() const {
        Sheet s = table("m_outside", "People registered with practices outside the plan", {text("zone"), whole("patients")});
        for (std::size_t z = 0; z < plan_.outside_practice_by_zone.size(); ++z)
            s.rows.push_back({cell(plan_.zones[z].id), cell(plan_.outside_practice_by_zone[z])});
        return s;
    }

    Sheet housing_areas() const {
        Sheet s = table("housing_areas", "Housing land as drawn", {whole("site_row"), text("site")}, GeometryKind::polygon);
        for (std::size_t i = 0; i < plan_.housing.size(); ++i) {
            if (plan_.housing[i].area.empty()) continue;
            s.rows.push_back({cell(i), cell(plan_.housing[i].id)});
            s.shapes.push_back(plan_.housing[i].area);
        }
        return s;
    }

    Sheet points() const {
        Sheet s = table("points", "Points by category", {text("category"), text("point"), text("name")}, GeometryKind::point);
        for (const model::NamedPoint& p : plan_.points) {
            s.rows.push_back({cell(p.category), cell(p.id), cell(p.name)});
            point(s, p.at);
        }
        return s;
    }
    // A row a piece; pieces of one line share its number.
    Sheet lines() const {
        Sheet s = table("lines", "Lines by category", {whole("line"), text("category"), text("line_id"), text("name")}, GeometryKind::line);
        for (std::size_t i = 0; i < plan_.lines.size(); ++i)
            for (const auto& part : plan_.lines[i].parts) {
                s.rows.push_back({cell(i), cell(plan_.lines[i].category), cell(plan_.lines[i].id), cell(plan_.lines[i].name)});
                s.points.push_back(part);
            }
        return s;
    }
    Sheet people_points() const {
        Sheet s = table("m_people_points", "Points that stand for people",
                        {number("easting_m"), number("northing_m"), number("weight"), text("zone")});
        for (const model::PeoplePoint& p : plan_.people_points)
            s.rows.push_back({cell(p.at.x), cell(p.at.y), cell(p.weight), cell(zone_id(p.zone))});
        return s;
    }
    Sheet postcodes() const {
        Sheet s = table("m_postcodes", "Postcodes within the footprint",
                        {text("postcode"), number("easting_m"), number("northing_m"), text("zone"), whole("quality")});
        for (const model::Postcode& p : plan_.postcodes)
            s.rows.push_back(
                {cell(p.code), cell(p.at.x), cell(p.at.y), cell(zone_id(p.zone)), p.quality > 0 ? cell(p.quality) : Cell(Unknown{})});
        return s;
    }

    Sheet scenarios() const {
        Sheet s = table("m_scenarios", "Scenarios",
                        {text("scenario"), text("title"), whole("found"), text("assign"), text("starts_from"), whole("seed"),
                         text("objective"), text("note")});
        for (const model::ScenarioSpec& x : plan_.scenarios)
            s.rows.push_back({cell(x.id), cell(x.title), cell(x.kind == model::ScenarioKind::found ? 1 : 0), cell(x.assign), cell(x.from),
                              cell(static_cast<std::int64_t>(x.seed)),
                              x.weights ? Cell(nlohmann::json{x.weights->distance_m_per_patient, x.weights->leaked_patient_m,
                                                              x.weights->border_m, x.weights->moved_patient_m, x.weights->off_target_m}
                                                   .dump())
                                        : Cell(Unknown{}),
                              cell(x.note)});
        return s;
    }
    Sheet given() const {
        Sheet s = table("m_given", "Practices of given scenarios", {text("scenario"), text("practice"), text("locality")});
        for (const model::ScenarioSpec& x : plan_.scenarios)
            for (const auto& [practice, locality] : x.given_practices) s.rows.push_back({cell(x.id), cell(practice), cell(locality)});
        return s;
    }
    Sheet given_localities() const {
        Sheet s = table("m_given_localities", "Localities of scenarios drawn by hand",
                        {text("scenario"), text("locality"), text("name"), whole("locked")});
        for (const model::ScenarioSpec& x : plan_.scenarios)
            for (const model::GivenLocality& l : x.given_localities)
                s.rows.push_back({cell(x.id), cell(l.id), cell(l.name), cell(l.locked ? 1 : 0)});
        return s;
    }
    Sheet given_zones() const {
        Sheet s = table("m_given_zones", "Zones of scenarios drawn by hand", {text("scenario"), text("zone"), text("locality")});
        for (const model::ScenarioSpec& x : plan_.scenarios)
            for (const auto& [zone, locality] : x.given_zones) s.rows.push_back({cell(x.id), cell(zone), cell(locality)});
        return s;
    }
    Sheet hub_catchments() const {
        Sheet s = table("hub_catchments", "Catchments of hubs as drawn", {text("hub")}, GeometryKind::polygon);
        for (const model::Hub& h : plan_.hubs) {
            if (h.catchment.empty()) continue;
            s.rows.push_back({cell(h.id)});
            s.shapes.push_back(h.catchment);
        }
        return s;
    }
    Sheet overrides() const {
        Sheet s = table("m_overrides", "Published values that a planner corrected",
                        {text("kind"), text("subject"), text("field"), text("value"), text("published"), text("source")});
        for (const model::Override& o : plan_.overrides)
            s.rows.push_back({cell(o.kind), cell(o.subject), cell(o.field), cell(o.value), cell(o.published), cell(o.source)});
        return s;
    }
    static Sheet problem_rows(const model::Problems& problems) {
        Sheet s = table(
            "m_problems", "Problems found on reading",
            {whole("severity"), text("rule"), text("file"), whole("row"), text("field"), text("value"), text("meaning"), text("todo")});
        for (const model::Problem& p : problems)
            s.rows.push_back({cell(static_cast<int>(p.severity)), cell(p.rule), cell(p.file), cell(p.row), cell(p.field), cell(p.value),
                              cell(p.meaning), cell(p.todo)});
        return s;
    }

    const model::Plan& plan_;
};

}  // namespace

std::vector<Sheet> plan_sheets(const model::Plan& plan, const model::Problems& problems) { return Writer(plan).all(problems); }

const std::vector<std::string>& plan_sheet_names() {
    static const std::vector<std::string> names = {"merestone_meta",
                                                   "m_layers",
                                                   "m_assumptions",
                                                   "zones",
                                                   "m_zone_ages",
                                                   "m_zone_sides",
                                                   "boundaries",
                                                   "practices",
                                                   "m_practice_ages",
                                                   "branches",
                                                   "m_flows",
                                                   "m_flow_rest",
                                                   "m_outside",
                                                   "premises",
                                                   "m_facets",
                                                   "m_occupancies",
                                                   "housing",
                                                   "m_housing_years",
                                                   "m_schemes",
                                                   "hubs",
                                                   "m_hub_week",
                                                   "points",
                                                   "lines",
                                                   "m_people_points",
                                                   "m_scenarios",
                                                   "m_given",
                                                   "m_problems",
                                                   "m_given_localities",
                                                   "m_given_zones",
                                                   "hub_catchments",
                                                   "housing_areas",
                                                   "m_overrides",
                                                   "m_postcodes",
                                                   "practice_areas",
                                                   "m_backlog",
                                                   "m_scheme_gates",
                                                   "m_scheme_money",
                                                   "m_hub_cover",
                                                   "m_band_rates",
                                                   "m_projections",
                                                   "m_household_sizes",
                                                   "m_access_targets",
                                                   "m_prices",
                                                   "m_locality_records",
                                                   "m_risks",
                                                   "m_indicators",
                                                   "m_indicator_values"};
    return names;
}

}  // namespace merestone::io

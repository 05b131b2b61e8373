#include "io/result_sheets.hpp"

#include <algorithm>

#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::io {
namespace {

constexpr auto kText = ColumnType::text;
constexpr auto kWhole = ColumnType::whole;
constexpr auto kNumber = ColumnType::number;

// Rounded where a longer fraction would only pretend to be known; the same rounding in every file.
double rounded(double value, int decimals) { return base::rounded(value, decimals); }
std::optional<double> rounded(std::optional<double> value, int decimals) {
    if (value) value = rounded(*value, decimals);
    return value;
}

const char* position_words(model::PositionBasis basis) {
    switch (basis) {
        case model::PositionBasis::unknown: return "unknown";
        case model::PositionBasis::given: return "given";
        case model::PositionBasis::postcode: return "postcode";
        case model::PositionBasis::premises: return "premises";
        case model::PositionBasis::estimated: return "estimated";
    }
    return "";
}

// A layer that leaves the house alone still says what its figures are.
const Column kBasis{"basis", kText, "basis", "illustrative: made-up data; published: as the sources of the plan have them"};
Cell basis_of(const model::Plan& plan) { return cell(plan.illustrative ? "illustrative" : "published"); }

std::string locality_of(const model::Scenario& s, model::LocalityIx l) { return l ? s.locality_id[l.pos()] : ""; }

}  // namespace

Sheet localities_sheet(const model::Plan& plan, const std::vector<model::LocalityStats>& localities) {
    Sheet sheet;
    sheet.name = "localities";
    sheet.title = "Localities";
    sheet.geometry = GeometryKind::polygon;
    sheet.columns = {{"locality", kText, "loc_id", "Locality, numbered by the smallest practice code in it"},
                     {"name", kText, "name", "Name"},
                     {"commissioners", kText, "commis", "Commissioners of its practices, by registered patients"},
                     {"list_registered", kWhole, "list_reg", "People registered with its practices, wherever they live"},
                     {"people_resident", kWhole, "pop_res", "People who live in its zones, whoever they are registered with"},
                     {"practices", kWhole, "n_prac", "Number of practices"},
                     {"zones", kWhole, "n_zones", "Number of zones"},
                     {"area_km2", kNumber, "area_km2", "Area, square kilometres"},
                     {"border_km", kNumber, "border_km", "Length of its outline, kilometres"},
                     {"selfcontained_share", kNumber, "selfcont",
                      "Of its residents registered with the plan's practices, the share (0-1) whose practice is in it"},
                     {"mean_distance_km", kNumber, "dist_km", "People-weighted mean straight line to its best zone, kilometres"},
                     {"compactness", kNumber, "compact", "4 pi area / outline squared (1 = a circle)"},
                     {"pieces", kWhole, "pieces", "Connected pieces (1 = whole)"},
                     {"holes", kWhole, "holes", "Holes filled by other localities"},
                     {"rag", kText, "rag", "Colour of the worst flag on the locality, see flags; green: it has none"},
                     {"as_at", kText, "as_at", "Date of the plan"},
                     kBasis};
    for (const model::LocalityStats& l : localities) {
        sheet.rows.push_back({cell(l.id), cell(l.name), cell(l.commissioners), cell(l.people_registered),
                              l.residents_known ? cell(l.people_resident) : Cell(Unknown{}), cell(l.practices), cell(l.zones),
                              cell(rounded(l.area_km2, 4)), cell(rounded(l.border_km, 3)), cell(rounded(l.selfcontained_share, 4)),
                              cell(rounded(l.distance_km, 3)), cell(rounded(l.compactness, 3)), cell(l.pieces), cell(l.holes),
                              cell(model::to_string(l.rag)), cell(plan.as_at), basis_of(plan)});
        sheet.shapes.push_back(l.shape);
    }
    return sheet;
}

Sheet practices_sheet(const model::Plan& plan, const model::Scenario& s) {
    Sheet sheet;
    sheet.name = "practices";
    sheet.title = "Practices";
    sheet.geometry = GeometryKind::point;
    sheet.columns = {{"practice", kText, "practice", "Practice code"},
                     {"name", kText, "name", "Name"},
                     {"locality", kText, "loc_id", "Locality"},
                     {"locality_name", kText, "loc_name", "Locality's name"},
                     {"zone", kText, "zone", "Zone it sits in"},
                     {"commissioner", kText, "commis", "Commissioner"},
                     {"list", kWhole, "list", "Registered patients; empty: not known"},
                     {"list_date", kText, "list_date", "Date of the list"},
                     {"easting_m", kNumber, "easting", "Easting, metres, EPSG:27700"},
                     {"northing_m", kNumber, "northing", "Northing, metres, EPSG:27700"},
                     {"position", kText, "position", "given, postcode, or estimated from its patients"},
                     {"exception", kText, "exception", "yes: its locality is not that of the zone it sits in"},
                     kBasis};
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::Practice& practice = plan.practices[p];
        const model::LocalityIx l = s.practice_locality[p];
        std::optional<double> x;
        std::optional<double> y;
        if (practice.at) {
            x = rounded(practice.at->x, 1);
            y = rounded(practice.at->y, 1);
        }
        sheet.rows.push_back({cell(practice.id), cell(practice.name), cell(locality_of(s, l)), cell(l ? s.locality_name[l.pos()] : ""),
                              cell(practice.zone ? plan.zones[practice.zone.pos()].id : ""), cell(practice.commissioner),
                              cell(practice.list), cell(practice.list_date), cell(x), cell(y), cell(position_words(practice.position)),
                              cell(s.practice_exception[p] ? "yes" : ""), basis_of(plan)});
        sheet.points.emplace_back();
        if (practice.at) sheet.points.back().push_back(*practice.at);
    }
    return sheet;
}

Sheet zones_sheet(const model::Plan& plan, const model::Scenario& s) {
    Sheet sheet;
    sheet.name = "zones";
    sheet.title = "Zones";
    sheet.geometry = GeometryKind::polygon;
    sheet.columns = {{"zone", kText, "zone", "Zone code"},
                     {"name", kText, "name", "Name"},
                     {"locality", kText, "loc_id", "Locality"},
                     {"reason", kText, "", "Why it is there"},
                     {"people_resident", kWhole, "pop_res", "Residents; empty: not known"},
                     {"imd_score", kNumber, "imd", "Index of multiple deprivation score; higher is more deprived"},
                     {"area_km2", kNumber, "area_km2", "Area, square kilometres"},
                     kBasis};
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        const model::Zone& zone = plan.zones[z];
        sheet.rows.push_back({cell(zone.id), cell(zone.name), cell(locality_of(s, s.zone_locality[z])), cell(s.zone_reason[z]),
                              cell(zone.residents), cell(zone.imd_score), cell(rounded(zone.area_m2 / 1e6, 4)), basis_of(plan)});
        sheet.shapes.push_back(plan.topology->polygon(z));
    }
    return sheet;
}

Sheet postcodes_sheet(const model::Plan& plan, const model::Scenario& s, const std::vector<model::PostcodePlace>& places) {
    Sheet sheet;
    sheet.name = "postcodes";
    sheet.title = "Postcodes";
    sheet.geometry = GeometryKind::point;
    sheet.columns = {{"postcode", kText, "postcode", "Postcode"},
                     {"zone", kText, "zone", "Zone that its position lies in"},
                     {"locality", kText, "loc_id", "Locality of that zone; empty: the scenario leaves the zone out"},
                     {"locality_name", kText, "loc_name", "Name of that locality"},
                     {"easting_m", kNumber, "easting", "Easting, British National Grid, metres"},
                     {"northing_m", kNumber, "northing", "Northing, British National Grid, metres"},
                     {"position_quality", kWhole, "pos_qual", "Of the position, as published (10 is best); empty: not stated"},
                     {"outline_m", kNumber, "outline_m",
                      "Metres to ground that is in another locality or in none, where that is 20 or less; empty: further"},
                     {"beside", kText, "beside", "What lies there: a locality, or outside"},
                     {"note", kText, "note", "What to know about the row"},
                     kBasis};
    for (std::size_t i = 0; i < plan.postcodes.size(); ++i) {
        const model::Postcode& p = plan.postcodes[i];
        const model::PostcodePlace& place = places[i];
        const std::string beside = !place.outline_m ? "" : place.beside ? locality_of(s, place.beside) : "outside";
        std::string note;
        if (!place.locality) note = "its zone is in no locality of this scenario";
        else if (place.outline_m) note = "close to an outline: ask for the address";
        sheet.rows.push_back({cell(p.code), cell(p.zone ? plan.zones[p.zone.pos()].id : std::string()),
                              cell(locality_of(s, place.locality)),
                              cell(place.locality ? s.locality_name[place.locality.pos()] : std::string()), cell(p.at.x), cell(p.at.y),
                              p.quality > 0 ? cell(p.quality) : Cell(Unknown{}), cell(rounded(place.outline_m, 1)), cell(beside),
                              cell(note), basis_of(plan)});
        sheet.points.push_back({p.at});
    }
    return sheet;
}

Sheet gaps_sheet(const std::vector<model::Gap>& gaps) {
    Sheet sheet;
    sheet.name = "gaps";
    sheet.title = "Need minus what there is";
    sheet.columns = {{"subject_kind", kText, "", ""}, {"subject", kText, "", ""}, {"measure", kText, "", ""}, {"unit", kText, "", ""},
                     {"year", kText, "", ""},         {"need", kNumber, "", ""},  {"have", kNumber, "", ""},  {"gap", kNumber, "", ""},
                     {"confidence", kText, "", ""},   {"flag_id", kText, "", ""}};
    for (const model::Gap& g : gaps)
        sheet.rows.push_back({cell(g.subject_kind), cell(g.subject), cell(g.measure), cell(g.unit), cell(base::to_string(g.year)),
                              cell(rounded(g.need, 3)), cell(rounded(g.have, 3)), cell(rounded(g.gap, 3)), cell(g.confidence),
                              cell(g.flag_id)});
    return sheet;
}

Sheet flags_sheet(const std::vector<model::Flag>& flags) {
    Sheet sheet;
    sheet.name = "flags";
    sheet.title = "Flags";
    sheet.columns = {{"flag_id", kText, "", ""},    {"rule", kText, "", ""},         {"severity", kText, "", ""},
                     {"rag", kText, "", ""},        {"subject_kind", kText, "", ""}, {"subject", kText, "", ""},
                     {"measured", kNumber, "", ""}, {"threshold", kNumber, "", ""},  {"unit", kText, "", ""},
                     {"first_year", kText, "", ""}, {"reason", kText, "", ""},       {"source", kText, "", ""},
                     {"action", kText, "", ""}};
    for (const model::Flag& f : flags)
        sheet.rows.push_back({cell(f.id), cell(f.rule), cell(model::to_string(f.severity)), cell(model::to_string(f.rag)),
                              cell(f.subject_kind), cell(f.subject), cell(rounded(f.measured, 3)), cell(rounded(f.threshold, 3)),
                              cell(f.unit), cell(f.first_year ? base::to_string(*f.first_year) : ""), cell(f.reason), cell(f.source),
                              cell(f.action)});
    return sheet;
}

Sheet problems_sheet(const model::Problems& problems) {
    Sheet sheet;
    sheet.name = "problems";
    sheet.title = "Problems of the data";
    sheet.columns = {{"severity", kText, "", ""}, {"rule", kText, "", ""},  {"file", kText, "", ""},    {"row", kWhole, "", ""},
                     {"field", kText, "", ""},    {"value", kText, "", ""}, {"meaning", kText, "", ""}, {"todo", kText, "", ""}};
    for (const model::Problem& p : problems)
        sheet.rows.push_back({cell(model::to_string(p.severity)), cell(p.rule), cell(p.file), p.row > 0 ? cell(p.row) : Cell(Unknown{}),
                              cell(p.field), cell(p.value), cell(p.meaning), cell(p.todo)});
    return sheet;
}

Sheet blocks_sheet(const std::vector<model::BlockNote>& notes) {
    Sheet sheet;
    sheet.name = "reassigned";
    sheet.title = "What keeping neighbourhoods joined made necessary";
    sheet.columns = {
        {"kind", kText, "", ""},     {"zone", kText, "", ""}, {"from_neighbourhood", kText, "", ""}, {"to_neighbourhood", kText, "", ""},
        {"people", kNumber, "", ""}, {"words", kText, "", ""}};
    for (const model::BlockNote& n : notes)
        sheet.rows.push_back({cell(n.kind), cell(n.zone), cell(n.from), cell(n.to), cell(rounded(n.people, 1)), cell(n.words)});
    return sheet;
}

Sheet leakage_sheet(const model::LeakageMatrix& m) {
    Sheet sheet;
    sheet.name = "leakage";
    sheet.title = "Where people are treated: home locality by practice's locality";
    sheet.columns = {{"home", kText, "", ""}};
    const std::size_t n = m.locality_id.size();
    for (const std::string& id : m.locality_id) sheet.columns.push_back({"practice_in_" + id, kNumber, "", ""});
    sheet.columns.push_back({"practice_outside_footprint", kNumber, "", ""});
    const auto row = [&](const std::string& name, const auto& value, Cell outside) {
        std::vector<Cell> cells{cell(name)};
        for (std::size_t to = 0; to < n; ++to) cells.push_back(cell(rounded(value(to), 1)));
        cells.push_back(std::move(outside));
        sheet.rows.push_back(std::move(cells));
    };
    for (std::size_t from = 0; from < n; ++from)
        row(
            m.locality_id[from], [&](std::size_t to) { return m.people[from * n + to]; }, cell(m.outside_practices[from]));
    row(
        "outside the footprint", [&](std::size_t to) { return m.outside_residents[to]; }, Unknown{});
    row(
        "not known", [&](std::size_t to) { return m.unknown_home[to]; }, Unknown{});
    return sheet;
}

Sheet catchments_sheet(const model::Plan& plan, const std::vector<model::Catchment>& catchments) {
    Sheet sheet;
    sheet.name = "catchments";
    sheet.title = "Catchments";
    sheet.geometry = GeometryKind::polygon;
    sheet.columns = {{"subject_kind", kText, "kind", "practice, premises or hub"},
                     {"subject", kText, "subject", "Its code"},
                     {"method", kText, "method", "radius, nearest, polygon or registered"},
                     {"detail", kText, "detail", "Radius, or share of the list"},
                     {"people", kNumber, "people", "People in the catchment"},
                     {"people_by", kText, "people_by", "How people were shared out within zones"},
                     {"zones", kWhole, "n_zones", "Zones that it touches"},
                     {"largest_zones", kText, "", "The ten zones with most of its people"}};
    for (const model::Catchment& c : catchments) {
        std::vector<model::CatchmentZone> order = c.zones;
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.people > b.people; });
        std::string largest;
        for (std::size_t k = 0; k < std::min<std::size_t>(order.size(), 10); ++k)
            largest += (k > 0 ? " " : "") + plan.zones[order[k].zone.pos()].id;
        sheet.rows.push_back({cell(c.subject_kind), cell(c.subject), cell(c.method), cell(c.detail), cell(rounded(c.people, 1)),
                              cell(c.people_by), cell(c.zones.size()), cell(largest)});
        sheet.shapes.push_back(c.shape);
    }
    return sheet;
}

Sheet sources_sheet(const model::Plan& plan) {
    Sheet sheet;
    sheet.name = "sources";
    sheet.title = "Sources";
    sheet.columns = {{"role", kText, "", ""},       {"recognised_as", kText, "", ""}, {"file", kText, "", ""},
                     {"layer", kText, "", ""},      {"publisher", kText, "", ""},     {"vintage", kText, "", ""},
                     {"licence", kText, "", ""},    {"bytes", kWhole, "", ""},        {"sha256", kText, "", ""},
                     {"rows", kWhole, "", ""},      {"rows_used", kWhole, "", ""},    {"rows_skipped", kText, "", ""},
                     {"coordinates", kText, "", ""}};
    for (const model::LayerInfo& l : plan.layers) {
        std::string skipped;
        for (const auto& [reason, n] : l.skipped) skipped += (skipped.empty() ? "" : "; ") + std::to_string(n) + " " + reason;
        sheet.rows.push_back({cell(l.role), cell(l.recognised), cell(l.file), cell(l.layer), cell(l.publisher), cell(l.vintage),
                              cell(l.licence), cell(l.bytes), cell(l.sha256), cell(l.rows), cell(l.used), cell(skipped), cell(l.crs)});
    }
    return sheet;
}

Sheet field_dictionary(const Sheet& sheet) {
    Sheet out;
    out.name = sheet.name + "_fields";
    out.columns = {{"field", kText, "", ""}, {"long_name", kText, "", ""}, {"type", kText, "", ""}, {"meaning", kText, "", ""}};
    for (const Column& c : sheet.columns)
        if (!c.short_name.empty())
            out.rows.push_back({cell(c.short_name), cell(c.name),
                                cell(c.type == kText    ? "text"
                                     : c.type == kWhole ? "whole number"
                                                        : "number"),
                                cell(c.meaning)});
    return out;
}

}  // namespace merestone::io

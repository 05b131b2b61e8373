// How far people are from a place where a practice sees patients, and how many GPs are within their reach: by group of people, and by zone.
#include <map>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"

namespace merestone::actions {

using namespace cells;

namespace {

constexpr const char* kNobody = "no practice, branch or building of the plan has a place, or no people are known";

std::vector<io::Column> time_columns() {
    return {whole("people"),
            number("walk_mean_min"),
            number("walk_95th_percentile_min"),
            number("within_walk_share"),
            number("car_mean_min"),
            number("car_95th_percentile_min"),
            number("within_car_share"),
            number("gp_fte_per_1000_within_reach")};
}

void add_times(std::vector<Cell>& line, double people, const std::optional<analysis::PeopleMinutes>& walk,
               const std::optional<analysis::PeopleMinutes>& car, const std::optional<double>& gp_per_1000) {
    line.push_back(count(people));
    for (const auto* times : {&walk, &car})
        append(line, {*times ? round_to((*times)->mean.value(), 2) : unknown(), *times ? round_to((*times)->p95.value(), 2) : unknown(),
                      *times ? round_to((*times)->within_share, 4) : unknown()});
    line.push_back(round_to(gp_per_1000, 4));
}

}  // namespace

EstateSheet access_sheet(const EstateOut& out) {
    const analysis::Access& access = out.book.access;
    std::vector<io::Column> columns{text("row"), text("id"), text("name")};
    append(columns, time_columns());
    append(columns, {number("within_walk_min"), number("within_car_min"), text("people_by"), text("flag_ids")});
    EstateSheet made{table("access", "How far people are from a practice, and GPs within reach", std::move(columns)), kNobody};
    if (!access.plan.walk) return made;
    const auto add = [&](const char* kind, const analysis::AccessRow& row, std::string flag_ids = {}) {
        std::vector<Cell> line{cell(kind), cell(row.id), cell(row.name)};
        add_times(line, row.people, row.walk, row.car, row.gp_per_1000);
        append(line, {round_to(access.within_walk.value(), 2), round_to(access.within_car.value(), 2), cell(access.people_by),
                      cell(std::move(flag_ids))});
        made.sheet.rows.push_back(std::move(line));
    };
    for (const analysis::AccessRow& row : access.localities) {
        if (row.id.empty()) {
            add("in none", row);
        } else {
            add("locality", row, out.flags.on("locality", row.id, {"L9", "L10"}));
        }
    }
    for (const analysis::AccessRow& row : access.fifths) add("deprivation fifth", row);
    for (const analysis::AccessRow& row : access.rural) add("rural-urban class", row);
    if (access.aged_75) add("age", *access.aged_75);
    add("twentieth that walks longest", access.least_served);
    add("plan", access.plan);
    return made;
}

EstateSheet access_zones_sheet(const EstateOut& out) {
    const analysis::Access& access = out.book.access;
    std::vector<io::Column> columns{text("zone"), text("name"), text("locality"), text("nearest_kind"), text("nearest")};
    append(columns, time_columns());
    columns.push_back(whole("people_in_twentieth_that_walks_longest"));
    EstateSheet made{table("access_zones", "How far each zone's people are from a practice, and GPs within reach", std::move(columns)),
                     kNobody};
    if (!access.plan.walk) return made;
    std::map<std::size_t, double> least_served;
    for (const analysis::LeastServed& one : access.least_served_in) least_served[one.zone] = one.people;
    for (std::size_t z = 0; z < access.zones.size(); ++z) {
        const analysis::ZoneAccess& zone = access.zones[z];
        const model::LocalityIx locality = out.scenario.zone_locality[z];
        const analysis::AccessPlace* nearest = zone.nearest ? &access.places[*zone.nearest] : nullptr;
        std::vector<Cell> line{cell(out.plan.zones[z].id), cell(out.plan.zones[z].name),
                               locality ? cell(out.scenario.locality_id[locality.pos()]) : unknown(),
                               nearest != nullptr ? cell(nearest->kind) : unknown(), nearest != nullptr ? cell(nearest->id) : unknown()};
        add_times(line, zone.walk ? zone.walk->people : 0.0, zone.walk, zone.car, zone.gp_per_1000);
        const auto worst = least_served.find(z);
        line.push_back(count(worst == least_served.end() ? 0.0 : worst->second));
        made.sheet.rows.push_back(std::move(line));
    }
    return made;
}

}  // namespace merestone::actions

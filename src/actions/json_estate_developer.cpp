// What a developer may be asked for, for scripts. A site's patients may fall to hundreds of practices, most of them to a few: of sites and
// groups the kMostTakers largest are named and the rest is counted, so that the object of a big plan stays of a sensible size. The table
// developer_takers.csv has them all.
#include <algorithm>

#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"
#include "analysis/what_if.hpp"

namespace merestone::actions {
namespace {

constexpr std::size_t kMostTakers = 10;
constexpr std::size_t kMostSites = 10000;  // beyond that the answer would fill a machine's memory
constexpr const char* kNoSpace = "of no practice that takes them are the floor space and the list known";

Json money_of(const analysis::AskMoney& money) {
    Json out{{"gbp", money.pounds()}};
    put(out, "price_base", money.priced.price_base, "its rate bears no date");
    out["prices"] = money.priced.label;
    out["a_home_gbp"] = rounded(money.per_dwelling_gbp, 2);
    out["at_the_rate_gbp"] = pounds_of(money.gbp);
    put(out, "rate_price_base", money.price_base, "its rate bears no date");
    return out;
}

Json takers_of(const EstateOut& out, const analysis::AskFigures& f, std::size_t most) {
    Json rows = Json::array();
    const std::size_t named = std::min(most, f.takers.size());
    for (std::size_t i = 0; i < named; ++i) {
        const analysis::AskTaker& taker = f.takers[i];
        Json one{{"practice", out.plan.practices[taker.practice.pos()].id}, {"patients", rounded(taker.patients, 2)}};
        one["spare_used_m2"] = taker.spare_known ? Json(rounded(taker.spare_used_m2, 2)) : Json(nullptr);
        if (!taker.spare_known) one["spare_used_m2_why"] = "its floor space or list is not known";
        rows.push_back(std::move(one));
    }
    return rows;
}

void put_figures(Json& into, const EstateOut& out, const analysis::AskFigures& f, std::size_t most_takers) {
    into["homes"] = rounded(f.homes, 2);
    into["homes_after_horizon"] = rounded(f.homes_after_horizon, 2);
    into["homes_without_years"] = rounded(f.homes_without_years, 2);
    into["patients"] = rounded(f.patients, 2);
    into["patients_by_year"] = by_year(out.book.developer.base_year, f.patients_by_year, 2);
    into["takers"] = takers_of(out, f, most_takers);
    if (f.takers.size() > most_takers) {
        double patients = 0.0;
        for (std::size_t i = most_takers; i < f.takers.size(); ++i) patients += f.takers[i].patients;
        into["takers_not_named"] = {{"practices_count", f.takers.size() - most_takers}, {"patients", rounded(patients, 2)}};
    }
    into["patients_at_outside_practices"] = rounded(f.patients_outside, 2);
    into["patients_without_practice"] = rounded(f.patients_nowhere, 2);
    into["need"] = {{"area_m2", rounded(f.area_m2, 2)},
                    {"rooms_ce", rounded(f.rooms_ce, 3)},
                    {"rooms_treatment", rounded(f.rooms_treatment, 3)},
                    {"gp_fte", rounded(f.gp_fte, 3)}};
    put(into, "spare_used_m2", spare_used_m2(f), 2, kNoSpace);
    into["area_of_need_where_space_is_not_known_m2"] = rounded(f.area_not_known_m2, 2);
    into["lacking"] = {{"area_m2", rounded(f.deficit_m2, 2)},
                       {"rooms_ce", rounded(f.rooms_ce_short, 3)},
                       {"rooms_treatment", rounded(f.rooms_treatment_short, 3)},
                       {"room_area_with_circulation_m2", rounded(f.room_area_short_m2, 2)}};
    into["contribution"] = {{"by_area", money_of(f.by_area)}, {"by_rooms", money_of(f.by_rooms)}, {"by_person", money_of(f.by_person)}};
}

Json json_of_site(const EstateOut& out, const analysis::AskSite& site) {
    const model::HousingSite& from = out.plan.housing[site.site];
    Json one{{"site", from.id}, {"name", from.name}};
    put(one, "council", from.council, "nobody wrote it down");
    put(one, "group", from.group, "in none");
    one["household_size"] = rounded(site.household.people, 3);
    one["household_size_of"] = word_of(site.household.from);
    one["household_size_source"] = site.household.source;
    if (!site.household.label.empty()) one["household_size_label"] = site.household.label;
    one["homes_known"] = site.homes_known;
    put(one, "flag_ids", out.flags.on("site", from.id), "no flag is on it");
    if (site.homes_known) put_figures(one, out, site.figures, kMostTakers);
    else one["homes"] = nullptr, one["homes_why"] = "nobody wrote down how many";
    return one;
}

Json capacity_of(const EstateOut& out) {
    const analysis::CapacityTable& table = out.book.developer.table;
    Json rows = Json::array();
    for (const analysis::CapacityRow& row : table.rows) {
        const std::string& id = out.plan.practices[row.practice.pos()].id;
        Json one{{"practice", id}};
        put(one, "list_raw", row.raw_list, 0, "not known");
        put(one, "list_weighted", row.weighted_list, 0, "not published");
        one["counts_by"] = analysis::to_string(row.basis);
        put(one, "nia_m2", row.nia_m2, 2, "not known");
        one["nia_from_gross_area"] = row.nia_converted;
        put(one, "capacity_patients", row.capacity_patients, 0, "its floor space is not known");
        put(one, "spare_by_raw_list_m2", row.spare_by_raw_m2, 2, "its floor space or list is not known");
        put(one, "spare_by_weighted_list_m2", row.spare_by_weighted_m2, 2, "its floor space or weighted list is not known");
        put(one, "size_table_gia_m2", row.size_table_gia_m2, 1, "its list is not known");
        put(one, "flag_ids", out.flags.on_measure("practice", id, "nia_m2"), "no flag is on its floor space");
        rows.push_back(std::move(one));
    }
    Json json{{"by_weighted_list_count", table.by_weighted}, {"by_raw_list_count", table.by_raw}, {"not_known_count", table.not_known}};
    put(json, "spare_m2", backlog_m2(table) ? std::optional(table.spare_m2) : std::nullopt, 2, kNoSpace);
    json["rows"] = std::move(rows);
    return json;
}

}  // namespace

Json json_of_developer(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    Json json{{"registered", analysis::to_string(ask.by)}};
    Json total = Json::object();
    put_figures(total, out, ask.total, ask.total.takers.size());
    json["total"] = std::move(total);
    Json backlog{{"meaning", "lacked already by these practices, without the new homes; in no contribution"}};
    put(backlog, "area_m2", backlog_m2(ask.table), 2, kNoSpace);
    backlog["practices_known_count"] = ask.table.by_weighted + ask.table.by_raw;
    backlog["practices_not_known_count"] = ask.table.not_known;
    json["existing_backlog"] = std::move(backlog);
    Json groups = Json::array();
    for (const analysis::AskGroup& group : ask.groups) {
        Json sites = Json::array();
        for (const std::size_t s : group.sites) sites.push_back(out.plan.housing[ask.sites[s].site].id);
        Json one{{"group", group.name}, {"sites", std::move(sites)}};
        put_figures(one, out, group.figures, kMostTakers);
        groups.push_back(std::move(one));
    }
    json["groups"] = std::move(groups);
    Json sites = Json::array();
    const std::size_t told = std::min(ask.sites.size(), kMostSites);
    for (std::size_t s = 0; s < told; ++s) sites.push_back(json_of_site(out, ask.sites[s]));
    json["sites"] = std::move(sites);
    json["sites_left_out_count"] = ask.sites.size() - told;  // they are in the total, and in developer_sites.csv
    json["capacity"] = capacity_of(out);
    Json assumptions = Json::array();
    for (const model::Assumption& a : ask.assumptions)
        assumptions.push_back({{"id", a.id},
                               {"value", a.value},
                               {"unit", a.unit},
                               {"source", a.source},
                               {"confidence", a.confidence},
                               {"as_at", a.as_at},
                               {"set_by", a.from},
                               {"label", analysis::confidence_label(a)}});
    json["assumptions_used"] = std::move(assumptions);
    json["notes"] = ask.notes;
    return json;
}

}  // namespace merestone::actions

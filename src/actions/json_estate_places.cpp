// Figures by locality and commissioner for scripts: who works there, the estate rolled up, and indicators.
#include <array>

#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"
#include "analysis/backlog_money.hpp"

namespace merestone::actions {
namespace {

// A row of the roll-ups' three kinds: a place, what belongs to none, all.
void put_place(Json& into, const std::string& id, const std::string& name, const char* rest) {
    into["id"] = id.empty() ? Json(nullptr) : Json(id);
    if (id.empty()) into["id_why"] = rest;
    into["name"] = name;
}

Json json_of_staff(const EstateOut& out, const analysis::WorkforceRow& row, double benchmark, const char* rest) {
    Json one;
    put_place(one, *rest == '\0' ? row.id : "", *rest == '\0' ? row.name : "", rest);
    one["practices"] = row.practices;
    one["practices_reported"] = row.reported;
    put(one, "coverage_by_practices_share", row.coverage_by_practices(), 4, "it has no practice");
    put(one, "coverage_by_list_share", row.coverage_by_list(), 4, "no list is known");
    one["list"] = rounded(row.list, 0);
    one["list_of_reporting"] = rounded(row.list_reported, 0);
    one["lists_not_known_count"] = row.lists_not_known;
    const char* nobody = "no practice reported";
    put(one, "gp_fte", row.reported > 0 ? std::optional(row.gp_fte) : std::nullopt, 2, nobody);
    put(one, "patients_per_gp_fte", row.patients_per_fte(), 1, nobody);
    put(one, "gp_fte_per_1000", row.gp_per_1000(), 4, nobody);
    put(one, "gp_fte_short_of_benchmark", row.gap_fte(benchmark), 2, nobody);
    put(one, "gp_fte_55_over_share", row.over_55.value(), 4, nobody);
    put(one, "gp_fte_60_over_share", row.over_60.value(), 4, nobody);
    put(one, "nurse_fte_per_1000", row.nurse_per_person.value(1000.0), 4, nobody);
    put(one, "care_fte_per_1000", row.care_per_person.value(1000.0), 4, nobody);
    put(one, "admin_fte_per_1000", row.admin_per_person.value(1000.0), 4, nobody);
    one["single_handed_practices"] = row.headcount_known > 0 ? Json(row.single_handed) : Json(nullptr);
    if (row.headcount_known == 0) one["single_handed_practices_why"] = "no headcount is known";
    if (*rest == '\0') put(one, "flag_ids", out.flags.on("locality", row.id, {"W1", "W2", "L10"}), "no flag is on its workforce");
    return one;
}

Json facets_of(const analysis::EstateRow& row) {
    Json facets = Json::object();
    for (std::size_t f = 0; f < analysis::kFacets; ++f) {
        const analysis::FacetRoll& roll = row.facets[f];
        Json ratings = Json::object();
        for (const auto& [rating, n] : roll.by_rating) ratings[rating] = n;
        Json one{{"surveyed", roll.surveyed}, {"failing", roll.failing}};
        put(one, "failing_share", roll.failing_share(), 4, "no building was surveyed");
        one["not_surveyed"] = roll.not_surveyed;
        one["no_row"] = roll.no_row;
        one["by_rating"] = std::move(ratings);
        facets[word_of(static_cast<model::Facet>(f))] = std::move(one);
    }
    return facets;
}

Json backlog_of(const EstateOut& out, const analysis::BacklogRoll& roll) {
    Json json{{"buildings_known", roll.known}};
    if (roll.known == 0) return json;
    const analysis::BacklogMoney money = analysis::backlog_money(out.plan, roll);
    Json risks = Json::object();
    for (std::size_t r = 0; r < analysis::kBacklogRisks; ++r)
        risks[word_of(static_cast<model::BacklogRisk>(r))] = json_of(roll.by_risk[r], analysis::price_year(out.plan));
    json["by_risk"] = std::move(risks);
    const char* why = "it stands at the prices of several years";
    put(json, "total_gbp", money.total_gbp, 0, why);
    put(json, "critical_gbp", money.critical_gbp, 0, why);
    put(json, "risk_adjusted_gbp", money.risk_adjusted_gbp, 0, "it does not stand at the plan's prices");
    put(json, "price_base", money.price_base, money.total_gbp ? "nobody wrote down at which prices" : why);
    json["rows_at_other_than_plan_prices_count"] = roll.not_indexed();
    json["rows_without_remaining_life_count"] = roll.without_life;
    return json;
}

Json json_of_row(const EstateOut& out, const analysis::EstateRow& row, const char* kind, const char* rest) {
    Json one;
    put_place(one, *rest == '\0' ? row.id : "", *rest == '\0' ? row.name : "", rest);
    one["practices"] = row.practices;
    one["premises"] = row.premises;
    Json kinds = Json::object();
    for (const auto& [k, n] : row.by_kind) kinds[word_of(k)] = n;
    one["premises_by_kind"] = std::move(kinds);
    Json classes = Json::object();
    for (const auto& [k, n] : row.by_class) classes[word_of(k)] = n;
    one["premises_by_class"] = std::move(classes);
    one["facets"] = facets_of(row);
    one["backlog"] = backlog_of(out, row.backlog);
    one["cost_to_b"] = json_of(row.cost_to_b, analysis::price_year(out.plan));
    one["cost_to_b"]["buildings_known"] = row.with_cost_to_b;
    put(one, "room_sessions_used_share", row.sessions.value(), 4, "of no building are used and available sessions known");
    put(one, "gross_area_empty_share", row.empty.value(), 4, "of no building is the empty area known");
    Json measures = Json::object();
    for (std::size_t k = 0; k < model::kMeasures; ++k) {
        const analysis::MeasureRoll& roll = row.measures[k];
        Json m{{"practices_known", roll.known}, {"practices", roll.all}};
        const auto known = [&](double x) { return roll.known > 0 ? std::optional(x) : std::nullopt; };
        const char* why = "of no practice are need and holding known";
        put(m, "need", known(roll.need), 2, why);
        put(m, "have", known(roll.have), 2, why);
        put(m, "gap", roll.gap(), 2, why);
        measures[std::string(model::kMeasureKeys[k])] = std::move(m);
    }
    one["at_horizon"] = std::move(measures);
    if (*rest == '\0') put(one, "flag_ids", out.flags.on(kind, row.id), "no flag is on it");
    return one;
}

Json roll_up_of(const EstateOut& out, const analysis::EstateRollUp& roll, const char* kind) {
    Json rows = Json::array();
    for (const analysis::EstateRow& row : roll.rows) rows.push_back(json_of_row(out, row, kind, ""));
    return {{"rows", std::move(rows)},
            {"in_none", json_of_row(out, roll.without, kind, "what belongs to none")},
            {"plan", json_of_row(out, roll.plan, kind, "the whole plan")},
            {"does_not_add_up", analysis::cross_foot(roll)}};
}

Json indicator_row(const analysis::IndicatorRow& row, const char* rest) {
    Json one;
    put_place(one, *rest == '\0' ? row.id : "", *rest == '\0' ? row.name : "", rest);
    put(one, "value", row.value, 4, row.why_none.c_str());
    one["practices"] = row.parts.all;
    one["practices_known"] = row.parts.known;
    put(one, "coverage_by_list_share", row.coverage_by_list(), 4, "no list is known");
    put(one, "lowest_practice", row.lowest, 4, "no practice has a value");
    put(one, "highest_practice", row.highest, 4, "no practice has a value");
    put(one, "difference_from_baseline", row.difference, 4, "no value, or no baseline");
    one["against_baseline"] = analysis::to_string(row.against);
    return one;
}

}  // namespace

Json json_of_workforce(const EstateOut& out) {
    const analysis::Workforce& staff = out.book.workforce;
    Json rows = Json::array();
    for (const analysis::WorkforceRow& row : staff.rows) rows.push_back(json_of_staff(out, row, staff.benchmark_per_1000, ""));
    return {{"benchmark_gp_fte_per_1000", staff.benchmark_per_1000},
            {"benchmark_source", staff.benchmark_source},
            {"localities", std::move(rows)},
            {"in_none", json_of_staff(out, staff.without, staff.benchmark_per_1000, "practices of no locality")},
            {"plan", json_of_staff(out, staff.plan, staff.benchmark_per_1000, "the whole plan")}};
}

Json json_of_roll_up(const EstateOut& out) {
    return {{"localities", roll_up_of(out, out.book.roll_up, "locality")},
            {"commissioners", roll_up_of(out, out.book.roll_up_commissioner, "commissioner")}};
}

Json json_of_indicators(const EstateOut& out) {
    Json all = Json::array();
    for (const analysis::IndicatorRollUp& roll : out.book.indicators) {
        const model::Indicator& indicator = out.plan.indicators[roll.indicator];
        Json one{{"indicator", indicator.id}, {"title", indicator.title}, {"unit", indicator.unit}, {"period", indicator.period}};
        put(one, "better", indicator.better, "neither way, or nobody said");
        put(one, "baseline", indicator.baseline, 4, "none given");
        if (!indicator.baseline_name.empty()) one["baseline_name"] = indicator.baseline_name;
        one["source"] = indicator.source;
        Json rows = Json::array();
        for (const analysis::IndicatorRow& row : roll.rows) rows.push_back(indicator_row(row, ""));
        one["localities"] = std::move(rows);
        one["in_none"] = indicator_row(roll.without, "practices of no locality");
        one["plan"] = indicator_row(roll.plan, "the whole plan");
        one["faults"] = roll.faults;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace merestone::actions

// By locality and commissioner: who works there, the estate rolled up, and indicators. What belongs to no place and the whole plan stand
// as rows of their own, so that a sum can be held against the plan's.
#include <cmath>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"
#include "analysis/backlog_money.hpp"
#include "base/text.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

// "high £120,000 at 2014/15 prices; low £3,000 at prices of no stated year": what is in no sum.
std::string other_prices(const analysis::BacklogRoll& roll, const analysis::BacklogMoney& money) {
    std::vector<std::string> words;
    for (std::size_t r = 0; r < analysis::kBacklogRisks; ++r)
        for (const auto& [base_year, gbp] : roll.by_risk[r].not_indexed_gbp)
            if (!money.total_gbp || base_year != money.price_base)
                words.push_back(std::string(word_of(static_cast<model::BacklogRisk>(r))) + " £" + base::grouped(std::llround(gbp)) +
                                " at " + prices_words(base_year));
    return base::join(words, "; ");
}

std::vector<io::Column> roll_up_columns() {
    std::vector<io::Column> columns{text("row"), text("by"), text("id"), text("name"), whole("practices"), whole("premises")};
    for (const auto kind : {model::PremisesKind::gp, model::PremisesKind::lift, model::PremisesKind::health_centre,
                            model::PremisesKind::community_hospital, model::PremisesKind::hospital, model::PremisesKind::other})
        columns.push_back(whole(std::string("premises_") + word_of(kind)));
    for (const auto of : {model::EstateClass::core, model::EstateClass::flex, model::EstateClass::tail, model::EstateClass::none})
        columns.push_back(whole(std::string("class_") + word_of(of)));
    for (std::size_t f = 0; f < analysis::kFacets; ++f) {
        const std::string facet = word_of(static_cast<model::Facet>(f));
        append(columns, {whole(facet + "_surveyed"), whole(facet + "_failing"), number(facet + "_failing_share"),
                         whole(facet + "_not_surveyed"), whole(facet + "_no_row"), text(facet + "_ratings")});
    }
    append(columns, {whole("backlog_buildings_known")});
    for (std::size_t r = 0; r < analysis::kBacklogRisks; ++r)
        columns.push_back(whole(std::string("backlog_") + word_of(static_cast<model::BacklogRisk>(r)) + "_gbp"));
    append(columns,
           {whole("backlog_total_gbp"), whole("backlog_critical_gbp"), whole("backlog_risk_adjusted_gbp"), text("backlog_price_base"),
            text("backlog_at_other_prices"), whole("cost_to_b_buildings_known"), whole("cost_to_b_gbp"), text("cost_to_b_price_base"),
            number("room_sessions_used_share"), number("gross_area_empty_share")});
    for (const std::string_view key : model::kMeasureKeys) {
        const std::string measure(key);
        append(columns, {number(measure + "_need"), number(measure + "_have"), number(measure + "_gap"), whole(measure + "_known"),
                         whole(measure + "_practices")});
    }
    columns.push_back(text("need_year"));
    columns.push_back(text("flag_ids"));
    return columns;
}

template <typename Key>
Cell count_of(const std::map<Key, std::size_t>& counts, Key key) {
    const auto found = counts.find(key);
    return cell(found == counts.end() ? std::size_t{0} : found->second);
}

void add_facets(std::vector<Cell>& line, const analysis::EstateRow& row) {
    for (const analysis::FacetRoll& roll : row.facets) {
        std::vector<std::string> ratings;
        for (const auto& [rating, n] : roll.by_rating) ratings.push_back(rating + " " + std::to_string(n));
        append(line, {cell(roll.surveyed), cell(roll.failing), round_to(roll.failing_share(), 4), cell(roll.not_surveyed),
                      cell(roll.no_row), cell(base::join(ratings, "; "))});
    }
}

// A sum and the prices it stands at: the plan's, else the one that all of it stands at.
std::vector<Cell> cost_cells(const model::Plan& plan, const analysis::PriceTally& tally) {
    if (tally.amounts > 0) return {pounds(tally.gbp), year(analysis::price_year(plan))};
    if (tally.not_indexed_gbp.size() != 1) return {unknown(), unknown()};
    return {pounds(tally.not_indexed_gbp.begin()->second), year(tally.not_indexed_gbp.begin()->first)};
}

void add_backlog(std::vector<Cell>& line, const EstateOut& out, const analysis::EstateRow& row) {
    const analysis::BacklogMoney money = analysis::backlog_money(out.plan, row.backlog);
    line.push_back(cell(row.backlog.known));
    const auto sum = [&](const std::optional<double>& gbp) { return gbp ? pounds(*gbp) : unknown(); };
    for (const std::optional<double>& gbp : money.by_risk_gbp) line.push_back(sum(gbp));
    append(line, {sum(money.total_gbp), sum(money.critical_gbp), sum(money.risk_adjusted_gbp), year(money.price_base),
                  cell(other_prices(row.backlog, money)), cell(row.with_cost_to_b)});
    append(line, cost_cells(out.plan, row.cost_to_b));
}

void add_row(io::Sheet& sheet, const EstateOut& out, const char* kind, const char* by, const analysis::EstateRow& row) {
    std::vector<Cell> line{cell(kind), cell(by), cell(row.id), cell(row.name), cell(row.practices), cell(row.premises)};
    for (const auto of : {model::PremisesKind::gp, model::PremisesKind::lift, model::PremisesKind::health_centre,
                          model::PremisesKind::community_hospital, model::PremisesKind::hospital, model::PremisesKind::other})
        line.push_back(count_of(row.by_kind, of));
    for (const auto of : {model::EstateClass::core, model::EstateClass::flex, model::EstateClass::tail, model::EstateClass::none})
        line.push_back(count_of(row.by_class, of));
    add_facets(line, row);
    add_backlog(line, out, row);
    append(line, {round_to(row.sessions.value(), 4), round_to(row.empty.value(), 4)});
    for (const analysis::MeasureRoll& roll : row.measures) {
        const bool known = roll.known > 0;
        append(line, {known ? round_to(roll.need, 2) : unknown(), known ? round_to(roll.have, 2) : unknown(), round_to(roll.gap(), 2),
                      cell(roll.known), cell(roll.all)});
    }
    line.push_back(year(out.plan.horizon_year));
    line.push_back(cell(std::string(kind) == "place" ? out.flags.on(by, row.id) : std::string()));
    sheet.rows.push_back(std::move(line));
}

}  // namespace

EstateSheet workforce_sheet(const EstateOut& out) {
    const analysis::Workforce& staff = out.book.workforce;
    EstateSheet made{table("workforce", "GPs and staff by locality, over the practices that reported",
                           {text("row"),
                            text("locality"),
                            text("name"),
                            whole("practices"),
                            whole("practices_reported"),
                            number("coverage_by_practices_share"),
                            number("coverage_by_list_share"),
                            whole("list"),
                            whole("list_of_reporting"),
                            number("gp_fte"),
                            number("patients_per_gp_fte"),
                            number("gp_fte_per_1000"),
                            number("benchmark_per_1000"),
                            number("gp_fte_short_of_benchmark"),
                            number("gp_fte_55_over_share"),
                            number("gp_fte_60_over_share"),
                            number("nurse_fte_per_1000"),
                            number("care_fte_per_1000"),
                            number("admin_fte_per_1000"),
                            whole("single_handed"),
                            text("flag_ids")}),
                     "no practice of the plan reported its GPs"};
    if (staff.plan.reported == 0 && staff.plan.headcount_known == 0) return made;
    const auto add = [&](const char* kind, const analysis::WorkforceRow& row) {
        made.sheet.rows.push_back({cell(kind),
                                   cell(row.id),
                                   cell(row.name),
                                   cell(row.practices),
                                   cell(row.reported),
                                   round_to(row.coverage_by_practices(), 4),
                                   round_to(row.coverage_by_list(), 4),
                                   count(row.list),
                                   count(row.list_reported),
                                   row.reported > 0 ? round_to(row.gp_fte, 2) : unknown(),
                                   round_to(row.patients_per_fte(), 1),
                                   round_to(row.gp_per_1000(), 4),
                                   round_to(staff.benchmark_per_1000, 4),
                                   round_to(row.gap_fte(staff.benchmark_per_1000), 2),
                                   round_to(row.over_55.value(), 4),
                                   round_to(row.over_60.value(), 4),
                                   round_to(row.nurse_per_person.value(1000.0), 4),
                                   round_to(row.care_per_person.value(1000.0), 4),
                                   round_to(row.admin_per_person.value(1000.0), 4),
                                   row.headcount_known > 0 ? cell(row.single_handed) : unknown(),
                                   cell(std::string(kind) == "locality" ? out.flags.on("locality", row.id, {"W1", "W2", "L10"})
                                        : std::string(kind) == "plan"   ? out.flags.on("plan", row.id, {"W1"})
                                                                        : std::string())});
    };
    for (const analysis::WorkforceRow& row : staff.rows) add("locality", row);
    if (staff.without.practices > 0) add("in none", staff.without);
    add("plan", staff.plan);
    return made;
}

EstateSheet roll_up_sheet(const EstateOut& out) {
    EstateSheet made{table("roll_up", "The estate by locality and commissioner", roll_up_columns()), "the plan has no practices"};
    if (out.plan.practices.empty()) return made;
    const auto add = [&](const char* by, const analysis::EstateRollUp& roll) {
        for (const analysis::EstateRow& row : roll.rows) add_row(made.sheet, out, "place", by, row);
        if (roll.without.practices > 0 || roll.without.premises > 0) add_row(made.sheet, out, "in none", by, roll.without);
        add_row(made.sheet, out, "plan", by, roll.plan);
    };
    add("locality", out.book.roll_up);
    add("commissioner", out.book.roll_up_commissioner);
    return made;
}

EstateSheet indicators_sheet(const EstateOut& out) {
    EstateSheet made{table("indicators", "Indicators by locality",
                           {text("indicator"), text("title"), text("unit"), text("period"), text("row"), text("locality"), text("name"),
                            number("value"), text("why_none"), whole("practices"), whole("practices_known"),
                            number("coverage_by_list_share"), number("lowest_practice"), number("highest_practice"), number("baseline"),
                            text("baseline_name"), number("difference"), text("against_baseline"), text("source")}),
                     "the plan has no indicators"};
    for (const analysis::IndicatorRollUp& roll : out.book.indicators) {
        const model::Indicator& indicator = out.plan.indicators[roll.indicator];
        const auto add = [&](const char* kind, const analysis::IndicatorRow& row) {
            made.sheet.rows.push_back({cell(indicator.id), cell(indicator.title), cell(indicator.unit), cell(indicator.period), cell(kind),
                                       cell(row.id), cell(row.name), round_to(row.value, 4), cell(row.why_none), cell(row.parts.all),
                                       cell(row.parts.known), round_to(row.coverage_by_list(), 4), round_to(row.lowest, 4),
                                       round_to(row.highest, 4), cell(indicator.baseline), cell(indicator.baseline_name),
                                       round_to(row.difference, 4), cell(analysis::to_string(row.against)), cell(indicator.source)});
        };
        for (const analysis::IndicatorRow& row : roll.rows) add("locality", row);
        if (roll.without.parts.all > 0) add("in none", roll.without);
        add("plan", roll.plan);
    }
    return made;
}

std::vector<EstateSheet> estate_sheets(const EstateOut& out) {
    std::vector<EstateSheet> made{ranks_premises_sheet(out),
                                  ranks_localities_sheet(out),
                                  schemes_sheet(out),
                                  scheme_gates_sheet(out),
                                  scheme_money_sheet(out),
                                  developer_sites_sheet(out),
                                  developer_groups_sheet(out),
                                  developer_takers_sheet(out),
                                  developer_capacity_sheet(out),
                                  hubs_sheet(out),
                                  hub_week_sheet(out),
                                  hub_minutes_sheet(out),
                                  hub_coverage_sheet(out),
                                  remedies_sheet(out),
                                  closures_sheet(out),
                                  dispersed_sheet(out),
                                  workforce_sheet(out),
                                  roll_up_sheet(out),
                                  indicators_sheet(out),
                                  access_sheet(out),
                                  access_zones_sheet(out),
                                  sensitivity_sheet(out),
                                  locality_records_sheet(out),
                                  risks_sheet(out)};
    for (EstateSheet& one : made) {
        one.sheet.columns.push_back(text("basis"));
        for (auto& row : one.sheet.rows) row.push_back(cell(out.plan.illustrative ? "illustrative" : "published"));
    }
    return made;
}

}  // namespace merestone::actions

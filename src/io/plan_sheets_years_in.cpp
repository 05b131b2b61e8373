#include "io/sheet_rows.hpp"

namespace merestone::io {
namespace {

// A year and a number: of a row that lacks either it is told, and the row is not used.
std::optional<std::pair<base::Year, double>> year_and(const Rows& r, std::size_t i, const char* column) {
    const auto year = r.newer_year(i, "year");
    const auto number = r.number(i, column);
    if (year && number) return std::pair(*year, *number);
    r.tell(i, "missing-value", year ? column : "year", "", "this row has no year or no number; it is not used", "Give both.");
    return {};
}

int age(const Rows& r, std::size_t i, const char* column) { return static_cast<int>(r.code(i, column, 200)); }

void housing(SheetTables& tables, model::Plan& plan) {
    const Rows& r = tables.at("housing");
    for (std::size_t i = 0; i < r.size(); ++i) {
        model::HousingSite h;
        h.id = r.text(i, "site");
        h.name = r.text(i, "name");
        h.council = r.text(i, "council");
        h.group = r.newer_text(i, "site_group");
        h.household_size = r.newer_number(i, "household_size");
        h.at = r.point(i);
        h.zone = zone_named(plan, r.text(i, "zone"), "housing");
        h.dwellings_min = r.whole(i, "dwellings_min");
        h.dwellings_max = r.whole(i, "dwellings_max");
        h.permissioned = r.code(i, "permissioned", 1) == 1;
        if (const auto d = r.whole(i, "deliverable")) h.deliverable = *d == 1;
        h.phasing_assumed = r.code(i, "phasing_assumed", 1) == 1;
        h.source_layer = r.text(i, "source_layer");
        plan.housing.push_back(std::move(h));
    }
    const Rows& years = tables.at("m_housing_years");
    for (std::size_t i = 0; i < years.size(); ++i) {
        const auto site = static_cast<std::size_t>(years.code(i, "site_row", static_cast<std::int64_t>(plan.housing.size()) - 1));
        if (const auto homes = year_and(years, i, "homes")) plan.housing[site].homes_by_year.push_back(*homes);
    }
}

void growth(SheetTables& tables, model::Growth& g) {
    const Rows& bands = tables.at("m_band_rates");
    for (std::size_t i = 0; i < bands.size(); ++i)
        if (const auto rate = bands.number(i, "rate_pct")) g.bands.push_back({age(bands, i, "age_from"), age(bands, i, "age_to"), *rate});
        else bands.tell(i, "missing-value", "rate_pct", "", "this age band has no rate; it is not used", "Give % a year.");
    const Rows& projected = tables.at("m_projections");
    for (std::size_t i = 0; i < projected.size(); ++i)
        if (const auto people = year_and(projected, i, "people"))
            g.projected.push_back(
                {projected.text(i, "area"), people->first, age(projected, i, "age_from"), age(projected, i, "age_to"), people->second});
    const Rows& sizes = tables.at("m_household_sizes");
    for (std::size_t i = 0; i < sizes.size(); ++i)
        g.household_size_by_council.emplace_back(sizes.text(i, "council"), sizes.number(i, "household_size").value_or(0));
}

void promises(SheetTables& tables, model::Plan& plan) {
    const Rows& targets = tables.at("m_access_targets");
    for (std::size_t i = 0; i < targets.size(); ++i)
        plan.access_targets.push_back({targets.text(i, "date"), targets.number(i, "share").value_or(-1), targets.text(i, "source")});
    const Rows& prices = tables.at("m_prices");
    for (std::size_t i = 0; i < prices.size(); ++i)
        if (const auto price = year_and(prices, i, "price_index")) plan.prices.by_year.push_back(*price);
}

std::optional<int> score(const Rows& r, std::size_t i, const char* column) {
    const auto value = r.whole(i, column);
    if (!value || (*value >= 1 && *value <= 25)) return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    r.tell(i, "score-out-of-range", column, std::to_string(*value),
           "a score is consequence times likelihood, 1 to 25; it counts as not known", "Mend the score.");
    return {};
}

void records(SheetTables& tables, model::Plan& plan) {
    const Rows& records = tables.at("m_locality_records");
    for (std::size_t i = 0; i < records.size(); ++i)
        plan.locality_records.push_back({records.text(i, "scenario"), records.text(i, "locality"), records.text(i, "status"),
                                         records.text(i, "date"), records.text(i, "note"), records.number(i, "prevention_share"),
                                         records.number(i, "planned_share"), records.number(i, "unplanned_share")});
    const Rows& risks = tables.at("m_risks");
    for (std::size_t i = 0; i < risks.size(); ++i)
        plan.risks.push_back({risks.text(i, "scenario"), risks.text(i, "subject_kind"), risks.text(i, "subject"), risks.text(i, "risk"),
                              score(risks, i, "score_before"), score(risks, i, "score_after"), risks.text(i, "owner"),
                              risks.text(i, "note")});
}

void indicators(SheetTables& tables, model::Plan& plan) {
    const Rows& r = tables.at("m_indicators");
    for (std::size_t i = 0; i < r.size(); ++i)
        plan.indicators.push_back({r.text(i, "indicator"),
                                   r.text(i, "title"),
                                   r.text(i, "unit"),
                                   r.number(i, "per").value_or(1.0),
                                   r.text(i, "period"),
                                   r.text(i, "better"),
                                   r.number(i, "baseline"),
                                   r.text(i, "baseline_name"),
                                   r.text(i, "source"),
                                   {}});
    const Rows& values = tables.at("m_indicator_values");
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string id = values.text(i, "indicator");
        const auto at = std::find_if(plan.indicators.begin(), plan.indicators.end(), [&](const auto& one) { return one.id == id; });
        if (at == plan.indicators.end()) throw Damaged(fmt::format("m_indicator_values names the indicator {}, which is not there", id));
        at->values.push_back({practice_named(plan, values.text(i, "practice"), "m_indicator_values"), values.number(i, "numerator"),
                              values.number(i, "denominator"), values.number(i, "value")});
    }
}

}  // namespace

void years_from_sheets(SheetTables& tables, model::Plan& plan) {
    housing(tables, plan);
    growth(tables, plan.growth);
    promises(tables, plan);
    records(tables, plan);
    indicators(tables, plan);
}

}  // namespace merestone::io

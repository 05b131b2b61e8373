#include "analysis/indicator_roll_up.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

bool has_parts(const model::IndicatorValue& row) { return row.numerator && row.denominator && *row.denominator > 0.0; }

// Per practice its row, or null.
std::vector<const model::IndicatorValue*> by_practice(const model::Plan& plan, const model::Indicator& indicator) {
    std::vector<const model::IndicatorValue*> out(plan.practices.size(), nullptr);
    for (const model::IndicatorValue& row : indicator.values)
        if (row.practice && out[row.practice.pos()] == nullptr) out[row.practice.pos()] = &row;
    return out;
}

AgainstBaseline hold(const model::Indicator& indicator, double difference) {
    // The rounding of doubles is no difference.
    if (std::abs(difference) <= 1e-9 * std::max(1.0, std::abs(indicator.baseline.value_or(0.0)))) return AgainstBaseline::same;
    if (indicator.better == "high") return difference > 0.0 ? AgainstBaseline::better : AgainstBaseline::worse;
    if (indicator.better == "low") return difference < 0.0 ? AgainstBaseline::better : AgainstBaseline::worse;
    return AgainstBaseline::differs;
}

IndicatorRow roll(const model::Plan& plan, const model::Indicator& indicator, const std::vector<const model::IndicatorValue*>& rows,
                  const PlaceGroup& group) {
    IndicatorRow out;
    out.id = group.id;
    out.name = group.name;
    out.parts.all = group.practices.size();
    for (const std::size_t p : group.practices) {
        const double list = static_cast<double>(plan.practices[p].list.value_or(0));
        out.list += list;
        if (rows[p] == nullptr) continue;
        const std::optional<double> value = value_of(indicator, *rows[p]);
        if (!value) continue;
        ++out.with_value;
        out.lowest = std::min(out.lowest.value_or(*value), *value);
        out.highest = std::max(out.highest.value_or(*value), *value);
        if (!has_parts(*rows[p])) continue;
        out.parts.add(*rows[p]->numerator, *rows[p]->denominator);
        out.list_covered += list;
    }
    out.value = out.parts.value(indicator.per);
    if (!out.value) {
        out.why_none = out.parts.all == 0 ? "it has no practice"
                       : out.with_value == 0
                           ? "no practice of it has a value"
                           : "its practices' values are known, but not what they are of: rates without denominators cannot be put "
                             "together, only their range can be told";
    } else if (indicator.baseline) {
        out.difference = *out.value - *indicator.baseline;
        out.against = hold(indicator, *out.difference);
    }
    return out;
}

std::vector<std::string> faults_of(const model::Plan& plan, const model::Indicator& indicator,
                                   const std::vector<const model::IndicatorValue*>& rows) {
    std::vector<std::string> out;
    for (std::size_t p = 0; p < rows.size(); ++p) {
        if (rows[p] == nullptr) continue;
        const model::IndicatorValue& row = *rows[p];
        const std::string& who = plan.practices[p].id;
        if (row.denominator && !(*row.denominator > 0.0))
            out.push_back(fmt::format("{}: a denominator of {}", who, base::number_text(*row.denominator)));
        if (!has_parts(row)) continue;
        if (indicator.per == 100.0 && *row.numerator > *row.denominator)
            out.push_back(
                fmt::format("{}: {} of {} is more than all", who, base::number_text(*row.numerator), base::number_text(*row.denominator)));
        if (!row.value) continue;
        const double own = indicator.per * *row.numerator / *row.denominator;
        // Published values are rounded: a hundredth of themselves, or half a unit in the first decimal.
        if (std::abs(own - *row.value) > std::max(0.01 * std::abs(own), 0.05) + 1e-9)
            out.push_back(fmt::format("{}: published as {}, but {} of {} gives {}", who, base::number_text(*row.value),
                                      base::number_text(*row.numerator), base::number_text(*row.denominator), base::number_text(own, 2)));
    }
    return out;
}

}  // namespace

const char* to_string(AgainstBaseline against) noexcept {
    switch (against) {
        case AgainstBaseline::same: return "the same";
        case AgainstBaseline::better: return "better";
        case AgainstBaseline::worse: return "worse";
        case AgainstBaseline::differs: return "differs";
        case AgainstBaseline::not_known: break;
    }
    return "not known";
}

std::optional<double> value_of(const model::Indicator& indicator, const model::IndicatorValue& row) {
    return has_parts(row) ? std::optional(indicator.per * *row.numerator / *row.denominator) : row.value;
}

std::optional<double> IndicatorRow::coverage_by_practices() const {
    return parts.all > 0 ? std::optional(static_cast<double>(parts.known) / static_cast<double>(parts.all)) : std::nullopt;
}
std::optional<double> IndicatorRow::coverage_by_list() const { return list > 0.0 ? std::optional(list_covered / list) : std::nullopt; }

IndicatorRollUp indicator_roll_up(const model::Plan& plan, std::size_t which, const PlaceGroups& groups) {
    base::check(which < plan.indicators.size(), "an indicator that the plan has not was to be rolled up");
    const model::Indicator& indicator = plan.indicators[which];
    const std::vector<const model::IndicatorValue*> rows = by_practice(plan, indicator);
    IndicatorRollUp out;
    out.indicator = which;
    for (const PlaceGroup& group : groups.groups) out.rows.push_back(roll(plan, indicator, rows, group));
    out.without = roll(plan, indicator, rows, groups.without);
    PlaceGroup all{plan.id, plan.title, {}, {}};
    for (std::size_t p = 0; p < plan.practices.size(); ++p) all.practices.push_back(p);
    out.plan = roll(plan, indicator, rows, all);
    out.faults = faults_of(plan, indicator, rows);
    return out;
}

}  // namespace merestone::analysis

// Indicators rolled up to places: sums of numerators over sums of denominators of the same practices, never a mean of rates.
//
//   value of a place = per x (sum of numerators) / (sum of denominators), over its practices that know both
//   range            = smallest and largest value of its practices, worked out where both parts are known, else as published
//
// Where no practice of a place knows both parts there is no value, only the range, and `why_none` says so: two rates without their
// denominators cannot be put together. Coverage is told by practices and by list. Against a baseline: the difference, and whether that is
// better by what the indicator says is better. A published value that its own parts do not give is told (`faults`), and the parts count.
// Source: issue's rule that a ratio uses the same practices above and below the line; domain notes section 10, S4 (dashboard of Appendix C;
// A&E 316 per 1,000 v London 312; registered v resident denominators: the vintage stands beside the value). Cost: O(values + practices).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/place_groups.hpp"
#include "model/indicators.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

enum class AgainstBaseline { not_known, same, better, worse, differs };  // differs: the indicator says of neither way that it is better
[[nodiscard]] const char* to_string(AgainstBaseline against) noexcept;

// Of one practice: its parts where both are known, else the value as published; nothing: neither.
[[nodiscard]] std::optional<double> value_of(const model::Indicator& indicator, const model::IndicatorValue& row);

struct IndicatorRow {
    std::string id;
    std::string name;
    RatioOver parts;              // over practices that know both; `all` counts the place's practices
    std::size_t with_value = 0;   // practices with a value of any kind
    double list = 0.0;            // of the place's practices whose list is known
    double list_covered = 0.0;    // of those in `parts`
    std::optional<double> value;  // rolled up
    std::string why_none;         // filled where there is no value
    std::optional<double> lowest;
    std::optional<double> highest;
    std::optional<double> difference;  // value - baseline
    AgainstBaseline against = AgainstBaseline::not_known;
    [[nodiscard]] std::optional<double> coverage_by_practices() const;
    [[nodiscard]] std::optional<double> coverage_by_list() const;
};

struct IndicatorRollUp {
    std::size_t indicator = 0;  // in Plan::indicators
    std::vector<IndicatorRow> rows;
    IndicatorRow without;
    IndicatorRow plan;
    std::vector<std::string> faults;  // in words, by practice
};

[[nodiscard]] IndicatorRollUp indicator_roll_up(const model::Plan& plan, std::size_t indicator, const PlaceGroups& groups);

}  // namespace merestone::analysis

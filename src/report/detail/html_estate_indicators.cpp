// "Indicators": values rolled up by locality over numerators and denominators, against their baseline, with how many practices gave both.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::IndicatorRow;

constexpr std::size_t kIndicatorsShown = 12;
constexpr std::size_t kRowsShown = 24;
constexpr std::size_t kFaultsShown = 5;

std::string value_words(const std::optional<double>& value) { return value ? style::number_short(*value) : std::string(style::kNotKnown); }

std::string against_words(const IndicatorRow& row) {
    if (!row.difference) return "-";
    const std::string size = (*row.difference > 0.0 ? "+" : "") + style::number_short(*row.difference);
    return row.against == analysis::AgainstBaseline::not_known ? size : size + ", " + analysis::to_string(row.against);
}

std::string one(const EstatePage& page, const analysis::IndicatorRollUp& roll_up) {
    const model::Indicator& what = page.plan().indicators[roll_up.indicator];
    std::vector<std::pair<std::string, const IndicatorRow*>> rows;
    for (std::size_t i = 0; i < std::min(kRowsShown, roll_up.rows.size()); ++i)
        rows.emplace_back(named(roll_up.rows[i].id, roll_up.rows[i].name), &roll_up.rows[i]);
    if (roll_up.without.parts.all > 0) rows.emplace_back("In no locality", &roll_up.without);
    rows.emplace_back("The plan", &roll_up.plan);
    const std::string unit = what.unit.empty() ? std::string("value") : what.unit;
    BarChart chart;
    chart.axis = unit + (what.period.empty() ? "" : ", " + what.period);
    chart.parts = {{what.title, {{11, 83, 122}, Hatch::none, style::kPaper}}};
    const std::string baseline = what.baseline_name.empty() ? std::string("baseline") : what.baseline_name;
    if (what.baseline) chart.lines.push_back({*what.baseline, baseline + " " + style::number_short(*what.baseline)});
    const bool without = std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.second->why_none.empty(); });
    HtmlTable table;
    table.column("Locality").number(unit);
    if (what.baseline) table.number("against " + baseline);
    table.number("Lowest practice").number("Highest").number("Practices").number("of the list");
    if (without) table.column("Why there is no value");
    bool below_zero = false;
    for (const auto& [name, row] : rows) {
        if (row->value) {
            below_zero = below_zero || *row->value < 0.0;
            chart.bars.push_back({name, {*row->value}, style::number_short(*row->value)});
            if (row->against == analysis::AgainstBaseline::worse) {
                chart.bars.back().look = Look{{122, 42, 47}, Hatch::rising, style::kPaper};
                chart.bars.back().after += ", worse";
            }
        }
        std::vector<std::string> cells{safe(name), value_words(row->value)};
        if (what.baseline) cells.push_back(safe(against_words(*row)));
        cells.push_back(value_words(row->lowest));
        cells.push_back(value_words(row->highest));
        cells.push_back(fmt::format("{} of {}", row->parts.known, row->parts.all));
        cells.push_back(style::percent(row->coverage_by_list()));
        if (without) cells.push_back(safe(row->why_none));
        table.row(std::move(cells));
    }
    chart.says = fmt::format("{} by locality; the plan: {} {}", what.title, value_words(roll_up.plan.value), what.unit);
    std::string out = "<h3>" + safe(what.title.empty() ? what.id : what.title) + "</h3>\n";
    if (!chart.bars.empty() && !below_zero) out += figure(what.title + (what.period.empty() ? "" : ", " + what.period), bar_chart(chart));
    out += table.html() + more_note(roll_up.rows.size() > kRowsShown ? roll_up.rows.size() - kRowsShown : 0, "indicators.csv");
    std::string words = what.better == "high" ? "Higher is better." : what.better == "low" ? "Lower is better." : "Neither way is better.";
    if (!what.baseline) words += " No baseline to hold it against.";
    out += note(words + (what.source.empty() ? " No source given." : " Source: " + what.source + "."));
    std::string faults;
    for (std::size_t i = 0; i < std::min(kFaultsShown, roll_up.faults.size()); ++i) faults += "<li>" + safe(roll_up.faults[i]) + "</li>\n";
    if (!faults.empty())
        out += "<ul>\n" + faults + "</ul>\n" +
               more_note(roll_up.faults.size() > kFaultsShown ? roll_up.faults.size() - kFaultsShown : 0, "indicators.csv");
    return out;
}

}  // namespace

std::string indicators_section(const EstatePage& page) {
    const auto& indicators = page.book().indicators;
    if (indicators.empty()) return section("indicators", "Indicators", paragraph("No indicators in the plan."));
    std::string inner = note(
        "Sums of numerators over sums of denominators of the same practices, never a mean of rates. Practices: those that gave both, of "
        "all.");
    const std::size_t shown = std::min(kIndicatorsShown, indicators.size());
    for (std::size_t i = 0; i < shown; ++i) inner += one(page, indicators[i]);
    inner += more_note(indicators.size() - shown, "indicators.csv");
    return section("indicators", "Indicators", inner);
}

}  // namespace merestone::report::detail

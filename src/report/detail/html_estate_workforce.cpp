// "Who works there": GPs and staff by locality, over the practices that reported, against the benchmark.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::WorkforceRow;

constexpr std::size_t kRowsShown = 24;

std::string two_decimals(const std::optional<double>& value) { return value ? base::fixed_text(*value, 2) : std::string(style::kNotKnown); }
// With three decimals where two would not show that it differs from the benchmark.
std::string against(const std::optional<double>& value, double benchmark) {
    return value ? base::texts_apart(*value, benchmark, 2).first : std::string(style::kNotKnown);
}

// "3.4 too few", "1.0 more than it"
std::string gap_words(const std::optional<double>& gap) {
    if (!gap) return std::string(style::kNotKnown);
    const std::string amount = style::one_decimal(std::abs(*gap));
    return amount == "0.0" ? "none" : amount + (*gap > 0.0 ? " too few" : " above");
}

}  // namespace

std::string workforce_section(const EstatePage& page) {
    const analysis::Workforce& staff = page.book().workforce;
    if (staff.plan.reported == 0) return section("workforce", "Who works there", paragraph("No practice in the plan reported its GPs."));
    std::vector<std::pair<std::string, const WorkforceRow*>> rows;
    for (std::size_t i = 0; i < std::min(kRowsShown, staff.rows.size()); ++i)
        rows.emplace_back(named(staff.rows[i].id, staff.rows[i].name), &staff.rows[i]);
    if (staff.without.practices > 0) rows.emplace_back("In no locality", &staff.without);
    rows.emplace_back("The plan", &staff.plan);
    BarChart chart;
    chart.axis = "GPs (full-time equivalent) per 1,000 patients of the practices that reported";
    chart.parts = {{"GPs per 1,000", {{11, 83, 122}, Hatch::none, style::kPaper}}};
    chart.lines = {{staff.benchmark_per_1000, fmt::format("benchmark {}", style::number_short(staff.benchmark_per_1000))}};
    HtmlTable table;
    table.column("Locality")
        .number("GPs, FTE")
        .number("per 1,000")
        .number("Patients a GP")
        .number("FTE against the benchmark")
        .number("55 and over");
    table.number("60 and over").number("Single-handed").number("Nurses a 1,000").column("Who reported").column("Flags");
    for (const auto& [name, row] : rows) {
        const auto per_1000 = row->gp_per_1000();
        if (per_1000) {
            chart.bars.push_back(
                {name,
                 {*per_1000},
                 against(per_1000, staff.benchmark_per_1000) + (*per_1000 + 1e-9 < staff.benchmark_per_1000 ? ", below" : "")});
            if (*per_1000 + 1e-9 < staff.benchmark_per_1000) chart.bars.back().look = Look{{122, 42, 47}, Hatch::rising, style::kPaper};
        }
        const auto each = row->patients_per_fte();
        table.row(
            {safe(name), row->reported == 0 ? std::string(style::kNotKnown) : style::one_decimal(row->gp_fte),
             against(per_1000, staff.benchmark_per_1000), each ? style::whole(*each) : std::string(style::kNotKnown),
             gap_words(row->gap_fte(staff.benchmark_per_1000)), style::percent(row->over_55.value()), style::percent(row->over_60.value()),
             row->headcount_known == 0 ? std::string(style::kNotKnown) : fmt::format("{} of {}", row->single_handed, row->headcount_known),
             two_decimals(row->nurse_per_person.value(1000.0)), safe(row->coverage_words()),
             row == &staff.plan ? page.flags("plan", page.plan().id, {"W1"}) : page.flags("locality", row->id, {"W1", "W2", "L10"})});
    }
    chart.says = fmt::format("GPs per 1,000 patients by locality against {}; the plan: {}", style::number_short(staff.benchmark_per_1000),
                             against(staff.plan.gp_per_1000(), staff.benchmark_per_1000));
    std::string inner =
        paragraph(fmt::format("{}. Against {} GPs per 1,000 the plan has {}.", staff.plan.coverage_words() + " reported",
                              style::number_short(staff.benchmark_per_1000), gap_words(staff.plan.gap_fte(staff.benchmark_per_1000))));
    inner += figure("GPs per 1,000 patients, by locality", bar_chart(chart)) + table.html();
    if (staff.rows.size() > kRowsShown) inner += more_note(staff.rows.size() - kRowsShown, "workforce.csv");
    inner += note(fmt::format(
        "Only practices that reported GPs and have a list: the same above and below the line. The benchmark is a choice, no national "
        "number ({}).",
        staff.benchmark_source.empty() ? std::string("no source given") : staff.benchmark_source));
    const double per_fte = page.plan().assumptions.value("patients_per_fte");
    if (per_fte > 0.0 && staff.benchmark_per_1000 > 0.0) {
        const std::string other =
            fmt::format("{} patients a GP ({} per 1,000) by which the section of where we run out counts the GPs that a list needs",
                        style::whole(per_fte), style::number_short(1000.0 / per_fte));
        const bool same = std::abs(1000.0 / per_fte - staff.benchmark_per_1000) < 0.0005;  // as printed
        inner +=
            note(same ? fmt::format("It is the same as the {}.", other)
                      : fmt::format("Two benchmarks are in use: this section's {} per 1,000, which is {} patients a GP, and the {}.",
                                    style::number_short(staff.benchmark_per_1000), style::whole(1000.0 / staff.benchmark_per_1000), other));
    }
    return section("workforce", "Who works there", inner);
}

}  // namespace merestone::report::detail

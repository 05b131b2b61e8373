#include "analysis/workforce.hpp"

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

void add(const model::Practice& practice, WorkforceRow& row) {
    ++row.practices;
    const double list = static_cast<double>(practice.list.value_or(0));
    if (practice.list) row.list += list;
    else ++row.lists_not_known;
    const model::Workforce& staff = practice.staff;
    if (practice.gp_fte && list > 0.0) {
        ++row.reported;
        row.list_reported += list;
        row.gp_fte += *practice.gp_fte;
    } else if (practice.gp_fte) {
        row.gp_fte_without_list += *practice.gp_fte;
    }
    const auto put = [](RatioOver& ratio, const std::optional<double>& above, double below) {  // below 0 or less: not known, or nothing
        ++ratio.all;
        if (above && below > 0.0) ratio.add(*above, below);
    };
    const double fte = practice.gp_fte.value_or(0.0);
    put(row.over_55, staff.gp_fte_55_over, fte);
    put(row.over_60, staff.gp_fte_60_over, fte);
    put(row.nurse_per_person, staff.nurse_fte, list);
    put(row.care_per_person, staff.care_fte, list);
    put(row.admin_per_person, staff.admin_fte, list);
    if (staff.gp_headcount) {
        ++row.headcount_known;
        if (*staff.gp_headcount > 0.0 && *staff.gp_headcount <= 1.0) ++row.single_handed;
    }
}

WorkforceRow row_of(const model::Plan& plan, const PlaceGroup& group) {
    WorkforceRow row;
    row.id = group.id;
    row.name = group.name;
    for (const std::size_t p : group.practices) add(plan.practices[p], row);
    return row;
}

}  // namespace

double fte_gap(double people, double have_per_1000, double want_per_1000) noexcept {
    return people * (want_per_1000 - have_per_1000) / 1000.0;
}

std::optional<double> WorkforceRow::coverage_by_practices() const {
    return practices > 0 ? std::optional(static_cast<double>(reported) / static_cast<double>(practices)) : std::nullopt;
}
std::optional<double> WorkforceRow::coverage_by_list() const { return list > 0.0 ? std::optional(list_reported / list) : std::nullopt; }
std::optional<double> WorkforceRow::patients_per_fte() const { return gp_fte > 0.0 ? std::optional(list_reported / gp_fte) : std::nullopt; }
std::optional<double> WorkforceRow::gp_per_1000() const {
    return list_reported > 0.0 ? std::optional(1000.0 * gp_fte / list_reported) : std::nullopt;
}
std::optional<double> WorkforceRow::gap_fte(double benchmark_per_1000) const {
    return list_reported > 0.0 ? std::optional(benchmark_per_1000 * list_reported / 1000.0 - gp_fte) : std::nullopt;
}
std::string WorkforceRow::coverage_words() const {
    std::string words = fmt::format("{} of {}", reported, base::counted(practices, "practice", "practices"));
    if (const auto share = coverage_by_list()) words += fmt::format(" with {}% of the list", base::number_text(100.0 * *share, 1));
    return words;
}

Workforce workforce(const model::Plan& plan, const PlaceGroups& groups) {
    Workforce out;
    const model::Assumption& benchmark = plan.assumptions.at("gp_per_1000_benchmark");
    out.benchmark_per_1000 = benchmark.value;
    out.benchmark_source = benchmark.source;
    for (const PlaceGroup& group : groups.groups) out.rows.push_back(row_of(plan, group));
    out.without = row_of(plan, groups.without);
    out.plan.id = plan.id;
    out.plan.name = plan.title;
    for (const model::Practice& practice : plan.practices) add(practice, out.plan);
    return out;
}

}  // namespace merestone::analysis

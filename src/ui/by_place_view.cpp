// Who works there, and indicators. The estate's own figures are estate_by_place.cpp's.
#include "ui/by_place_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/figures.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/place_rows.hpp"

namespace merestone::ui {
namespace {

using analysis::IndicatorRow;
using analysis::WorkforceRow;

std::optional<std::string> two_decimals(const std::optional<double>& value) {
    return value ? std::optional(fmt::format("{:.2f}", *value)) : std::nullopt;
}

// With three decimals where two would not show that it differs from the benchmark.
std::string beside(double value, double benchmark) { return base::texts_apart(value, benchmark, 2).first; }

// "3.4 too few"; "1.0 above"
std::string gap_words(double gap, const char* of = "") {
    const std::string amount = style::one_decimal(std::abs(gap));
    return amount == "0.0" ? "as the benchmark" : amount + of + (gap > 0.0 ? " too few" : " above");
}

std::string why_no_gps(const WorkforceRow& row) {
    if (row.practices == 0) return "It has no practice";
    if (row.gp_fte_without_list > 0.0) return "GPs were reported only by practices whose list is not known";
    return row.practices == 1 ? "Its practice did not report GPs and has a list" : "None of its practices reported its GPs and has a list";
}

// "21% of 14 of 15": a share with how many practices gave both its parts.
PlaceRowMaker& add_share(PlaceRowMaker& row, const analysis::RatioOver& ratio, const char* of) {
    const auto value = ratio.value();
    const std::string who = of_words(ratio.known, ratio.all) + (ratio.all == 1 ? " practice" : " practices");
    return row.known(value ? std::optional(share_words(*value) + " (" + of_words(ratio.known, ratio.all) + ")") : std::nullopt,
                     fmt::format("No practice here reported {}", of), fmt::format("Known of {}", who));
}

PlaceRowMaker& add_rate(PlaceRowMaker& row, const analysis::RatioOver& ratio, const char* of) {
    const auto value = two_decimals(ratio.value(1000.0));
    return row.known(value ? std::optional(*value + " (" + of_words(ratio.known, ratio.all) + ")") : std::nullopt,
                     fmt::format("No practice here reported {} and has a list", of),
                     fmt::format("Known of {} practices", of_words(ratio.known, ratio.all)));
}

PanelTable::Row staff_row(PlaceRow kind, std::size_t at, const WorkforceRow& w, double benchmark) {
    PlaceRowMaker row(kind, PlaceBy::locality, at, w.id, w.name);
    const std::string why = why_no_gps(w);
    const auto by_list = w.coverage_by_list();
    row.known(
        w.practices > 0 ? std::optional(of_words(w.reported, w.practices)) : std::nullopt, "It has no practice",
        w.lists_not_known == 0 ? w.coverage_words() : fmt::format("{}; {} without a known list", w.coverage_words(), w.lists_not_known));
    row.known(by_list ? std::optional(share_words(*by_list)) : std::nullopt, "No list is known here");
    const auto per_1000 = w.gp_per_1000();
    row.known(per_1000 ? std::optional(beside(*per_1000, benchmark)) : std::nullopt, why);
    const auto each = w.patients_per_fte();
    row.known(each ? std::optional(style::whole(*each)) : std::nullopt, why);
    row.known(
        w.reported > 0 ? std::optional(style::one_decimal(w.gp_fte)) : std::nullopt, why,
        w.gp_fte_without_list > 0.0 ? style::one_decimal(w.gp_fte_without_list) + " more with practices whose list is not known" : "");
    const auto gap = w.gap_fte(benchmark);
    row.known(gap ? std::optional(gap_words(*gap)) : std::nullopt, why);
    add_share(row, w.over_55, "how many GPs are 55 or over");
    add_share(row, w.over_60, "how many GPs are 60 or over");
    add_rate(row, w.nurse_per_person, "its nurses");
    row.known(w.headcount_known > 0 ? std::optional(of_words(w.single_handed, w.headcount_known)) : std::nullopt,
              "No practice here reported how many GPs it has by head");
    return row.take();
}

// As many decimals in every row as the largest value makes worth reading.
class Decimals {
public:
    explicit Decimals(const analysis::IndicatorRollUp& roll_up) {
        for (const auto& x : {roll_up.plan.highest, roll_up.plan.lowest, roll_up.plan.value})
            if (x) largest_ = std::max(largest_, std::abs(*x));
    }
    [[nodiscard]] std::string of(double value) const {
        return largest_ >= 1000.0 ? style::whole(value) : largest_ >= 10.0 ? style::one_decimal(value) : fmt::format("{:.2f}", value);
    }
    [[nodiscard]] std::optional<std::string> of_known(const std::optional<double>& value) const {
        return value ? std::optional(of(*value)) : std::nullopt;
    }
    [[nodiscard]] std::string with_sign(double value) const { return (value > 0.0 ? "+" : "") + of(value); }

private:
    double largest_ = 0.0;
};

std::string better_words(const model::Indicator& what) {
    if (what.better == "high") return "Higher is better.";
    if (what.better == "low") return "Lower is better.";
    return "Neither way is better.";
}

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

PanelTable::Row indicator_row(PlaceRow kind, std::size_t at, const IndicatorRow& i, bool with_baseline, const Decimals& number) {
    PlaceRowMaker row(kind, PlaceBy::locality, at, i.id, i.name);
    const std::string why = capital(i.why_none);
    row.known(number.of_known(i.value), why);
    row.words(of_words(i.parts.known, i.parts.all),
              i.with_value > i.parts.known ? fmt::format("{} more gave a value, but not what it is of", i.with_value - i.parts.known)
                                           : std::string());
    const auto by_list = i.coverage_by_list();
    row.known(by_list ? std::optional(share_words(*by_list)) : std::nullopt, "No list is known here");
    if (with_baseline) {
        std::optional<std::string> against;
        if (i.difference) {
            against = number.with_sign(*i.difference);
            if (i.against != analysis::AgainstBaseline::not_known) *against += std::string(", ") + analysis::to_string(i.against);
        }
        row.known(against, why);
    }
    row.known(number.of_known(i.lowest), "No practice here has a value");
    row.known(number.of_known(i.highest), "No practice here has a value");
    return row.take();
}

}  // namespace

PlaceFigures workforce_by_place(const analysis::Workforce& staff) {
    PlaceFigures v;
    v.table.name = "by_place.workforce";
    const WorkforceRow& plan = staff.plan;
    const std::string benchmark = style::number_short(staff.benchmark_per_1000);
    if (plan.reported == 0 && plan.headcount_known == 0) {
        v.headline = "No practice of the plan reported its GPs.";
        return v;
    }
    if (const auto each = plan.patients_per_fte())
        v.headline = fmt::format("{} GPs per 1,000 patients, {} patients a GP: {}. Against {} per 1,000: {}.",
                                 beside(plan.gp_per_1000().value_or(0.0), staff.benchmark_per_1000), style::whole(*each),
                                 plan.coverage_words() + " reported", benchmark,
                                 gap_words(plan.gap_fte(staff.benchmark_per_1000).value_or(0.0), " GPs"));
    else v.headline = "How many patients a GP has is not known: " + base::lower(why_no_gps(plan)) + ".";
    v.note = fmt::format(
        "Full-time GPs, over the practices that reported: the same above and below the line. The benchmark is a choice, no "
        "national number ({}).",
        staff.benchmark_source.empty() ? std::string("no source given") : staff.benchmark_source);
    v.table.columns = {{place_title(PlaceBy::locality), "", false},
                       {"Reported", "Practices that reported their GPs and have a list, of all: the figures beside it are theirs", true},
                       {"Of the list", "Share of the patients who are with those practices", true},
                       {"GPs per 1,000", "Full-time GPs per 1,000 patients", true},
                       {"Patients a GP", "Patients a full-time GP", true},
                       {"GPs", "Full-time equivalent", true},
                       {"Against " + benchmark, "Full-time GPs above or below " + benchmark + " per 1,000 patients", true},
                       {"55 and over", "Share of the full-time GPs, and of how many practices it is known", true},
                       {"60 and over", "Share of the full-time GPs, and of how many practices it is known", true},
                       {"Nurses per 1,000", "Full-time nurses per 1,000 patients, and of how many practices it is known", true},
                       {"Single-handed", "Practices with one GP, of those that reported them by head", true}};
    for_each_place(staff, staff.without.practices > 0, [&](PlaceRow kind, std::size_t at, const WorkforceRow& row) {
        v.table.rows.push_back(staff_row(kind, at, row, staff.benchmark_per_1000));
    });
    return v;
}

PlaceFigures indicator_by_place(const model::Plan& plan, const analysis::IndicatorRollUp& roll_up) {
    PlaceFigures v;
    const model::Indicator& what = plan.indicators[roll_up.indicator];
    v.table.name = "by_place.indicator";
    const std::string unit = what.unit.empty() ? std::string("value") : what.unit;
    const std::string title = what.title.empty() ? what.id : what.title;
    const IndicatorRow& all = roll_up.plan;
    v.headline = fmt::format("{}{}: ", title, what.period.empty() ? "" : ", " + what.period);
    const Decimals number(roll_up);
    std::string against;
    if (all.difference)
        against = fmt::format(", {} against {} ({})", number.with_sign(*all.difference), style::number_short(*what.baseline),
                              what.baseline_name.empty() ? "the baseline" : what.baseline_name);
    if (all.value)
        v.headline +=
            fmt::format("{} {} over {} practices{}.", number.of(*all.value), unit, of_words(all.parts.known, all.parts.all), against);
    else v.headline += all.why_none + ".";
    v.note = better_words(what) + (what.baseline ? "" : " There is no baseline to hold it against.") +
             (what.source.empty() ? " No source given." : " Source: " + what.source + ".") +
             " Sums of the same practices above and below the line, never a mean of rates.";
    v.faults = roll_up.faults;
    v.table.columns = {{place_title(PlaceBy::locality), "", false},
                       {capital(unit), title + (what.period.empty() ? "" : ", " + what.period), true},
                       {"Practices", "That gave both what is counted and of how many, of all", true},
                       {"Of the list", "Share of the patients who are with those practices", true}};
    if (what.baseline)
        v.table.columns.push_back({fmt::format("Against {}", what.baseline_name.empty() ? std::string("baseline") : what.baseline_name),
                                   "Against " + style::number_short(*what.baseline) + ". " + better_words(what), true});
    v.table.columns.push_back({"Lowest practice", "Smallest value of its practices", true});
    v.table.columns.push_back({"Highest practice", "Largest value of its practices", true});
    for_each_place(roll_up, roll_up.without.parts.all > 0, [&](PlaceRow kind, std::size_t at, const IndicatorRow& row) {
        v.table.rows.push_back(indicator_row(kind, at, row, what.baseline.has_value(), number));
    });
    return v;
}

}  // namespace merestone::ui

// "What the answer hangs on": the consulting rooms that are lacking at the horizon with each input a fifth lower and a fifth higher.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::EstateOutcome;
using analysis::SensitivityRow;

constexpr std::size_t kBarsShown = 12;
constexpr std::array<const char*, model::kMeasures> kWords = {"GPs (full-time)", "m² of floor space", "consulting rooms",
                                                              "treatment rooms"};

std::string input_words(const SensitivityRow& row) {
    static constexpr std::pair<std::string_view, const char*> kNames[] = {{"access_rate_per_1000", "contacts per 1,000 patients"},
                                                                          {"weeks_open", "weeks open"},
                                                                          {"appointment_ce_min", "length of a consultation"},
                                                                          {"appointment_treatment_min", "length of a treatment"},
                                                                          {"share_ce", "contacts in consulting rooms"},
                                                                          {"share_treatment", "contacts in treatment rooms"},
                                                                          {"hours_week", "opening hours of a building"},
                                                                          {"room_utilisation", "use of a room while open"},
                                                                          {"extra_clinical_hours_week", "extra clinical hours"},
                                                                          {"did_not_attend_share", "appointments not attended"},
                                                                          {"did_not_attend_min", "minutes lost by each of them"},
                                                                          {"m2_per_gp", "floor space a GP"},
                                                                          {"patients_per_gp_m2", "list of a GP, for floor space"},
                                                                          {"nia_share_of_gia", "net area of gross area"},
                                                                          {"household_size", "people a home"},
                                                                          {"new_patient_share", "new patients of people in new homes"},
                                                                          {"patients_per_fte", "list of a full-time GP"},
                                                                          {"huff_decay_per_minute", "how much each minute deters"},
                                                                          {"huff_size_power", "how much a large list attracts"},
                                                                          {"car_km_per_h", "speed by car"}};
    for (const auto& [id, name] : kNames)
        if (row.input == id) return name;
    std::string words = row.input;  // the growth rates, or an input that is new
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string lacking(const EstateOutcome& outcome, std::size_t measure) {
    return outcome.known[measure] == 0 ? std::string(style::kNotKnown) : style::one_decimal(outcome.lacking[measure]);
}

// Rooms if they are known of anybody, else floor space, else GPs.
std::size_t measure_told(const EstateOutcome& outcome) {
    for (const model::Measure m : {model::Measure::rooms_ce, model::Measure::nia_m2, model::Measure::gp_fte})
        if (outcome.known[static_cast<std::size_t>(m)] > 0) return static_cast<std::size_t>(m);
    return model::kMeasures;
}

}  // namespace

std::string sensitivity_section(const EstatePage& page) {
    constexpr const char* kTitle = "What the answer hangs on";
    if (!page.book().sensitivity) return section("sensitivity", kTitle, paragraph("It was not worked out for this report."));
    const analysis::Sensitivity& all = *page.book().sensitivity;
    const std::size_t told = measure_told(all.as_it_stands);
    if (told == model::kMeasures)
        return section("sensitivity", kTitle, paragraph("Of no practice is it known what it has, so nothing can be said to be lacking."));
    std::vector<const SensitivityRow*> rows;
    for (const SensitivityRow& row : all.rows) rows.push_back(&row);
    const auto swing = [&](const SensitivityRow* row) { return row->swing(static_cast<model::Measure>(told)); };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto* a, const auto* b) { return swing(a) > swing(b); });

    const std::string horizon = base::to_string(page.plan().horizon_year);
    const std::string moved = style::number_short(100.0 * all.share) + "%";
    BarChart chart;
    chart.axis = fmt::format("{} lacking in {}", kWords[told], horizon);
    chart.parts = {{moved + " lower", part_look(0)}, {moved + " higher", part_look(2)}};
    chart.apart = true;
    chart.lines = {{all.as_it_stands.lacking[told], "as it stands " + style::one_decimal(all.as_it_stands.lacking[told])}};
    HtmlTable table;
    table.column("Input").number("As it stands").number("Lower").number("Higher").number("Rooms lacking").number("m² lacking");
    table.number("GPs lacking").number("Practices short of anything");
    const auto both = [](const std::string& low, const std::string& high) { return low == high ? low : low + " / " + high; };
    const auto cells = [&](const EstateOutcome& low, const EstateOutcome& high) {
        std::vector<std::string> out;
        for (const model::Measure m : {model::Measure::rooms_ce, model::Measure::nia_m2, model::Measure::gp_fte})
            out.push_back(both(lacking(low, static_cast<std::size_t>(m)), lacking(high, static_cast<std::size_t>(m))));
        out.push_back(both(base::grouped(static_cast<std::int64_t>(low.practices_short)),
                           base::grouped(static_cast<std::int64_t>(high.practices_short))));
        return out;
    };
    const auto add = [&](std::vector<std::string> line, std::vector<std::string> rest) {
        line.insert(line.end(), rest.begin(), rest.end());
        table.row(std::move(line));
    };
    add({"as it stands", "", "", ""}, cells(all.as_it_stands, all.as_it_stands));
    for (const SensitivityRow* row : rows) {
        const bool moves = swing(row) > 1e-9;
        if (moves && chart.bars.size() < kBarsShown)
            chart.bars.push_back({input_words(*row),
                                  {row->at_low.lacking[told], row->at_high.lacking[told]},
                                  lacking(row->at_low, told) + " to " + lacking(row->at_high, told)});
        add({safe(row->unit.empty() ? input_words(*row) : fmt::format("{} ({})", input_words(*row), style::unit_words(row->unit))),
             style::number_full(row->value), style::number_full(row->low),
             style::number_full(row->high) + (row->capped ? " (at most)" : "")},
            cells(row->at_low, row->at_high));
    }
    chart.says = fmt::format("{} lacking in {} with each input {} lower and higher; as it stands {}", capital(kWords[told]), horizon, moved,
                             style::one_decimal(all.as_it_stands.lacking[told]));
    std::string inner = paragraph(fmt::format(
        "In {} practices lack {} {} as the numbers stand. Each input was moved by {} of itself, the others left alone; those that matter "
        "most come first. A number that moves the answer far and is not confirmed is the one to check.",
        horizon, style::one_decimal(all.as_it_stands.lacking[told]), kWords[told], moved));
    if (chart.bars.empty()) inner += paragraph("None of them changes what is lacking.");
    else inner += figure(capital(kWords[told]) + " lacking, each input lower and higher", bar_chart(chart));
    inner += table.html();
    inner += note(
        "Two numbers are with the input lower and higher. Lacks are added up over practices that are short; what others have to "
        "spare is not set against them. What an input stands on is in the section of assumptions.");
    return section("sensitivity", kTitle, inner);
}

}  // namespace merestone::report::detail

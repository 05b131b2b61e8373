// How far the answer hangs on its inputs, and what planners wrote down beside it: status of localities, split of appointments, risks.
#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"
#include "analysis/risk_colour.hpp"

namespace merestone::actions {

using namespace cells;

EstateSheet sensitivity_sheet(const EstateOut& out) {
    std::vector<io::Column> columns{text("input"), text("unit"), number("value"), text("moved"), number("tried")};
    for (const std::string_view key : model::kMeasureKeys)
        append(columns, {number(std::string(key) + "_needed"), number(std::string(key) + "_lacking")});
    append(columns, {whole("practices_short"), whole("practices_known"), number("patients"), text("year")});
    EstateSheet made{table("sensitivity", "The estate's answer at the horizon with each input lower and higher", std::move(columns)),
                     "it was not asked for"};
    if (!out.book.sensitivity) return made;
    const analysis::Sensitivity& all = *out.book.sensitivity;
    const auto add = [&](const std::string& input, const std::string& unit, Cell value, const char* moved, Cell tried,
                         const analysis::EstateOutcome& outcome) {
        std::vector<Cell> line{cell(input), cell(unit), std::move(value), cell(moved), std::move(tried)};
        for (std::size_t k = 0; k < model::kMeasures; ++k)
            append(line, {outcome.known[k] > 0 ? round_to(outcome.need[k], 3) : unknown(),
                          outcome.known[k] > 0 ? round_to(outcome.lacking[k], 3) : unknown()});
        append(line,
               {cell(outcome.practices_short), cell(outcome.practices_known), round_to(outcome.patients, 1), year(out.plan.horizon_year)});
        made.sheet.rows.push_back(std::move(line));
    };
    add("", "", unknown(), "as it stands", unknown(), all.as_it_stands);
    for (const analysis::SensitivityRow& row : all.rows) {
        add(row.input, row.unit, round_to(row.value, 6), "lower", round_to(row.low, 6), row.at_low);
        add(row.input, row.unit, round_to(row.value, 6), row.capped ? "higher, to 1 at most" : "higher", round_to(row.high, 6),
            row.at_high);
    }
    return made;
}

EstateSheet locality_records_sheet(const EstateOut& out) {
    EstateSheet made{table("locality_records", "What was written down of localities",
                           {text("locality"), text("name"), text("status"), text("date"), text("note"), number("prevention_share"),
                            number("planned_share"), number("unplanned_share"), text("flag_ids")}),
                     "nothing was written down of this scenario's localities"};
    for (std::size_t l = 0; l < out.scenario.locality_id.size(); ++l)
        for (const model::LocalityRecord& record : out.plan.locality_records) {
            if (record.scenario != out.scenario.id || record.locality != out.scenario.locality_id[l]) continue;
            made.sheet.rows.push_back({cell(record.locality), cell(out.scenario.locality_name[l]), cell(record.status), cell(record.date),
                                       cell(record.note), round_to(record.prevention_share, 4), round_to(record.planned_share, 4),
                                       round_to(record.unplanned_share, 4), cell(out.flags.on("locality", record.locality))});
        }
    return made;
}

EstateSheet risks_sheet(const EstateOut& out) {
    EstateSheet made{table("risks", "Risks, before and after controls",
                           {text("risk"), text("subject_kind"), text("subject"), whole("score_before"), text("rag_before"),
                            whole("score_after"), text("rag_after"), text("owner"), text("note")}),
                     "the plan names no risks"};
    const auto colour = [](const std::optional<int>& score) {
        return score ? cell(model::to_string(analysis::risk_rag(*score))) : unknown();
    };
    for (const model::Risk& risk : out.plan.risks) {
        if (!risk.scenario.empty() && risk.scenario != out.scenario.id) continue;
        made.sheet.rows.push_back({cell(risk.title), cell(risk.subject_kind), cell(risk.subject), cell(risk.score_before),
                                   colour(risk.score_before), cell(risk.score_after), colour(risk.score_after), cell(risk.owner),
                                   cell(risk.note)});
    }
    return made;
}

}  // namespace merestone::actions

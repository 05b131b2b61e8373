// "Status and risks": what planners wrote down of each locality, how its appointments are split, and what may go wrong.
#include <fmt/format.h>

#include "analysis/risk_colour.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

std::string status_table(const EstatePage& page) {
    const model::Scenario& scenario = page.judged().scenario;
    HtmlTable table;
    table.column("Locality").column("Status").column("Date").number("Prevention").number("Planned").number("Unplanned").column("Note");
    for (std::size_t l = 0; l < scenario.locality_id.size(); ++l)
        for (const model::LocalityRecord& record : page.plan().locality_records)
            if (record.scenario == scenario.id && record.locality == scenario.locality_id[l])
                table.row({safe(page.locality(l)), safe(record.status), record.date.empty() ? "" : safe(style::date_text(record.date)),
                           style::percent(record.prevention_share), style::percent(record.planned_share),
                           style::percent(record.unplanned_share), safe(record.note)});
    return table.empty() ? paragraph("Of this scenario's localities no status is written down.") : table.html();
}

std::string score_cell(const std::optional<int>& score) {
    return score ? rag_mark(analysis::risk_rag(*score)) + fmt::format(" {}", *score) : std::string(style::kNotKnown);
}

std::string risk_table(const EstatePage& page) {
    HtmlTable table;
    table.column("Risk").column("Of").column("Before controls").column("After controls").column("Owner").column("Note");
    for (const model::Risk& risk : page.plan().risks)
        if (risk.scenario.empty() || risk.scenario == page.judged().scenario.id)
            table.row({safe(risk.title), safe(risk.subject.empty() ? risk.subject_kind : risk.subject_kind + " " + risk.subject),
                       score_cell(risk.score_before), score_cell(risk.score_after), safe(risk.owner), safe(risk.note)});
    if (table.empty()) return paragraph("No risks are written down.");
    return table.html() +
           note(
               "Scores are consequence (1 to 5) times likelihood (1 to 5). A risk matrix for risk managers (National Patient "
               "Safety Agency, 2008) has four bands: 1 to 3 low, 4 to 6 moderate, 8 to 12 high, 15 to 25 extreme. Here "
               "extreme is red, high amber, and the lower two together green; the colours are ours.");
}

}  // namespace

std::string records_section(const EstatePage& page) {
    if (page.plan().locality_records.empty() && page.plan().risks.empty())
        return section("records", "Status and risks", paragraph("The plan has neither the status of its localities nor risks."));
    return section(
        "records", "Status and risks",
        "<h3>Localities: status, and how their appointments are split</h3>" + status_table(page) + "<h3>Risks</h3>" + risk_table(page));
}

}  // namespace merestone::report::detail

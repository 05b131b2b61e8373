// The register of schemes, the steps that they must pass, and a funding table that foots.
#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"
#include "base/text.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

std::string faults_of(const analysis::SchemeEntry& entry) {
    std::vector<std::string> words;
    for (const analysis::BookFault& fault : entry.faults) words.push_back(fault.words);
    return base::join(words, "; ");
}

}  // namespace

EstateSheet schemes_sheet(const EstateOut& out) {
    EstateSheet made{table("schemes", "Schemes",
                           {text("scheme"),
                            text("name"),
                            text("kind"),
                            text("premises"),
                            text("practice"),
                            text("owner"),
                            text("status"),
                            text("given_up"),
                            whole("cost_gbp"),
                            text("price_base"),
                            text("cost_by_year"),
                            whole("secured_gbp"),
                            whole("bid_gbp"),
                            whole("expected_gbp"),
                            whole("funding_of_no_status_gbp"),
                            whole("unfunded_gbp"),
                            text("foots"),
                            text("opens_planned"),
                            text("opens"),
                            whole("slip_years"),
                            text("counts_from"),
                            number("rooms_added"),
                            number("rooms_treatment_added"),
                            number("nia_added_m2"),
                            whole("gates"),
                            whole("gates_done"),
                            whole("gates_past_due"),
                            text("next_gate"),
                            text("next_gate_due"),
                            text("faults"),
                            text("flag_ids")}),
                     "the plan has no schemes"};
    for (const analysis::SchemeEntry& entry : out.book.schemes.schemes) {
        const model::Scheme& scheme = out.plan.schemes[entry.scheme];
        const analysis::GateState* next = entry.next_gate();
        const bool money = entry.money_written;
        made.sheet.rows.push_back({cell(scheme.id),
                                   cell(scheme.name),
                                   cell(scheme.kind),
                                   cell(scheme.premises),
                                   cell(scheme.practice),
                                   cell(scheme.owner),
                                   cell(scheme.status),
                                   yes_no(entry.given_up),
                                   pounds(entry.cost_gbp),
                                   year(scheme.price_base),
                                   money ? yes_no(entry.cost_in_rows) : unknown(),
                                   money ? cell(entry.funding.secured_gbp) : unknown(),
                                   money ? cell(entry.funding.bid_gbp) : unknown(),
                                   money ? cell(entry.funding.expected_gbp) : unknown(),
                                   money ? cell(entry.funding.unsure_gbp) : unknown(),
                                   pounds(entry.unfunded_gbp),
                                   money ? yes_no(entry.foots) : unknown(),
                                   year(scheme.opens_year),
                                   year(scheme.opens()),
                                   cell(entry.slip_years),
                                   cell(entry.counts_from),
                                   cell(scheme.rooms_added),
                                   cell(scheme.rooms_treatment_added),
                                   cell(scheme.nia_added_m2),
                                   cell(entry.gates.size()),
                                   cell(entry.gates_done),
                                   cell(entry.gates_past_due),
                                   cell(next != nullptr ? next->gate->name : std::string()),
                                   cell(next != nullptr ? next->gate->due_date : std::string()),
                                   cell(faults_of(entry)),
                                   cell(out.flags.on("scheme", scheme.id))});
    }
    return made;
}

EstateSheet scheme_gates_sheet(const EstateOut& out) {
    EstateSheet made{table("scheme_gates", "Steps that schemes must pass",
                           {text("scheme"), text("name"), text("gate"), text("due_date"), text("done_date"), text("done"), text("past_due"),
                            text("status"), text("owner"), text("flag_ids")}),
                     out.plan.schemes.empty() ? "the plan has no schemes" : "no scheme of the plan names its gates"};
    for (const analysis::SchemeEntry& entry : out.book.schemes.schemes) {
        const model::Scheme& scheme = out.plan.schemes[entry.scheme];
        for (const analysis::GateState& state : entry.gates)
            made.sheet.rows.push_back({cell(scheme.id), cell(scheme.name), cell(state.gate->name), cell(state.gate->due_date),
                                       cell(state.gate->done_date), yes_no(state.done), yes_no(state.past_due), cell(state.gate->status),
                                       cell(state.gate->owner),
                                       cell(state.past_due ? out.flags.on("scheme", scheme.id, {"M1"}) : std::string())});
    }
    return made;
}

// A row a source of money and then the totals, each a sum of the rows or columns before it: sources add up to all funding, and cost less
// funding is what is left. Schemes that are given up are in none of it.
EstateSheet scheme_money_sheet(const EstateOut& out) {
    const analysis::SchemeBook& book = out.book.schemes;
    std::vector<io::Column> columns{text("row"), text("source")};
    for (const base::Year y : book.years) columns.push_back(whole(base::to_string(y) + "_gbp"));
    append(columns, {whole("in_no_year_gbp"), whole("total_gbp"), whole("secured_gbp"), whole("bid_gbp"), whole("expected_gbp"),
                     whole("funding_of_no_status_gbp"), text("price_bases"), text("flag_ids")});
    EstateSheet made{table("scheme_money", "What schemes cost and who pays", std::move(columns)),
                     out.plan.schemes.empty() ? "the plan has no schemes" : "no scheme of the plan names a cost or a source of money"};
    if (book.sources.empty() && book.cost_gbp() == 0) return made;
    std::vector<std::string> bases;
    for (const std::optional<base::Year>& y : book.price_bases) bases.push_back(y ? base::to_string(*y) : "not stated");
    const Cell prices = cell(base::join(bases, "; "));
    std::string not_footing;
    for (const analysis::SchemeEntry& entry : book.schemes)
        if (const std::string ids = out.flags.on("scheme", out.plan.schemes[entry.scheme].id, {"M2"}); !ids.empty())
            not_footing += (not_footing.empty() ? "" : " ") + ids;
    const auto add = [&](const char* row, const std::string& source, const std::vector<base::Pounds>& by_year, base::Pounds in_no_year,
                         base::Pounds total, std::vector<Cell> rest) {
        std::vector<Cell> line{cell(row), cell(source)};
        for (const base::Pounds gbp : by_year) line.push_back(cell(gbp));
        append(line, {cell(in_no_year), cell(total)});
        append(line, std::move(rest));
        made.sheet.rows.push_back(std::move(line));
    };
    const auto parts = [&](const analysis::Funding& f) {
        return std::vector<Cell>{cell(f.secured_gbp), cell(f.bid_gbp), cell(f.expected_gbp), cell(f.unsure_gbp), prices, unknown()};
    };
    const auto no_parts = [&](Cell flag_ids) {
        return std::vector<Cell>{unknown(), unknown(), unknown(), unknown(), prices, std::move(flag_ids)};
    };
    for (const analysis::SourceRow& source : book.sources)
        add("source", source.source, source.by_year, 0, source.total_gbp(), parts(source.funding));
    add("all funding", "", book.funding_by_year, 0, book.funding_gbp, parts(book.funding));
    add("cost", "", book.cost_by_year, book.cost_without_year_gbp, book.cost_gbp(), no_parts(unknown()));
    if (book.funding_of_unknown_cost_gbp() != 0)
        add("of it for schemes whose cost is not known", "", book.funding_of_unknown_cost_by_year, 0, book.funding_of_unknown_cost_gbp(),
            no_parts(unknown()));
    add("cost less funding", "", book.lacking_by_year(), book.cost_without_year_gbp, book.lacking_gbp(), no_parts(cell(not_footing)));
    return made;
}

}  // namespace merestone::actions

// The register of schemes and its funding table for scripts.
#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"

namespace merestone::actions {
namespace {

constexpr const char* kNotWritten = "nobody wrote it down";

Json pounds(const std::optional<base::Pounds>& gbp) { return gbp ? Json(*gbp) : Json(nullptr); }

// Each part under its own key: a bid is not an offer. \param funding null: nobody wrote it down
void put_funding(Json& into, const analysis::Funding* funding) {
    const auto put_part = [&](const std::string& key, base::Pounds analysis::Funding::*part) {
        into[key] = funding != nullptr ? Json(funding->*part) : Json(nullptr);
        if (funding == nullptr) into[key + "_why"] = kNotWritten;
    };
    put_part("secured_gbp", &analysis::Funding::secured_gbp);
    put_part("bid_gbp", &analysis::Funding::bid_gbp);
    put_part("expected_gbp", &analysis::Funding::expected_gbp);
    put_part("funding_of_no_status_gbp", &analysis::Funding::unsure_gbp);
}

Json json_of_gate(const analysis::GateState& state) {
    Json out{{"gate", state.gate->name}};
    put(out, "due_date", state.gate->due_date, "none set");
    put(out, "done_date", state.gate->done_date, state.done ? "done, on no stated day" : "not done");
    out["done"] = state.done;
    out["past_due"] = state.past_due;
    put(out, "status", state.gate->status, kNotWritten);
    put(out, "owner", state.gate->owner, kNotWritten);
    return out;
}

Json json_of_entry(const EstateOut& out, const analysis::SchemeEntry& entry) {
    const model::Scheme& scheme = out.plan.schemes[entry.scheme];
    Json one{{"scheme", scheme.id}, {"name", scheme.name}, {"kind", scheme.kind}};
    put(one, "premises", scheme.premises, "none yet");
    if (!scheme.practice.empty()) one["practice"] = scheme.practice;
    put(one, "owner", scheme.owner, kNotWritten);
    put(one, "status", scheme.status, kNotWritten);
    one["given_up"] = entry.given_up;
    one["cost_gbp"] = pounds(entry.cost_gbp);
    if (!entry.cost_gbp) one["cost_gbp_why"] = kNotWritten;
    put(one, "price_base", scheme.price_base, kNotWritten);
    const bool money = entry.money_written;
    one["cost_in_years"] = entry.cost_in_rows;
    put_funding(one, money ? &entry.funding : nullptr);
    one["unfunded_gbp"] = pounds(entry.unfunded_gbp);
    if (!entry.unfunded_gbp) one["unfunded_gbp_why"] = "its cost is not known";
    one["foots"] = money ? Json(entry.foots) : Json(nullptr);
    if (!money) one["foots_why"] = "there is nothing to hold against each other";
    Json faults = Json::array();
    for (const analysis::BookFault& fault : entry.faults) faults.push_back({{"rule", fault.rule}, {"words", fault.words}});
    one["faults"] = std::move(faults);
    Json years = Json::array();
    for (const analysis::YearMoney& y : entry.by_year)
        years.push_back({{"year", base::to_string(y.year)}, {"cost_gbp", y.cost_gbp}, {"funding_gbp", y.funding_gbp}});
    one["by_year"] = std::move(years);
    put(one, "opens_planned_year", scheme.opens_year, kNotWritten);
    put(one, "opens_year", scheme.opens(), kNotWritten);
    one["slip_years"] = entry.slip_years ? Json(*entry.slip_years) : Json(nullptr);
    if (!entry.slip_years) one["slip_years_why"] = "no planned or no forecast year";
    put(one, "starts", entry.starts, "not known");
    put(one, "opens", entry.opens, "not known");
    put(one, "counts_from", entry.counts_from, "not known");
    put(one, "rooms_added", scheme.rooms_added, 2, kNotWritten);
    put(one, "rooms_treatment_added", scheme.rooms_treatment_added, 2, kNotWritten);
    put(one, "nia_added_m2", scheme.nia_added_m2, 2, kNotWritten);
    Json gates = Json::array();
    for (const analysis::GateState& gate : entry.gates) gates.push_back(json_of_gate(gate));
    one["gates"] = std::move(gates);
    one["gates_past_due_count"] = entry.gates_past_due;
    put(one, "flag_ids", out.flags.on("scheme", scheme.id), "no flag is on it");
    return one;
}

}  // namespace

Json json_of_schemes(const EstateOut& out) {
    Json rows = Json::array();
    for (const analysis::SchemeEntry& entry : out.book.schemes.schemes) rows.push_back(json_of_entry(out, entry));
    return rows;
}

Json json_of_funding(const EstateOut& out) {
    const analysis::SchemeBook& book = out.book.schemes;
    const auto years = [&](const std::vector<base::Pounds>& gbp) {
        Json of = Json::object();
        for (std::size_t y = 0; y < book.years.size(); ++y) of[base::to_string(book.years[y])] = gbp[y];
        return of;
    };
    Json sources = Json::array();
    for (const analysis::SourceRow& row : book.sources) {
        Json one{{"source", row.source}, {"by_year_gbp", years(row.by_year)}, {"total_gbp", row.total_gbp()}};
        put_funding(one, &row.funding);
        sources.push_back(std::move(one));
    }
    Json bases = Json::array();
    for (const std::optional<base::Year>& year : book.price_bases) bases.push_back(year ? Json(base::to_string(*year)) : Json(nullptr));
    Json years_of_book = Json::array();
    for (const base::Year year : book.years) years_of_book.push_back(base::to_string(year));
    Json all{{"years", std::move(years_of_book)},
             {"sources", std::move(sources)},
             {"funding_by_year_gbp", years(book.funding_by_year)},
             {"funding_gbp", book.funding_gbp},
             {"cost_by_year_gbp", years(book.cost_by_year)},
             {"cost_in_years_gbp", book.cost_in_years_gbp},
             {"cost_without_year_gbp", book.cost_without_year_gbp},
             {"cost_gbp", book.cost_gbp()},
             {"unfunded_gbp", book.unfunded_gbp},
             {"schemes_count", book.schemes.size()},
             {"cost_not_known_count", book.cost_not_known},
             {"given_up_count", book.given_up},
             {"not_footing_count", book.not_footing},
             {"cross_foots", book.cross_foots},
             {"price_bases", std::move(bases)},  // null: of schemes that name none
             {"mixes_prices", book.price_bases.size() > 1}};
    put_funding(all, &book.funding);
    return all;
}

}  // namespace merestone::actions

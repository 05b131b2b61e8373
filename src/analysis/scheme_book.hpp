// The register of schemes as numbers: what each costs by financial year, who pays, what nobody pays yet, how late it is and what comes
// next.
//
//   cost         a scheme's cost rows by year; without any, its cost_gbp, which then stands in no year
//   funding      what is not refused, apart: secured (also approved, received, spent), bid for, expected, and the rest, of which the
//                status does not say how sure it is
//   unfunded     cost - funding, by scheme; below 0: more money than cost
//   foots        cost rows add up to cost_gbp; funding adds up to cost; in each year funding is cost
//   slip         forecast - planned opening, in years: positive is late
//   past due     a gate that was due before the day of the plan (Plan::as_at) and is not done
//
// A funding row whose status says that it will not come (rejected, withdrawn, cancelled, refused, unfunded) counts for nothing and is told.
// Rows of given-up schemes stand in the register and in no total. All money is whole pounds as written; a scheme's price base stands beside
// it, and totals say how many price bases they mix. Worked examples: domain notes section 10, S3 (Worcestershire, Premises Development).
// Cost: O(rows log rows).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

// Money of those who pay, kept apart by how sure it is.
struct Funding {
    base::Pounds secured_gbp = 0;   // also approved, agreed, received, spent
    base::Pounds bid_gbp = 0;       // asked for
    base::Pounds expected_gbp = 0;  // not asked for yet
    base::Pounds unsure_gbp = 0;    // no status, or one that says none of these
    [[nodiscard]] base::Pounds total_gbp() const { return secured_gbp + bid_gbp + expected_gbp + unsure_gbp; }
    Funding& operator+=(const Funding& other);
};

struct YearMoney {
    base::Year year;
    base::Pounds cost_gbp = 0;
    base::Pounds funding_gbp = 0;  // secured, bid for, expected and unsure
};

struct GateState {
    const model::SchemeGate* gate = nullptr;  // of the plan
    bool done = false;
    bool past_due = false;
};

// What does not add up, in words with the numbers in them.
struct BookFault {
    std::string rule;  // "cost-rows", "funding", "year", "price-base", "refused-funding", "slip", "gate-late", "order", "money"
    std::string words;
};

struct SchemeEntry {
    std::size_t scheme = 0;  // in Plan::schemes
    bool given_up = false;
    std::vector<YearMoney> by_year;        // ascending
    std::optional<base::Pounds> cost_gbp;  // of the rows, else cost_gbp; nothing: not known
    bool cost_in_rows = false;
    bool money_written = false;  // somebody wrote down what it costs or who pays; else its sums are not 0 but not known
    Funding funding;
    std::optional<base::Pounds> unfunded_gbp;  // nothing: the cost is not known
    bool foots = true;                         // no fault of money; where nothing can be held against each other, true
    std::vector<BookFault> faults;
    std::optional<int> slip_years;       // nothing: planned or forecast not known
    std::vector<GateState> gates;        // as in the plan: by due date, name
    const GateState* next_gate() const;  // the first that is not done; null: none
    std::size_t gates_done = 0;
    std::size_t gates_past_due = 0;
    // The bar of a time line. Days are ISO dates; a year's first day is 1 April.
    std::string starts;       // start_year, else the first gate; empty: not known
    std::string opens;        // as expected now: 31 March of that financial year
    std::string opens_plan;   // as planned
    std::string counts_from;  // 1 April after it opens: its rooms count in the tables
};

struct SourceRow {
    std::string source;                 // "no source named" where nobody wrote one
    std::vector<base::Pounds> by_year;  // SchemeBook::years
    Funding funding;
    [[nodiscard]] base::Pounds total_gbp() const { return funding.total_gbp(); }
};

struct SchemeBook {
    std::vector<SchemeEntry> schemes;  // as in the plan
    std::vector<base::Year> years;     // every one that a row of a scheme not given up names, ascending
    std::vector<SourceRow> sources;    // by name; of schemes not given up
    std::vector<base::Pounds> cost_by_year;
    std::vector<base::Pounds> funding_by_year;
    base::Pounds cost_in_years_gbp = 0;
    base::Pounds cost_without_year_gbp = 0;  // of schemes that only name a total
    Funding funding;                         // of all sources
    base::Pounds funding_gbp = 0;
    std::vector<base::Pounds> funding_of_unknown_cost_by_year;  // in funding_by_year too; set against no cost
    base::Pounds unfunded_gbp = 0;                              // of schemes short of money, those with too much not set against them
    std::size_t cost_not_known = 0;                             // schemes
    std::size_t given_up = 0;
    std::size_t not_footing = 0;
    bool cross_foots = true;                             // rows and columns of sources add up to the same; false is a fault of the program
    std::vector<std::optional<base::Year>> price_bases;  // of the schemes with a cost; more than one: totals mix prices
    [[nodiscard]] base::Pounds cost_gbp() const { return cost_in_years_gbp + cost_without_year_gbp; }
    [[nodiscard]] base::Pounds funding_of_unknown_cost_gbp() const;
    // Cost less the funding of schemes whose cost is known, by year and in all; below 0: more money than cost.
    [[nodiscard]] std::vector<base::Pounds> lacking_by_year() const;
    [[nodiscard]] base::Pounds lacking_gbp() const { return cost_gbp() - (funding_gbp - funding_of_unknown_cost_gbp()); }
};

// \pre the plan outlives the book.
[[nodiscard]] SchemeBook scheme_book(const model::Plan& plan);

}  // namespace merestone::analysis

// Schemes as their panel shows them: bars on a time line, the register, who pays in which year, and what does not add up. Plain values,
// made of the plan and its scheme book (analysis/scheme_book.hpp); nothing is worked out here that is not there. Cost: O(rows).
//
// Times are in financial years: 2017.5 is the middle of 2017/18, 2018.0 is 1 April 2018.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scheme_book.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

// Of an ISO date; nothing where it is none.
[[nodiscard]] std::optional<double> financial_time(const std::string& iso_date);

struct SchemeBar {
    enum class GateState { done, due, past_due };
    struct Gate {
        double at = 0.0;  // when it was done, else when it is due
        GateState state = GateState::due;
        std::string words;  // "approval: due 1 March 2018, not done"
    };
    std::size_t scheme = 0;  // in Plan::schemes
    std::string id;
    std::string name;
    std::optional<double> starts;
    std::optional<double> opens_plan;   // end of the bar as planned
    std::optional<double> opens;        // end of the bar as expected now
    std::optional<double> counts_from;  // its rooms count from here on
    std::vector<Gate> gates;            // those with a date
    bool given_up = false;
    std::string words;  // beside the bar: "opens 2020/21, 2 years late"
    std::string hint;   // all of it, in lines
};

struct SchemeView {
    base::Year first;  // of the time line
    base::Year last;
    std::vector<SchemeBar> bars;      // by when they open; those of which nobody knows last
    std::optional<double> as_at;      // the plan's day
    PanelTable scheme_register;       // as in the plan
    PanelTable funding;               // a row a source, a column a year; then what the schemes cost, and the difference
    std::string totals;               // in a sentence: cost, funding, what nobody pays, at which prices
    std::vector<std::string> faults;  // what does not add up, each with its scheme's id
};

[[nodiscard]] SchemeView scheme_view(const model::Plan& plan, const analysis::SchemeBook& book);

// Schemes that open in a year, in words: "XS03 Chapel Allerton extension (4 rooms)"; those that were given up in none.
[[nodiscard]] std::vector<std::string> schemes_opening(const model::Plan& plan, base::Year year);

}  // namespace merestone::ui

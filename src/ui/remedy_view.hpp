// What to do about each practice that runs short of rooms, step by step with costs, and what closing each poor building would do, as the
// panel shows it. Plain values, made of analysis/remedies.hpp and analysis/closure_test.hpp.
#pragma once

#include <string>
#include <vector>

#include "analysis/estate_book.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

struct RemedyView {
    std::string headline;   // how many run short, what it comes to, at which prices
    std::string not_known;  // of how many practices no remedy can be worked out; empty: none
    PanelTable steps;       // a line a shortage, then one a step in the order tried, then what remains
    PanelTable closures;    // a line a poor building, then one a practice that takes its patients
    std::string closures_words;
};

[[nodiscard]] RemedyView remedy_view(const model::Plan& plan, const analysis::EstateBook& book);

}  // namespace merestone::ui

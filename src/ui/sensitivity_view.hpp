// What the answer hangs on, as the panel shows it: a row a number that a planner may change, with its value, unit, source and how sure it
// is, and how far one figure of the answer moves with it a fifth lower and higher; those that move it most come first. Plain values, made
// of analysis/sensitivity.hpp; nothing is worked out here that is not there. Cost: O(numbers).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sensitivity.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

// The figures of the answer at the horizon that can be looked at, in the order that they are offered in.
enum class Answer {
    rooms_ce_lacking,
    rooms_treatment_lacking,
    space_lacking,
    gps_lacking,
    practices_short,
    rooms_ce_needed,
    rooms_treatment_needed,
    space_needed,
    gps_needed,
    patients
};
inline constexpr std::size_t kAnswers = 10;

[[nodiscard]] std::vector<std::string> answer_names();  // "Consulting rooms lacking"
// Nothing where it is known of no practice.
[[nodiscard]] std::optional<double> answer_of(const analysis::EstateOutcome& outcome, Answer which);
// What to look at first: rooms where any are known, else floor space, else GPs, else patients.
[[nodiscard]] Answer first_answer(const analysis::Sensitivity& sensitivity);

struct SensitivityView {
    std::string headline;   // the figure as it stands, of how many practices, and what moves it most
    std::string moved;      // "20%"
    std::string stands;     // "61.3 as the numbers stand": the line in the strip; empty: not known
    PanelTable table;       // with a strip
    std::string not_moved;  // how many numbers change nothing; empty: each does
};

[[nodiscard]] SensitivityView sensitivity_view(const model::Plan& plan, const analysis::Sensitivity& sensitivity, Answer which);

// An input in plain words: "Opening hours a week"; one that has none yet by its id.
[[nodiscard]] std::string input_name(const std::string& input);

}  // namespace merestone::ui

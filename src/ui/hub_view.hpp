// A hub's week, or that of all open hubs, as the panel shows it: a grid of seven days and the hours that are used, what is given against
// what should be, and whose list is covered by when. Plain values, made of analysis/hub_week.hpp; nothing is worked out here that is not
// there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/hub_week.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

struct HubCell {
    enum class State { unused, open, below_floor, in_use, over_full };  // open: nobody wrote down what is booked
    State state = State::unused;
    std::optional<double> utilisation;
    std::string text;  // "87%"; "open"; empty: unused
    std::string hint;  // "Monday 18:00 to 19:00 ..."
};

struct HubView {
    std::string title;
    int first_hour = 0;                      // of the columns
    int end_hour = 0;                        // after the last; equal: no hour is used
    std::vector<std::vector<HubCell>> days;  // seven rows of end_hour - first_hour
    struct Line {
        std::string name;
        std::string value;
        std::string hint;
    };
    std::vector<Line> facts;
    std::vector<std::string> faults;  // what could not be read, or does not fit
    PanelTable minutes;               // the plan and each commissioner against 30, 45 and 60 minutes
    PanelTable coverage;              // by date, against targets
};

// The hub's or, with nothing, that of all open hubs. \pre hub < book.hubs.size()
[[nodiscard]] HubView hub_view(const model::Plan& plan, const analysis::HubBook& book, std::optional<std::size_t> hub);

}  // namespace merestone::ui

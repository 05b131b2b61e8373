// What a developer may be asked for, as the panel shows it: a row a site, a group and a practice, and every assumption with its label.
// Plain values, made of analysis/developer_ask.hpp; nothing is worked out here that is not there.
#pragma once

#include <string>
#include <vector>

#include "analysis/developer_ask.hpp"
#include "model/plan.hpp"
#include "ui/panel_table.hpp"

namespace merestone::ui {

struct DeveloperView {
    std::string headline;            // of all sites, in a sentence
    std::string backlog;             // what is lacked already, which no developer pays
    PanelTable sites;                // and a line of all of them
    PanelTable groups;               // empty: no site belongs to a group
    PanelTable practices;            // that the new patients fall to
    PanelTable assumptions;          // every one used
    std::vector<std::string> notes;  // what a reader must know beside the figures
};

[[nodiscard]] DeveloperView developer_view(const model::Plan& plan, const analysis::DeveloperAsk& ask);

// The ways in which new patients may register, as a list to choose from; positions are those of analysis::AskBy.
[[nodiscard]] std::vector<std::string> ask_ways();

}  // namespace merestone::ui

#include <array>

#include "ui/actions/groups.hpp"
#include "ui/comfort.hpp"

namespace merestone::ui {
namespace {

constexpr std::array kActions{
    DeskAction{"help.palette", "All actions", "Help", always, [](Desk& d, const std::string&) { d.palette_open = true; }},
    DeskAction{"help.keys", "Help: keys, gestures, files", "Help", always, [](Desk& d, const std::string&) { d.keys_open = true; }},
    DeskAction{"help.tour", "First steps", "Help", always, [](Desk& d, const std::string&) { begin_tour(d); }},
    DeskAction{"help.questions", "What this data can answer", "Help", needs_plan,
               [](Desk& d, const std::string&) {
                   d.selection.clear();
                   d.settings.panes.show_right = true;
               }},
    DeskAction{"help.about", "About Merestone", "Help", always, [](Desk& d, const std::string&) { d.about_open = true; }},
    DeskAction{"search", "Find a practice, postcode or place", "Edit", needs_plan,
               [](Desk& d, const std::string&) { d.search_open = true; }},
};

}  // namespace

std::span<const DeskAction> help_actions() { return kActions; }

}  // namespace merestone::ui

// The panels of the estate over time, and the weights of what comes first.
#include <array>

#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/estate_panels.hpp"

namespace merestone::ui {
namespace {

template <EstatePanel Panel>
void toggle(Desk& d, const std::string&) {
    toggle_panel(d, Panel);
}
template <EstatePanel Panel>
bool shown(const Desk& d) {
    return panel_open(d, Panel);
}

std::string needs_changed_weight(const Desk& d) {
    if (!d.document) return "no plan is open";
    return weights_changed(d) ? "" : "the weights are those that the plan came with";
}

constexpr std::array kActions{
    DeskAction{"estate.ranking", "What comes first", "View", needs_plan, toggle<EstatePanel::ranking>, shown<EstatePanel::ranking>},
    DeskAction{"estate.remedies", "What to do where rooms run short", "View", needs_plan, toggle<EstatePanel::remedies>,
               shown<EstatePanel::remedies>},
    DeskAction{"estate.schemes", "Schemes by year", "View", needs_plan, toggle<EstatePanel::schemes>, shown<EstatePanel::schemes>},
    DeskAction{"estate.developer", "Developer's share", "View", needs_plan, toggle<EstatePanel::developer>, shown<EstatePanel::developer>},
    DeskAction{"estate.hub_week", "Hub week", "View", needs_plan, toggle<EstatePanel::hub_week>, shown<EstatePanel::hub_week>},
    DeskAction{"estate.by_place", "Figures by place", "View", needs_plan, toggle<EstatePanel::by_place>, shown<EstatePanel::by_place>},
    DeskAction{"estate.sensitivity", "What the answer hangs on", "View", needs_plan, toggle<EstatePanel::sensitivity>,
               shown<EstatePanel::sensitivity>},
    DeskAction{"rank.weight", "Weight of a part of what comes first (rooms 3)", "", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto parts = base::split(base::trim(words), ' ');
                   if (parts.size() == 2) (void)set_weight(d, std::string(parts[0]), std::string(parts[1]));
                   else d.say(NoticeKind::hint, "Which weight, and what?", "Say its name and a number: rooms 3");
               }},
    DeskAction{"rank.weights_back", "Weights as the plan came with them", "Estate", needs_changed_weight,
               [](Desk& d, const std::string&) { put_weights_back(d); }},
};

}  // namespace

std::span<const DeskAction> estate_actions() { return kActions; }

}  // namespace merestone::ui

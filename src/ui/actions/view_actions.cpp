#include <algorithm>
#include <array>

#include "ui/actions/groups.hpp"

namespace merestone::ui {
namespace {

constexpr double kFontStep = 1.1;
constexpr double kLeastFont = 0.75;
constexpr double kMostFont = 3.0;

void scale_by(Desk& d, double factor) {
    d.settings.font_scale = std::clamp(d.settings.font_scale * factor, kLeastFont, kMostFont);
    d.set_scale(d.screen_scale);
}

template <bool PaneSizes::*Pane>
void toggle(Desk& d, const std::string&) {
    d.settings.panes.*Pane = !(d.settings.panes.*Pane);
}
template <bool PaneSizes::*Pane>
bool shown(const Desk& d) {
    return d.settings.panes.*Pane;
}

constexpr std::array kActions{
    DeskAction{"view.layers", "Layers and legend", "View", always, toggle<&PaneSizes::show_left>, shown<&PaneSizes::show_left>},
    DeskAction{"view.inspector", "Inspector", "View", always, toggle<&PaneSizes::show_right>, shown<&PaneSizes::show_right>},
    DeskAction{"view.tables", "Tables and flags", "View", always, toggle<&PaneSizes::show_bottom>, shown<&PaneSizes::show_bottom>},
    DeskAction{"view.reset_layout", "Reset the layout", "View", always, [](Desk& d, const std::string&) { d.settings.panes = {}; }},
    DeskAction{"view.theme", "Dark theme", "View", always,
               [](Desk& d, const std::string&) {
                   d.settings.theme = d.settings.theme == ThemeKind::dark ? ThemeKind::light : ThemeKind::dark;
                   d.set_scale(d.screen_scale);
                   d.style_changed();
               },
               [](const Desk& d) { return d.settings.theme == ThemeKind::dark; }},
    DeskAction{
        "view.larger", "Larger letters", "View",
        [](const Desk& d) { return d.settings.font_scale >= kMostFont ? std::string("they are as large as they go") : std::string(); },
        [](Desk& d, const std::string&) { scale_by(d, kFontStep); }},
    DeskAction{
        "view.smaller", "Smaller letters", "View",
        [](const Desk& d) { return d.settings.font_scale <= kLeastFont ? std::string("they are as small as they go") : std::string(); },
        [](Desk& d, const std::string&) { scale_by(d, 1 / kFontStep); }},
    DeskAction{"view.usual", "Usual size of letters", "View", always,
               [](Desk& d, const std::string&) { scale_by(d, 1 / d.settings.font_scale); }},
    DeskAction{"view.draw_anew", "Start the graphics again", "View", always, [](Desk& d, const std::string&) { d.draw_anew = true; }},
    DeskAction{"view.full_screen", "Full screen", "View",
               [](const Desk& d) { return d.host.set_full_screen ? std::string() : std::string("there is no window"); },
               [](Desk& d, const std::string&) { d.host.set_full_screen(true); }},
};

}  // namespace

std::span<const DeskAction> view_actions() { return kActions; }

std::string always(const Desk&) { return {}; }
std::string needs_plan(const Desk& d) { return d.document ? std::string() : std::string("no plan is open"); }
std::string needs_selection(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.selection.empty() ? "nothing is selected" : "";
}

}  // namespace merestone::ui

// How the window is seen: previews of others' sight, high contrast, meeting mode.
#include <array>

#include "ui/actions/groups.hpp"
#include "ui/comfort.hpp"

namespace merestone::ui {
namespace {

template <style::Sight S>
void see_as(Desk& d, const std::string&) {
    d.comfort->sight = d.comfort->sight == S ? style::Sight::usual : S;
}
template <style::Sight S>
bool seen(const Desk& d) {
    return d.comfort->sight == S;
}

constexpr double kStep_px = 8.0;

std::string while_no_dialog(const Desk& d) { return d.popup_open() ? "a dialog is open" : ""; }

template <int Right, int Down>
void cross(Desk& d, const std::string&) {
    move_cross(d, Right * kStep_px, Down * kStep_px);
}

constexpr std::array kActions{
    DeskAction{"view.next_pane", "Next part of the window, by keyboard", "View", while_no_dialog,
               [](Desk& d, const std::string&) { go_to_pane(d, 1); }},
    DeskAction{"view.previous_pane", "Part of the window before, by keyboard", "View", while_no_dialog,
               [](Desk& d, const std::string&) { go_to_pane(d, -1); }},
    DeskAction{"map.cross_left", "Move the cross-hair west", "", needs_plan, cross<-1, 0>},
    DeskAction{"map.cross_right", "Move the cross-hair east", "", needs_plan, cross<1, 0>},
    DeskAction{"map.cross_up", "Move the cross-hair north", "", needs_plan, cross<0, -1>},
    DeskAction{"map.cross_down", "Move the cross-hair south", "", needs_plan, cross<0, 1>},
    DeskAction{"map.cross_click", "Click at the cross-hair", "", needs_plan, [](Desk& d, const std::string&) { (void)click_at_cross(d); }},
    DeskAction{"view.meeting", "Meeting mode (large letters, room for the map)", "View", always,
               [](Desk& d, const std::string&) { set_meeting(d, !d.comfort->before_meeting); },
               [](const Desk& d) { return d.comfort->before_meeting.has_value(); }},
    DeskAction{"view.contrast", "High contrast", "View", always,
               [](Desk& d, const std::string&) { set_high_contrast(d, d.settings.theme != ThemeKind::contrast); },
               [](const Desk& d) { return d.settings.theme == ThemeKind::contrast; }},
    DeskAction{"view.see_as_deutan", "Preview: green-blind", "View", always, see_as<style::Sight::deutan>, seen<style::Sight::deutan>},
    DeskAction{"view.see_as_protan", "Preview: red-blind", "View", always, see_as<style::Sight::protan>, seen<style::Sight::protan>},
    DeskAction{"view.see_as_tritan", "Preview: blue-blind", "View", always, see_as<style::Sight::tritan>, seen<style::Sight::tritan>},
    DeskAction{"view.see_in_grey", "Preview: in grey", "View", always, see_as<style::Sight::grey>, seen<style::Sight::grey>},
    DeskAction{"view.see_as_usual", "Preview: off", "View", always,
               [](Desk& d, const std::string&) { d.comfort->sight = style::Sight::usual; }, seen<style::Sight::usual>},
};

}  // namespace

std::span<const DeskAction> comfort_actions() { return kActions; }

}  // namespace merestone::ui

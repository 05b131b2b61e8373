// Parts of the inspector: what several selected things come to, what can be changed, what a repair proposes.
#pragma once

#include "ui/desk.hpp"

namespace merestone::ui {

void draw_selection_profile(Desk& desk);
void draw_plan_buttons(Desk& desk, const scene::ItemId& id);    // move, lock, rename, split, merge, remove
void draw_attribute_form(Desk& desk, const scene::ItemId& id);  // fields that may be corrected, with a source note
void draw_housing_form(Desk& desk, std::size_t number);         // homes of a site and their years
bool draw_repair(Desk& desk);                                   // false: none is asked for

// Localities as choices: "L03 Morley"; positions are numbers as shown.
[[nodiscard]] std::vector<std::string> locality_choices(const Desk& desk);

}  // namespace merestone::ui

// The panels round the map. Each draws itself from the desk; what a person asks for goes through the desk's actions.
#pragma once

#include "ui/desk.hpp"

namespace merestone::ui {

void draw_menu_bar(Desk& desk);
void draw_tool_bar(Desk& desk);
void draw_layers_panel(Desk& desk);
void draw_inspector(Desk& desk);
void draw_tables_panel(Desk& desk);
void draw_time_bar(Desk& desk);
void draw_status_bar(Desk& desk);
void draw_palette(Desk& desk);
void draw_search(Desk& desk);
void draw_dialogs(Desk& desk);

// A pane fixed at its place. Always end it with end_pane().
bool begin_pane(const char* id, const Rect& at, bool scrolls = true);
void end_pane();

}  // namespace merestone::ui

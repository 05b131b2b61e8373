// What the mouse does on the map with the tool in hand: pan, pick, box, lasso, measure, and the planning tools.
//
// Middle drag and Space+drag pan in any tool; a double click zooms in, with Shift out; a press that has not moved far is a click. A
// release outside the window still ends a drag.
#pragma once

#include "ui/desk.hpp"

struct ImDrawList;
struct ImVec2;

namespace merestone::ui {

// \param hovered the pointer is over the map and nothing covers it. \param active a button went down on the map and is still held.
void work_tool(Desk& desk, bool hovered, bool active, scene::Px at, ImDrawList& list);

// A click there without a mouse, by the tool in hand: an outline gets a corner, the other tools act or choose.
void click_as_tool(Desk& desk, scene::Px at);

// What a click means for choosing: symbols before the zone, the zone before its locality, and a hub's catchment, which covers many
// zones, only where nothing else is. \param under topmost first
[[nodiscard]] std::optional<scene::ItemId> topmost(const std::vector<scene::ItemId>& under);

// Where a place of the map stands in the window, and words in a box beside it (to its left where the pane ends on the right).
[[nodiscard]] ImVec2 on_screen(const Desk& desk, geo::Point at);
void tag_on_map(const Desk& desk, ImDrawList& list, geo::Point at, const std::string& words);

}  // namespace merestone::ui

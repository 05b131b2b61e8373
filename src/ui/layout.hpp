// The fixed layout: menu and tools above, layers left, map in the middle, years below it, inspector right, tables below, status at the
// foot; splitters between them. Sizes are kept in logical pixels and give way when the window is small: the map comes first.
#pragma once

#include "ui/widgets.hpp"

namespace merestone::ui {

struct PaneSizes {  // logical pixels; what the user chose
    double left = 250.0;
    double right = 330.0;
    double bottom = 230.0;
    bool show_left = true;
    bool show_right = true;
    bool show_bottom = true;
    bool show_time = true;  // where the plan has years
};

struct Rect {  // framebuffer pixels
    float x = 0.0F;
    float y = 0.0F;
    float width = 0.0F;
    float height = 0.0F;
    [[nodiscard]] bool contains(double px, double py) const noexcept {
        return px >= static_cast<double>(x) && py >= static_cast<double>(y) && px < static_cast<double>(x + width) &&
               py < static_cast<double>(y + height);
    }
    friend constexpr bool operator==(const Rect&, const Rect&) noexcept = default;
};

struct Layout {
    Rect tools;
    Rect left;
    Rect map;
    Rect right;
    Rect time;  // below the map; empty where the plan has one year
    Rect bottom;
    Rect status;
};

// \param menu_height of the main menu bar, framebuffer pixels
// \param tool_rows lines that the tool bar needs
// \param with_years the plan has years to choose from
[[nodiscard]] Layout lay_out(const PaneSizes& sizes, double width, double height, double menu_height, double scale, int tool_rows = 1,
                             bool with_years = false);

// Draws the handles between panes and lets them be dragged.
void draw_splitters(Widgets& w, const Layout& layout, PaneSizes& sizes);

}  // namespace merestone::ui

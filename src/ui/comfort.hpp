// Seeing and reaching the window: previews of others' sight, meeting mode, the way by keyboard, the help page, the first steps.
//
// A preview is a filter over the finished window (gl/sight_filter.hpp): files and printed pages never have it. Meeting mode lays its own
// sizes over those chosen and gives them back as they were. By keyboard: F6 and Ctrl+Tab go round the panes; there the arrows, Enter,
// Space and the like belong to the widget that has the frame round it, and on the map to the map.
#pragma once

#include <optional>
#include <string>

#include "style/sight.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {

struct Comfort {
    style::Sight sight = style::Sight::usual;
    ThemeKind usual_theme = ThemeKind::light;  // that high contrast goes back to

    // --- meeting mode
    struct Before {
        double font_scale = 1.0;
        PaneSizes panes;
        geo::Point centre;  // where the map looked
        double metres_per_px = 0.0;
        geo::Point centre_then;  // and where once meeting mode was on: who looks elsewhere meanwhile stays there
        double metres_per_px_then = 0.0;
    };
    std::optional<Before> before_meeting;  // on while it is there

    // --- by keyboard
    bool by_keyboard = false;        // until the mouse is pressed
    std::string pane;                // that has the focus: ImGui's name of its window
    bool to_focus = false;           // it is to be given this frame
    std::optional<scene::Px> cross;  // on the map, logical pixels of the pane; there once it was moved or the map was reached by key

    // --- help
    std::string help_text;  // searched for

    // --- the first steps
    std::optional<std::size_t> tour_step;
    Rect tour_box;  // of its card, framebuffer pixels
    float tour_high = 0.0F;
};

// --- what actions ask for
void set_high_contrast(Desk& desk, bool on);
void set_meeting(Desk& desk, bool on);
[[nodiscard]] DeskSettings settings_to_keep(const Desk& desk);  // as they were chosen, whatever mode is on
void go_to_pane(Desk& desk, int by);                            // 1: the next, -1: the one before
void move_cross(Desk& desk, double right_px, double down_px);
bool click_at_cross(Desk& desk);                     // as the tool in hand does; false: there is none
void leave_pane(Desk& desk);                         // to the map
[[nodiscard]] bool pane_has_keys(const Desk& desk);  // arrows, Enter and Space are a widget's

// --- each frame
void feed_enter(const Desk& desk);  // before ImGui's frame begins
void tick_keyboard(Desk& desk);     // before the panes are drawn
void draw_pane_ring(Desk& desk);    // after them: about the one that has the keys
void draw_cross(Desk& desk);        // within the map's window
void draw_sight_note(Desk& desk);   // likewise: which preview is on

void draw_help(Desk& desk);
void draw_tour(Desk& desk);
void begin_tour(Desk& desk);

}  // namespace merestone::ui

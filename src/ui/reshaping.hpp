// Reshaping what was drawn: a hub's catchment or a housing site's land, corner by corner, with holes and parts, and by numbers.
//
// A drag works on a copy and is put as one step when it is let go, so that it can be undone; nothing is refused for being odd, but what
// crosses itself is parted where it crosses, and that is said. While dragging, corners snap to the borders of zones, to places and to
// other catchments' corners (within 9 pixels; Alt lets them be).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/reshape.hpp"
#include "model/plan.hpp"

struct ImDrawList;

namespace merestone::ui {

class Desk;

struct Reshaping {
    geo::MultiPolygon shape;                                       // as it is while it is dragged
    std::optional<geo::Corner> held;                               // under the pointer, pressed
    std::optional<geo::Corner> chosen;                             // for the keyboard and for numbers
    std::string chosen_of;                                         // subject and shape that `chosen` is a corner of
    enum class Sketch { none, part, hole } sketch = Sketch::none;  // what the next outline drawn is
    std::optional<geo::Point> snapped;
    std::string easting;
    std::string northing;
    std::string filled_for;  // the corner that the fields show
    std::string radius = "2000";
    std::size_t other = 0;  // hub to unite with

    // People of the shape, as last counted while dragging.
    std::optional<double> people;
    geo::Point counted_at;

    // All hubs' catchments on one another, of one revision.
    struct Together {
        std::size_t catchments = 0;
        double in_any = 0.0;
        double in_several = 0.0;
        double in_none = 0.0;
        std::string people_by;
        std::vector<std::uint32_t> zones_in_none;     // that lie less than half in any
        std::vector<std::uint32_t> zones_in_several;  // that lie at least half in two or more
    };
    std::optional<Together> together;
    std::uint64_t together_for = 0;
    bool asked = false;
};

[[nodiscard]] Reshaping& reshaping_of(Desk& desk);

// The drawn shape of what is selected; nothing: it is neither a hub nor a housing site.
struct DrawnShape {
    geo::MultiPolygon shape;  // empty: none drawn yet
    std::string of;           // "hub H1", "site NEW1"
    std::string name;
};
[[nodiscard]] std::optional<DrawnShape> drawn_shape(const Desk& desk);
// Puts it as one step. \returns false where it was refused.
bool put_shape(Desk& desk, const geo::MultiPolygon& shape);

// Where the pointer's place goes; marks it in `reshaping` where it snapped.
[[nodiscard]] geo::Point snapped(Desk& desk, geo::Point at);

// The tool: handles and dragging. \returns whether the press, or its release, was a handle's. Parts and holes are sketched with the
// catchment tool.
bool work_reshape(Desk& desk, bool hovered, bool active, geo::Point at, ImDrawList& list);
// The outline just drawn, where it is a part or a hole of what is reshaped; true: it was taken.
bool take_sketch(Desk& desk, const geo::Ring& ring);
// People within, counted while it is drawn; nothing where that would take long.
[[nodiscard]] std::optional<double> people_within(Desk& desk, const geo::MultiPolygon& shape);

// Shapes by a rule, in a job: a circle clipped to the footprint, or what is nearer to this hub than to any other.
void catchment_by_radius(Desk& desk, double radius_m);
void catchment_by_nearest(Desk& desk);
void unite_with(Desk& desk, const std::string& other_hub);
void count_together(Desk& desk);
// The catchment's profile as lines of text, to the clipboard.
void copy_catchment_profile(Desk& desk);

// In the inspector, below the hub's or site's page.
void draw_reshape_panel(Desk& desk);

}  // namespace merestone::ui

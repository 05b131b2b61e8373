// The reshape tool on the map: handles on the corners, a drag that moves or adds one, the snap ring, the running total.
#include <fmt/format.h>
#include <imgui.h>

#include "style/numbers.hpp"
#include "ui/desk.hpp"
#include "ui/map_tools.hpp"
#include "ui/reshaping.hpp"

namespace merestone::ui {
namespace {

constexpr double kGrab_px = 8.0;
constexpr std::size_t kMostHandles = 4000;

void draw_ring(const Desk& d, ImDrawList& list, const geo::Ring& ring) {
    std::vector<ImVec2> points;
    points.reserve(ring.size());
    for (const geo::Point p : ring) points.push_back(on_screen(d, p));
    const auto n = static_cast<int>(points.size());
    list.AddPolyline(points.data(), n, IM_COL32(255, 255, 255, 220), ImDrawFlags_None, d.theme.px(4.5));
    list.AddPolyline(points.data(), n, imgui_colour(style::kAccent), ImDrawFlags_None, d.theme.px(2));
}

void draw_handles(const Desk& d, ImDrawList& list, const geo::MultiPolygon& shape, const std::optional<geo::Corner>& chosen) {
    std::size_t drawn = 0;
    const float half = d.theme.px(4);
    for (std::size_t p = 0; p < shape.size(); ++p)
        for (std::size_t r = 0; r <= shape[p].holes.size(); ++r) {
            const geo::Corner at{p, r, 0};
            const geo::Ring& ring = *geo::ring_of(shape, at);
            draw_ring(d, list, ring);
            for (std::size_t c = 0; c < geo::corners_of(ring) && drawn < kMostHandles; ++c, ++drawn) {
                const ImVec2 s = on_screen(d, ring[c]);
                const bool is_chosen = chosen && *chosen == geo::Corner{p, r, c};
                list.AddRectFilled({s.x - half, s.y - half}, {s.x + half, s.y + half},
                                   is_chosen ? imgui_colour(style::kAccent) : IM_COL32_WHITE);
                list.AddRect({s.x - half, s.y - half}, {s.x + half, s.y + half}, imgui_colour(style::kAccent), 0.0F, 0, d.theme.px(1.5));
            }
        }
}

}  // namespace

bool work_reshape(Desk& d, bool hovered, bool active, geo::Point at, ImDrawList& list) {
    Reshaping& r = reshaping_of(d);
    const auto drawn = drawn_shape(d);
    if (!drawn) {
        r.held.reset();
        if (hovered) tag_on_map(d, list, at, "Select a hub or a housing site first");
        return false;
    }
    if (!r.held) r.shape = drawn->shape;
    if (r.chosen_of != drawn->of) r.chosen.reset();
    r.chosen_of = drawn->of;
    if (r.chosen && !geo::place_of(r.shape, *r.chosen)) r.chosen.reset();
    if (r.shape.empty()) {
        if (hovered) tag_on_map(d, list, at, "Nothing is drawn yet: add a part, a circle, or what is nearest, on the right");
        return false;
    }
    const double grab_m = kGrab_px * d.view.camera().metres_per_px;
    if (active && hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        r.held = geo::corner_near(r.shape, at, grab_m);
        if (!r.held)
            if (const auto edge = geo::edge_near(r.shape, at, grab_m)) {
                r.shape = geo::with_new_corner(std::move(r.shape), edge->before, edge->at);
                r.held = geo::Corner{edge->before.part, edge->before.ring, edge->before.at + 1};
            }
        r.chosen = r.held;
        r.people.reset();
    }
    if (r.held && ImGui::IsMouseDown(ImGuiMouseButton_Left) && d.dragged) {
        const geo::Point to = snapped(d, at);
        r.shape = geo::with_corner_at(std::move(r.shape), *r.held, to);
        if (!r.people || !(r.counted_at == to)) {
            r.people = people_within(d, r.shape);
            r.counted_at = to;
        }
    }
    draw_handles(d, list, r.shape, r.chosen);
    if (r.held && r.snapped) list.AddCircle(on_screen(d, *r.snapped), d.theme.px(9), imgui_colour(style::kAccent), 0, d.theme.px(2));
    if (r.held && d.dragged)
        tag_on_map(d, list, at,
                   fmt::format("{}{}", style::square_metres_text(geo::area_m2(r.shape)),
                               r.people ? ", " + style::whole(*r.people) + " people" : std::string()));
    else if (hovered && !r.held) {
        const auto corner = geo::corner_near(r.shape, at, grab_m);
        if (corner || geo::edge_near(r.shape, at, grab_m)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const bool took = r.held.has_value();
    if (r.held && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
        const geo::MultiPolygon after = r.shape;
        r.held.reset();
        r.snapped.reset();
        if (d.dragged) (void)put_shape(d, after);
    }
    return took;
}

}  // namespace merestone::ui

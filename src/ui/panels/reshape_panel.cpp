// The drawn shape of a hub or a housing site, in the inspector: corners by number, parts and holes, circles and nearest, overlap.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/desk.hpp"
#include "ui/desk_actions.hpp"
#include "ui/reshaping.hpp"

namespace merestone::ui {
namespace {

void action_button(Desk& d, const char* action, const char* label) {
    const DeskAction* a = find_action(action);
    if (a == nullptr) return;
    const std::string key = d.keys.text_of(action);
    if (d.widgets.button(std::string("reshape.") + action, label, std::string(a->title) + (key.empty() ? "" : "  " + key), a->why_not(d)))
        (void)run_action(d, action);
}

void draw_corner(Desk& d, const DrawnShape& drawn) {
    Reshaping& r = reshaping_of(d);
    if (!r.chosen || r.chosen_of != drawn.of) {
        d.widgets.muted("Drag a corner, or an edge to add one; click one to give its numbers.");
        return;
    }
    const auto place = geo::place_of(drawn.shape, *r.chosen);
    if (!place) return;
    const std::string filled = fmt::format("{} {} {} {} {} {}", drawn.of, r.chosen->part, r.chosen->ring, r.chosen->at, place->x, place->y);
    if (r.filled_for != filled) {
        r.filled_for = filled;
        r.easting = base::number_text(place->x, 1);
        r.northing = base::number_text(place->y, 1);
    }
    d.widgets.muted(fmt::format("Corner {}{}{}, metres east and north", r.chosen->at + 1, r.chosen->ring > 0 ? " of a hole" : "",
                                drawn.shape.size() > 1 ? fmt::format(" of part {}", r.chosen->part + 1) : ""));
    ImGui::PushItemWidth(d.theme.px(95));
    (void)d.widgets.field("reshape.easting", "easting", r.easting, 20);
    ImGui::SameLine();
    (void)d.widgets.field("reshape.northing", "northing", r.northing, 20);
    ImGui::PopItemWidth();
    ImGui::SameLine();
    const auto x = base::parse_number(r.easting);
    const auto y = base::parse_number(r.northing);
    const bool sane = x && y && *x >= 0 && *x <= 800000 && *y >= 0 && *y <= 1400000;
    if (d.widgets.button("reshape.set", "Set", "As one step, which can be undone",
                         sane ? "" : "metres of the National Grid: 0 to 800,000 east, 0 to 1,400,000 north"))
        (void)put_shape(d, geo::with_corner_at(drawn.shape, *r.chosen, {*x, *y}));
    action_button(d, "shape.remove_corner", "Remove this corner");
}

void draw_hub_rules(Desk& d) {
    Reshaping& r = reshaping_of(d);
    ImGui::PushItemWidth(d.theme.px(80));
    (void)d.widgets.field("reshape.radius", "metres", r.radius, 12);
    ImGui::PopItemWidth();
    ImGui::SameLine();
    const auto radius = base::parse_number(r.radius);
    if (d.widgets.button("reshape.circle", "m circle", "Within the footprint",
                         radius && *radius >= 50 && *radius <= 100000 ? "" : "50 to 100,000 metres"))
        (void)run_action(d, "hub.circle", r.radius);
    ImGui::SameLine();
    action_button(d, "hub.nearest", "Nearest to it");
    const auto& hubs = d.document->shown().plan.hubs;
    std::vector<std::string> names;
    std::vector<std::string> ids;
    const auto mine = drawn_shape(d);
    for (const model::Hub& hub : hubs) {
        if (hub.catchment.empty() || (mine && mine->of == "hub " + hub.id)) continue;
        names.push_back(hub.id + " " + hub.name);
        ids.push_back(hub.id);
    }
    if (names.empty()) return;
    r.other = std::min(r.other, names.size() - 1);
    ImGui::PushItemWidth(d.theme.px(150));
    (void)d.widgets.choice("reshape.other", "##other", r.other, names);
    ImGui::PopItemWidth();
    ImGui::SameLine();
    if (d.widgets.button("reshape.unite", "Unite with it", "This catchment becomes both together; the other stays"))
        (void)run_action(d, "hub.unite", ids[r.other]);
}

void draw_together(Desk& d) {
    Reshaping& r = reshaping_of(d);
    const auto& hubs = d.document->shown().plan.hubs;
    const auto drawn = std::count_if(hubs.begin(), hubs.end(), [](const model::Hub& h) { return !h.catchment.empty(); });
    if (drawn == 0) return;
    d.widgets.heading("All drawn catchments together");
    count_together(d);
    const bool current = r.together && r.together_for == d.document->revision() + (d.document_number << 40U);
    if (!current) return d.widgets.muted("being counted");
    d.widgets.pair("In at least one", style::whole(r.together->in_any));
    d.widgets.pair("In two or more", style::whole(r.together->in_several));
    d.widgets.pair("In none", style::whole(r.together->in_none));
    d.widgets.muted("People, " + r.together->people_by);
    action_button(d, "hub.select_none", "Select zones in none");
    ImGui::SameLine();
    action_button(d, "hub.select_several", "Select zones in several");
}

}  // namespace

void draw_reshape_panel(Desk& d) {
    const auto drawn = drawn_shape(d);
    if (!drawn) return;
    const bool hub = drawn->of.starts_with("hub");
    ImGui::Separator();
    d.widgets.heading(hub ? "Its catchment" : "Its land");
    d.widgets.muted(drawn->shape.empty() ? std::string("Nothing is drawn.")
                                         : fmt::format("{}, {} part{}", style::square_metres_text(geo::area_m2(drawn->shape)),
                                                       drawn->shape.size(), drawn->shape.size() == 1 ? "" : "s"));
    action_button(d, "shape.add_part", drawn->shape.empty() ? "Draw it" : "Add a part");
    ImGui::SameLine();
    action_button(d, "shape.cut_hole", "Cut a hole");
    ImGui::SameLine();
    action_button(d, "tool.reshape", "Reshape");
    if (d.tool == Tool::reshape) draw_corner(d, *drawn);
    if (hub) {
        draw_hub_rules(d);
        action_button(d, "hub.copy_profile", "Copy its profile");
    }
    if (!drawn->shape.empty()) {
        if (hub) ImGui::SameLine();
        action_button(d, "shape.remove", "Remove the shape");
    }
    if (hub) draw_together(d);
}

}  // namespace merestone::ui

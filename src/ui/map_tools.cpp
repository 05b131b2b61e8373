#include "ui/map_tools.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "style/numbers.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/reshaping.hpp"
#include "ui/what_if.hpp"

namespace merestone::ui {

ImVec2 on_screen(const Desk& d, geo::Point p) {
    const scene::Px px = d.view.camera().to_px(p);
    const float shift = comparing_shown(d) && d.comparing->beside ? d.layout.map.width / 4 : 0.0F;  // the half of B
    return {d.layout.map.x + static_cast<float>(px.x * d.scale()) + shift, d.layout.map.y + static_cast<float>(px.y * d.scale())};
}

void tag_on_map(const Desk& d, ImDrawList& list, geo::Point at, const std::string& text) {
    const ImVec2 p = on_screen(d, at);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const float pad = d.theme.px(4);
    // To the left where the pane ends on the right.
    const float right = d.layout.map.x + d.layout.map.width;
    const bool room = p.x + d.theme.px(10) + size.x + 2 * pad < right;
    const ImVec2 low{room ? p.x + d.theme.px(10) : p.x - d.theme.px(10) - size.x - 2 * pad, p.y - size.y / 2 - pad};
    list.AddRectFilled(low, {low.x + size.x + 2 * pad, low.y + size.y + 2 * pad}, imgui_colour(d.theme.field), d.theme.px(3));
    list.AddRect(low, {low.x + size.x + 2 * pad, low.y + size.y + 2 * pad}, imgui_colour(d.theme.line), d.theme.px(3));
    list.AddText({low.x + pad, low.y + pad}, imgui_colour(d.theme.text), text.c_str());
}

namespace {

constexpr double kClickSlop_px = 4.0;
constexpr double kTolerance_px = 4.0;
constexpr std::size_t kMostSketch = 20000;

SelectHow how_of(const ImGuiIO& io) {
    if (io.KeyCtrl && io.KeyShift) return SelectHow::keep_common;
    if (io.KeyShift) return SelectHow::add;
    if (io.KeyCtrl) return SelectHow::remove;
    return SelectHow::replace;
}

void outline(const Desk& d, ImDrawList& list, const std::vector<geo::Point>& points, bool closed, unsigned colour, float width) {
    std::vector<ImVec2> screen;
    screen.reserve(points.size());
    for (const geo::Point p : points) screen.push_back(on_screen(d, p));
    if (screen.size() > 1)
        list.AddPolyline(screen.data(), static_cast<int>(screen.size()), colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
}

void draw_hovered_zone(const Desk& d, ImDrawList& list) {
    if (!d.hovered || d.hovered->kind != scene::ItemKind::zone) return;
    const auto& plan = d.document->shown().plan;
    if (!plan.topology) return;
    const auto& levels = d.document->geography().levels;
    if (levels.empty()) return;
    const auto level = levels.level_for(d.view.camera().metres_per_px / d.scale());
    for (const geo::Polygon& part : levels.levels[level].topology->polygon(d.hovered->number))
        outline(d, list, part.outer, false, imgui_colour(style::kAccent), d.theme.px(1.8));
}

void select_area(Desk& d, const geo::Ring* lasso, const geo::Box* box) {
    const ImGuiIO& io = ImGui::GetIO();
    const scene::AreaRule rule = io.KeyAlt ? scene::AreaRule::whole : scene::AreaRule::middle;
    const auto& index = *d.document->geography().index;
    std::vector<scene::ItemId> ids;
    for (const std::uint32_t z : lasso != nullptr ? index.zones_in(*lasso, rule) : index.zones_in(*box, rule))
        ids.push_back({scene::ItemKind::zone, z});
    d.selection.select(std::move(ids), how_of(io));
    d.settings.panes.show_right = true;
}

// Selected things that stand at a point have a ring; the last place that was looked for has a pin.
void draw_selected(const Desk& d, ImDrawList& list) {
    const Shown s = d.document->shown();
    const auto ring = [&](const std::optional<geo::Point>& at, bool subject) {
        if (!at) return;
        const ImVec2 p = on_screen(d, *at);
        list.AddCircle(p, d.theme.px(11), IM_COL32(255, 255, 255, 230), 0, d.theme.px(subject ? 5 : 4));
        list.AddCircle(p, d.theme.px(11), imgui_colour(style::kAccent), 0, d.theme.px(subject ? 3 : 2));
    };
    constexpr std::size_t kMostRings = 500;
    std::size_t rings = 0;
    for (const scene::ItemId& id : d.selection.items()) {
        if (++rings > kMostRings) break;
        const bool subject = id == d.selection.subject();
        switch (id.kind) {
            case scene::ItemKind::practice: ring(s.plan.practices[id.number].at, subject); break;
            case scene::ItemKind::premises: ring(s.plan.premises[id.number].at, subject); break;
            case scene::ItemKind::hub:
            case scene::ItemKind::hub_catchment: ring(s.plan.hubs[id.number].at, subject); break;
            case scene::ItemKind::housing: ring(s.plan.housing[id.number].at, subject); break;
            case scene::ItemKind::point: ring(s.plan.points[id.number].at, subject); break;
            default: --rings; break;
        }
    }
    if (d.found_at) ring(d.found_at, false);
}

void click(Desk& d, scene::Px at) {
    d.found_at.reset();
    const ImGuiIO& io = ImGui::GetIO();
    d.under = d.document->places().under(*d.document->geography().index, d.view.camera(), at, kTolerance_px);
    const auto id = topmost(d.under);
    if (!id) {
        if (how_of(io) == SelectHow::replace) d.selection.clear();  // not while adding or taking away
        return;
    }
    d.selection.select({*id}, how_of(io) == SelectHow::remove && !d.selection.has(*id) ? SelectHow::add : how_of(io));
    if (d.selection.has(*id)) d.selection.show(*id);
    d.settings.panes.show_right = true;
}

void measure(Desk& d, bool hovered, geo::Point at, ImDrawList& list) {
    if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        if (!d.sketching) d.sketch.clear();
        d.sketching = true;
        if (d.sketch.size() < kMostSketch && (d.sketch.empty() || !(d.sketch.back() == at))) d.sketch.push_back(at);
    }
    const bool ends = hovered && (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right));
    if (ends) d.sketching = false;
    std::vector<geo::Point> line = d.sketch;
    if (d.sketching && hovered) line.push_back(at);
    const unsigned colour = imgui_colour(style::kAccent);
    outline(d, list, line, false, IM_COL32(255, 255, 255, 220), d.theme.px(5));
    outline(d, list, line, false, colour, d.theme.px(2.2));
    for (const geo::Point p : line) list.AddCircleFilled(on_screen(d, p), d.theme.px(3.5), colour);
    if (line.size() > 1) {
        const double last = geo::distance_m(line[line.size() - 2], line.back());
        std::string said = style::metres_text(last);
        if (line.size() > 2) {
            geo::Ring ring(line.begin(), line.end());
            ring.push_back(line.front());
            outline(d, list, {line.back(), line.front()}, false, imgui_colour({style::kAccent.r, style::kAccent.g, style::kAccent.b, 110}),
                    d.theme.px(1.4));
            said = fmt::format("{}  (last {})\n{} within, if closed", style::metres_text(geo::length_m(line)), style::metres_text(last),
                               style::square_metres_text(std::abs(geo::signed_area_m2(ring))));
        }
        tag_on_map(d, list, line.back(), said);
    }
}

// A polygon by its corners; a double click, a right click or Enter closes it.
void draw_catchment(Desk& d, bool hovered, geo::Point at, ImDrawList& list) {
    if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        d.sketching = true;
        at = snapped(d, at);
        if (d.sketch.size() < kMostSketch && (d.sketch.empty() || !(d.sketch.back() == at))) d.sketch.push_back(at);
    } else if (hovered) {
        at = snapped(d, at);
    }
    if (hovered && d.sketch.size() > 2 &&
        (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right))) {
        d.accept_step();
        return;
    }
    std::vector<geo::Point> line = d.sketch;
    if (d.sketching && hovered) line.push_back(at);
    outline(d, list, line, true, IM_COL32(255, 255, 255, 220), d.theme.px(5));
    outline(d, list, line, true, imgui_colour(style::kAccent), d.theme.px(2.2));
    for (const geo::Point p : line) list.AddCircleFilled(on_screen(d, p), d.theme.px(3.5), imgui_colour(style::kAccent));
    if (hovered && reshaping_of(d).snapped)
        list.AddCircle(on_screen(d, *reshaping_of(d).snapped), d.theme.px(9), imgui_colour(style::kAccent), 0, d.theme.px(2));
    if (line.size() <= 2) return;
    geo::Polygon within;
    within.outer.assign(line.begin(), line.end());
    within.outer.push_back(line.front());
    Reshaping& r = reshaping_of(d);
    if (!r.people || !(r.counted_at == line.back())) {
        r.people = people_within(d, {within});
        r.counted_at = line.back();
    }
    tag_on_map(d, list, line.back(),
               fmt::format("{}{}\n{} corners; Enter or a double click ends",
                           style::square_metres_text(std::abs(geo::signed_area_m2(within.outer))),
                           r.people ? ", " + style::whole(*r.people) + " people" : std::string(), line.size()));
}

}  // namespace

std::optional<scene::ItemId> topmost(const std::vector<scene::ItemId>& under) {
    const auto pick = [&](bool catchments) -> std::optional<scene::ItemId> {
        for (const scene::ItemId& id : under)
            if (id.kind != scene::ItemKind::line && id.kind != scene::ItemKind::arc &&
                (catchments || id.kind != scene::ItemKind::hub_catchment))
                return id;
        return std::nullopt;
    };
    const auto first = pick(false);
    return first ? first : pick(true);
}

void click_as_tool(Desk& d, scene::Px at) {
    const geo::Point place = d.view.camera().to_map(at);
    const auto corner = [&](geo::Point to) {
        d.sketching = true;
        if (d.sketch.size() < kMostSketch && (d.sketch.empty() || !(d.sketch.back() == to))) d.sketch.push_back(to);
    };
    switch (d.tool) {
        case Tool::measure:
            if (!d.sketching) d.sketch.clear();
            return corner(place);
        case Tool::catchment: return corner(snapped(d, place));
        case Tool::move:
        case Tool::hub:
        case Tool::housing:
        case Tool::what_if: return d.click_with_tool(place);
        default: return click(d, at);
    }
}

void work_tool(Desk& d, bool hovered, bool active, scene::Px at, ImDrawList& list) {
    const ImGuiIO& io = ImGui::GetIO();
    const geo::Point place = d.view.camera().to_map(at);
    const bool space = d.input.held(platform::Key::space) && !io.WantTextInput;
    const bool left_drag_pans = d.tool == Tool::pan || space || (d.tool == Tool::select && !io.KeyShift && !io.KeyCtrl) ||
                                (d.tool == Tool::reshape && !reshaping_of(d).held);
    const bool pans =
        active && (ImGui::IsMouseDown(ImGuiMouseButton_Middle) || (left_drag_pans && ImGui::IsMouseDown(ImGuiMouseButton_Left)));

    if (active && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        d.pressed_at = at;
        d.dragged = false;
    }
    if (active && d.pressed_at && std::hypot(at.x - d.pressed_at->x, at.y - d.pressed_at->y) > kClickSlop_px) d.dragged = true;
    if (pans && (d.dragged || ImGui::IsMouseDown(ImGuiMouseButton_Middle))) {
        if (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)
            d.view.pan(static_cast<double>(io.MouseDelta.x) / d.scale(), static_cast<double>(io.MouseDelta.y) / d.scale(), d.now_s);
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }

    d.hovered.reset();
    if (hovered && !d.view.moving(d.now_s)) {
        if (const auto zone = d.document->geography().index ? d.document->geography().index->zone_at(place) : std::nullopt)
            d.hovered = scene::ItemId{scene::ItemKind::zone, *zone};
    }
    draw_hovered_zone(d, list);
    draw_selected(d, list);
    draw_what_if_marks(d, list);

    if (hovered && d.tool == Tool::move) {
        const Shown s = d.document->shown();
        if (d.target_locality < s.localities.size())
            tag_on_map(d, list, place, "Into " + s.localities[d.target_locality].id + " " + s.localities[d.target_locality].name);
    } else if (hovered && d.tool == Tool::catchment && d.sketch.size() < 3) {
        tag_on_map(d, list, place, "Click the corners of the catchment; Enter or a double click ends, Esc gives up");
    } else if (hovered && d.tool == Tool::what_if && !what_if_open(d)) {
        tag_on_map(d, list, place, "Click where the homes would be");
    } else if (hovered && d.tool == Tool::measure && d.sketch.empty()) {
        tag_on_map(d, list, place, "Click points; a double click ends");
    }
    const bool released = d.pressed_at && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    const bool area_drag = d.tool == Tool::box || (d.tool == Tool::select && d.box_drag);
    if (d.pressed_at && active && d.tool == Tool::select && d.dragged && (io.KeyShift || io.KeyCtrl)) d.box_drag = true;
    if (d.tool == Tool::reshape) {
        const bool took = work_reshape(d, hovered, active, place, list);
        if (released && !took && !d.dragged && hovered) click(d, at);
    } else if (d.tool == Tool::measure) {
        measure(d, hovered, place, list);
    } else if (d.tool == Tool::catchment) {
        draw_catchment(d, hovered, place, list);
    } else if (d.tool == Tool::lasso && !space) {
        if (active && d.pressed_at && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
            if (!d.sketching) {
                d.sketch.assign(1, place);
                d.sketching = true;
            } else if (d.sketch.size() < kMostSketch && geo::distance_m(d.sketch.back(), place) > 2 * d.view.camera().metres_per_px) {
                d.sketch.push_back(place);
            }
        }
        if (d.sketching) {
            outline(d, list, d.sketch, true, IM_COL32(255, 255, 255, 220), d.theme.px(4));
            outline(d, list, d.sketch, true, imgui_colour(style::kAccent), d.theme.px(1.8));
        }
        if (released && d.sketching) {
            if (d.dragged && d.sketch.size() > 2) {
                const geo::Ring ring(d.sketch.begin(), d.sketch.end());
                select_area(d, &ring, nullptr);
            } else {
                click(d, at);
            }
            d.sketch.clear();
            d.sketching = false;
        }
    } else if (area_drag && !space && d.pressed_at) {
        const geo::Point from = d.view.camera().to_map(*d.pressed_at);
        if (d.dragged) {
            const ImVec2 a = on_screen(d, from);
            const ImVec2 b = on_screen(d, place);
            const ImVec2 low{std::min(a.x, b.x), std::min(a.y, b.y)};
            const ImVec2 high{std::max(a.x, b.x), std::max(a.y, b.y)};
            list.AddRectFilled(low, high, imgui_colour({style::kAccent.r, style::kAccent.g, style::kAccent.b, 40}));
            list.AddRect(low, high, imgui_colour(style::kAccent), 0.0F, 0, d.theme.px(1.5));
        }
        if (released) {
            if (d.dragged) {
                geo::Box box;
                box.add(from);
                box.add(place);
                select_area(d, nullptr, &box);
            } else {
                click(d, at);
            }
        }
    } else if (released && !d.dragged && hovered && !space) {
        if (d.tool == Tool::move || d.tool == Tool::hub || d.tool == Tool::housing || d.tool == Tool::what_if) d.click_with_tool(place);
        else if (d.tool != Tool::pan) click(d, at);
    }
    if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && (d.tool == Tool::select || d.tool == Tool::pan))
        d.view.zoom_about(at, io.KeyShift ? 0.5 : 2.0, d.now_s);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        d.pressed_at.reset();
        d.box_drag = false;
    }
}

}  // namespace merestone::ui

// What a comparison lays over the map: arrows of what moves, the names of the two sides, the divider, a card of both.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/comparing.hpp"
#include "ui/shown.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostSingleArrows = 60;  // in view; above that practices that go the same way are one arrow
constexpr double kDividerHit_px = 14.0;
constexpr double kMostArrow_px = 9.0;

ImVec2 on_screen(const Desk& d, geo::Point p, float shift) {
    const scene::Px px = d.view.camera().to_px(p);
    return {d.layout.map.x + static_cast<float>(px.x * d.scale()) + shift, d.layout.map.y + static_cast<float>(px.y * d.scale())};
}

// From a to b, bent a little so that two of opposite ways are told apart; white about it, to stand out of any colour.
void arrow(const Desk& d, ImDrawList& list, ImVec2 a, ImVec2 b, float wide, ImU32 ink) {
    const ImVec2 way{b.x - a.x, b.y - a.y};
    const float length = std::sqrt(way.x * way.x + way.y * way.y);
    if (length < d.theme.px(4)) return;
    const ImVec2 u{way.x / length, way.y / length};
    const ImVec2 n{-u.y, u.x};
    const ImVec2 bend{(a.x + b.x) / 2 + n.x * length * 0.12F, (a.y + b.y) / 2 + n.y * length * 0.12F};
    const float head = std::min(length * 0.6F, wide * 2.2F + d.theme.px(5));
    ImVec2 in{b.x - bend.x, b.y - bend.y};
    const float in_length = std::max(1.0F, std::sqrt(in.x * in.x + in.y * in.y));
    in = {in.x / in_length, in.y / in_length};
    const ImVec2 side{-in.y, in.x};
    const ImVec2 neck{b.x - in.x * head, b.y - in.y * head};
    const float half = head * 0.5F;
    const ImVec2 left{neck.x + side.x * half, neck.y + side.y * half};
    const ImVec2 right{neck.x - side.x * half, neck.y - side.y * half};
    const float rim = d.theme.px(1.4);
    const ImU32 white = IM_COL32(255, 255, 255, 230);
    list.AddBezierQuadratic(a, bend, neck, white, wide + 2 * rim);
    list.AddTriangle(b, left, right, white, 2 * rim);
    list.AddBezierQuadratic(a, bend, neck, ink, wide);
    list.AddTriangleFilled(b, left, right, ink);
}

// Where a practice goes: into its new locality's centre, from its own door.
void single_arrows(const Desk& d, const Comparing& c, ImDrawList& list, float shift, ImU32 ink) {
    const session::ScenarioComparison& all = *c.shown->comparison;
    for (const session::MovedRow& m : all.moved) {
        const auto& at = c.shown->plan->practices[m.practice.pos()].at;
        if (!at || !d.view.camera().view().contains(*at)) continue;
        const ImVec2 from = on_screen(d, *at, shift);
        if (m.to) {
            const model::ZoneIx centre = c.shown->plan->find_zone(all.b->localities[m.to.pos()].best_zone);
            if (centre) arrow(d, list, from, on_screen(d, c.shown->plan->zones[centre.pos()].centre, shift), d.theme.px(1.6), ink);
        }
        list.AddCircle(from, d.theme.px(6.5), IM_COL32(255, 255, 255, 230), 0, d.theme.px(3.5));
        list.AddCircle(from, d.theme.px(6.5), ink, 0, d.theme.px(1.8));
    }
}

void flow_arrows(const Desk& d, const Comparing& c, ImDrawList& list, float shift, ImU32 ink) {
    std::int64_t most = 1;
    for (const Flow& f : c.flows) most = std::max(most, f.patients);
    for (const Flow& f : c.flows) {
        const double share = static_cast<double>(f.patients) / static_cast<double>(most);
        arrow(d, list, on_screen(d, f.start, shift), on_screen(d, f.end, shift), d.theme.px(1.2 + (kMostArrow_px - 1.2) * share), ink);
    }
}

void name_tag(const Desk& d, ImDrawList& list, float left, float right, bool to_the_right, const std::string& text) {
    ImFont* font = d.theme.bold;
    const float pad = d.theme.px(8);
    const float room = right - left - 2 * d.theme.px(6);
    if (room < d.theme.px(30)) return;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, text.c_str());
    const float wide = std::min(size.x + 2 * pad, room);
    const float x = to_the_right ? right - d.theme.px(6) - wide : left + d.theme.px(6);
    const float y = d.layout.map.y + d.theme.px(6);
    const ImVec2 low{x, y};
    const ImVec2 high{x + wide, y + size.y + d.theme.px(6)};
    list.AddRectFilled(low, high, IM_COL32(255, 255, 255, 235), d.theme.px(3));
    list.AddRect(low, high, imgui_colour(style::kMuted), d.theme.px(3));
    list.PushClipRect(low, high, true);
    list.AddText(font, font->FontSize, {x + pad, y + d.theme.px(3)}, imgui_colour(style::kInk), text.c_str());
    list.PopClipRect();
}

}  // namespace

void draw_compare_over_map(Desk& d) {
    if (!d.comparing || !d.comparing->on || !d.document) return;
    Comparing& c = *d.comparing;
    const Rect& pane = d.layout.map;
    if (pane.width < 40.0F || pane.height < 40.0F) return;
    ImGui::SetNextWindowPos({pane.x, pane.y});
    ImGui::SetNextWindowSize({pane.width, pane.height});
    constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    if (ImGui::Begin("compared", nullptr, kBare | ImGuiWindowFlags_NoInputs)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float middle = pane.x + (c.beside ? pane.width / 2 : pane.width * static_cast<float>(std::clamp(c.divider, 0.0, 1.0)));
        const float far = pane.x + pane.width;
        if (comparing_shown(d)) {
            if (c.arrows) {
                const ImU32 ink = imgui_colour({122, 12, 72, 255});  // a plum that no locality's fill has
                std::size_t in_view = 0;
                const geo::Box view = d.view.camera().view();
                for (const session::MovedRow& m : c.shown->comparison->moved)
                    if (const auto& at = c.shown->plan->practices[m.practice.pos()].at; at && view.contains(*at)) ++in_view;
                const float shift = c.beside ? pane.width / 4 : 0.0F;
                // In two halves on that of B, where they come to; over one map across the divider.
                list.PushClipRect({c.beside ? middle : pane.x, pane.y}, {far, pane.y + pane.height}, true);
                if (in_view <= kMostSingleArrows) single_arrows(d, c, list, shift, ink);
                else flow_arrows(d, c, list, shift, ink);
                list.PopClipRect();
            }
            name_tag(d, list, pane.x, middle, !c.beside, "A: " + c.shown->title_a);
            name_tag(d, list, middle, far, false, "B: " + c.shown->title_b);
        } else {
            name_tag(d, list, pane.x, far, false, c.fault.empty() ? "Comparing..." : "It cannot be compared: " + c.fault);
        }
        if (comparing_shown(d)) {
            list.AddLine({middle, pane.y}, {middle, pane.y + pane.height}, IM_COL32(255, 255, 255, 255), d.theme.px(4));
            list.AddLine({middle, pane.y}, {middle, pane.y + pane.height}, imgui_colour(style::kInk), d.theme.px(1.5));
            if (!c.beside) {
                const ImVec2 grip{middle, pane.y + pane.height / 2};
                list.AddCircleFilled(grip, d.theme.px(13), IM_COL32(255, 255, 255, 255));
                list.AddCircle(grip, d.theme.px(13), imgui_colour(style::kInk), 0, d.theme.px(1.5));
                const float a = d.theme.px(4);
                for (const float way : {-1.0F, 1.0F})
                    list.AddTriangleFilled({grip.x + way * a * 2.2F, grip.y}, {grip.x + way * a * 0.8F, grip.y - a},
                                           {grip.x + way * a * 0.8F, grip.y + a}, imgui_colour(style::kInk));
            }
        }
    }
    ImGui::End();
    if (comparing_shown(d) && !c.beside) {
        const float hit = d.theme.px(kDividerHit_px);
        const float middle = pane.x + pane.width * static_cast<float>(std::clamp(c.divider, 0.0, 1.0));
        ImGui::SetNextWindowPos({std::clamp(middle - hit / 2, pane.x, pane.x + pane.width - hit), pane.y});
        ImGui::SetNextWindowSize({hit, pane.height});
        if (ImGui::Begin("compare divider", nullptr, kBare)) {
            ImGui::InvisibleButton("divider", {hit, pane.height});
            d.widgets.note("compare.divider", true, fmt::format("{:.2f}", c.divider));
            if (ImGui::IsItemHovered() || ImGui::IsItemActive()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            if (ImGui::IsItemActive())
                c.divider = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - pane.x) / pane.width), 0.02, 0.98);
        }
        ImGui::End();
    }
    ImGui::PopStyleVar(3);
}

void draw_compare_card(Desk& d, scene::Px at) {
    if (d.popup_open()) return;
    if (at.x != d.rests_at.x || at.y != d.rests_at.y) {
        d.rests_at = at;
        d.rests_since_s = d.now_s;
    }
    if (d.now_s - d.rests_since_s < 0.4) return;
    const model::ZoneIx z = d.document->session().zone_at(d.view.camera().to_map(at));
    if (!z) return;
    const Comparing& c = *d.comparing;
    const session::ScenarioComparison& all = *c.shown->comparison;
    const auto place = [&](const analysis::Judged& j) {
        const model::LocalityIx l = j.scenario.zone_locality[z.pos()];
        if (!l) return std::string("in no locality");
        const auto people = session::bounded_people(*c.shown->plan, j.localities[l.pos()]);
        return fmt::format("{}, {} people{}", locality_label(j.scenario, l), style::whole(people),
                           session::in_range(*c.shown->plan, j.localities[l.pos()]) ? "" : ", out of range");
    };
    ImGui::BeginTooltip();
    const model::Zone& zone = c.shown->plan->zones[z.pos()];
    d.widgets.heading(zone.name.empty() ? zone.id.c_str() : zone.name.c_str());
    ImGui::TextUnformatted(("A: " + place(*all.a)).c_str());
    ImGui::TextUnformatted(("B: " + place(*all.b)).c_str());
    for (const session::MovedRow& m : all.moved) {
        const model::Practice& p = c.shown->plan->practices[m.practice.pos()];
        if (p.zone == z) ImGui::TextUnformatted(fmt::format("{} ({}) moves, list {}", p.name, p.id, style::whole(p.list)).c_str());
    }
    ImGui::EndTooltip();
}

}  // namespace merestone::ui

#include "ui/legend_panel.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace merestone::ui {
namespace {

void symbol(ImDrawList& list, style::SymbolKind kind, ImVec2 at, float size, unsigned fill) {
    const float r = size / 2;
    switch (kind) {
        case style::SymbolKind::circle: list.AddCircleFilled(at, r, fill); break;
        case style::SymbolKind::square:
            list.AddRectFilled({at.x - 0.88F * r, at.y - 0.88F * r}, {at.x + 0.88F * r, at.y + 0.88F * r}, fill);
            break;
        case style::SymbolKind::triangle:
            list.AddTriangleFilled({at.x, at.y - r}, {at.x + r, at.y + 0.8F * r}, {at.x - r, at.y + 0.8F * r}, fill);
            break;
        case style::SymbolKind::diamond:
            list.AddQuadFilled({at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}, fill);
            break;
        case style::SymbolKind::octagon: {
            const float far = 0.94F * r;
            const float near = 0.41421F * far;
            const ImVec2 corners[] = {{at.x - near, at.y - far}, {at.x + near, at.y - far}, {at.x + far, at.y - near},
                                      {at.x + far, at.y + near}, {at.x + near, at.y + far}, {at.x - near, at.y + far},
                                      {at.x - far, at.y + near}, {at.x - far, at.y - near}};
            list.AddConvexPolyFilled(corners, 8, fill);
            break;
        }
        case style::SymbolKind::cross: {
            const float arm = 0.32F * r;
            list.AddRectFilled({at.x - arm, at.y - r}, {at.x + arm, at.y + r}, fill);
            list.AddRectFilled({at.x - r, at.y - arm}, {at.x + r, at.y + arm}, fill);
            break;
        }
    }
}

void dashed(ImDrawList& list, float x0, float x1, float y, style::Rgba colour, float width, const std::vector<double>& dash_px,
            float scale) {
    if (dash_px.empty()) {
        list.AddLine({x0, y}, {x1, y}, imgui_colour(colour), width);
        return;
    }
    float x = x0;
    for (std::size_t i = 0; x < x1 && i < 64; ++i) {
        const float step = std::max(1.0F, static_cast<float>(dash_px[i % dash_px.size()]) * scale);
        if (i % 2 == 0) list.AddLine({x, y}, {std::min(x + step, x1), y}, imgui_colour(colour), width);
        x += step;
    }
}

}  // namespace

void draw_swatch(Widgets& w, const style::Swatch& s) {
    const float high = ImGui::GetTextLineHeight();
    const float wide = high * 1.6F;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({wide, high});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 low{at.x, at.y + high * 0.1F};
    const ImVec2 far{at.x + wide, at.y + high * 0.9F};
    const float middle_y = at.y + high / 2;
    // The map is pale under both themes, and its colours are made for that: on a dark panel they stand on a pale ground.
    if (style::contrast_ratio(w.theme().panel, style::kPaper) > 4.5 && s.kind != style::SwatchKind::fill)
        list.AddRectFilled(at, {at.x + wide, at.y + high}, imgui_colour(style::kNoData), w.px(3));
    switch (s.kind) {
        case style::SwatchKind::fill:
        case style::SwatchKind::hatch:
            list.AddRectFilled(low, far, imgui_colour(s.fill));
            if (s.kind == style::SwatchKind::hatch) {
                list.PushClipRect(low, far, true);
                for (float x = low.x - high; x < far.x; x += w.px(6))
                    list.AddLine({x, far.y}, {x + high, low.y}, imgui_colour(s.line), w.px(s.width_px));
                list.PopClipRect();
            }
            list.AddRect(low, far, imgui_colour(w.theme().line));
            break;
        case style::SwatchKind::line:
            if (s.on_fill) list.AddRectFilled(low, far, imgui_colour(s.fill));
            dashed(list, low.x, far.x, middle_y, s.line, w.px(s.width_px), s.dash_px, w.px(1));
            if (s.over_px > 0.0) dashed(list, low.x, far.x, middle_y, s.over, w.px(s.over_px), s.over_dash_px, w.px(1));
            break;
        case style::SwatchKind::symbol: {
            const float size = std::min(w.px(s.size_px), high);
            const ImVec2 middle{at.x + wide / 2, middle_y};
            symbol(list, s.symbol, middle, size + w.px(1.6), imgui_colour(s.line));
            symbol(list, s.symbol, middle, size, imgui_colour(s.fill));
            if (!s.letter.empty()) {
                const float letter_px = size * 0.66F;
                const ImVec2 text = w.theme().bold->CalcTextSizeA(letter_px, 1e9F, 0.0F, s.letter.c_str());
                list.AddText(w.theme().bold, letter_px, {middle.x - text.x / 2, middle.y - text.y / 2}, imgui_colour(s.letter_colour),
                             s.letter.c_str());
            }
            break;
        }
    }
}

void draw_legend(Widgets& w, const style::Legend& legend) {
    for (const style::LegendGroup& group : legend) {
        ImGui::Spacing();
        w.heading(group.title.c_str());
        for (const style::LegendEntry& entry : group.entries) {
            draw_swatch(w, entry.swatch);
            ImGui::SameLine();
            ImGui::PushTextWrapPos(0.0F);
            ImGui::TextUnformatted(entry.text.c_str());
            ImGui::PopTextWrapPos();
        }
    }
}

}  // namespace merestone::ui

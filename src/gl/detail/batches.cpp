#include "gl/detail/batches.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::gl::detail {
namespace {

using scene::Px;
using scene::PxBox;

constexpr double kPassedOver_px = 0.5;
constexpr double kFar_px = 4096.0;  // beyond the frame

void put(std::uint8_t (&to)[4], style::Rgba colour) {
    to[0] = colour.r;
    to[1] = colour.g;
    to[2] = colour.b;
    to[3] = colour.a;
}

// Liang and Barsky 1984: the share of the way a..b that lies in the box. \returns false where none does
bool cut(Px a, Px b, const PxBox& box, double& from, double& to) {
    from = 0.0;
    to = 1.0;
    const auto side = [&](double way, double room) {
        if (way == 0.0) return room >= 0.0;
        const double t = room / way;
        if (way < 0.0) from = std::max(from, t);
        else to = std::min(to, t);
        return from <= to;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return side(-dx, a.x - box.min_x) && side(dx, box.max_x - a.x) && side(-dy, a.y - box.min_y) && side(dy, box.max_y - a.y);
}

}  // namespace

void add_segments(std::span<const geo::Point> points, const View& view, double reach_px, std::vector<Segment>& out) {
    if (points.empty()) return;
    const PxBox near = view.clip_box(reach_px);
    const PxBox frame{-view.width_px / 2.0 - kFar_px, -view.height_px / 2.0 - kFar_px, view.width_px / 2.0 + kFar_px,
                      view.height_px / 2.0 + kFar_px};
    const auto within = [](const PxBox& box, Px p) { return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y; };
    Px last = view.px(points.front());
    double along = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Px at = view.px(points[i]);
        const double step = std::hypot(at.x - last.x, at.y - last.y);
        if (step < kPassedOver_px && i + 1 < points.size()) continue;
        const bool seen = std::max(last.x, at.x) >= near.min_x && std::min(last.x, at.x) <= near.max_x &&
                          std::max(last.y, at.y) >= near.min_y && std::min(last.y, at.y) <= near.max_y;
        if (seen) {
            double from = 0.0;
            double to = 1.0;
            if ((within(frame, last) && within(frame, at)) || cut(last, at, frame, from, to)) {
                const Px a{last.x + from * (at.x - last.x), last.y + from * (at.y - last.y)};
                const Px b{last.x + to * (at.x - last.x), last.y + to * (at.y - last.y)};
                out.push_back({{static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x), static_cast<float>(b.y)},
                               static_cast<float>(std::fmod(along + from * step, 4096.0 * 1024.0))});
            }
        }
        along += step;
        last = at;
    }
}

SymbolInstance symbol_at(Px middle, style::SymbolKind kind, double size_px, style::Rgba fill, style::Rgba outline, double outline_px,
                         bool dashed) {
    SymbolInstance out{};
    out.place[0] = static_cast<float>(middle.x);
    out.place[1] = static_cast<float>(middle.y);
    out.place[2] = static_cast<float>(size_px);
    out.place[3] = static_cast<float>(outline_px);
    put(out.fill, fill);
    put(out.outline, outline);
    constexpr std::uint32_t kDashed = 16;
    out.shape = static_cast<std::uint32_t>(kind) + (dashed ? kDashed : 0U);
    return out;
}

void add_symbol(const scene::Symbol& s, const View& view, std::vector<SymbolInstance>& out) {
    const Px at = view.px(s.at);
    const double size_px = s.size_px * view.scale;
    const double outline_px = s.outline_px * view.scale;
    const PxBox near = view.clip_box(size_px / 2 + outline_px + 2.0);
    if (at.x < near.min_x || at.x > near.max_x || at.y < near.min_y || at.y > near.max_y) return;
    out.push_back(symbol_at(at, s.kind, size_px, s.fill, s.outline, outline_px, s.dashed));
}

}  // namespace merestone::gl::detail

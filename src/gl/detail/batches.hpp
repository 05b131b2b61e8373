// Lines and symbols as instances for the shaders, gathered on the CPU in doubles, a view at a time. Part of map_renderer.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gl/detail/view.hpp"
#include "scene/draw_list.hpp"

namespace merestone::gl::detail {

struct Segment {  // shaders/line.vert
    float ends_px[4];
    float along_px;
};

struct SymbolInstance {  // shaders/symbol.vert
    float place[4];
    std::uint8_t fill[4];
    std::uint8_t outline[4];
    std::uint32_t shape;
};

// The pieces of a line that come within reach of the clip. Points nearer than half a pixel to the last are passed over; what lies far
// outside is cut off, so that a float holds the rest. Neither depends on the clip, so that strips of a pan fit the old picture.
void add_segments(std::span<const geo::Point> points, const View& view, double reach_px, std::vector<Segment>& out);

[[nodiscard]] SymbolInstance symbol_at(scene::Px middle_px, style::SymbolKind kind, double size_px, style::Rgba fill, style::Rgba outline,
                                       double outline_px, bool dashed);
// In device pixels; nothing added where it lies outside the clip.
void add_symbol(const scene::Symbol& symbol, const View& view, std::vector<SymbolInstance>& out);

}  // namespace merestone::gl::detail

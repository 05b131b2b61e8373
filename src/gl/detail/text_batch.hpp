// Labels as glyph and symbol instances. Part of map_renderer.
#pragma once

#include <vector>

#include "gl/detail/batches.hpp"
#include "gl/detail/glyph_atlas.hpp"
#include "scene/draw_list.hpp"

namespace merestone::gl::detail {

struct GlyphInstance {  // shaders/text.vert
    float place[4];
    float picture[4];
    std::uint8_t ink[4];
};

// Halos are drawn first, then marks, then letters, so that no halo covers a letter.
struct TextBatch {
    std::vector<GlyphInstance> halos;
    std::vector<SymbolInstance> marks;
    std::vector<GlyphInstance> letters;
};

// Labels within reach of the clip. Letters stand on whole rows of pixels and quarters of columns.
// \returns false where the atlas filled up: what is in `out` is not whole; clear the atlas and call again.
[[nodiscard]] bool add_labels(const std::vector<scene::Label>& labels, const View& view, const FontFace& face, GlyphAtlas& atlas,
                              Device& device, TextBatch& out);

}  // namespace merestone::gl::detail

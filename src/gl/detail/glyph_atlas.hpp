// Pictures of letters packed into one texture, made when first asked for. Part of map_renderer.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>

#include "gl/device.hpp"
#include "gl/font_face.hpp"

namespace merestone::gl::detail {

struct GlyphKey {
    std::uint32_t letter = 0;
    bool bold = false;
    std::uint8_t shift = 0;        // quarters of a pixel
    std::uint32_t size_64ths = 0;  // device pixels
    std::uint32_t halo_64ths = 0;
    friend auto operator<=>(const GlyphKey&, const GlyphKey&) noexcept = default;
};

struct GlyphSlot {
    int x = 0;  // in the atlas, from its first row
    int y = 0;
    int width = 0;  // 0: nothing to draw, a blank
    int height = 0;
    int left = 0;
    int top = 0;
};

class GlyphAtlas {
public:
    static constexpr int kSide_px = 1024;

    // Uploads the picture where it is new. \returns nothing where the atlas is full: clear() and ask again.
    [[nodiscard]] std::optional<GlyphSlot> slot(const GlyphKey& key, const FontFace& face, Device& device);
    void clear();   // the pictures, not the texture
    void forget();  // the texture is gone with its context
    void drop(Device& device);
    [[nodiscard]] Handle texture() const noexcept { return texture_; }
    [[nodiscard]] std::size_t bytes_uploaded() const noexcept { return bytes_uploaded_; }

private:
    Handle texture_ = 0;
    std::map<GlyphKey, GlyphSlot> slots_;
    int next_x_ = 1;
    int next_y_ = 1;
    int row_height_ = 0;
    std::size_t bytes_uploaded_ = 0;
};

}  // namespace merestone::gl::detail

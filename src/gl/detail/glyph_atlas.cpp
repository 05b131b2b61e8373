#include "gl/detail/glyph_atlas.hpp"

#include <algorithm>

namespace merestone::gl::detail {

std::optional<GlyphSlot> GlyphAtlas::slot(const GlyphKey& key, const FontFace& face, Device& device) {
    const auto known = slots_.find(key);
    if (known != slots_.end()) return known->second;
    const GlyphPicture picture = face.picture(key.letter, key.bold, key.size_64ths / 64.0, key.halo_64ths / 64.0, key.shift / 4.0);
    GlyphSlot slot;
    constexpr int kGap_px = 1;
    // A letter larger than the atlas is not drawn: no label is that large.
    if (picture.width_px == 0 || picture.height_px == 0 || picture.width_px + 2 * kGap_px > kSide_px ||
        picture.height_px + 2 * kGap_px > kSide_px)
        return slots_.emplace(key, slot).first->second;
    if (next_x_ + picture.width_px + kGap_px > kSide_px) {
        next_x_ = kGap_px;
        next_y_ += row_height_ + kGap_px;
        row_height_ = 0;
    }
    if (next_y_ + picture.height_px + kGap_px > kSide_px) return {};
    if (texture_ == 0) texture_ = device.make_texture(kSide_px, kSide_px, TexelFormat::r8, false);
    device.upload_texture(texture_, next_x_, next_y_, picture.width_px, picture.height_px, std::as_bytes(std::span(picture.coverage)));
    bytes_uploaded_ += picture.coverage.size();
    slot = {next_x_, next_y_, picture.width_px, picture.height_px, picture.left_px, picture.top_px};
    next_x_ += picture.width_px + kGap_px;
    row_height_ = std::max(row_height_, picture.height_px);
    return slots_.emplace(key, slot).first->second;
}

void GlyphAtlas::clear() {
    slots_.clear();
    next_x_ = next_y_ = 1;
    row_height_ = 0;
}

void GlyphAtlas::forget() {
    clear();
    texture_ = 0;
}

void GlyphAtlas::drop(Device& device) {
    if (texture_ != 0) device.destroy_texture(texture_);
    forget();
}

}  // namespace merestone::gl::detail

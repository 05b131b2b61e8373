// Letters from font bytes (FreeType): how wide a text will be, and pictures of glyphs at an exact pixel size with their halo.
//
// Widths are not hinted and grow in step with size, as in `report`. Not for use from two threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "style/text_measure.hpp"

namespace merestone::gl {

struct GlyphPicture {
    int width_px = 0;  // device pixels
    int height_px = 0;
    int left_px = 0;                     // of the picture from the pen
    int top_px = 0;                      // of the picture above the base line
    std::vector<std::uint8_t> coverage;  // row by row from the top
};

class FontFace final : public style::TextMeasure {
public:
    // \param regular, bold font files in memory; copied. \returns bad_input where FreeType cannot read them.
    [[nodiscard]] static base::Result<std::unique_ptr<FontFace>> make(std::span<const std::byte> regular, std::span<const std::byte> bold);
    ~FontFace() override;

    [[nodiscard]] style::TextSize measure(std::string_view text, style::Font font) const override;

    // Code points of UTF-8 text; bytes that are none are read as Windows-1252.
    [[nodiscard]] static std::vector<std::uint32_t> letters(std::string_view text);
    [[nodiscard]] double advance_px(std::uint32_t letter, style::Font font) const;
    // \param size_px in device pixels. \param halo_px 0: the letter itself; else the letter grown by so much, filled
    // \param shift_px 0..1: where in its pixel the pen stands, so that letters keep their distances
    [[nodiscard]] GlyphPicture picture(std::uint32_t letter, bool bold, double size_px, double halo_px, double shift_px) const;

private:
    FontFace();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::gl

#include "gl/font_face.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_STROKER_H

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::gl {
namespace {

FT_F26Dot6 in_64ths(double px) { return static_cast<FT_F26Dot6>(std::lround(px * 64.0)); }

}  // namespace

struct FontFace::Impl {
    FT_Library library = nullptr;
    FT_Stroker stroker = nullptr;
    struct Cut {
        std::vector<std::byte> bytes;  // FreeType reads from them as long as the face lives
        FT_Face face = nullptr;
    };
    Cut regular;
    Cut bold;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (stroker != nullptr) FT_Stroker_Done(stroker);
        for (const Cut* cut : {&regular, &bold})
            if (cut->face != nullptr) FT_Done_Face(cut->face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
    [[nodiscard]] bool open(Cut& cut, std::span<const std::byte> bytes) {
        cut.bytes.assign(bytes.begin(), bytes.end());
        return FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(cut.bytes.data()), static_cast<FT_Long>(cut.bytes.size()), 0,
                                  &cut.face) == 0 &&
               FT_IS_SCALABLE(cut.face);
    }
    [[nodiscard]] FT_Face face(bool is_bold) const { return is_bold ? bold.face : regular.face; }
};

FontFace::FontFace() : impl_(std::make_unique<Impl>()) {}
FontFace::~FontFace() = default;

base::Result<std::unique_ptr<FontFace>> FontFace::make(std::span<const std::byte> regular, std::span<const std::byte> bold) {
    std::unique_ptr<FontFace> out(new FontFace());
    Impl& impl = *out->impl_;
    base::check(FT_Init_FreeType(&impl.library) == 0 && FT_Stroker_New(impl.library, &impl.stroker) == 0, "FreeType did not start");
    if (!impl.open(impl.regular, regular) || !impl.open(impl.bold, bold))
        return base::Error{base::ErrorKind::bad_input, "the bytes given are no font that FreeType can scale",
                           "give an OpenType or TrueType file"};
    return out;
}

std::vector<std::uint32_t> FontFace::letters(std::string_view given) {
    const std::string mended = base::is_valid_utf8(given) ? std::string() : base::from_cp1252(given);
    const std::string_view text = mended.empty() ? given : std::string_view(mended);
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            letter = letter << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        out.push_back(letter);
        i += length;
    }
    return out;
}

double FontFace::advance_px(std::uint32_t letter, style::Font font) const {
    const FT_Face face = impl_->face(font.bold);
    if (FT_Load_Glyph(face, FT_Get_Char_Index(face, letter), FT_LOAD_NO_SCALE) != 0) return 0.0;
    return font.size_px * static_cast<double>(face->glyph->metrics.horiAdvance) / face->units_per_EM;
}

style::TextSize FontFace::measure(std::string_view text, style::Font font) const {
    style::TextSize out;
    const FT_Face face = impl_->face(font.bold);
    out.ascent_px = font.size_px * face->ascender / face->units_per_EM;
    out.descent_px = -font.size_px * face->descender / face->units_per_EM;
    for (const std::uint32_t letter : letters(text)) out.width_px += advance_px(letter, font);
    return out;
}

GlyphPicture FontFace::picture(std::uint32_t letter, bool bold, double size_px, double halo_px, double shift_px) const {
    GlyphPicture out;
    const FT_Face face = impl_->face(bold);
    FT_Glyph glyph = nullptr;
    if (FT_Set_Char_Size(face, 0, in_64ths(size_px), 72, 72) != 0 ||
        FT_Load_Glyph(face, FT_Get_Char_Index(face, letter), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        FT_Get_Glyph(face->glyph, &glyph) != 0)
        return out;
    if (halo_px > 0.0) {
        FT_Stroker_Set(impl_->stroker, in_64ths(halo_px), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
        FT_Glyph_StrokeBorder(&glyph, impl_->stroker, 0, 1);
    }
    FT_Vector shift{in_64ths(shift_px), 0};
    if (FT_Glyph_To_Bitmap(&glyph, FT_RENDER_MODE_NORMAL, &shift, 1) == 0) {
        auto* drawn = reinterpret_cast<FT_BitmapGlyph>(glyph);
        out.width_px = static_cast<int>(drawn->bitmap.width);
        out.height_px = static_cast<int>(drawn->bitmap.rows);
        out.left_px = drawn->left;
        out.top_px = drawn->top;
        for (int row = 0; row < out.height_px; ++row) {
            const unsigned char* from = drawn->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * drawn->bitmap.pitch;
            out.coverage.insert(out.coverage.end(), from, from + out.width_px);
        }
    }
    FT_Done_Glyph(glyph);
    return out;
}

}  // namespace merestone::gl

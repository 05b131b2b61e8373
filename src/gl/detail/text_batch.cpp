#include "gl/detail/text_batch.hpp"

#include <cmath>

namespace merestone::gl::detail {
namespace {

using scene::Px;

class Writer {
public:
    Writer(const View& view, const FontFace& face, GlyphAtlas& atlas, Device& device)
        : view_(view), face_(face), atlas_(atlas), device_(device) {}

    // \param pen start of the base line, device pixels from the frame's middle, y up
    bool write(std::string_view text, style::Font font, Px pen, style::Rgba colour, double halo_px, std::vector<GlyphInstance>& out) {
        const style::Font drawn{font.size_px * view_.scale, font.bold};
        // Whole pixels of the frame, whose middle lies between pixels where its size is odd.
        const double odd_x = view_.width_px % 2 == 0 ? 0.0 : 0.5;
        const double odd_y = view_.height_px % 2 == 0 ? 0.0 : 0.5;
        const double base_line = std::floor(pen.y + odd_y + 0.5) - odd_y;
        double x = pen.x + odd_x;
        for (const std::uint32_t letter : FontFace::letters(text)) {
            const double quarters = std::floor(x * 4.0 + 0.5);
            const double whole = std::floor(quarters / 4.0);
            GlyphKey key;
            key.letter = letter;
            key.bold = font.bold;
            key.shift = static_cast<std::uint8_t>(quarters - 4.0 * whole);
            key.size_64ths = static_cast<std::uint32_t>(std::lround(drawn.size_px * 64.0));
            key.halo_64ths = static_cast<std::uint32_t>(std::lround(halo_px * view_.scale * 64.0));
            const auto slot = atlas_.slot(key, face_, device_);
            if (!slot) return false;
            if (slot->width > 0)
                out.push_back({{static_cast<float>(whole - odd_x + slot->left), static_cast<float>(base_line + slot->top - slot->height),
                                static_cast<float>(slot->width), static_cast<float>(slot->height)},
                               {static_cast<float>(slot->x), static_cast<float>(slot->y), static_cast<float>(slot->width),
                                static_cast<float>(slot->height)},
                               {colour.r, colour.g, colour.b, colour.a}});
            x += face_.advance_px(letter, drawn);
        }
        return true;
    }

    bool write(const scene::Label& label, TextBatch& out) {
        const Px anchor = view_.px(label.at);
        const auto at = [&](Px offset) { return Px{anchor.x + offset.x * view_.scale, anchor.y - offset.y * view_.scale}; };
        for (const scene::LabelLine& line : label.lines) {
            if (label.halo.a > 0 && label.halo_px > 0.0 &&
                !write(line.text, line.font, at(line.offset), label.halo, label.halo_px, out.halos))
                return false;
            if (!write(line.text, line.font, at(line.offset), line.colour, 0.0, out.letters)) return false;
        }
        return !label.mark || mark(*label.mark, at(label.mark->offset), out);
    }

private:
    bool mark(const scene::LabelMark& mark, Px middle, TextBatch& out) {
        out.marks.push_back(
            symbol_at(middle, mark.kind, mark.size_px * view_.scale, mark.fill, style::kPaper, 1.2 * view_.scale, mark.dashed));
        // As report's draw_letter has it: capitals stand about 0.73 of the font's size high.
        const bool narrow = mark.kind == style::SymbolKind::triangle || mark.kind == style::SymbolKind::diamond;
        const style::Font font{(narrow ? 0.52 : 0.66) * mark.size_px, true};
        const double lower = mark.kind == style::SymbolKind::triangle ? 0.14 * mark.size_px : 0.0;
        const double width = face_.measure(mark.letter, font).width_px;
        const Px pen{middle.x - width / 2 * view_.scale, middle.y - (0.365 * font.size_px + lower) * view_.scale};
        return write(mark.letter, font, pen, mark.letter_colour, 0.0, out.letters);
    }

    const View& view_;
    const FontFace& face_;
    GlyphAtlas& atlas_;
    Device& device_;
};

}  // namespace

bool add_labels(const std::vector<scene::Label>& labels, const View& view, const FontFace& face, GlyphAtlas& atlas, Device& device,
                TextBatch& out) {
    Writer writer(view, face, atlas, device);
    for (const scene::Label& label : labels) {
        // A label reaches no farther from its point than its own size and the way to it.
        const double reach = (label.box.width() + label.box.height() + 40.0) * view.scale;
        const scene::PxBox near = view.clip_box(reach);
        const Px at = view.px(label.at);
        if (at.x < near.min_x || at.x > near.max_x || at.y < near.min_y || at.y > near.max_y) continue;
        if (!writer.write(label, out)) return false;
    }
    return true;
}

}  // namespace merestone::gl::detail

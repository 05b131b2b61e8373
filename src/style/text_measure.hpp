// How large a text will be: asked by label placement, answered by whoever draws (cairo in `report`, the window's font atlas).
#pragma once

#include <string_view>

namespace merestone::style {

struct Font {
    double size_px = 12.0;  // logical pixels, 96 to the inch
    bool bold = false;
};

struct TextSize {
    double width_px = 0.0;
    double ascent_px = 0.0;   // above the base line
    double descent_px = 0.0;  // below it, positive
    [[nodiscard]] double height_px() const noexcept { return ascent_px + descent_px; }
};

class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    [[nodiscard]] virtual TextSize measure(std::string_view text, Font font) const = 0;
};

}  // namespace merestone::style

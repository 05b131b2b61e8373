// Text measured without fonts: every letter 0.55 of the size wide. For tests of placement.
#pragma once

#include "style/text_measure.hpp"

namespace merestone::test {

class PlainMeasure final : public style::TextMeasure {
public:
    [[nodiscard]] style::TextSize measure(std::string_view text, style::Font font) const override {
        return {0.55 * font.size_px * static_cast<double>(text.size()), 0.95 * font.size_px, 0.25 * font.size_px};
    }
};

}  // namespace merestone::test

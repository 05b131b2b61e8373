// Red, amber, green: a shape and a letter with every colour, so that it survives a mono printer and colour-blind eyes.
#pragma once

#include "model/results.hpp"
#include "style/colour.hpp"
#include "style/symbols.hpp"

namespace merestone::style {

struct RagStyle {
    Rgba fill;
    Rgba letter_colour;  // contrast to fill at least 4.5
    SymbolKind shape = SymbolKind::circle;
    const char* letter = "";
    const char* word = "";
};

[[nodiscard]] constexpr RagStyle rag_style(model::Rag rag) noexcept {
    switch (rag) {
        case model::Rag::green: return {{31, 122, 77}, kPaper, SymbolKind::circle, "G", "Green"};
        case model::Rag::amber: return {{245, 176, 52}, kInk, SymbolKind::triangle, "A", "Amber"};
        case model::Rag::red: return {{178, 34, 42}, kPaper, SymbolKind::octagon, "R", "Red"};
        case model::Rag::grey: break;
    }
    return {{200, 205, 210}, kInk, SymbolKind::square, "?", "Nothing known"};
}

}  // namespace merestone::style

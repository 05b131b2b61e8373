// Shapes of point symbols. A kind of thing always has its own shape: colour alone never tells.
#pragma once

namespace merestone::style {

enum class SymbolKind { circle, square, triangle, diamond, cross, octagon };

[[nodiscard]] constexpr const char* to_string(SymbolKind kind) noexcept {
    switch (kind) {
        case SymbolKind::circle: return "circle";
        case SymbolKind::square: return "square";
        case SymbolKind::triangle: return "triangle";
        case SymbolKind::diamond: return "diamond";
        case SymbolKind::cross: return "cross";
        case SymbolKind::octagon: return "octagon";
    }
    return "";
}

}  // namespace merestone::style

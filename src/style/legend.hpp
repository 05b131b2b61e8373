// What a legend says: groups of entries, each a swatch and words. Made beside the draw list, so that map and legend cannot differ;
// drawn by panel, PNG and PDF alike.
#pragma once

#include <string>
#include <vector>

#include "style/colour.hpp"
#include "style/symbols.hpp"

namespace merestone::style {

enum class SwatchKind { fill, hatch, line, symbol };

struct Swatch {
    SwatchKind kind = SwatchKind::fill;
    Rgba fill;  // of fill, hatch's ground, symbol
    Rgba line;  // of outline, hatch, line
    double width_px = 1.0;
    std::vector<double> dash_px;  // empty: solid
    double slant_deg = 45.0;      // of hatch: 0 level, 45 rising to the right, 90 upright
    bool on_fill = false;         // of a line: on a ground of `fill`, where it is as pale as paper
    Rgba over;                    // of a line: dashes along its middle
    double over_px = 0.0;         // their width; 0: none
    std::vector<double> over_dash_px;
    SymbolKind symbol = SymbolKind::circle;
    double size_px = 10.0;
    std::string letter;  // within a symbol
    Rgba letter_colour;
};

struct LegendEntry {
    std::string text;
    Swatch swatch;
};

struct LegendGroup {
    std::string title;
    std::vector<LegendEntry> entries;
};

using Legend = std::vector<LegendGroup>;

}  // namespace merestone::style

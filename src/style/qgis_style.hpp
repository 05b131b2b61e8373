// Layer styles for QGIS (QML, as QGIS 3.22 reads it), for the `layer_styles` table of a GeoPackage: the layers then open in the same
// colours as our own map. The texts depend on nothing but their arguments.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "style/colour.hpp"

namespace merestone::style {

struct AreaCategory {
    std::string value;  // what stands in the column
    std::string label;
    Rgba fill;
};

struct AreaLayerStyle {
    std::string category_column;  // coloured by: the locality's id
    std::string label_column;     // empty: no labels
    Rgba outline = kInk;
    double outline_mm = 0.5;
};

// Polygons coloured by category, one symbol a category, an "all other values" symbol at the end.
[[nodiscard]] std::string qml_areas(std::span<const AreaCategory> categories, const AreaLayerStyle& style);

// Practices: dark circles, area by registered list. \param label_column shown below a scale of 1:60,000; empty: no labels
[[nodiscard]] std::string qml_practices(std::string_view list_column, std::string_view label_column);

// Flags as points: shape and colour by the column that holds red, amber, green or grey.
[[nodiscard]] std::string qml_flags(std::string_view rag_column);

}  // namespace merestone::style

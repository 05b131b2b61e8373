#include "style/qgis_style.hpp"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "style/rag.hpp"
#include "style/xml_text.hpp"

namespace merestone::style {
namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

std::string rgba_text(Rgba c) { return fmt::format("{},{},{},{}", c.r, c.g, c.b, c.a); }

// Elements that QGIS may find in a style at this version; everything left out takes its default.
std::string document(std::string_view renderer, std::string_view labels, std::string_view geometry) {
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\"{}>\n{}{} <layerGeometryType>{}</layerGeometryType>\n</qgis>\n",
        labels.empty() ? "" : " labelsEnabled=\"1\"", renderer, labels, geometry);
}

std::string symbol(std::string_view type, std::size_t name, std::string_view layer_class, const Options& options,
                   std::string_view size_expression = {}) {
    std::string out = fmt::format(
        "   <symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n     <Option type=\"Map\">\n",
        type, name, layer_class);
    for (const auto& [key, value] : options)
        out += fmt::format("      <Option type=\"QString\" name=\"{}\" value=\"{}\"/>\n", key, xml_text(value));
    out += "     </Option>\n";
    if (!size_expression.empty())
        out += fmt::format(
            "     <data_defined_properties>\n      <Option type=\"Map\">\n       <Option type=\"QString\" name=\"name\" value=\"\"/>\n"
            "       <Option type=\"Map\" name=\"properties\">\n        <Option type=\"Map\" name=\"size\">\n"
            "         <Option type=\"bool\" name=\"active\" value=\"true\"/>\n"
            "         <Option type=\"QString\" name=\"expression\" value=\"{}\"/>\n"
            "         <Option type=\"int\" name=\"type\" value=\"3\"/>\n        </Option>\n       </Option>\n"
            "       <Option type=\"QString\" name=\"type\" value=\"collection\"/>\n      </Option>\n     </data_defined_properties>\n",
            xml_text(size_expression));
    return out + "    </layer>\n   </symbol>\n";
}

std::string fill_symbol(std::size_t name, Rgba fill, const AreaLayerStyle& style) {
    return symbol("fill", name, "SimpleFill",
                  {{"color", rgba_text(fill)},
                   {"joinstyle", "round"},
                   {"outline_color", rgba_text(style.outline)},
                   {"outline_style", "solid"},
                   {"outline_width", base::number_text(style.outline_mm)},
                   {"outline_width_unit", "MM"},
                   {"style", "solid"}});
}

std::string marker_symbol(std::size_t name, std::string_view shape, Rgba fill, double size_mm, std::string_view size_expression = {}) {
    return symbol("marker", name, "SimpleMarker",
                  {{"color", rgba_text(fill)},
                   {"name", std::string(shape)},
                   {"outline_color", rgba_text(kPaper)},
                   {"outline_style", "solid"},
                   {"outline_width", "0.2"},
                   {"outline_width_unit", "MM"},
                   {"size", base::number_text(size_mm)},
                   {"size_unit", "MM"}},
                  size_expression);
}

std::string labels(std::string_view column, double size_pt, bool bold, bool polygons, std::string_view scale_limits) {
    if (column.empty()) return {};
    return fmt::format(
        " <labeling type=\"simple\">\n  <settings calloutType=\"simple\">\n"
        "   <text-style fieldName=\"{}\" isExpression=\"0\" fontFamily=\"Inter\" namedStyle=\"{}\" fontSize=\"{}\" fontSizeUnit=\"Point\" "
        "textColor=\"{}\">\n"
        "    <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" bufferColor=\"{}\"/>\n   </text-style>\n"
        "   <placement placement=\"{}\" dist=\"{}\" distUnits=\"MM\"/>\n   <rendering drawLabels=\"1\"{}/>\n  </settings>\n </labeling>\n",
        xml_text(column), bold ? "Bold" : "Regular", base::number_text(size_pt), rgba_text(kInk), rgba_text({255, 255, 255, 220}),
        polygons ? 4 : 6, polygons ? "0" : "1", scale_limits);  // 4: horizontal within the polygon, 6: around the point
}

std::string categorised(std::string_view column, std::string_view categories, std::string_view symbols) {
    return fmt::format(
        " <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">\n"
        "  <categories>\n{}  </categories>\n  <symbols>\n{}  </symbols>\n </renderer-v2>\n",
        xml_text(column), categories, symbols);
}

std::string category(std::size_t name, std::string_view value, std::string_view label) {
    return fmt::format("   <category symbol=\"{}\" value=\"{}\" label=\"{}\" type=\"string\" render=\"true\"/>\n", name, xml_text(value),
                       xml_text(label));
}

// A column's name within a QGIS expression.
std::string quoted_column(std::string_view column) {
    std::string out = "\"";
    for (const char c : column) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

}  // namespace

std::string qml_areas(std::span<const AreaCategory> categories, const AreaLayerStyle& style) {
    std::string rows;
    std::string symbols;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        rows += category(i, categories[i].value, categories[i].label);
        symbols += fill_symbol(i, categories[i].fill, style);
    }
    rows += category(categories.size(), "", "in no locality");  // QGIS draws every value not listed by the one that is empty
    symbols += fill_symbol(categories.size(), kNoData, style);
    return document(categorised(style.category_column, rows, symbols), labels(style.label_column, 10.0, true, true, ""), "2");
}

std::string qml_practices(std::string_view list_column, std::string_view label_column) {
    // 2.4 mm across at 10,000 patients, as on our own map; a practice without a list keeps the least size.
    const std::string size = fmt::format("max(1.1, 0.024 * sqrt(coalesce({}, 0)))", quoted_column(list_column));
    const std::string renderer =
        " <renderer-v2 type=\"singleSymbol\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">\n  <symbols>\n" +
        marker_symbol(0, "circle", {38, 50, 61}, 2.4, size) + "  </symbols>\n </renderer-v2>\n";
    return document(renderer, labels(label_column, 8.0, false, false, " scaleVisibility=\"1\" scaleMin=\"60000\" scaleMax=\"0\""), "0");
}

std::string qml_flags(std::string_view rag_column) {
    std::string rows;
    std::string symbols;
    std::size_t number = 0;
    for (const model::Rag rag : {model::Rag::red, model::Rag::amber, model::Rag::green, model::Rag::grey}) {
        const RagStyle look = rag_style(rag);
        rows += category(number, model::to_string(rag), look.word);
        symbols += marker_symbol(number, to_string(look.shape), look.fill, rag == model::Rag::red ? 3.6 : 3.0);
        ++number;
    }
    return document(categorised(rag_column, rows, symbols), {}, "0");
}

}  // namespace merestone::style

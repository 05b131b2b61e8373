#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "style/qgis_style.hpp"
#include "style/xml_text.hpp"

namespace merestone::style {
namespace {

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

// Elements open and close in order; attributes are quoted. Enough to catch every slip of a text template.
bool well_formed(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
        const std::size_t end = xml.find('>', at);
        if (end == std::string::npos) return false;
        const std::string tag = xml.substr(at + 1, end - at - 1);
        if (tag.find('<') != std::string::npos) return false;
        if (tag.starts_with('!')) continue;
        const std::size_t quotes = times(tag, "\"");
        if (quotes % 2 != 0) return false;
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.push_back(tag.substr(0, tag.find(' ')));
        }
    }
    return open.empty();
}

TEST_CASE("the areas' style has a category and a symbol for each, with the map's colours, and hostile names do no harm", "[fast]") {
    const std::vector<AreaCategory> categories{{"L01", "Ashby", {170, 200, 228}}, {"L02", "<b>\"Mill & Gate\"</b>", {243, 231, 188}}};
    AreaLayerStyle style;
    style.category_column = "loc_id";
    style.label_column = "name";
    const std::string qml = qml_areas(categories, style);
    CHECK(well_formed(qml));
    CHECK(qml.starts_with("<!DOCTYPE qgis"));
    CHECK(times(qml, "<category ") == 3);  // and all other values
    CHECK(times(qml, "<symbol ") == 3);
    CHECK(qml.find("attr=\"loc_id\"") != std::string::npos);
    CHECK(qml.find("name=\"color\" value=\"170,200,228,255\"") != std::string::npos);
    CHECK(qml.find("fieldName=\"name\"") != std::string::npos);
    CHECK(qml.find("labelsEnabled=\"1\"") != std::string::npos);
    CHECK(qml.find("<b>") == std::string::npos);
    CHECK(qml.find("&lt;b&gt;&quot;Mill &amp; Gate&quot;") != std::string::npos);
    style.label_column.clear();
    CHECK(qml_areas(categories, style).find("<labeling") == std::string::npos);
}

TEST_CASE("practices are sized by a quoted column; flags have a shape a state", "[fast]") {
    const std::string practices = qml_practices("li\"st", "name");
    CHECK(well_formed(practices));
    CHECK(practices.find("coalesce(&quot;li&quot;&quot;st&quot;, 0)") != std::string::npos);
    const std::string flags = qml_flags("rag");
    CHECK(well_formed(flags));
    for (const char* state : {"red", "amber", "green", "grey"})
        CHECK(flags.find("value=\"" + std::string(state) + "\"") != std::string::npos);
    for (const char* shape : {"octagon", "triangle", "circle", "square"})
        CHECK(flags.find("name=\"name\" value=\"" + std::string(shape) + "\"") != std::string::npos);
}

TEST_CASE("text made safe for XML", "[fast]") {
    CHECK(xml_text("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;&#39;c");
    CHECK(xml_text(std::string("x\x01y\n", 4)) == "xy\n");
    CHECK(xml_text("Caffè £") == "Caffè £");
}

}  // namespace
}  // namespace merestone::style

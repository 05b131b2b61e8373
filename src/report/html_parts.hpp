// The few pieces that the HTML report is built of. All text from a plan goes through `safe`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/results.hpp"

namespace merestone::report {

// Text that can stand in an element or a quoted attribute, whatever its author typed.
[[nodiscard]] std::string safe(std::string_view text);

class HtmlTable {
public:
    enum class Align { left, right, name };  // numbers to the right; a name has room for some words
    HtmlTable& column(std::string_view title, Align align = Align::left);
    HtmlTable& name(std::string_view title) { return column(title, Align::name); }
    HtmlTable& number(std::string_view title) { return column(title, Align::right); }
    // \param cells HTML already; as many as there are columns. \param id the row's address within the page, made safe; empty: none
    void row(std::vector<std::string> cells, std::string_view id = {});
    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
    [[nodiscard]] std::string html() const;

private:
    struct Column {
        std::string title;
        Align align = Align::left;
    };
    std::vector<Column> columns_;
    struct Row {
        std::vector<std::string> cells;
        std::string id;
    };
    std::vector<Row> rows_;
};

[[nodiscard]] std::string section(std::string_view id, std::string_view title, std::string_view inner);
[[nodiscard]] std::string paragraph(std::string_view text);  // made safe
[[nodiscard]] std::string note(std::string_view text);       // the same, small and grey
// The mark with shape, letter and word, as inline SVG.
[[nodiscard]] std::string rag_mark(model::Rag rag);
[[nodiscard]] std::string png_image(std::string_view png, std::string_view alternative_text);  // as a data address
[[nodiscard]] std::string base64(std::string_view bytes);                                      // RFC 4648

}  // namespace merestone::report

#include "report/html_parts.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/check.hpp"
#include "report/fonts.hpp"
#include "style/rag.hpp"
#include "style/xml_text.hpp"

namespace merestone::report {

std::string safe(std::string_view text) { return style::xml_text(drawable(text)); }

HtmlTable& HtmlTable::column(std::string_view title, Align align) {
    columns_.push_back({std::string(title), align});
    return *this;
}

void HtmlTable::row(std::vector<std::string> cells, std::string_view id) {
    base::check(cells.size() == columns_.size(), "a table's row has a cell a column");
    rows_.push_back({std::move(cells), std::string(id)});
}

std::string HtmlTable::html() const {
    const auto mark = [](Align align) { return align == Align::right ? " class=\"n\"" : align == Align::name ? " class=\"name\"" : ""; };
    std::string out = "<table>\n<thead><tr>";
    for (const Column& c : columns_) out += fmt::format("<th scope=\"col\"{}>{}</th>", mark(c.align), safe(c.title));
    out += "</tr></thead>\n<tbody>\n";
    for (const Row& row : rows_) {
        out += row.id.empty() ? std::string("<tr>") : "<tr id=\"" + safe(row.id) + "\">";
        for (std::size_t i = 0; i < row.cells.size(); ++i) out += fmt::format("<td{}>{}</td>", mark(columns_[i].align), row.cells[i]);
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

std::string section(std::string_view id, std::string_view title, std::string_view inner) {
    return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", safe(id), safe(title), inner);
}

std::string paragraph(std::string_view text) { return "<p>" + safe(text) + "</p>\n"; }
std::string note(std::string_view text) { return "<p class=\"note\">" + safe(text) + "</p>\n"; }

std::string rag_mark(model::Rag rag) {
    const style::RagStyle look = style::rag_style(rag);
    const char* shape = "<circle cx=\"9\" cy=\"9\" r=\"8\"";
    if (look.shape == style::SymbolKind::triangle) shape = "<polygon points=\"9,0.5 17.5,16.5 0.5,16.5\"";
    if (look.shape == style::SymbolKind::diamond) shape = "<polygon points=\"9,0 18,9 9,18 0,9\"";
    if (look.shape == style::SymbolKind::octagon)
        shape = "<polygon points=\"5.5,0.5 12.5,0.5 17.5,5.5 17.5,12.5 12.5,17.5 5.5,17.5 0.5,12.5 0.5,5.5\"";
    if (look.shape == style::SymbolKind::square) shape = "<rect x=\"1.5\" y=\"1.5\" width=\"15\" height=\"15\"";
    return fmt::format(
        "<span class=\"rag\"><svg width=\"16\" height=\"16\" viewBox=\"0 0 18 18\" aria-hidden=\"true\">{} fill=\"{}\"/><text x=\"9\" "
        "y=\"{}\" "
        "text-anchor=\"middle\" font-size=\"9.5\" font-weight=\"600\" fill=\"{}\">{}</text></svg> {}</span>",
        shape, style::hex(look.fill), look.shape == style::SymbolKind::triangle ? "14.6" : "12.5", style::hex(look.letter_colour),
        look.letter, look.word);
}

std::string png_image(std::string_view png, std::string_view alternative_text) {
    return "<img alt=\"" + safe(alternative_text) + "\" src=\"data:image/png;base64," + base64(png) + "\">\n";
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) bits = (bits << 8U) | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? kLetters[(bits >> (18U - 6U * k)) & 63U] : '=';
    }
    return out;
}

}  // namespace merestone::report

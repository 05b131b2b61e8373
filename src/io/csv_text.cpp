#include "io/csv_text.hpp"

#include "base/text.hpp"

namespace merestone::io {
namespace {

void put(std::string& out, const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

struct CellText {
    std::string operator()(Unknown) const { return {}; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return base::number_text(value); }
    std::string operator()(const std::string& value) const { return safe_cell_text(value); }
};

}  // namespace

std::string safe_cell_text(const std::string& text) {
    if (text.empty() || std::string("=+-@\t\r").find(text.front()) == std::string::npos) return text;
    if (base::parse_number(text)) return text;  // a plain number is no formula
    return "'" + text;
}

std::string to_csv(const Sheet& sheet) {
    std::string out;
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
        if (c > 0) out += ',';
        put(out, sheet.columns[c].name);
    }
    out += "\r\n";
    for (const auto& row : sheet.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c > 0) out += ',';
            put(out, std::visit(CellText{}, row[c]));
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace merestone::io

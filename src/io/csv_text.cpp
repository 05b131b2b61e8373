#include "io/csv_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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

// Whether a spreadsheet would run a line: = + - @ in front, also behind blanks and in the wide letters of East Asian keyboards.
bool starts_a_formula(std::string_view line) {
    if (line.starts_with('\t')) return true;
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    constexpr std::array<std::string_view, 8> kStarts = {"=",           "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                                         "\xEF\xBC\xA0"};
    const bool starts = std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return line.starts_with(start); });
    return starts && !base::parse_number(line);  // a plain number is no formula
}

}  // namespace

std::string safe_cell_text(const std::string& text) {
    std::string out;
    if (text.starts_with('\r')) out += '\'';
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        const std::string_view line = std::string_view(text).substr(from, end - from);
        if (starts_a_formula(line)) out += '\'';
        out += line;
        if (end < text.size()) out += text[end];
        from = end + 1;
    }
    return out;
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

#include "io/toml_quotes.hpp"

namespace merestone::io {

std::optional<std::int64_t> line_of_letter_outside_quotes(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::int64_t line = 1;
    char quote = 0;       // within a string: what ends it
    bool many = false;    // of several lines: three of them end it
    bool remark = false;  // within a comment
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            ++line;
            remark = false;
            if (!many) quote = 0;  // a string left open ends the parser's patience too
            continue;
        }
        if (remark) continue;
        if (quote == 0) {
            if (static_cast<unsigned char>(c) >= 0x80) return line;
            if (c == '#') remark = true;
            if (c != '"' && c != '\'') continue;
            quote = c;
            many = text.substr(i, 3) == std::string_view(c == '"' ? "\"\"\"" : "'''");
            if (many) i += 2;
            continue;
        }
        if (c == '\\' && quote == '"') {
            if (i + 1 < text.size() && text[i + 1] != '\n') ++i;
            continue;
        }
        if (c != quote) continue;
        if (!many) {
            quote = 0;
        } else if (text.substr(i, 3) == std::string_view(quote == '"' ? "\"\"\"" : "'''")) {
            i += 2;
            while (i + 1 < text.size() && text[i + 1] == quote) ++i;  // up to two more are the string's own
            quote = 0;
            many = false;
        }
    }
    return {};
}

}  // namespace merestone::io

// Private to table_file.cpp: what a delimited text file is made of (bytes, encoding, delimiter), and the same text as GDAL's CSV
// driver reads it best: UTF-8, commas, quotes doubled. Linear in the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace merestone::io {

// Whether bytes that come in pieces are UTF-8, hold zeros, and have quotes only where a cell begins and ends. One stray quote makes a
// plain CSV reader run two lines into one and lose a row without a word: Leicester's own register has one on every line.
class TextCheck {
public:
    explicit TextCheck(char delimiter) : delimiter_(delimiter) {}
    void add(std::string_view bytes);
    [[nodiscard]] bool utf8() const noexcept { return valid_ && tail_.empty(); }
    [[nodiscard]] std::uint64_t zeros() const noexcept { return zeros_; }
    [[nodiscard]] bool stray_quotes() const noexcept { return stray_ || at_ == At::quoted; }

private:
    enum class At { cell_start, cell, quoted, quote_in_quoted };
    void follow_quotes(std::string_view bytes);
    char delimiter_;
    std::string tail_;  // a character cut by the end of a piece
    bool valid_ = true;
    bool stray_ = false;
    At at_ = At::cell_start;
    std::uint64_t zeros_ = 0;
};

// The byte that parts the cells: , ; tab | $ or 0xAC (the last only where the text is not UTF-8). A comma if none stands out.
[[nodiscard]] char delimiter_of(std::string_view head, bool utf8);
// The one GDAL would take for it.
[[nodiscard]] char delimiter_gdal_sees(std::string_view head);
[[nodiscard]] std::string_view first_line(std::string_view head);
// The same table with commas and clean quotes. A quoted cell is one that begins with a quote and ends with a quote before a delimiter
// or a line's end, within 64 KiB; every other quote is part of the text. With the rare marks $ and 0xAC, whose files are not quoted, a
// cell never runs over a line's end. Line breaks within the first record become blanks: GDAL counts the columns on the first line.
[[nodiscard]] std::string with_commas(std::string_view text, char delimiter);

}  // namespace merestone::io

#include "io/delimited_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace merestone::io {
namespace {

std::size_t count_outside_quotes(std::string_view line, char wanted) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == wanted && !quoted) ++count;
        else if (c == '\n') quoted = false;  // a stray quote must not swallow the lines after it
    }
    return count;
}

constexpr std::size_t kLongestQuoted = 1U << 16U;

bool is_rare(char delimiter) { return delimiter == '$' || delimiter == '\xAC'; }

// How many bytes at the end belong to a character that is not whole.
std::size_t cut_character(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80) return 0;
        if (byte < 0xC0) continue;
        const std::size_t whole = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        return back < whole ? back : 0;
    }
    return 0;
}

}  // namespace

void TextCheck::add(std::string_view bytes) {
    zeros_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    if (!stray_) follow_quotes(bytes);
    if (!valid_) return;
    std::string joined;
    if (!tail_.empty()) {
        joined = tail_;
        joined += bytes;
        bytes = joined;
    }
    const std::size_t cut = cut_character(bytes);
    valid_ = base::is_valid_utf8(bytes.substr(0, bytes.size() - cut));
    tail_ = std::string(bytes.substr(bytes.size() - cut));
}

void TextCheck::follow_quotes(std::string_view bytes) {
    for (const char c : bytes) {
        const bool ends = c == delimiter_ || c == '\n' || c == '\r';
        switch (at_) {
            case At::cell_start: at_ = c == '"' ? At::quoted : ends ? At::cell_start : At::cell; break;
            case At::cell:
                if (c == '"') stray_ = true;
                else if (ends) at_ = At::cell_start;
                break;
            case At::quoted:
                if (c == '"') at_ = At::quote_in_quoted;
                break;
            case At::quote_in_quoted:
                if (c == '"') at_ = At::quoted;
                else if (ends) at_ = At::cell_start;
                else stray_ = true;
                break;
        }
        if (stray_) return;
    }
}

std::string_view first_line(std::string_view head) {
    const auto start = head.find_first_not_of("\r\n");
    if (start == std::string_view::npos) return {};
    head.remove_prefix(start);
    return head.substr(0, head.find_first_of("\r\n"));
}

char delimiter_of(std::string_view head, bool utf8) {
    constexpr std::array<char, 6> kCandidates = {',', '\t', ';', '|', '$', '\xAC'};
    const auto best_in = [&](std::string_view text) {
        std::pair<std::size_t, char> best{0, ','};
        for (const char c : kCandidates) {
            if (c == '\xAC' && utf8) continue;
            if (const std::size_t n = count_outside_quotes(text, c); n > best.first) best = {n, c};
        }
        return best;
    };
    if (const auto [n, c] = best_in(first_line(head)); n > 0) return c;
    return best_in(head.substr(0, 8192)).second;  // a title stands above the table
}

char delimiter_gdal_sees(std::string_view head) {
    char found = '\0';
    bool quoted = false;
    for (const char c : first_line(head)) {
        if (c == '"') quoted = !quoted;
        if (quoted || (c != ',' && c != ';' && c != '\t' && c != '|')) continue;
        if (found != '\0' && found != c) return ',';
        found = c;
    }
    return found == '\0' ? ',' : found;
}

std::string with_commas(std::string_view text, char delimiter) {
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    const bool rare = is_rare(delimiter);
    const auto ends_cell = [&](std::size_t at) {
        return at >= text.size() || text[at] == delimiter || text[at] == '\n' || text[at] == '\r';
    };
    std::size_t at = 0;
    bool in_first_record = true;
    while (at < text.size()) {
        // One cell, from `at` to `end`, without its quotes.
        std::size_t end = at;
        std::size_t next = 0;
        bool quoted = false;
        if (text[at] == '"') {
            const std::size_t furthest = std::min(text.size(), at + kLongestQuoted);
            for (std::size_t q = at + 1; q < furthest && !(rare && text[q] == '\n'); ++q) {
                if (text[q] != '"') continue;
                if (q + 1 < text.size() && text[q + 1] == '"') {
                    ++q;
                } else if (ends_cell(q + 1)) {
                    quoted = true;
                    end = q;
                    next = q + 1;
                    break;
                }
            }
        }
        if (!quoted) {
            while (!ends_cell(end)) ++end;
            next = end;
        }
        const std::string_view cell = quoted ? text.substr(at + 1, end - at - 1) : text.substr(at, end - at);
        if (quoted || cell.find_first_of(",\"") != std::string_view::npos) {
            out += '"';
            for (std::size_t i = 0; i < cell.size(); ++i) {
                const bool breaks = cell[i] == '\n' || cell[i] == '\r';
                out += in_first_record && breaks ? ' ' : cell[i];
                if (cell[i] != '"') continue;
                out += '"';
                if (quoted && i + 1 < cell.size() && cell[i + 1] == '"') ++i;  // was doubled already
            }
            out += '"';
        } else {
            out += cell;
        }
        if (next < text.size() && text[next] == '\r') {
            ++next;
            if (next < text.size() && text[next] == '\n') ++next;
            out += '\n';
            in_first_record = false;
        } else if (next < text.size()) {
            if (text[next] == '\n') in_first_record = false;
            out += text[next] == '\n' ? '\n' : ',';
            ++next;
        }
        at = next;
    }
    return out;
}

}  // namespace merestone::io

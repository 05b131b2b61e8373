#include "io/plain_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace merestone::io {
namespace {

constexpr std::size_t kMostBytes = 1U << 16U;  // of what is looked at
constexpr std::size_t kLongestEntity = 10;

void put(std::string& to, std::uint32_t letter) {
    const auto byte = [&to](std::uint32_t b) { to += static_cast<char>(static_cast<unsigned char>(b)); };
    if (letter < 0x80) {
        byte(letter);
    } else if (letter < 0x800) {
        byte(0xC0 | (letter >> 6U));
        byte(0x80 | (letter & 0x3FU));
    } else if (letter < 0x10000) {
        byte(0xE0 | (letter >> 12U));
        byte(0x80 | ((letter >> 6U) & 0x3FU));
        byte(0x80 | (letter & 0x3FU));
    } else {
        byte(0xF0 | (letter >> 18U));
        byte(0x80 | ((letter >> 12U) & 0x3FU));
        byte(0x80 | ((letter >> 6U) & 0x3FU));
        byte(0x80 | (letter & 0x3FU));
    }
}

// The letter at `at`, which moves on. \pre valid UTF-8
std::uint32_t next_letter(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    std::uint32_t letter = first & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more && at < text.size(); ++i) letter = (letter << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return letter;
}

// What stands between "&" and ";".
std::optional<std::uint32_t> entity(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 9> kNamed = {{{"copy", 0xA9},
                                                                                          {"reg", 0xAE},
                                                                                          {"amp", '&'},
                                                                                          {"lt", '<'},
                                                                                          {"gt", '>'},
                                                                                          {"quot", '"'},
                                                                                          {"apos", '\''},
                                                                                          {"nbsp", ' '},
                                                                                          {"ndash", 0x2013}}};
    for (const auto& [known, letter] : kNamed)
        if (name == known) return letter;
    if (name.size() < 2 || name[0] != '#') return {};
    const bool hex = name[1] == 'x' || name[1] == 'X';
    std::uint32_t letter = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
        const std::uint32_t digit = c >= '0' && c <= '9'          ? static_cast<std::uint32_t>(c - '0')
                                    : hex && c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
                                    : hex && c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                                                  : 99U;
        if (digit == 99U) return {};
        letter = letter * (hex ? 16U : 10U) + digit;
        if (letter > 0x10FFFF) return {};
    }
    if (letter >= 0xD800 && letter < 0xE000) return {};
    return letter;
}

bool is_blank(std::uint32_t letter) {
    return letter <= 0x20 || letter == 0x7F || letter == 0xA0 || (letter >= 0x80 && letter < 0xA0) || letter == 0x2028 || letter == 0x2029;
}

// Turns the direction of reading, or is not seen at all.
bool is_hidden(std::uint32_t letter) {
    return (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2060 && letter <= 0x206F) ||
           letter == 0xFEFF || letter == 0xAD || letter >= 0xE0000;
}

// Of what stands between "<" and ">": whether a browser would begin a line there.
bool parts_lines(std::string_view tag) {
    if (tag.starts_with('/')) tag.remove_prefix(1);
    const std::string name = base::lower(tag.substr(0, std::min(tag.find_first_of(" /\t\r\n"), tag.size())));
    return name == "br" || name == "p" || name == "div" || name == "li";
}

}  // namespace

std::string plain_words(std::string_view text, std::size_t most) {
    if (text.size() > kMostBytes) {  // not within a letter
        std::size_t end = kMostBytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text = text.substr(0, end);
    }
    std::string whole;
    if (!base::is_valid_utf8(text)) {
        whole = base::from_cp1252(text);
        text = whole;
    }
    std::string out;
    std::size_t letters = 0;
    bool blank_due = false;
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t letter = next_letter(text, at);
        if (letter == '<') {  // a tag, where one ends
            const std::size_t end = text.find('>', at);
            if (end != std::string_view::npos) {
                blank_due = blank_due || parts_lines(text.substr(at, end - at));
                at = end + 1;
                continue;
            }
        } else if (letter == '&') {
            const std::size_t end = text.find(';', at);
            if (end != std::string_view::npos && end - at <= kLongestEntity)
                if (const auto named = entity(text.substr(at, end - at))) {
                    letter = *named;
                    at = end + 1;
                }
        }
        if (is_hidden(letter)) continue;
        if (is_blank(letter)) {
            blank_due = true;
            continue;
        }
        if (letters + (blank_due && letters > 0 ? 2 : 1) > most) {
            if (most > 0 && !out.empty()) out += "\xE2\x80\xA6";
            break;
        }
        if (blank_due && letters > 0) {
            out += ' ';
            ++letters;
        }
        blank_due = false;
        put(out, letter);
        ++letters;
    }
    return out;
}

}  // namespace merestone::io

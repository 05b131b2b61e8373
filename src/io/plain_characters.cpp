#include "io/plain_characters.hpp"

namespace merestone::io {
namespace {

// How many bytes of a control character stand at `i`; 0: none does.
std::size_t control_at(std::string_view text, std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')) return 1;
    if (byte == 0xC2 && i + 1 < text.size()) {
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if (second >= 0x80 && second <= 0x9F) return 2;
    }
    return 0;
}

}  // namespace

std::optional<std::string> without_control_characters(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && control_at(text, i) == 0) ++i;
    if (i == text.size()) return {};
    std::string out(text.substr(0, i));
    while (i < text.size()) {
        const std::size_t bytes = control_at(text, i);
        if (bytes == 0) out += text[i];
        i += bytes == 0 ? 1 : bytes;
    }
    return out;
}

std::optional<std::string> cut_to(std::string_view text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;  // within a character
        if (++characters > most) return std::string(text.substr(0, i)) + "...";
    }
    return {};
}

}  // namespace merestone::io

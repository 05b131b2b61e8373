#include "io/utf16.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace merestone::io {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::size_t kLooked = 1024;      // bytes without a mark that are looked at
constexpr std::size_t kFewestUnits = 8;    // fewer tell nothing
constexpr std::size_t kOfTenZeroHigh = 8;  // this many of ten units must be plain letters

void put(std::uint32_t code, std::string& out) {
    if (code < 0x80U) {
        out += static_cast<char>(code);
        return;
    }
    if (code < 0x800U) {
        out += static_cast<char>(0xC0U | (code >> 6U));
    } else {
        if (code < 0x10000U) {
            out += static_cast<char>(0xE0U | (code >> 12U));
        } else {
            out += static_cast<char>(0xF0U | (code >> 18U));
            out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        }
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    }
    out += static_cast<char>(0x80U | (code & 0x3FU));
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800U && unit < 0xDC00U; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00U && unit < 0xE000U; }

}  // namespace

std::optional<ByteOrder> utf16_order(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) return {};  // UTF-32
    if (head.starts_with("\xFF\xFE"sv)) return ByteOrder::little;
    if (head.starts_with("\xFE\xFF"sv)) return ByteOrder::big;
    const std::size_t units = std::min(head.size(), kLooked) / 2;
    if (units < kFewestUnits) return {};
    std::size_t first_zero = 0;
    std::size_t second_zero = 0;
    for (std::size_t i = 0; i < units; ++i) {
        if (head[2 * i] == '\0') ++first_zero;
        if (head[2 * i + 1] == '\0') ++second_zero;
    }
    if (first_zero == 0 && 10 * second_zero >= kOfTenZeroHigh * units) return ByteOrder::little;
    if (second_zero == 0 && 10 * first_zero >= kOfTenZeroHigh * units) return ByteOrder::big;
    return {};
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
    const std::size_t high = order == ByteOrder::big ? 0 : 1;
    const std::size_t units = bytes.size() / 2;
    const auto unit = [&](std::size_t i) {
        return (std::uint32_t{static_cast<unsigned char>(bytes[2 * i + high])} << 8U) |
               std::uint32_t{static_cast<unsigned char>(bytes[2 * i + 1 - high])};
    };
    std::string out;
    out.reserve(units + units / 8);
    for (std::size_t i = units > 0 && unit(0) == 0xFEFFU ? 1 : 0; i < units; ++i) {
        const std::uint32_t first = unit(i);
        if (is_high(first) && i + 1 < units && is_low(unit(i + 1))) {
            put(0x10000U + ((first - 0xD800U) << 10U) + (unit(i + 1) - 0xDC00U), out);
            ++i;
        } else {
            put(is_high(first) || is_low(first) ? kReplacement : first, out);
        }
    }
    if (bytes.size() % 2 != 0) put(kReplacement, out);
    return out;
}

}  // namespace merestone::io

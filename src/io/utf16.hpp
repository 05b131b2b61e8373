// Text in UTF-16, as spreadsheets save "Unicode text": told by its byte order mark, or, without one, by the zeros that stand in every
// second byte of plain letters; and the same text in UTF-8. The encoding is that of RFC 2781. Linear in the bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace merestone::io {

enum class ByteOrder { little, big };

// \param head the first bytes of the file; a few hundred are enough. Nothing: it is not UTF-16 (a UTF-32 mark included).
[[nodiscard]] std::optional<ByteOrder> utf16_order(std::string_view head);

// Without the byte order mark. Half a pair of surrogates, or half a unit at the end, becomes U+FFFD.
[[nodiscard]] std::string from_utf16(std::string_view bytes, ByteOrder order);

}  // namespace merestone::io

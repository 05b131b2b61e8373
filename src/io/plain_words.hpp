// Words out of a stranger's file, made fit to stand on a map.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace merestone::io {

// HTML's tags gone, its commonest entities written out ("&copy;", "&#169;"), control characters and those that turn the direction of
// reading gone, white space single, bytes that are no UTF-8 read as Windows-1252; at most `most` letters, cut with an ellipsis.
[[nodiscard]] std::string plain_words(std::string_view text, std::size_t most);

}  // namespace merestone::io

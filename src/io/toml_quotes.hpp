// Letters outside quotes in a TOML text. TOML has only plain ASCII there; the parser of Debian 12 (toml++ 3.3) takes a path that its
// authors hold impossible where it meets one in place of a blank (U+00A1 to U+0499), so such a text is told before it is parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace merestone::io {

// The line, from 1, of the first byte beyond ASCII outside strings and comments; nothing: there is none. A byte order mark at the very
// beginning counts for nothing. O(bytes).
[[nodiscard]] std::optional<std::int64_t> line_of_letter_outside_quotes(std::string_view text);

}  // namespace merestone::io

// Private to io: texts as they come in, without what no planner typed. Control characters (below the blank but for tab and line ends, the
// delete character, and the second set that Unicode keeps) can move a terminal's cursor or hide in an id; they say nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace merestone::io {

constexpr std::size_t kLongestTitle = 300;  // characters: more than any page has room for (our own limit)

// The text without its control characters; nothing where it has none, which is the rule. One pass.
[[nodiscard]] std::optional<std::string> without_control_characters(std::string_view text);

// The first `most` characters of valid UTF-8, with "..." in the place of the rest; nothing where it is no longer than that.
[[nodiscard]] std::optional<std::string> cut_to(std::string_view text, std::size_t most);

}  // namespace merestone::io

// Private to io: a day of the week and a time of the day as a hub's table writes them, so that a row which nobody can read is told where it
// stands. What they mean for a week is analysis/hub_week.hpp's.
#pragma once

#include <optional>
#include <string_view>

namespace merestone::io {

// "Mon", "Tues", "monday", "Thursdays" -> 0 for Monday; nothing: no day.
[[nodiscard]] std::optional<int> weekday_of(std::string_view word);
// "18:30", "8", "18.30", "08:00:00" -> minutes since midnight, at most 24:00; nothing: no time.
[[nodiscard]] std::optional<int> minutes_of(std::string_view word);

}  // namespace merestone::io

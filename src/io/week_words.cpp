#include "io/week_words.hpp"

#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace merestone::io {

std::optional<int> weekday_of(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    std::string low = base::lower(base::trim(word));
    if (low.size() > 4 && low.back() == 's') low.pop_back();
    if (low.size() < 3) return {};
    for (std::size_t d = 0; d < kDays.size(); ++d)
        if (kDays[d].starts_with(low)) return static_cast<int>(d);
    return {};
}

std::optional<int> minutes_of(std::string_view word) {
    std::string plain(base::trim(word));
    for (char& c : plain)
        if (c == '.') c = ':';
    const auto parts = base::split(plain, ':');
    if (parts.empty() || parts.size() > 3) return {};
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool digits = parts[i].find_first_not_of("0123456789") == std::string_view::npos;
        if (!digits || parts[i].empty() || parts[i].size() > 2 || (i > 0 && parts[i].size() != 2)) return {};
        numbers[i] = static_cast<int>(*base::parse_int(parts[i]));
    }
    const int minutes = numbers[0] * 60 + numbers[1];
    if (numbers[1] > 59 || numbers[2] != 0 || minutes > 24 * 60) return {};
    return minutes;
}

}  // namespace merestone::io

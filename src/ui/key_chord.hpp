// A key with the modifiers held: "Ctrl+Shift+P". What menus print, what the key map's file holds, what a script presses.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "platform/events.hpp"

namespace merestone::ui {

struct Chord {
    platform::Key key = platform::Key::none;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    friend constexpr auto operator<=>(const Chord&, const Chord&) noexcept = default;
};

[[nodiscard]] std::string text(const Chord& chord);
// Nothing where it names no key. Names are those that text() gives, in any case.
[[nodiscard]] std::optional<Chord> parse_chord(std::string_view words);

}  // namespace merestone::ui

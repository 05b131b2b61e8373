#include "ui/key_chord.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace merestone::ui {
namespace {

using platform::Key;

constexpr std::array<std::pair<Key, std::string_view>, 26> kNamed{{{Key::space, "Space"},
                                                                   {Key::comma, ","},
                                                                   {Key::minus, "-"},
                                                                   {Key::period, "."},
                                                                   {Key::slash, "/"},
                                                                   {Key::semicolon, ";"},
                                                                   {Key::equals, "="},
                                                                   {Key::left_bracket, "["},
                                                                   {Key::right_bracket, "]"},
                                                                   {Key::backslash, "\\"},
                                                                   {Key::apostrophe, "'"},
                                                                   {Key::escape, "Esc"},
                                                                   {Key::enter, "Enter"},
                                                                   {Key::tab, "Tab"},
                                                                   {Key::backspace, "Backspace"},
                                                                   {Key::insert, "Insert"},
                                                                   {Key::del, "Delete"},
                                                                   {Key::right, "Right"},
                                                                   {Key::left, "Left"},
                                                                   {Key::down, "Down"},
                                                                   {Key::up, "Up"},
                                                                   {Key::page_up, "PgUp"},
                                                                   {Key::page_down, "PgDn"},
                                                                   {Key::home, "Home"},
                                                                   {Key::end, "End"},
                                                                   {Key::keypad_enter, "KeypadEnter"}}};

std::string name_of(Key key) {
    const auto n = static_cast<int>(key);
    if (key >= Key::a && key <= Key::z) return std::string(1, static_cast<char>('A' + n - static_cast<int>(Key::a)));
    if (key >= Key::n0 && key <= Key::n9) return std::string(1, static_cast<char>('0' + n - static_cast<int>(Key::n0)));
    if (key >= Key::f1 && key <= Key::f12) return "F" + std::to_string(1 + n - static_cast<int>(Key::f1));
    for (const auto& [named, name] : kNamed)
        if (named == key) return std::string(name);
    return {};
}

}  // namespace

std::string text(const Chord& chord) {
    std::string out;
    if (chord.ctrl) out += "Ctrl+";
    if (chord.alt) out += "Alt+";
    if (chord.shift) out += "Shift+";
    return out + name_of(chord.key);
}

std::optional<Chord> parse_chord(std::string_view words) {
    Chord chord;
    words = base::trim(words);
    for (;;) {
        const auto plus = words.find('+');
        if (plus == std::string_view::npos || plus == 0) break;
        const std::string modifier = base::lower(words.substr(0, plus));
        if (modifier == "ctrl") chord.ctrl = true;
        else if (modifier == "shift") chord.shift = true;
        else if (modifier == "alt") chord.alt = true;
        else return std::nullopt;
        words.remove_prefix(plus + 1);
    }
    const std::string wanted = base::lower(words);
    for (int k = 1; k < static_cast<int>(platform::kKeys); ++k) {
        const std::string name = name_of(static_cast<Key>(k));
        if (name.empty() || base::lower(name) != wanted) continue;
        chord.key = static_cast<Key>(k);
        return chord;
    }
    return std::nullopt;
}

}  // namespace merestone::ui

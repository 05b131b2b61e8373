// Keys with modifiers: what is printed in menus reads back as the same chord.
#include <catch2/catch.hpp>

#include <set>

#include "ui/key_chord.hpp"

using namespace merestone;
using platform::Key;
using ui::Chord;

namespace {

// Every key that may stand in the key map: the modifiers themselves may not.
std::vector<Key> keys_with_a_name() {
    std::vector<Key> out;
    const auto add = [&](Key first, Key last) {
        for (int k = static_cast<int>(first); k <= static_cast<int>(last); ++k) out.push_back(static_cast<Key>(k));
    };
    add(Key::a, Key::z);
    add(Key::n0, Key::n9);
    add(Key::f1, Key::f12);
    add(Key::space, Key::backslash);
    add(Key::escape, Key::keypad_enter);
    return out;
}

}  // namespace

TEST_CASE("every key with every set of modifiers reads back as printed, and no two print alike", "[fast]") {
    std::set<std::string> printed;
    for (const Key key : keys_with_a_name())
        for (int held = 0; held < 8; ++held) {
            const Chord chord{key, (held & 1) != 0, (held & 2) != 0, (held & 4) != 0};
            const std::string words = text(chord);
            CAPTURE(static_cast<int>(key), words);
            CHECK(printed.insert(words).second);
            const auto back = ui::parse_chord(words);
            REQUIRE(back);
            CHECK(*back == chord);
        }
}

TEST_CASE("chords are read in any case, with modifiers in any order and blanks about them", "[fast]") {
    const Chord wanted{Key::p, true, true, false};
    CHECK(ui::parse_chord("ctrl+shift+p") == wanted);
    CHECK(ui::parse_chord("  Shift+CTRL+P ") == wanted);
    CHECK(ui::parse_chord("esc") == Chord{Key::escape});
    CHECK(ui::parse_chord("PGDN") == Chord{Key::page_down});
}

TEST_CASE("what names no key is refused", "[fast]") {
    for (const char* words :
         {"", " ", "+", "Ctrl+", "Ctrl", "Ctrl++", "Hyper+A", "AB", "F0", "F13", "Ctrl+Shift", "Ctrl + A", "\xC3\xA9"}) {
        CAPTURE(words);
        CHECK_FALSE(ui::parse_chord(words));
    }
    CHECK_FALSE(ui::parse_chord(std::string(1 << 20, 'a')));
}

// What a person does to the window, as plain values: the window makes them, and so does a script.
//
// Positions and sizes are framebuffer pixels, x right, y down.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace merestone::platform {

// Keys by what is printed on them, where that is known; numbers stay below 512.
enum class Key : std::uint16_t {
    none = 0,
    a = 1,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    n0 = 30,
    n1,
    n2,
    n3,
    n4,
    n5,
    n6,
    n7,
    n8,
    n9,
    f1 = 50,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    space = 70,
    apostrophe,
    comma,
    minus,
    period,
    slash,
    semicolon,
    equals,
    left_bracket,
    right_bracket,
    backslash,
    escape = 90,
    enter,
    tab,
    backspace,
    insert,
    del,
    right,
    left,
    down,
    up,
    page_up,
    page_down,
    home,
    end,
    keypad_enter,
    left_shift = 110,
    left_ctrl,
    left_alt,
    left_super,
    right_shift,
    right_ctrl,
    right_alt,
    right_super,
};
inline constexpr std::size_t kKeys = 128;

enum class MouseButton : std::uint8_t { left, right, middle, back, forward };

struct Event {
    enum class Kind : std::uint8_t { key, text, button, move, wheel, resize, scale, focus, minimise, drop, close, wake };
    Kind kind = Kind::wake;
    Key key = Key::none;                     // key
    MouseButton button = MouseButton::left;  // button
    bool down = false;                       // key, button; focus: gained; minimise: hidden
    double x = 0.0;                          // move: position; wheel: notches; resize: size; scale: factor
    double y = 0.0;
    std::uint32_t letter = 0;                  // text: a Unicode code point
    std::vector<std::filesystem::path> files;  // drop
};

}  // namespace merestone::platform

// Events to ImGui, a frame's worth at a time.
//
// ImGui 1.86 sees only the state at the start of a frame: a key pressed and released between two frames would be lost. So events wait in
// a queue and each frame takes them up to the second change of any one key or button; what is left asks for another frame.
#pragma once

#include <array>
#include <deque>
#include <vector>

#include "platform/events.hpp"
#include "ui/key_chord.hpp"

namespace merestone::ui {

class InputFeed {
public:
    void add(platform::Event event) { waiting_.push_back(std::move(event)); }
    [[nodiscard]] bool waiting() const noexcept { return !waiting_.empty(); }

    // What this frame takes; ImGui's input state is set from it. Key presses come back as chords, to be looked up as shortcuts.
    struct Taken {
        std::vector<Chord> pressed;
        std::vector<std::filesystem::path> dropped;
        bool close = false;
        bool resized = false;
        bool focused = false;  // the window is looked at again
        bool anything = false;
    };
    Taken take();
    // Everything is let go: the window lost the focus, keys released elsewhere would stay down.
    void release_all();
    [[nodiscard]] bool held(platform::Key key) const { return down_[static_cast<std::size_t>(key)]; }

    static void set_up_keys();  // once per ImGui context

private:
    std::deque<platform::Event> waiting_;
    std::array<bool, platform::kKeys> down_{};
};

}  // namespace merestone::ui

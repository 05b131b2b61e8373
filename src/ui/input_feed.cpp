#include "ui/input_feed.hpp"

#include <imgui.h>

#include <set>

namespace merestone::ui {
namespace {
using platform::Event;
using platform::Key;

bool prints(Key key) { return key < Key::f1 || (key >= Key::space && key <= Key::backslash); }

}  // namespace

void InputFeed::set_up_keys() {
    ImGuiIO& io = ImGui::GetIO();
    const auto set = [&](ImGuiKey theirs, Key ours) { io.KeyMap[theirs] = static_cast<int>(ours); };
    set(ImGuiKey_Tab, Key::tab);
    set(ImGuiKey_LeftArrow, Key::left);
    set(ImGuiKey_RightArrow, Key::right);
    set(ImGuiKey_UpArrow, Key::up);
    set(ImGuiKey_DownArrow, Key::down);
    set(ImGuiKey_PageUp, Key::page_up);
    set(ImGuiKey_PageDown, Key::page_down);
    set(ImGuiKey_Home, Key::home);
    set(ImGuiKey_End, Key::end);
    set(ImGuiKey_Insert, Key::insert);
    set(ImGuiKey_Delete, Key::del);
    set(ImGuiKey_Backspace, Key::backspace);
    set(ImGuiKey_Space, Key::space);
    set(ImGuiKey_Enter, Key::enter);
    set(ImGuiKey_Escape, Key::escape);
    set(ImGuiKey_KeyPadEnter, Key::keypad_enter);
    set(ImGuiKey_A, Key::a);
    set(ImGuiKey_C, Key::c);
    set(ImGuiKey_V, Key::v);
    set(ImGuiKey_X, Key::x);
    set(ImGuiKey_Y, Key::y);
    set(ImGuiKey_Z, Key::z);
}

void InputFeed::release_all() {
    down_.fill(false);
    ImGuiIO& io = ImGui::GetIO();
    for (bool& down : io.KeysDown) down = false;
    for (bool& down : io.MouseDown) down = false;
    io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
}

InputFeed::Taken InputFeed::take() {
    ImGuiIO& io = ImGui::GetIO();
    Taken taken;
    std::set<int> changed;  // keys, and buttons from 1000
    const auto may_change = [&](int what) { return changed.insert(what).second; };
    bool letters_wait = false;  // ImGui takes letters before keys: those typed after a key that edits or asks are the next frame's
    while (!waiting_.empty()) {
        Event& e = waiting_.front();
        if (e.kind == Event::Kind::key) {
            if (!may_change(static_cast<int>(e.key))) return taken;
            down_[static_cast<std::size_t>(e.key)] = e.down;
            // Ctrl+Tab goes round the panes by the action table, not by ImGui's own list of windows.
            const bool round = e.key == Key::tab && (held(Key::left_ctrl) || held(Key::right_ctrl));
            io.KeysDown[static_cast<std::size_t>(e.key)] = e.down && !round;
            io.KeyCtrl = held(Key::left_ctrl) || held(Key::right_ctrl);
            io.KeyShift = held(Key::left_shift) || held(Key::right_shift);
            io.KeyAlt = held(Key::left_alt) || held(Key::right_alt);
            io.KeySuper = held(Key::left_super) || held(Key::right_super);
            letters_wait = letters_wait || (e.down && e.key < Key::left_shift && (io.KeyCtrl || io.KeyAlt || !prints(e.key)));
            if (e.down && e.key < Key::left_shift) taken.pressed.push_back({e.key, io.KeyCtrl, io.KeyShift, io.KeyAlt});
        } else if (e.kind == Event::Kind::button) {
            if (!may_change(1000 + static_cast<int>(e.button))) return taken;
            io.MouseDown[static_cast<std::size_t>(e.button)] = e.down;
            // A press and what moved before it belong together: the move after it is the next frame's.
            changed.insert(2000);
        } else if (e.kind == Event::Kind::move) {
            if (changed.contains(2000)) return taken;
            io.MousePos = ImVec2(static_cast<float>(e.x), static_cast<float>(e.y));
        } else if (e.kind == Event::Kind::wheel) {
            io.MouseWheelH += static_cast<float>(e.x);
            io.MouseWheel += static_cast<float>(e.y);
        } else if (e.kind == Event::Kind::text) {
            if (letters_wait) return taken;
            io.AddInputCharacter(e.letter);
        } else if (e.kind == Event::Kind::focus) {
            if (e.down) taken.focused = true;
            else release_all();
        } else if (e.kind == Event::Kind::drop) {
            taken.dropped.insert(taken.dropped.end(), e.files.begin(), e.files.end());
        } else if (e.kind == Event::Kind::close) {
            taken.close = true;
        } else if (e.kind == Event::Kind::resize || e.kind == Event::Kind::scale) {
            taken.resized = true;
        }
        taken.anything = true;
        waiting_.pop_front();
    }
    return taken;
}

}  // namespace merestone::ui

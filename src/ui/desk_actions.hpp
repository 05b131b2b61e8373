// The action table: the only door through which a menu, a key, a button, the palette or a script changes anything.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/desk.hpp"

namespace merestone::ui {

struct DeskAction {
    const char* id;     // "edit.undo": in the key map and in scripts
    const char* title;  // as menus and palette read it
    const char* menu;   // which menu it stands in; empty: palette and keys only
    // Why it cannot be done now, in words; empty: it can.
    std::string (*why_not)(const Desk&);
    // \param words what a script gave with it; empty from menus and keys
    void (*run)(Desk&, const std::string& words);
    bool (*on)(const Desk&) = nullptr;  // a switch: whether it is on
};

// In the order of menus.
[[nodiscard]] std::span<const DeskAction> desk_actions();
[[nodiscard]] const DeskAction* find_action(std::string_view id);
// Runs it, or says why not as a hint. \returns the reason where it was not run.
base::Result<base::Done> run_action(Desk& desk, std::string_view id, const std::string& words = {});

}  // namespace merestone::ui

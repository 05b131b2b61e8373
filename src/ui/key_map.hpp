// Which keys ask for which action: the map shipped in assets/keys.txt, and over it the user's own file of the same form.
//
// A line is `action.id   Ctrl+S, F5`; `#` begins a remark; an action without keys after it has none. Unknown ids and keys are said, never
// fatal.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/key_chord.hpp"

namespace merestone::ui {

class KeyMap {
public:
    // \returns what could not be read, a line each.
    std::vector<std::string> read(std::string_view file, std::string_view file_name);

    [[nodiscard]] const std::vector<Chord>& keys_of(const std::string& action) const;
    [[nodiscard]] std::string text_of(const std::string& action) const;  // "Ctrl+Shift+Z, Ctrl+Y"
    [[nodiscard]] const std::string* action_of(const Chord& chord) const;

private:
    std::map<std::string, std::vector<Chord>> keys_;
    std::map<Chord, std::string> actions_;
};

}  // namespace merestone::ui

#include "ui/key_map.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::ui {

std::vector<std::string> KeyMap::read(std::string_view file, std::string_view file_name) {
    std::vector<std::string> faults;
    std::size_t number = 0;
    for (std::string_view line : base::split(file, '\n')) {
        ++number;
        if (const auto remark = line.find('#'); remark != std::string_view::npos) line = line.substr(0, remark);
        line = base::trim(line);
        if (line.empty()) continue;
        const auto blank = line.find_first_of(" \t");
        const std::string action(line.substr(0, blank));
        for (const Chord& old : keys_[action]) actions_.erase(old);
        std::vector<Chord> chords;
        if (blank != std::string_view::npos) {
            // ", " parts chords: a comma alone is a key
            std::string_view rest = base::trim(line.substr(blank));
            while (!rest.empty()) {
                const auto comma = rest.find(", ");
                const std::string_view word = rest.substr(0, comma);
                if (const auto chord = parse_chord(word)) {
                    if (const auto taken = actions_.find(*chord); taken != actions_.end() && taken->second != action)
                        faults.push_back(fmt::format("{} line {}: {} already asks for {}", file_name, number, word, taken->second));
                    else chords.push_back(*chord);
                } else {
                    faults.push_back(fmt::format("{} line {}: \"{}\" names no key", file_name, number, word));
                }
                if (comma == std::string_view::npos) break;
                rest.remove_prefix(comma + 2);
            }
        }
        for (const Chord& chord : chords) actions_[chord] = action;
        keys_[action] = std::move(chords);
    }
    return faults;
}

const std::vector<Chord>& KeyMap::keys_of(const std::string& action) const {
    static const std::vector<Chord> none;
    const auto at = keys_.find(action);
    return at == keys_.end() ? none : at->second;
}

std::string KeyMap::text_of(const std::string& action) const {
    std::string out;
    for (const Chord& chord : keys_of(action)) out += (out.empty() ? "" : ", ") + text(chord);
    return out;
}

const std::string* KeyMap::action_of(const Chord& chord) const {
    const auto at = actions_.find(chord);
    return at == actions_.end() ? nullptr : &at->second;
}

}  // namespace merestone::ui

// What the desktop remembers between two days, in settings.txt of the settings folder: a line a thing, unknown lines passed over.
#pragma once

#include "ui/desk.hpp"
#include "ui/desktop.hpp"

namespace merestone::ui {

[[nodiscard]] DeskSettings read_settings();
void write_settings(const DeskSettings& settings);
[[nodiscard]] DeskSettings settings_of(std::string_view text);
[[nodiscard]] std::string text_of(const DeskSettings& settings);

}  // namespace merestone::ui

// Where settings and kept-aside work belong: the desktop standard's folders (XDG) on Linux, %APPDATA% on Windows (untested there).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace merestone::platform {

// Empty where no home is known. Not made here.
[[nodiscard]] std::filesystem::path settings_folder();  // ~/.config/merestone
[[nodiscard]] std::filesystem::path state_folder();     // ~/.local/state/merestone: autosaves, recent plans
[[nodiscard]] std::filesystem::path home_folder();
[[nodiscard]] std::filesystem::path documents_folder();  // ~/Documents where it is there, else home

// A small text file, or nothing where it is not there, not readable, or larger than a megabyte.
[[nodiscard]] std::optional<std::string> read_small(const std::filesystem::path& file);
// Written aside and renamed; makes the folder.
[[nodiscard]] base::Result<base::Done> write_small(const std::filesystem::path& file, const std::string& text);

}  // namespace merestone::platform

// The desktop's own file dialog where one can be run: zenity or kdialog, a process of its own. Our browser (ui) always works; this one
// knows the places that a person bookmarked.
//
// Linux only: elsewhere system_chooser() is empty.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace merestone::platform {

struct FileWish {
    std::string title;
    bool saving = false;
    bool several = false;          // of files to open
    std::filesystem::path folder;  // to begin in
    std::string name;              // proposed, when saving
};

// The program that would be run: "zenity", "kdialog", or empty where none is on the search path or there is no display.
[[nodiscard]] std::string system_chooser();

// Blocks until the person chose: for a job. \returns nothing chosen where it was called off; an Error where the dialog could not be run.
// Where `stopped` comes to say yes the dialog is ended.
[[nodiscard]] base::Result<std::vector<std::filesystem::path>> choose_with_system(const FileWish& wish,
                                                                                  const std::function<bool()>& stopped);

// The words that the dialog is started with, apart for a test.
[[nodiscard]] std::vector<std::string> chooser_words(const std::string& program, const FileWish& wish);
// What it said, a path a line.
[[nodiscard]] std::vector<std::filesystem::path> chosen_paths(const std::string& said);

}  // namespace merestone::platform

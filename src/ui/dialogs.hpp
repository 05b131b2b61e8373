// What dialogs hold: a file to choose, a question to answer. The desk holds at most one of each; neither blocks.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace merestone::ui {

class Desk;

struct FileDialog {
    bool open = false;
    bool saving = false;
    std::string system;    // the desktop's own dialog, where one can be run
    bool folders = false;  // a folder may be chosen as it is
    bool plans = false;    // for opening a plan: a folder that holds one may be chosen, and those opened lately are at hand
    std::string title;
    std::string name;                     // proposed, when saving
    std::vector<std::string> extensions;  // ".gpkg"; empty: all files
    std::function<void(Desk&, const std::filesystem::path&)> done;
    std::function<void(Desk&, const std::vector<std::filesystem::path>&)> done_several;  // where several files may be chosen at once

    std::filesystem::path folder;
    std::filesystem::path listed;  // what `entries` are of
    std::string path_text;
    bool fresh = true;  // the key that opened it is not an answer
    std::string fault;
    struct Entry {
        std::string name;
        bool folder = false;
        bool plan = false;  // a folder with a plan.toml
    };
    std::vector<Entry> entries;
};

struct Question {
    std::string asked;
    std::string more;
    struct Answer {
        std::string label;
        std::function<void(Desk&)> run;
    };
    std::vector<Answer> answers;  // Enter gives the first; Esc the last, where that does nothing
    bool fresh = true;            // the key that led to it is not its answer
};

}  // namespace merestone::ui

#include "platform/file_chooser.hpp"

#include <cstdlib>

#include "base/paths.hpp"
#include "base/text.hpp"

#ifndef _WIN32
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT: what POSIX calls it
#endif

namespace merestone::platform {

namespace fs = std::filesystem;

std::vector<std::string> chooser_words(const std::string& program, const FileWish& wish) {
    const fs::path at = wish.saving ? wish.folder / base::path_of(wish.name) : wish.folder / "";
    if (program == "kdialog") {
        std::vector<std::string> words{"kdialog", "--title", wish.title, wish.saving ? "--getsavefilename" : "--getopenfilename",
                                       base::path_text(at)};
        if (wish.several && !wish.saving) words.insert(words.end(), {"--multiple", "--separate-output"});
        return words;
    }
    std::vector<std::string> words{"zenity", "--file-selection", "--title=" + wish.title, "--filename=" + base::path_text(at)};
    if (wish.saving) words.emplace_back("--save");
    else if (wish.several) words.insert(words.end(), {"--multiple", "--separator=\n"});
    return words;
}

std::vector<fs::path> chosen_paths(const std::string& said) {
    std::vector<fs::path> out;
    for (const std::string_view line : base::split(said, '\n'))
        if (const fs::path path = base::path_of(line); path.is_absolute()) out.push_back(path);
    return out;
}

#ifdef _WIN32

std::string system_chooser() { return {}; }

base::Result<std::vector<fs::path>> choose_with_system(const FileWish&, const std::function<bool()>&) {
    return base::Error{base::ErrorKind::usage, "there is no dialog of the desktop's own here", ""};
}

#else

namespace {

bool on_search_path(const char* program) {
    const char* path = std::getenv("PATH");
    if (path == nullptr) return false;
    for (const std::string_view folder : base::split(path, ':'))
        if (!folder.empty() && access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) return true;
    return false;
}

}  // namespace

std::string system_chooser() {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return {};
    for (const char* program : {"zenity", "kdialog"})
        if (on_search_path(program)) return program;
    return {};
}

base::Result<std::vector<fs::path>> choose_with_system(const FileWish& wish, const std::function<bool()>& stopped) {
    const std::string program = system_chooser();
    const base::Error failed{base::ErrorKind::usage, "the desktop's own dialog cannot be run", "Choose the file in this one."};
    if (program.empty()) return failed;
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) return failed;
    std::vector<std::string> words = chooser_words(program, wish);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = -1;
    const int spawned = posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) {
        close(ends[0]);
        return failed;
    }
    std::string said;
    constexpr std::size_t kMost = 1U << 20U;
    constexpr int kLook_ms = 200;
    for (bool open = true; open && said.size() < kMost;) {
        if (stopped && stopped()) {
            kill(child, SIGTERM);
            break;
        }
        pollfd waits{ends[0], POLLIN, 0};
        if (poll(&waits, 1, kLook_ms) <= 0) continue;
        char piece[4096];
        const ssize_t n = read(ends[0], piece, sizeof piece);
        if (n > 0) said.append(piece, static_cast<std::size_t>(n));
        else open = false;
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (stopped && stopped()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    return chosen_paths(said);
}

#endif

}  // namespace merestone::platform

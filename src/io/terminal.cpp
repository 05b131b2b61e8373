#include "io/terminal.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace merestone::io {
namespace {

std::atomic<int> interrupts{0};

extern "C" void on_interrupt(int) {
    interrupts.fetch_add(1);
    if (interrupts.load() > 1) std::signal(SIGINT, SIG_DFL);
}

}  // namespace

bool stderr_is_terminal() {
#ifdef _WIN32
    return _isatty(2) != 0;
#else
    return isatty(2) != 0;
#endif
}

// A signal handler may not ask a stop source itself, so a thread looks every twentieth of a second.
void stop_on_interrupt(std::stop_source stop) {
    interrupts = 0;
    std::signal(SIGINT, on_interrupt);
    static std::jthread watcher;
    watcher = std::jthread([stop](const std::stop_token& end) mutable {
        while (!end.stop_requested() && interrupts.load() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (interrupts.load() > 0) stop.request_stop();
    });
}

std::filesystem::path program_folder() {
#ifdef _WIN32
    wchar_t name[32768];
    const DWORD length = GetModuleFileNameW(nullptr, name, 32768);
    return length > 0 && length < 32768 ? std::filesystem::path(name).parent_path() : std::filesystem::path();
#else
    std::error_code fault;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", fault);
    return fault ? std::filesystem::path() : self.parent_path();
#endif
}

}  // namespace merestone::io

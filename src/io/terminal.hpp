// The few things a command line asks of the operating system.
#pragma once

#include <filesystem>
#include <stop_token>

namespace merestone::io {

[[nodiscard]] bool stderr_is_terminal();
// Ctrl+C asks `stop` to stop; pressed again it ends the program. Until another source is given.
void stop_on_interrupt(std::stop_source stop);
// The folder the running program lies in; empty where that cannot be told.
[[nodiscard]] std::filesystem::path program_folder();

}  // namespace merestone::io

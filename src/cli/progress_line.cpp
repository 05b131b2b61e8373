#include "cli/progress_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "io/terminal.hpp"

namespace merestone::cli {

ProgressLine::ProgressLine() : on_terminal_(io::stderr_is_terminal()) {
    if (on_terminal_) report_ = [this](double share, std::string_view stage) { show(share, stage); };
    io::stop_on_interrupt(stop_);
}

ProgressLine::~ProgressLine() {
    if (shown_ > 0) fmt::print(stderr, "\r{:<{}}\r", "", shown_);
}

void ProgressLine::show(double share, std::string_view stage) {
    const std::string line = fmt::format("{:3.0f} %  {}", 100 * share, stage);
    fmt::print(stderr, "\r{:<{}}", line, shown_);
    std::fflush(stderr);
    shown_ = std::max(shown_, line.size());
}

}  // namespace merestone::cli

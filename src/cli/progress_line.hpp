// Progress on standard error: a line that is rewritten, only on a terminal. Interrupts (Ctrl+C) become a cancel, once; a second one ends
// the program as usual.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/progress.hpp"

namespace merestone::cli {

class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    [[nodiscard]] base::Progress progress() const { return {&report_, stop_.get_token()}; }

private:
    void show(double share, std::string_view stage);
    bool on_terminal_;
    std::size_t shown_ = 0;
    std::stop_source stop_;
    base::Progress::Report report_;
};

}  // namespace merestone::cli

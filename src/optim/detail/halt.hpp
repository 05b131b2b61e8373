// Whether a search must end before its counted work is done: somebody cancelled, or the time is up.
#pragma once

#include <chrono>
#include <optional>

#include "base/progress.hpp"

namespace merestone::optim::detail {

class Halt {
public:
    Halt(const base::Progress& progress, double time_limit_s) : progress_(progress) {
        if (time_limit_s <= 0) return;
        using Clock = std::chrono::steady_clock;
        end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(time_limit_s));
    }
    [[nodiscard]] bool cancelled() const noexcept { return progress_.cancelled(); }
    [[nodiscard]] bool time_is_up() const noexcept { return end_ && std::chrono::steady_clock::now() >= *end_; }
    // Asks the clock: not for every proposal. Safe from any thread.
    [[nodiscard]] bool asked() const noexcept { return cancelled() || time_is_up(); }

private:
    base::Progress progress_;
    std::optional<std::chrono::steady_clock::time_point> end_;
};

}  // namespace merestone::optim::detail

// How far a long work is, and whether to stop: the one object that long functions take.
//
// Work that polls `cancelled()` every few milliseconds can be ended from another thread through the stop source. A Progress
// splits: `part(from, to)` gives a callee its own 0..1 that maps into the caller's range. Copy it freely; it is two pointers.
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace merestone::base {

class Progress {
public:
    // share_done in 0..1; stage in a planner's words ("finding localities").
    using Report = std::function<void(double share_done, std::string_view stage)>;

    Progress() = default;  // says nothing, never cancelled
    Progress(const Report* report, std::stop_token stop) : report_(report), stop_(std::move(stop)) {}

    [[nodiscard]] bool cancelled() const noexcept { return stop_.stop_requested(); }
    void say(double share_done, std::string_view stage) const {
        if (report_ != nullptr && *report_) (*report_)(from_ + (to_ - from_) * share_done, stage);
    }
    [[nodiscard]] Progress part(double from, double to) const {
        Progress inner = *this;
        inner.from_ = from_ + (to_ - from_) * from;
        inner.to_ = from_ + (to_ - from_) * to;
        return inner;
    }

private:
    const Report* report_ = nullptr;  // outlives the work
    std::stop_token stop_;
    double from_ = 0.0;
    double to_ = 1.0;
};

}  // namespace merestone::base

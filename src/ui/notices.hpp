// Short messages at the map's edge: what was done, what went wrong and what to do. They go after a while; faults stay until dismissed.
#pragma once

#include <deque>
#include <string>

#include "base/result.hpp"
#include "ui/widgets.hpp"

namespace merestone::ui {

enum class NoticeKind { done, hint, fault };

struct Notice {
    NoticeKind kind = NoticeKind::done;
    std::string words;
    std::string todo;
    double until_s = 0.0;  // 0: until dismissed
    int number = 0;
};

class Notices {
public:
    void say(NoticeKind kind, std::string words, double now_s, const std::string& todo = {});
    void say(const base::Error& error, double now_s) { say(NoticeKind::fault, error.what, now_s, error.todo); }
    void draw(Widgets& w, double right_px, double top_px, double now_s);
    [[nodiscard]] const std::deque<Notice>& shown() const noexcept { return shown_; }
    [[nodiscard]] double next_change_s() const noexcept;  // infinity: none
    void dismiss_all() { shown_.clear(); }

private:
    std::deque<Notice> shown_;
    int last_ = 0;
};

}  // namespace merestone::ui

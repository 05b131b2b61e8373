// The widgets that panels are made of. Each has an id that does not change ("toolbar.lasso"), and each frame notes where it stands,
// whether it can be used and what it shows: a script finds and works them by id, as a person would with the mouse.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/theme.hpp"

namespace merestone::ui {

struct SeenWidget {
    double x = 0.0;  // framebuffer pixels
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
    bool enabled = true;
    bool clipped = false;  // scrolled out of sight
    std::string value;
};

class Widgets {
public:
    explicit Widgets(const Theme& theme) : theme_(&theme) {}
    [[nodiscard]] const Theme& theme() const noexcept { return *theme_; }
    [[nodiscard]] float px(double logical) const noexcept { return theme_->px(logical); }
    void begin_frame() { seen_.clear(); }
    [[nodiscard]] const std::map<std::string, SeenWidget>& seen() const noexcept { return seen_; }
    // The last item that ImGui drew, under this id. For panels that draw an item of their own.
    void note(const std::string& id, bool enabled = true, std::string value = {});

    // `why` not empty: the button is disabled and says why on hovering; `hint` is said otherwise.
    bool button(const std::string& id, const char* label, const std::string& hint = {}, const std::string& why = {});
    bool tool_button(const std::string& id, const char* label, bool on, const std::string& hint);
    bool primary_button(const std::string& id, const char* label, const std::string& why = {});
    bool check(const std::string& id, const char* label, bool& on);
    bool radio(const std::string& id, const char* label, bool on);
    // Long lists have a field to search them by.
    bool choice(const std::string& id, const char* label, std::size_t& chosen, std::span<const std::string> options);
    bool slider(const std::string& id, const char* label, double& value, double low, double high, const char* format);
    // Text of at most `most` bytes, however much is pasted. true: changed this frame.
    bool field(const std::string& id, const char* hint, std::string& value, std::size_t most = 512);
    // true once, when Enter is pressed in it.
    bool field_entered(const std::string& id, const char* hint, std::string& value, std::size_t most = 512);
    // Several lines. true once, when it is left after a change.
    bool text(const std::string& id, std::string& value, int lines, std::size_t most);
    bool row(const std::string& id, const char* label, bool selected);

    void heading(const char* text);
    void muted(const std::string& text);                                                  // wraps
    void pair(const char* name, const std::string& value, const std::string& hint = {});  // a name and a value on one line
    void hint(const std::string& text);                                                   // on hovering the last item
    void focus_next(const std::string& id) { focus_ = id; }

private:
    const Theme* theme_;
    std::map<std::string, SeenWidget> seen_;
    std::string focus_;
    std::string choice_filter_;  // of the one list that is open
    void focus_if(const std::string& id);
};

}  // namespace merestone::ui

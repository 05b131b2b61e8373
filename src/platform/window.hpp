// The one window, with an OpenGL 3.3 core context current on the thread that opened it.
//
// wait() sleeps until an event, the deadline, or wake() from another thread: an idle window costs nothing. Everything but wake() is for
// the thread that opened the window. Sizes are framebuffer pixels; scale() is framebuffer pixels to a logical one (96 to the inch).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/events.hpp"

namespace merestone::platform {

struct WindowOptions {
    std::string title = "Merestone";
    int width_px = 1600;
    int height_px = 1000;
    bool maximised = false;
};

enum class CursorShape { arrow, text, hand, move, cross, resize_across, resize_down };

struct PixelSize {
    int width = 0;
    int height = 0;
    friend constexpr bool operator==(const PixelSize&, const PixelSize&) noexcept = default;
};

class Window {
public:
    // \returns ErrorKind::no_display where there is no display or no OpenGL 3.3, with what to do.
    static base::Result<Window> open(const WindowOptions& options);
    ~Window();
    // After the graphics card lost the context: another window of the same place, size and title, with a new context current. What was
    // made in the old one is gone. \returns as open() does.
    [[nodiscard]] base::Result<base::Done> renew();
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;

    // Events since the last call, in order. \param at_most_s nothing: until something happens; 0: does not wait.
    [[nodiscard]] std::vector<Event> wait(std::optional<double> at_most_s);
    // From any thread: ends a wait. Does nothing once the window is gone.
    static void wake() noexcept;

    [[nodiscard]] PixelSize size() const;    // 0 x 0 while minimised
    [[nodiscard]] PixelSize screen() const;  // of the monitor, for keeping a remembered size on it
    [[nodiscard]] double scale() const;
    [[nodiscard]] bool minimised() const;
    [[nodiscard]] bool focused() const;
    [[nodiscard]] bool full_screen() const;
    void set_full_screen(bool on);
    void set_title(const std::string& title);
    void set_cursor(CursorShape shape);
    void swap();
    [[nodiscard]] std::string clipboard() const;  // empty where it holds no text
    void set_clipboard(const std::string& text);

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Seconds of a steady clock, for frame times and time-outs only: never in a result.
[[nodiscard]] double steady_seconds() noexcept;

}  // namespace merestone::platform

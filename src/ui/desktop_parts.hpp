// Private to the desktop's two ways to run: the ImGui context with a desk and a painter on it, a frame at a time.
#pragma once

#include <memory>

#include "ui/desk.hpp"
#include "ui/desktop.hpp"
#include "ui/painter.hpp"

namespace merestone::ui {

class ImGuiScope {
public:
    ImGuiScope();
    ~ImGuiScope();
    ImGuiScope(const ImGuiScope&) = delete;
    ImGuiScope& operator=(const ImGuiScope&) = delete;
};

// \pre an OpenGL context is current.
struct Running {
    ImGuiScope imgui;
    std::unique_ptr<Painter> painter;
    std::unique_ptr<Desk> desk;
    std::uint64_t geography_for = 0;  // which document's zones the painter holds
    std::uint64_t second_geography_for = 0;
    double last_s = 0.0;

    // One frame of that size. \returns whether anything was painted.
    bool frame(int width_px, int height_px, double now_s, bool always);
    InputFeed::Taken last_taken;
    // The context is lost, or somebody asked for it (Desk::draw_anew).
    [[nodiscard]] bool must_draw_anew() const { return desk->draw_anew || painter->lost(); }
    // \pre a new context is current. Makes everything that is drawn with again, out of the plain data.
    [[nodiscard]] base::Result<base::Done> draw_anew();
    void say_what_draws();
};

[[nodiscard]] base::Result<std::unique_ptr<Running>> start_running(const DesktopOptions& options, Host host, DeskSettings settings);
void open_first(Desk& desk, const DesktopOptions& options);

int run_window(const DesktopOptions& options);
int run_off_screen(const DesktopOptions& options);

}  // namespace merestone::ui

// The desktop in a real window: sleeps until something happens, draws only when something changed.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>

#include "base/text.hpp"
#include "platform/directories.hpp"
#include "platform/window.hpp"
#include "ui/comfort.hpp"
#include "ui/desk_actions.hpp"
#include "ui/desktop_parts.hpp"
#include "ui/settings.hpp"

namespace merestone::ui {
namespace {

constexpr int kFramesAfterInput = 3;  // pop-ups and hovers need a frame more than the event's own

platform::CursorShape shape_of(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput: return platform::CursorShape::text;
        case ImGuiMouseCursor_ResizeAll: return platform::CursorShape::hand;
        case ImGuiMouseCursor_ResizeEW: return platform::CursorShape::resize_across;
        case ImGuiMouseCursor_ResizeNS: return platform::CursorShape::resize_down;
        case ImGuiMouseCursor_Hand: return platform::CursorShape::hand;
        default: return platform::CursorShape::arrow;
    }
}

// No window can be had any more: what is not saved is kept aside for the next start.
int give_up(Desk& desk, const base::Error& error) {
    if (desk.document) desk.document->session().tick(std::numeric_limits<double>::max());
    desk.pool.wait_idle();
    fmt::print(stderr, "merestone: {}\n{}\nWork that was not saved is kept aside and offered at the next start.\n", error.what, error.todo);
    return base::exit_code(error.kind);
}

}  // namespace

int run_window(const DesktopOptions& options) {
    const auto kept = read_settings();
    platform::WindowOptions wanted;
    wanted.width_px = options.width_px;
    wanted.height_px = options.height_px;
    auto opened = platform::Window::open(wanted);
    if (!opened) {
        fmt::print(stderr, "merestone: {}\n{}\n", opened.error().what, opened.error().todo);
        return base::exit_code(opened.error().kind);
    }
    platform::Window window = std::move(opened).value();
    Host host;
    host.clipboard = [&window] { return window.clipboard(); };
    host.set_clipboard = [&window](const std::string& text) { window.set_clipboard(text); };
    host.set_title = [&window](const std::string& title) { window.set_title(title); };
    host.set_full_screen = [&window](bool) { window.set_full_screen(!window.full_screen()); };
    host.wake = [] { platform::Window::wake(); };
    auto started = start_running(options, host, kept);
    if (!started) {
        fmt::print(stderr, "merestone: {}\n{}\n", started.error().what, started.error().todo);
        return base::exit_code(started.error().kind);
    }
    Running& r = *started.value();
    Desk& desk = *r.desk;
    if (const auto folder = platform::settings_folder(); !folder.empty())
        if (const auto own = platform::read_small(folder / "keys.txt"))
            for (const std::string& fault : desk.keys.read(*own, "your keys.txt")) desk.say(NoticeKind::hint, fault);
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = &window;
    // ImGui copies in its fields by these.
    io.ClipboardUserData = &window;
    io.GetClipboardTextFn = [](void* data) -> const char* {
        static std::string text;
        text = static_cast<platform::Window*>(data)->clipboard();
        return text.c_str();
    };
    io.SetClipboardTextFn = [](void* data, const char* text) { static_cast<platform::Window*>(data)->set_clipboard(text); };
    desk.set_scale(window.scale());
    if (const auto state = platform::state_folder(); !state.empty()) desk.autosave_folder = state / "autosave";
    if (!kept.basemap.empty()) desk.basemap.show(desk, kept.basemap);
    open_first(desk, options);
    desk.offer_kept_aside();
    if (!kept.toured && !platform::settings_folder().empty()) begin_tour(desk);  // where it is kept that it was shown

    int frames = kFramesAfterInput;
    while (!desk.quit) {
        const double now = platform::steady_seconds();
        std::optional<double> at_most;
        if (window.minimised()) at_most = desk.opener.busy() ? std::optional(0.5) : std::nullopt;
        else if (frames > 0 || desk.input.waiting()) at_most = 0.0;
        else if (const double next = desk.next_wake_s(); std::isfinite(next)) at_most = std::max(0.001, next - now);
        bool resized = false;
        for (platform::Event& e : window.wait(at_most)) {
            if (e.kind == platform::Event::Kind::scale) desk.set_scale(window.scale());
            resized = resized || e.kind == platform::Event::Kind::resize || (e.kind == platform::Event::Kind::wake);
            if (e.kind != platform::Event::Kind::wake) frames = kFramesAfterInput;
            desk.input.add(std::move(e));
        }
        if (window.minimised()) continue;
        const platform::PixelSize size = window.size();
        if (size.width < 1 || size.height < 1) continue;
        if (r.must_draw_anew()) {
            auto renewed = window.renew();
            if (renewed) renewed = r.draw_anew();
            if (!renewed) return give_up(desk, renewed.error());
        }
        if (r.frame(size.width, size.height, platform::steady_seconds(), resized)) window.swap();
        window.set_cursor(shape_of(ImGui::GetMouseCursor()));
        if (r.last_taken.close) (void)run_action(desk, "file.quit");
        if (frames > 0) --frames;
    }
    write_settings(settings_to_keep(desk));
    if (desk.document && !desk.document->session().dirty()) desk.document->session().forget_autosave();
    return 0;
}

}  // namespace merestone::ui

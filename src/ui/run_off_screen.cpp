// The desktop without a screen: a script works it with a clock that steps, a picture is taken of it. Same desk, same drawing.
#include <fmt/format.h>
#include <imgui.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/check.hpp"
#include "gl/surfaceless.hpp"
#include "platform/directories.hpp"
#include "report/surfaces.hpp"
#include "ui/desk_actions.hpp"
#include "ui/desktop_parts.hpp"
#include "ui/script.hpp"

namespace merestone::ui {
namespace {

constexpr double kFrame_s = 1.0 / 60.0;
constexpr int kSettleFrames = 4;  // hover, labels and pop-ups come a frame or two after their cause
constexpr int kLongest_frames = 60 * 60 * 10;

struct Stage {
    std::unique_ptr<gl::Surfaceless> surface;
    Running* running = nullptr;
    double now_s = 1.0;
    int quiet_frames = 0;
    std::string clipboard;

    void frame() {
        if (running->must_draw_anew()) start_again();
        surface->bind();
        now_s += kFrame_s;
        (void)running->frame(surface->width(), surface->height(), now_s, true);
        quiet_frames = running->desk->idle() ? quiet_frames + 1 : 0;
        // Jobs run on real time: give them some.
        if (!running->desk->idle()) std::this_thread::sleep_for(std::chrono::milliseconds(4));
    }
    // As after a card's reset: a new context, everything in it made again.
    void start_again() {
        const int width = surface->width();
        const int height = surface->height();
        surface.reset();
        auto fresh = gl::Surfaceless::make(width, height);
        base::check(fresh.ok(), "there was a context, and now there is none");
        surface = std::move(fresh).value();
        const auto drawn = running->draw_anew();
        base::check(drawn.ok(), "what was drawn before cannot be drawn again");
        quiet_frames = 0;
    }
    [[nodiscard]] bool idle() const { return quiet_frames >= kSettleFrames; }
};

base::Result<base::Done> save_picture(gl::Surfaceless& surface, const std::filesystem::path& file) {
    const gl::Picture picture = surface.read_rgba();
    const auto png = report::png_of(picture.width, picture.height, picture.rgba);
    if (!png) return png.error();
    return platform::write_small(file, png.value());
}

ScriptStage script_stage(Stage& s) {
    Desk& d = *s.running->desk;
    ScriptStage out;
    out.feed = [&d](platform::Event e) { d.input.add(std::move(e)); };
    out.fed = [&d] { return !d.input.waiting(); };
    out.idle = [&s] { return s.idle(); };
    out.widget = [&d](const std::string& id, double& x, double& y) {
        const auto at = d.widgets.seen().find(id);
        if (at == d.widgets.seen().end() || !at->second.enabled || at->second.clipped) return false;
        x = at->second.x + at->second.width / 2;
        y = at->second.y + at->second.height / 2;
        return true;
    };
    out.widget_value = [&d](const std::string& id) {
        const auto at = d.widgets.seen().find(id);
        return at == d.widgets.seen().end() ? std::string() : at->second.value;
    };
    out.map = [&d](double easting, double northing, double& x, double& y) {
        const scene::Px px = d.view.camera().to_px({easting, northing});
        x = static_cast<double>(d.layout.map.x) + px.x * d.scale();
        y = static_cast<double>(d.layout.map.y) + px.y * d.scale();
        return d.layout.map.contains(x, y);
    };
    out.act = [&d](const std::string& action, const std::string& words) { return run_action(d, action, words); };
    out.describe = [&d](const std::string& what) { return d.described(what); };
    out.screenshot = [&s](const std::string& file) { return save_picture(*s.surface, file); };
    out.resize = [&s](int width, int height) { (void)s.surface->resize(width, height); };
    out.rescale = [&d](double scale) { d.set_scale(scale); };
    out.print = [](const std::string& line) { fmt::print("{}\n", line); };
    return out;
}

int refused(const base::Error& error) {
    fmt::print(stderr, "merestone: {}\n{}\n", error.what, error.todo);
    return base::exit_code(error.kind);
}

}  // namespace

int run_off_screen(const DesktopOptions& options) {
    std::vector<ScriptStep> steps;
    if (!options.script.empty()) {
        std::ifstream in(options.script, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        if (!in)
            return refused(
                {base::ErrorKind::bad_input, "the script " + options.script.string() + " cannot be read", "Give the path of a text file."});
        auto parsed = parse_script(text.str(), options.script.filename().string());
        if (!parsed) return refused(parsed.error());
        steps = std::move(parsed).value();
    }
    auto surface = gl::Surfaceless::make(options.width_px, options.height_px);
    if (!surface) return refused(surface.error());
    Stage stage;
    stage.surface = std::move(surface).value();
    Host host;
    host.clipboard = [&stage] { return stage.clipboard; };
    host.set_clipboard = [&stage](const std::string& text) { stage.clipboard = text; };
    DeskSettings settings;
    if (options.dark) settings.theme = ThemeKind::dark;
    auto started = start_running(options, host, settings);
    if (!started) return refused(started.error());
    stage.running = started.value().get();
    Desk& desk = *stage.running->desk;
    desk.set_scale(options.scale);
    open_first(desk, options);

    ScriptRunner runner(std::move(steps), script_stage(stage));
    int frames = 0;
    for (bool more = true; more && !desk.quit && frames < kLongest_frames; ++frames) {
        stage.frame();
        more = runner.advance();
    }
    for (; !stage.idle() && frames < kLongest_frames; ++frames) stage.frame();
    for (const std::string& fault : runner.faults()) fmt::print(stderr, "merestone: {}: {}\n", options.script.filename().string(), fault);
    if (!runner.faults().empty()) return 1;
    if (!desk.document && !desk.opened_once) {  // a script may close what it opened
        fmt::print(stderr, "merestone: {} was not opened\n", (options.plan.empty() ? options.sample_plan : options.plan).string());
        for (const Notice& n : desk.notices.shown()) fmt::print(stderr, "merestone: {}\n{}\n", n.words, n.todo);
        for (const model::Problem& p : desk.failed_problems)
            if (p.severity == model::Severity::error) fmt::print(stderr, "{}:{}: {}: {}\n", p.file, p.row, p.meaning, p.todo);
        return 3;
    }
    if (!options.screenshot.empty())
        if (const auto done = save_picture(*stage.surface, options.screenshot); !done) return refused(done.error());
    return 0;
}

}  // namespace merestone::ui

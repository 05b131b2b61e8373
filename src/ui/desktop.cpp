#include "ui/desktop.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>

#include "embedded/merestone_ui.hpp"
#include "platform/directories.hpp"
#include "report/fonts.hpp"
#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/desktop_parts.hpp"
#include "ui/printing.hpp"

namespace merestone::ui {

ImGuiScope::ImGuiScope() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // settings are the program's own
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;  // an idle window draws nothing
    InputFeed::set_up_keys();
}

ImGuiScope::~ImGuiScope() { ImGui::DestroyContext(); }

base::Result<std::unique_ptr<Running>> start_running(const DesktopOptions& options, Host host, DeskSettings settings) {
    auto running = std::make_unique<Running>();
    auto painter = Painter::make();
    if (!painter) return painter.error();
    running->painter = std::move(painter).value();
    running->desk = std::make_unique<Desk>(std::move(host), std::move(settings), std::string(embedded::keys_txt), options.data_folder);
    running->desk->sample_plan = options.sample_plan;
    running->say_what_draws();
    return running;
}

void Running::say_what_draws() {
    const gl::DeviceInfo& info = painter->map().info();
    desk->about_lines = {"Drawn by " + info.renderer + (info.software ? " (in software)" : ""), "OpenGL " + info.version};
}

base::Result<base::Done> Running::draw_anew() {
    painter.reset();  // before anything is made in the new context: the names it gives back are of the old one
    auto fresh = Painter::make();
    if (!fresh) return fresh.error();
    painter = std::move(fresh).value();
    geography_for = 0;
    second_geography_for = 0;
    desk->draw_anew = false;
    desk->fonts_stale = true;
    say_what_draws();
    desk->say(NoticeKind::hint, "The map was drawn anew", "The graphics were started again. Nothing of your work was touched.");
    return base::Done{};
}

void open_first(Desk& desk, const DesktopOptions& options) {
    const bool sample = options.plan.empty();
    const auto& plan = sample ? options.sample_plan : options.plan;
    if (plan.empty()) desk.say(NoticeKind::fault, "The sample did not come with this program", "Open a plan with File > Open.");
    else desk.open(plan, sample);
}

bool Running::frame(int width_px, int height_px, double now_s, bool always) {
    ImGuiIO& io = ImGui::GetIO();
    if (desk->fonts_stale) {
        load_fonts(desk->theme, report::font_bytes(false), report::font_bytes(true));
        apply(desk->theme);
        painter->fonts_changed();
        desk->fonts_stale = false;
    }
    io.DisplaySize = {static_cast<float>(std::max(1, width_px)), static_cast<float>(std::max(1, height_px))};
    io.DeltaTime = static_cast<float>(std::clamp(now_s - last_s, 1e-4, 1.0));
    last_s = now_s;
    last_taken = desk->input.take();
    painter->begin_ui_frame();
    if (desk->printing) desk->printing->texture = painter->texture_of(desk->printing->picture.get(), desk->printing->picture_number);
    feed_enter(*desk);
    ImGui::NewFrame();
    desk->frame(last_taken, width_px, height_px, now_s);
    ImGui::Render();

    gl::Frame map;
    map.camera = desk->view.camera();
    map.device_scale = desk->theme.scale;
    map.moving = desk->view.moving(now_s);
    if (desk->document) {
        if (geography_for != desk->document_number) {
            painter->map().set_geography(desk->document->geography().mesh);
            geography_for = desk->document_number;
        }
        desk->refresh_map(painter->face());
        map.content = &desk->document->content();
        map.content_revision = (desk->document_number << 40U) + desk->document->content_revision();
        map.labels = &desk->labels;
        map.labels_revision = (desk->document_number << 40U) + desk->labels_revision;
    }
    painter->see_as(desk->comfort->sight);
    std::optional<SecondMap> second;
    if (desk->document && desk->comparing && painter->second() != nullptr) {
        second = comparing_frames(*desk, painter->face(), map);
        if (second && second_geography_for != desk->document_number) {
            painter->second()->set_geography(desk->document->geography().mesh);
            second_geography_for = desk->document_number;
        }
    }
    return painter->paint(map, desk->layout.map, width_px, height_px, always, second ? &*second : nullptr);
}

int open_desktop(const DesktopOptions& options) {
    return options.script.empty() && options.screenshot.empty() ? run_window(options) : run_off_screen(options);
}

}  // namespace merestone::ui

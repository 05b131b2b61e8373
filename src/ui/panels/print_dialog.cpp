// The page to be printed: what is asked of it at the left, the page itself at the right.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/paths.hpp"
#include "report/paper.hpp"
#include "ui/actions/groups.hpp"
#include "ui/panels.hpp"
#include "ui/printing.hpp"

namespace merestone::ui {
namespace {

constexpr double kAskWidth = 250.0;  // logical pixels

std::string file_name(const std::string& title, const char* extension) {
    std::string out;
    for (const char c : title) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
        if (out.size() >= 60) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return (out.empty() ? "map" : out) + extension;
}

void ask_where(Desk& d, const char* extension) {
    ask_file(d, "Save the page", true, file_name(d.printing->asked.title, extension), {extension},
             [extension](Desk& desk, const auto& file) {
                 std::filesystem::path with = file;
                 if (!with.has_extension()) with += extension;
                 save_page(desk, with);
             });
}

void draw_asked(Desk& d, Printing& p) {
    Widgets& w = d.widgets;
    PageAsked& a = p.asked;
    w.heading("Paper");
    for (std::size_t i = 0; i < report::papers().size(); ++i) {
        const std::string name(report::papers()[i].name);
        if (i > 0) ImGui::SameLine();
        if (w.radio("print." + name, name.c_str(), a.paper == i)) a.paper = i;
    }
    if (w.radio("print.landscape", "Landscape", a.landscape)) a.landscape = true;
    ImGui::SameLine();
    if (w.radio("print.portrait", "Portrait", !a.landscape)) a.landscape = false;
    w.heading("Title");
    ImGui::PushItemWidth(-1.0F);
    (void)w.field("print.title", "The plan's title", a.title, 200);
    ImGui::PopItemWidth();
    w.heading("Shows");
    const std::array shows{std::pair("Whole footprint", PageShows::whole_footprint),
                           std::pair("What the window shows", PageShows::window_view),
                           std::pair("At a scale, about the window's middle", PageShows::at_scale)};
    const std::array ids{"print.whole", "print.window", "print.at_scale"};
    for (std::size_t i = 0; i < shows.size(); ++i)
        if (w.radio(ids[i], shows[i].first, a.shows == shows[i].second)) a.shows = shows[i].second;
    if (a.shows == PageShows::at_scale) {
        ImGui::PushItemWidth(-1.0F);
        (void)w.field("print.scale", "1:50,000", a.scale, 20);
        ImGui::PopItemWidth();
    }
    (void)w.check("print.greyscale", "Greyscale", a.greyscale);
    w.hint("Told apart by lightness, lines and letters: for printers and copiers without colour.");
    (void)w.check("print.inset", "Inset", a.inset);
    w.hint("Where the page shows part of the footprint: a small map of where it lies.");
    ImGui::Spacing();
    w.muted("Layers and colours are those of the window.");
    if (!p.note.empty()) w.muted(p.note);
}

void draw_preview(Desk& d, Printing& p, ImVec2 room) {
    const bool wide = p.asked.landscape;
    const auto ratio = static_cast<float>(std::sqrt(2.0));  // of A-paper's sides
    const float longer = std::max(1.0F, std::floor(wide ? std::min(room.x, room.y * ratio) : std::min(room.y, room.x * ratio)));
    p.preview_px = static_cast<int>(longer);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (p.picture && p.texture != 0) {
        const ImVec2 size{static_cast<float>(p.picture->width), static_cast<float>(p.picture->height)};
        const ImVec2 corner{std::floor(at.x + std::max(0.0F, (room.x - size.x) / 2)),
                            std::floor(at.y + std::max(0.0F, (room.y - size.y) / 2))};
        ImGui::SetCursorScreenPos(corner);
        // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's name for a texture is a pointer's width
        ImGui::Image(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(p.texture)), size);
        d.widgets.note("print.preview", true, p.scale_words);
        ImGui::GetWindowDrawList()->AddRect(corner, {corner.x + size.x, corner.y + size.y}, imgui_colour(d.theme.line));
    } else {
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + room.x);
        d.widgets.muted(p.fault.empty() ? "Drawing the page..." : p.fault);
        ImGui::PopTextWrapPos();
        d.widgets.note("print.fault", true, p.fault);
    }
    ImGui::SetCursorScreenPos({at.x, at.y + room.y});
}

}  // namespace

void draw_print_dialog(Desk& d) {
    if (!d.printing || !d.printing->open) return;
    if (!d.document) return close_printing(d);
    Printing& p = *d.printing;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(1080), screen.x * 0.96F), std::min(d.theme.px(700), screen.y * 0.94F)});
    bool close = false;
    if (ImGui::Begin(
            "Print or save a map page", nullptr,
            ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings)) {
        const float foot = d.theme.px(44);
        ImGui::BeginChild("asked", {d.theme.px(kAskWidth), -foot}, false);
        draw_asked(d, p);
        ImGui::EndChild();
        ImGui::SameLine();
        ImGui::BeginChild("preview", {0, -foot}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        draw_preview(d, p, ImGui::GetContentRegionAvail());
        ImGui::EndChild();
        const std::string why = p.fault;
        if (d.widgets.primary_button("print.pdf", "Save PDF...", why)) ask_where(d, ".pdf");
        ImGui::SameLine();
        if (d.widgets.button("print.png", "Save PNG...", "300 dots to the inch", why)) ask_where(d, ".png");
        ImGui::SameLine();
        if (d.widgets.button("print.svg", "Save SVG...", "Lines and letters as shapes, for drawing programs", why)) ask_where(d, ".svg");
        ImGui::SameLine();
        close = d.widgets.button("print.close", "Close");
        if (!p.scale_words.empty()) {
            ImGui::SameLine();
            ImGui::TextUnformatted(p.scale_words.c_str());
        }
        const bool on_top = !d.file_dialog.open && !d.question;
        close = close || (on_top && !p.fresh && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false));
        p.fresh = false;
    }
    ImGui::End();
    if (close) return close_printing(d);
    tick_printing(d);
}

}  // namespace merestone::ui

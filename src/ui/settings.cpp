#include "ui/settings.hpp"

#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "platform/directories.hpp"
#include "session/save.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostRecent = 6;

}  // namespace

DeskSettings settings_of(std::string_view text) {
    DeskSettings out;
    for (const std::string_view raw : base::split(text, '\n')) {
        const std::string_view line = base::trim(raw);
        const auto blank = line.find(' ');
        if (blank == std::string_view::npos) continue;
        const std::string_view name = line.substr(0, blank);
        const std::string_view value = base::trim(line.substr(blank));
        const auto number = base::parse_number(value);
        if (name == "theme") out.theme = value == "dark" ? ThemeKind::dark : value == "contrast" ? ThemeKind::contrast : ThemeKind::light;
        else if (name == "font_scale" && number) out.font_scale = std::clamp(*number, 0.75, 3.0);
        else if (name == "left" && number) out.panes.left = std::clamp(*number, 120.0, 2000.0);
        else if (name == "right" && number) out.panes.right = std::clamp(*number, 120.0, 2000.0);
        else if (name == "bottom" && number) out.panes.bottom = std::clamp(*number, 120.0, 2000.0);
        else if (name == "show_left") out.panes.show_left = value != "no";
        else if (name == "show_right") out.panes.show_right = value != "no";
        else if (name == "show_bottom") out.panes.show_bottom = value != "no";
        else if (name == "show_time") out.panes.show_time = value != "no";
        else if (name == "toured") out.toured = value == "yes";
        else if (name == "basemap" && base::is_valid_utf8(value)) out.basemap = base::path_of(value);
        else if (name == "recent" && out.recent.size() < kMostRecent && base::is_valid_utf8(value))
            out.recent.push_back(base::path_of(value));
    }
    return out;
}

std::string text_of(const DeskSettings& s) {
    std::string out = "# What Merestone's window remembers. Delete it to begin afresh.\n";
    out += std::string("theme ") + (s.theme == ThemeKind::dark ? "dark" : s.theme == ThemeKind::contrast ? "contrast" : "light") + "\n";
    out += "font_scale " + base::number_text(s.font_scale, 3) + "\n";
    out += "left " + base::number_text(s.panes.left, 0) + "\nright " + base::number_text(s.panes.right, 0) + "\nbottom " +
           base::number_text(s.panes.bottom, 0) + "\n";
    const auto yes = [](bool on) { return on ? "yes\n" : "no\n"; };
    out += std::string("show_left ") + yes(s.panes.show_left) + "show_right " + yes(s.panes.show_right) + "show_bottom " +
           yes(s.panes.show_bottom) + "show_time " + yes(s.panes.show_time) + "toured " + yes(s.toured);
    for (const auto& path : s.recent)
        if (const std::string name = base::path_text(path); name.find('\n') == std::string::npos) out += "recent " + name + "\n";
    if (const std::string name = base::path_text(s.basemap); !name.empty() && name.find('\n') == std::string::npos)
        out += "basemap " + name + "\n";
    return out;
}

DeskSettings read_settings() {
    const auto folder = platform::settings_folder();
    if (folder.empty()) return {};
    const auto text = platform::read_small(folder / "settings.txt");
    return text ? settings_of(*text) : DeskSettings{};
}

void write_settings(const DeskSettings& settings) {
    const auto folder = platform::settings_folder();
    if (!folder.empty()) (void)platform::write_small(folder / "settings.txt", text_of(settings));
}

}  // namespace merestone::ui

// What the window remembers: written and read back, and whatever somebody put into the file.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "ui/settings.hpp"

using namespace merestone;
using ui::DeskSettings;

namespace {

bool sound(const DeskSettings& s) {
    const auto pane = [](double size) { return size >= 120.0 && size <= 2000.0; };
    return s.font_scale >= 0.75 && s.font_scale <= 3.0 && pane(s.panes.left) && pane(s.panes.right) && pane(s.panes.bottom) &&
           s.recent.size() <= 6;
}

}  // namespace

TEST_CASE("settings read back as written", "[fast]") {
    DeskSettings s;
    s.theme = ui::ThemeKind::dark;
    s.font_scale = 1.331;
    s.panes.left = 300;
    s.panes.right = 411;
    s.panes.bottom = 150;
    s.panes.show_left = false;
    s.panes.show_bottom = false;
    s.panes.show_time = false;
    s.recent = {"/a plan/with blanks/plan.toml", std::filesystem::path(u8"/Größe/plan.gpkg"), "/x"};
    s.basemap = std::filesystem::path(u8"/Größe/a map.tif");
    const DeskSettings back = ui::settings_of(ui::text_of(s));
    CHECK(back.theme == s.theme);
    CHECK(back.font_scale == Approx(s.font_scale));
    CHECK(back.panes.left == s.panes.left);
    CHECK(back.panes.right == s.panes.right);
    CHECK(back.panes.bottom == s.panes.bottom);
    CHECK(back.panes.show_left == s.panes.show_left);
    CHECK(back.panes.show_right == s.panes.show_right);
    CHECK(back.panes.show_bottom == s.panes.show_bottom);
    CHECK(back.panes.show_time == s.panes.show_time);
    CHECK(back.recent == s.recent);
    CHECK(back.basemap == s.basemap);
    CHECK(ui::settings_of(ui::text_of(DeskSettings{})).basemap.empty());
    CHECK(ui::text_of(back) == ui::text_of(s));
    CHECK_FALSE(back.toured);
    s.toured = true;
    s.theme = ui::ThemeKind::contrast;
    CHECK(ui::settings_of(ui::text_of(s)).toured);
    CHECK(ui::settings_of(ui::text_of(s)).theme == ui::ThemeKind::contrast);
}

TEST_CASE("what cannot be is brought into its bounds or passed over", "[fast]") {
    const DeskSettings s = ui::settings_of(
        "theme purple\r\nfont_scale 1e308\r\nleft -5\nright nan\nbottom inf\nshow_left\nshow_right maybe\nnonsense\nrecent "
        "\xFF\xFE\nrecent   \n"
        "font_scale\nunknown 7\n");
    CHECK(sound(s));
    CHECK(s.theme == ui::ThemeKind::light);
    CHECK(s.font_scale == 3.0);
    CHECK(s.panes.left == 120.0);
    CHECK(s.panes.right == DeskSettings{}.panes.right);
    CHECK(s.recent.empty());
    CHECK(ui::settings_of("font_scale 0").font_scale == 0.75);
}

TEST_CASE("hostile bytes give sound settings", "[fast]") {
    CHECK(rc::check([] {
        std::string text;
        for (const auto& line : *rc::gen::container<std::vector<std::string>>(rc::gen::arbitrary<std::string>())) {
            text += *rc::gen::element<std::string>("theme ", "font_scale ", "left ", "right ", "bottom ", "show_left ", "recent ",
                                                   "basemap ", "", "# ");
            text += line + *rc::gen::element<std::string>("\n", "\r\n", "", "\n\n");
        }
        RC_ASSERT(sound(ui::settings_of(text)));
    }));
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "recent /plan" + std::to_string(i) + "\n";
    CHECK(ui::settings_of(many).recent.size() == 6);
    CHECK(sound(ui::settings_of(std::string(1 << 20, '\n'))));
    CHECK(sound(ui::settings_of("recent " + std::string(1 << 20, 'x'))));
}

TEST_CASE("a file name with a line end in it cannot write other settings", "[fast]") {
    DeskSettings s;
    s.recent = {"/tmp/a\ntheme dark\nfont_scale 3", "/tmp/plain"};
    s.basemap = "/tmp/map.tif\ntheme dark";
    const DeskSettings back = ui::settings_of(ui::text_of(s));
    CHECK(back.theme == ui::ThemeKind::light);
    CHECK(back.font_scale == 1.0);
    CHECK(back.recent == std::vector<std::filesystem::path>{"/tmp/plain"});
}

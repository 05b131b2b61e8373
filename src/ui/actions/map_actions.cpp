#include <array>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/actions/groups.hpp"

namespace merestone::ui {
namespace {

constexpr double kStep = 1.5;
constexpr double kPan_px = 120.0;

scene::Px middle(const Desk& d) { return {d.view.camera().width_px / 2, d.view.camera().height_px / 2}; }

template <int Right, int Down>
void pan(Desk& d, const std::string&) {
    d.view.pan(-Right * kPan_px, -Down * kPan_px, d.now_s);
}

template <Tool T>
void use(Desk& d, const std::string&) {
    d.tool = T;
    d.sketch.clear();
    d.sketching = false;
}
template <Tool T>
bool in_use(const Desk& d) {
    return d.tool == T;
}

void to_selection(Desk& d, const std::string&) {
    geo::Box box;
    for (const scene::ItemId& id : d.selection.items())
        if (const auto at = d.where(id)) box.add(*at);
    d.view.fit(box, d.now_s);
}

void show_basemap(Desk& d, const std::string& words) {
    const auto go = [](Desk& desk, const std::filesystem::path& file) { desk.basemap.show(desk, file); };
    if (!words.empty()) go(d, base::path_of(words));
    else
        ask_file(d, "Show a basemap: a GeoTIFF or MBTiles file on this machine", false, "", {".tif", ".tiff", ".mbtiles", ".png", ".jpg"},
                 go);
}

constexpr std::array kActions{
    DeskAction{"map.whole", "Whole plan", "Map", needs_plan, [](Desk& d, const std::string&) { d.view.fit_extent(d.now_s); }},
    DeskAction{"map.in", "Zoom in", "Map", needs_plan, [](Desk& d, const std::string&) { d.view.zoom_about(middle(d), kStep, d.now_s); }},
    DeskAction{"map.out", "Zoom out", "Map", needs_plan,
               [](Desk& d, const std::string&) { d.view.zoom_about(middle(d), 1 / kStep, d.now_s); }},
    DeskAction{"map.to_selection", "Zoom to the selection", "Map", needs_selection, to_selection},
    DeskAction{"map.back", "Last view", "Map",
               [](const Desk& d) { return d.view.can_go_back() ? std::string() : std::string("there is no earlier view"); },
               [](Desk& d, const std::string&) { (void)d.view.back(d.now_s); }},
    DeskAction{"map.forward", "Next view", "Map",
               [](const Desk& d) { return d.view.can_go_forward() ? std::string() : std::string("there is no later view"); },
               [](Desk& d, const std::string&) { (void)d.view.forward(d.now_s); }},
    DeskAction{"map.left", "Move the map west", "", needs_plan, pan<-1, 0>},
    DeskAction{"map.right", "Move the map east", "", needs_plan, pan<1, 0>},
    DeskAction{"map.up", "Move the map north", "", needs_plan, pan<0, -1>},
    DeskAction{"map.down", "Move the map south", "", needs_plan, pan<0, 1>},
    DeskAction{"map.go", "Look at a grid place (easting northing metres_per_px)", "", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto parts = base::split(words, ' ');
                   const auto x = parts.size() > 1 ? base::parse_number(parts[0]) : std::nullopt;
                   const auto y = parts.size() > 1 ? base::parse_number(parts[1]) : std::nullopt;
                   const auto m = parts.size() > 2 ? base::parse_number(parts[2]) : std::nullopt;
                   if (!x || !y) d.say(NoticeKind::hint, "Give an easting and a northing in metres.");
                   else d.view.centre_on({*x, *y}, m.value_or(d.view.camera().metres_per_px), d.now_s);
               }},
    DeskAction{"map.basemap", "Show a basemap (GeoTIFF, MBTiles)...", "Map", needs_plan, show_basemap},
    DeskAction{"map.no_basemap", "Hide the basemap", "Map",
               [](const Desk& d) { return d.basemap.wanted() ? std::string() : std::string("no basemap is shown"); },
               [](Desk& d, const std::string&) { d.basemap.hide(d); }},
    DeskAction{"tool.select", "Select", "Map", always, use<Tool::select>, in_use<Tool::select>},
    DeskAction{"tool.box", "Select in a box", "Map", always, use<Tool::box>, in_use<Tool::box>},
    DeskAction{"tool.lasso", "Select with a lasso", "Map", always, use<Tool::lasso>, in_use<Tool::lasso>},
    DeskAction{"tool.pan", "Move the map", "Map", always, use<Tool::pan>, in_use<Tool::pan>},
    DeskAction{"tool.measure", "Measure", "Map", always, use<Tool::measure>, in_use<Tool::measure>},
};

}  // namespace

std::span<const DeskAction> map_actions() { return kActions; }

}  // namespace merestone::ui

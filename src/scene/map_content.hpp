// What the map shows, without saying from where it is looked at: made once a change of plan, scenario or style, drawn for any camera.
//
// Zones are coloured through tables (one colour and one byte of flags a zone), so that a new grouping or selection rewrites kilobytes
// and no geometry. Arcs carry a bit for each stroke they are drawn with. Everything else is a list of symbols, lines and polygons with
// ids. The window (gl) draws a MapContent as it is; map_of (map_scene.hpp) turns it into a DrawList for one camera, for cairo.
// Cost of making: O(zones + arcs + places), below a millisecond for a thousand zones; no outline is computed here.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"
#include "model/year_view.hpp"
#include "scene/dense_points.hpp"
#include "scene/draw_list.hpp"
#include "scene/map_layers.hpp"
#include "scene/map_options.hpp"
#include "style/legend.hpp"

namespace merestone::scene {

// Bits of MapContent::zone_flags.
namespace zone_flag {
inline constexpr std::uint8_t breach = 1;    // its locality has a red flag: hatched
inline constexpr std::uint8_t selected = 2;  // cross-hatched in the accent colour
inline constexpr std::uint8_t locked = 4;    // dotted: its locality is locked
inline constexpr std::uint8_t hovered = 8;   // lightened
}  // namespace zone_flag

// A way to draw arcs. Strokes are numbered in drawing order; at most 16.
struct Stroke {
    std::string name;  // the draw list's layer: "locality outlines"
    LayerKind layer{};
    double width_px = 1.0;
    style::Rgba colour;           // with the layer's opacity
    std::vector<double> dash_px;  // empty: solid
    double least_zone_px = 0.0;   // not drawn where the middling zone is smaller than this across: a country's zone borders are mud
};

// Zones filled alike: a locality, or a class of a column.
struct ZoneGroup {
    ItemId id;  // kind none: zones in no locality
    style::Rgba colour;
};

// A label to be, before there is a camera.
struct LabelWish {
    ItemId id;
    int priority = 0;
    std::vector<LabelWording> wordings;  // the fullest first; at least one
    style::Rgba halo;
    std::optional<geo::Point> at;     // nothing: within locality `id.number`
    double radius_px = 0.0;           // of the symbol it stands beside
    double most_metres_per_px = 1e9;  // not wished for when farther out than this
};

// One layer in drawing order. Of zones only `fills_zones` is set; of arcs, their strokes; of places, symbols.
struct ContentLayer {
    LayerKind kind{};
    bool fills_zones = false;
    std::vector<std::uint8_t> strokes;  // positions in MapContent::strokes
    Layer items;                        // free polygons, lines, symbols; colours with the layer's opacity
    std::shared_ptr<const DensePoints> dense;
    double opacity = 1.0;
};

struct MapContent {
    std::shared_ptr<const geo::Topology> topology;  // zone i, arc i of the tables below; nothing: a plan with no zones
    style::MapStyle style;
    double opacity_of_zones = 1.0;  // 0: zones are not shown

    std::vector<ZoneGroup> groups;
    std::vector<std::int32_t> zone_group;     // per zone, position in groups
    std::vector<style::Rgba> zone_colour;     // per zone: its group's, with the layer's opacity
    std::vector<std::uint8_t> zone_flags;     // per zone
    std::vector<std::int32_t> zone_locality;  // per zone, -1 none
    std::vector<Stroke> strokes;
    std::vector<std::uint16_t> arc_strokes;  // per arc: bit i = drawn with strokes[i]
    bool zones_shaded = false;               // by classes, whose outlines have a casing

    std::vector<std::string> locality_id;
    std::vector<style::Rgba> locality_colour;  // give it back in ContentInput to keep colours steady while zones move
    std::vector<char> locality_breach;

    std::vector<ContentLayer> layers;  // visible ones, bottom to top
    std::vector<LabelWish> labels;
    style::Legend legend;
};

// A river, a motorway: drawn in the style of its category.
struct MapLine {
    std::string category;  // "river" and "water" in blue, "motorway" and others in greys
    std::string name;
    std::vector<geo::Point> points;
};

// A year that is shown instead of the plan as a whole: localities, housing sites and schemes then look as in that year.
struct YearShown {
    base::Year year;
    const model::YearView* view = nullptr;  // of the same plan and scenario; null: not known yet, and shown as that
};

struct ContentInput {
    const model::Plan& plan;
    const model::Scenario& scenario;
    std::span<const model::LocalityStats> localities;  // as judged for the scenario, in its order
    std::span<const model::Flag> flags;                // of the scenario
    std::span<const model::Catchment> catchments;      // drawn where subject_kind is "hub" and there is a shape
    std::span<const style::Rgba> locality_colour;      // per locality; too short: made anew (style::locality_colours)
    std::span<const MapLine> lines;                    // of the plan, where it has them
    std::optional<YearShown> year = {};                // nothing: the plan as a whole, flags of any year
    // A content made before of the same plan and scenario and with the same options, whatever its year: what no year changes is taken
    // over from it. Null: all is made.
    const MapContent* before = nullptr;
};

[[nodiscard]] MapContent make_content(const ContentInput& input, const MapOptions& options);

// What the pointer and the locks add; changes often, touches zone_flags only.
struct MapMarks {
    std::vector<std::uint32_t> selected_zones;
    std::vector<std::uint32_t> locked_localities;
    std::optional<std::uint32_t> hovered_zone;
};
void apply_marks(const MapMarks& marks, MapContent& content);

// The box that a map of the plan should show: all zones.
[[nodiscard]] geo::Box extent_of(const model::Plan& plan);

// Tables, layers and label wishes as text: for tests and for finding differences.
[[nodiscard]] std::string dump(const MapContent& content);

}  // namespace merestone::scene

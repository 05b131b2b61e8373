// What to draw, as plain values: the cairo page and the window draw the same lists.
//
// Positions are British National Grid metres, so that a list outlives a small pan; sizes, widths and label boxes are logical pixels
// at the list's own camera. Layers are drawn in order, within a layer its picture, then fills, lines, symbols; labels come last. Every item
// carries the id of what it shows, for picking and for the printed form that tests read.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/ground_picture.hpp"
#include "geo/shapes.hpp"
#include "scene/camera.hpp"
#include "style/colour.hpp"
#include "style/symbols.hpp"
#include "style/text_measure.hpp"

namespace merestone::scene {

enum class ItemKind { none, zone_class, arc, locality, practice, premises, hub, housing, point, zone, scheme, hub_catchment, line };
[[nodiscard]] const char* to_string(ItemKind kind) noexcept;

struct ItemId {
    ItemKind kind = ItemKind::none;
    std::uint32_t number = 0;  // position in the plan's (or scenario's) table; arc: of the topology
    friend constexpr auto operator<=>(const ItemId&, const ItemId&) noexcept = default;
};

struct Hatch {
    style::Rgba colour;
    double spacing_px = 8.0;
    double width_px = 1.0;
    double slant_deg = 45.0;  // of the lines: 0 level, 45 rising to the right, 90 upright
};

struct Fill {
    ItemId id;
    geo::MultiPolygon shape;  // even-odd
    style::Rgba colour;       // fully transparent: hatch only
    std::optional<Hatch> hatch;
};

struct Line {
    ItemId id;
    std::vector<geo::Point> points;  // closed where the last is the first
    double width_px = 1.0;
    style::Rgba colour;
    std::vector<double> dash_px;  // empty: solid
};

struct Symbol {
    ItemId id;
    geo::Point at;
    style::SymbolKind kind = style::SymbolKind::circle;
    double size_px = 8.0;  // across
    style::Rgba fill;
    style::Rgba outline;
    double outline_px = 1.0;
    bool dashed = false;  // outline: the threshold behind the colour is only ours
};

// A basemap's part: stretched over its ground, below all else of its layer.
struct GroundImage {
    std::shared_ptr<const geo::GroundPicture> picture;  // nothing: none
    double opacity = 1.0;                               // 0..1
};

struct Layer {
    std::string name;
    GroundImage image;
    std::vector<Fill> fills;
    std::vector<Line> lines;
    std::vector<Symbol> symbols;
};

struct LabelLine {
    std::string text;
    style::Font font;
    style::Rgba colour;
    // Of the start of the base line, from the label's map point.
    Px offset;
};

// A small shape with a letter in it, beside a label's first line.
struct LabelMark {
    style::SymbolKind kind = style::SymbolKind::circle;
    std::string letter;
    style::Rgba fill;
    style::Rgba letter_colour;
    double size_px = 15.0;
    Px offset;            // of its middle, from the label's map point
    bool dashed = false;  // outline: the threshold behind the colour is only ours
};

struct LabelText {
    std::string text;
    style::Font font;
    style::Rgba colour;
};

// One way to say it: the lines, and the mark beside the first.
struct LabelWording {
    std::vector<LabelText> lines;
    std::optional<LabelMark> mark;  // its offset is set by placing
    bool may_stray = false;         // over the edge of its area, where nothing fits inside
};

struct Label {
    ItemId id;
    geo::Point at;
    int priority = 0;
    std::vector<LabelLine> lines;
    std::optional<LabelMark> mark;
    style::Rgba halo;
    double halo_px = 2.0;
    PxBox box;  // in the frame, at the list's camera
};

struct DrawList {
    Camera camera;
    style::Rgba background;
    std::vector<Layer> layers;
    std::vector<Label> labels;        // by priority, then id: they do not overlap
    std::size_t labels_left_out = 0;  // found no room
};

// The list as text, a line an item, coordinates to the metre and pixels to the tenth: for tests and for finding differences.
[[nodiscard]] std::string dump(const DrawList& list);

}  // namespace merestone::scene

#include "scene/draw_list.hpp"

#include <fmt/format.h>

namespace merestone::scene {
namespace {

std::size_t points_in(const geo::MultiPolygon& shape) {
    std::size_t count = 0;
    for (const geo::Polygon& part : shape) {
        count += part.outer.size();
        for (const geo::Ring& hole : part.holes) count += hole.size();
    }
    return count;
}

std::string id_text(ItemId id) { return fmt::format("{}:{}", to_string(id.kind), id.number); }

}  // namespace

const char* to_string(ItemKind kind) noexcept {
    switch (kind) {
        case ItemKind::none: return "none";
        case ItemKind::zone_class: return "class";
        case ItemKind::arc: return "arc";
        case ItemKind::locality: return "locality";
        case ItemKind::practice: return "practice";
        case ItemKind::premises: return "premises";
        case ItemKind::hub: return "hub";
        case ItemKind::housing: return "housing";
        case ItemKind::point: return "point";
        case ItemKind::zone: return "zone";
        case ItemKind::scheme: return "scheme";
        case ItemKind::hub_catchment: return "hub catchment";
        case ItemKind::line: return "line";
    }
    return "";
}

std::string dump(const DrawList& list) {
    const Camera& c = list.camera;
    std::string out =
        fmt::format("camera {:.0f},{:.0f} {:.3f} m/px {:.0f}x{:.0f}\n", c.centre.x, c.centre.y, c.metres_per_px, c.width_px, c.height_px);
    for (const Layer& layer : list.layers) {
        out += fmt::format("layer {}: {} fills, {} lines, {} symbols\n", layer.name, layer.fills.size(), layer.lines.size(),
                           layer.symbols.size());
        if (layer.image.picture) {
            const geo::GroundPicture& p = *layer.image.picture;
            out += fmt::format(" picture {}x{} at {:.2f} over {:.0f},{:.0f} to {:.0f},{:.0f}\n", p.width_px, p.height_px,
                               layer.image.opacity, p.ground.min_x, p.ground.min_y, p.ground.max_x, p.ground.max_y);
        }
        for (const Fill& f : layer.fills) {
            const geo::Box box = geo::box_of(f.shape);
            out += fmt::format(" fill {} {} {}{} parts, {} points, {:.0f},{:.0f} to {:.0f},{:.0f}\n", id_text(f.id), style::hex(f.colour),
                               f.hatch ? "hatched " + style::hex(f.hatch->colour) + " " : "", f.shape.size(), points_in(f.shape), box.min_x,
                               box.min_y, box.max_x, box.max_y);
        }
        for (const Line& l : layer.lines)
            out += fmt::format(" line {} {} {:.1f} px{} {} points, {:.0f},{:.0f} to {:.0f},{:.0f}\n", id_text(l.id), style::hex(l.colour),
                               l.width_px, l.dash_px.empty() ? "" : " dashed", l.points.size(), l.points.front().x, l.points.front().y,
                               l.points.back().x, l.points.back().y);
        for (const Symbol& s : layer.symbols)
            out += fmt::format(" {} {} {} {:.1f} px at {:.0f},{:.0f}\n", style::to_string(s.kind), id_text(s.id), style::hex(s.fill),
                               s.size_px, s.at.x, s.at.y);
    }
    for (const Label& l : list.labels) {
        out += fmt::format("label {} priority {} box {:.1f},{:.1f} {:.1f}x{:.1f}", id_text(l.id), l.priority, l.box.min_x, l.box.min_y,
                           l.box.width(), l.box.height());
        for (const LabelLine& line : l.lines) out += fmt::format(" \"{}\"", line.text);
        if (l.mark) out += fmt::format(" mark {} {}", style::to_string(l.mark->kind), l.mark->letter);
        out += '\n';
    }
    out += fmt::format("labels left out: {}\n", list.labels_left_out);
    return out;
}

}  // namespace merestone::scene

#include "report/cairo_draw.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <span>

#include <cairo.h>

namespace merestone::report {
namespace {

using scene::Camera;
using scene::Px;
using scene::PxBox;

void trace(cairo_t* cr, std::span<const geo::Point> points, const Camera& camera) {
    bool first = true;
    for (const geo::Point p : points) {
        const Px at = camera.to_px(p);
        if (first) cairo_move_to(cr, at.x, at.y);
        else cairo_line_to(cr, at.x, at.y);
        first = false;
    }
    if (points.size() > 2 && points.front() == points.back()) cairo_close_path(cr);
}

void trace(cairo_t* cr, const geo::MultiPolygon& shape, const Camera& camera) {
    cairo_new_path(cr);
    for (const geo::Polygon& part : shape) {
        trace(cr, part.outer, camera);
        for (const geo::Ring& hole : part.holes) trace(cr, hole, camera);
    }
}

// Slanting lines over a box, on one grid for the whole picture, so that neighbouring hatches meet. Clip first.
void hatch_lines(cairo_t* cr, const PxBox& box, style::Rgba colour, double spacing_px, double width_px, double slant_deg) {
    if (!(box.width() > 0.0 && box.height() > 0.0)) return;
    set_colour(cr, colour);
    cairo_set_line_width(cr, width_px);
    if (slant_deg != 45.0) {
        const double slant = slant_deg * std::numbers::pi / 180.0;
        const Px along{std::cos(slant), -std::sin(slant)};
        const Px across{std::sin(slant), std::cos(slant)};
        const Px middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
        const double half = std::hypot(box.width(), box.height()) / 2;
        const double at_middle = middle.x * across.x + middle.y * across.y;
        const double along_middle = middle.x * along.x + middle.y * along.y;
        for (double s = std::floor((at_middle - half) / spacing_px) * spacing_px; s <= at_middle + half; s += spacing_px) {
            const Px foot{across.x * s + along.x * along_middle, across.y * s + along.y * along_middle};
            cairo_move_to(cr, foot.x - half * along.x, foot.y - half * along.y);
            cairo_line_to(cr, foot.x + half * along.x, foot.y + half * along.y);
        }
        cairo_stroke(cr);
        return;
    }
    const double step = spacing_px * std::numbers::sqrt2;
    const double first = std::floor((box.min_x + box.min_y) / step) * step;
    for (double sum = first; sum <= box.max_x + box.max_y; sum += step) {
        cairo_move_to(cr, sum - box.min_y, box.min_y);
        cairo_line_to(cr, sum - box.max_y, box.max_y);
    }
    cairo_stroke(cr);
}

PxBox px_box(const geo::MultiPolygon& shape, const Camera& camera) {
    const geo::Box box = geo::box_of(shape);
    const Px low = camera.to_px({box.min_x, box.max_y});
    const Px high = camera.to_px({box.max_x, box.min_y});
    return {std::max(low.x, 0.0), std::max(low.y, 0.0), std::min(high.x, camera.width_px), std::min(high.y, camera.height_px)};
}

void draw_fill(cairo_t* cr, const scene::Fill& fill, const Camera& camera) {
    if (fill.shape.empty()) return;
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    trace(cr, fill.shape, camera);
    if (fill.colour.a > 0) {
        set_colour(cr, fill.colour);
        cairo_fill_preserve(cr);
    }
    if (fill.hatch) {
        cairo_save(cr);
        cairo_clip(cr);
        hatch_lines(cr, px_box(fill.shape, camera), fill.hatch->colour, fill.hatch->spacing_px, fill.hatch->width_px,
                    fill.hatch->slant_deg);
        cairo_restore(cr);
    }
    cairo_new_path(cr);
}

// Cairo wants native words of premultiplied alpha.
void draw_image(cairo_t* cr, const scene::GroundImage& image, const Camera& camera) {
    const geo::GroundPicture& p = *image.picture;
    const Px corner = camera.to_px({p.ground.min_x, p.ground.max_y});
    const double across = p.ground.width() / camera.metres_per_px / p.width_px;
    const double down = p.ground.height() / camera.metres_per_px / p.height_px;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, p.width_px, p.height_px);
    const bool whole = p.rgba.size() == 4 * static_cast<std::size_t>(p.width_px) * static_cast<std::size_t>(p.height_px);
    if (whole && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && across > 0.0 && down > 0.0) {
        unsigned char* to = cairo_image_surface_get_data(surface);
        const int stride = cairo_image_surface_get_stride(surface);
        const std::uint8_t* from = p.rgba.data();
        for (int y = 0; y < p.height_px; ++y)
            for (int x = 0; x < p.width_px; ++x, from += 4) {
                const std::uint32_t a = from[3];
                const auto part = [&](int c) { return (from[c] * a + 127) / 255; };
                const std::uint32_t word = (a << 24U) | (part(0) << 16U) | (part(1) << 8U) | part(2);
                std::memcpy(to + static_cast<std::ptrdiff_t>(y) * stride + 4 * x, &word, 4);
            }
        cairo_surface_mark_dirty(surface);
        cairo_save(cr);
        cairo_translate(cr, corner.x, corner.y);
        cairo_scale(cr, across, down);
        cairo_set_source_surface(cr, surface, 0.0, 0.0);
        cairo_paint_with_alpha(cr, image.opacity);
        cairo_restore(cr);
    }
    cairo_surface_destroy(surface);
}

void stroke(cairo_t* cr, style::Rgba colour, double width_px, const std::vector<double>& dash_px) {
    set_colour(cr, colour);
    cairo_set_line_width(cr, width_px);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, dash_px.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cr, dash_px.data(), static_cast<int>(dash_px.size()), 0.0);
    cairo_stroke(cr);
    cairo_set_dash(cr, nullptr, 0, 0.0);
}

void trace_symbol(cairo_t* cr, style::SymbolKind kind, Px at, double size_px) {
    const double r = size_px / 2;
    cairo_new_path(cr);
    switch (kind) {
        case style::SymbolKind::circle: cairo_arc(cr, at.x, at.y, r, 0.0, 2 * std::numbers::pi); break;
        case style::SymbolKind::square: cairo_rectangle(cr, at.x - 0.88 * r, at.y - 0.88 * r, 1.76 * r, 1.76 * r); break;
        case style::SymbolKind::triangle:
            cairo_move_to(cr, at.x, at.y - r);
            cairo_line_to(cr, at.x + r, at.y + 0.8 * r);
            cairo_line_to(cr, at.x - r, at.y + 0.8 * r);
            cairo_close_path(cr);
            break;
        case style::SymbolKind::diamond:
            cairo_move_to(cr, at.x, at.y - r);
            cairo_line_to(cr, at.x + r, at.y);
            cairo_line_to(cr, at.x, at.y + r);
            cairo_line_to(cr, at.x - r, at.y);
            cairo_close_path(cr);
            break;
        case style::SymbolKind::octagon: {
            const double far = 0.94 * r;
            const double near = far * (std::numbers::sqrt2 - 1.0);
            cairo_move_to(cr, at.x - near, at.y - far);
            for (const auto& [x, y] : {Px{near, -far}, {far, -near}, {far, near}, {near, far}, {-near, far}, {-far, near}, {-far, -near}})
                cairo_line_to(cr, at.x + x, at.y + y);
            cairo_close_path(cr);
            break;
        }
        case style::SymbolKind::cross: {
            const double arm = 0.32 * r;
            cairo_move_to(cr, at.x - arm, at.y - r);
            for (const auto& [x, y] : {Px{arm, -r},
                                       {arm, -arm},
                                       {r, -arm},
                                       {r, arm},
                                       {arm, arm},
                                       {arm, r},
                                       {-arm, r},
                                       {-arm, arm},
                                       {-r, arm},
                                       {-r, -arm},
                                       {-arm, -arm}})
                cairo_line_to(cr, at.x + x, at.y + y);
            cairo_close_path(cr);
            break;
        }
    }
}

void paint_symbol(cairo_t* cr, style::Rgba fill, style::Rgba outline, double outline_px, bool dashed) {
    if (outline_px > 0.0 || dashed) {  // half of it lies outside the shape
        set_colour(cr, dashed ? style::mixed(fill, style::kPaper, 0.55) : outline);
        cairo_set_line_width(cr, 2 * outline_px);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke_preserve(cr);
        if (dashed) {  // over the fill's own colour, so that the shape keeps its edge
            constexpr double kDash_px[] = {3.0, 3.0};
            set_colour(cr, style::kInk);
            cairo_set_dash(cr, kDash_px, 2, 0.0);
            cairo_stroke_preserve(cr);
            cairo_set_dash(cr, nullptr, 0, 0.0);
        }
    }
    set_colour(cr, fill);
    cairo_fill(cr);
}

void draw_letter(cairo_t* cr, style::SymbolKind kind, std::string_view letter, Px middle, double size_px, style::Rgba colour,
                 const Fonts& fonts) {
    const bool narrow = kind == style::SymbolKind::triangle || kind == style::SymbolKind::diamond;
    const style::Font font{(narrow ? 0.52 : 0.66) * size_px, true};
    const style::TextSize text = fonts.measure(letter, font);
    const double lower = kind == style::SymbolKind::triangle ? 0.14 * size_px : 0.0;
    // Capitals stand about 0.73 of the font's size high.
    draw_text(cr, letter, {middle.x - text.width_px / 2, middle.y + 0.365 * font.size_px + lower}, font, colour, fonts);
}

void draw_label(cairo_t* cr, const scene::Label& label, const Camera& camera, const Fonts& fonts) {
    const Px at = camera.to_px(label.at);
    for (const scene::LabelLine& line : label.lines) {
        fonts.use(cr, line.font);
        cairo_move_to(cr, at.x + line.offset.x, at.y + line.offset.y);
        cairo_text_path(cr, drawable(line.text).c_str());
        set_colour(cr, label.halo);
        cairo_set_line_width(cr, 2 * label.halo_px);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(cr);
    }
    for (const scene::LabelLine& line : label.lines)
        draw_text(cr, line.text, {at.x + line.offset.x, at.y + line.offset.y}, line.font, line.colour, fonts);
    if (label.mark) {
        const Px middle{at.x + label.mark->offset.x, at.y + label.mark->offset.y};
        trace_symbol(cr, label.mark->kind, middle, label.mark->size_px);
        paint_symbol(cr, label.mark->fill, style::kPaper, 1.2, label.mark->dashed);
        draw_letter(cr, label.mark->kind, label.mark->letter, middle, label.mark->size_px, label.mark->letter_colour, fonts);
    }
}

}  // namespace

void set_colour(cairo_t* cr, style::Rgba c) { cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }

void draw_text(cairo_t* cr, std::string_view text, scene::Px at, style::Font font, style::Rgba colour, const Fonts& fonts) {
    fonts.use(cr, font);
    set_colour(cr, colour);
    cairo_move_to(cr, at.x, at.y);
    cairo_show_text(cr, drawable(text).c_str());
    cairo_new_path(cr);
}

void draw_swatch(cairo_t* cr, const style::Swatch& swatch, scene::Px middle, double width_px, double height_px, const Fonts& fonts) {
    const PxBox box{middle.x - width_px / 2, middle.y - height_px / 2, middle.x + width_px / 2, middle.y + height_px / 2};
    switch (swatch.kind) {
        case style::SwatchKind::fill:
        case style::SwatchKind::hatch:
            cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
            set_colour(cr, swatch.fill);
            cairo_fill(cr);
            if (swatch.kind == style::SwatchKind::hatch) {
                cairo_save(cr);
                cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
                cairo_clip(cr);
                hatch_lines(cr, box, swatch.line, 5.0, swatch.width_px, swatch.slant_deg);
                cairo_restore(cr);
            }
            cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
            stroke(cr, swatch.line, 0.6, {});
            break;
        case style::SwatchKind::line: {
            if (swatch.on_fill) {
                cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
                set_colour(cr, swatch.fill);
                cairo_fill(cr);
            }
            const auto along = [&](style::Rgba colour, double line_px, const std::vector<double>& dash_px) {
                cairo_move_to(cr, box.min_x + swatch.width_px / 2, middle.y);  // room for the round ends
                cairo_line_to(cr, box.max_x - swatch.width_px / 2, middle.y);
                stroke(cr, colour, line_px, dash_px);
            };
            along(swatch.line, swatch.width_px, swatch.dash_px);
            if (swatch.over_px > 0.0) along(swatch.over, swatch.over_px, swatch.over_dash_px);
            break;
        }
        case style::SwatchKind::symbol:
            trace_symbol(cr, swatch.symbol, middle, swatch.size_px);
            paint_symbol(cr, swatch.fill, swatch.line, swatch.width_px, false);
            if (!swatch.letter.empty()) draw_letter(cr, swatch.symbol, swatch.letter, middle, swatch.size_px, swatch.letter_colour, fonts);
            break;
    }
}

void draw(cairo_t* cr, const scene::DrawList& list, const Fonts& fonts) {
    const Camera& camera = list.camera;
    cairo_save(cr);
    cairo_rectangle(cr, 0.0, 0.0, camera.width_px, camera.height_px);
    cairo_clip(cr);
    set_colour(cr, list.background);
    cairo_paint(cr);
    const geo::Box view = camera.view();
    for (const scene::Layer& layer : list.layers) {
        if (layer.image.picture) draw_image(cr, layer.image, camera);
        for (const scene::Fill& fill : layer.fills)
            if (geo::box_of(fill.shape).meets(view)) draw_fill(cr, fill, camera);
        for (const scene::Line& line : layer.lines) {
            trace(cr, line.points, camera);
            stroke(cr, line.colour, line.width_px, line.dash_px);
        }
        for (const scene::Symbol& symbol : layer.symbols) {
            trace_symbol(cr, symbol.kind, camera.to_px(symbol.at), symbol.size_px);
            paint_symbol(cr, symbol.fill, symbol.outline, symbol.outline_px, symbol.dashed);
        }
    }
    for (const scene::Label& label : list.labels) draw_label(cr, label, camera, fonts);
    cairo_restore(cr);
}

}  // namespace merestone::report

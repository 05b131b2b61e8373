#include "report/map_sheet.hpp"

#include <algorithm>
#include <cmath>

#include <cairo.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/cairo_draw.hpp"
#include "report/map_furniture.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

using scene::Px;
using scene::PxBox;

constexpr double kMargin_px = 30.0;
constexpr double kLegend_px = 226.0;
constexpr double kGap_px = 16.0;
constexpr style::Font kTitle{19.0, true};
constexpr style::Font kSubtitle{12.0, false};
constexpr style::Font kSmall{8.5, false};
constexpr double kSmallLine_px = 11.5;

std::string subtitle_of(const model::Plan& plan, const JudgedScenario& judged) {
    const bool registered = plan.population == model::PopulationBasis::registered;
    std::int64_t people = 0;
    for (const model::LocalityStats& l : judged.localities) people += registered ? l.people_registered : l.people_resident;
    const model::Scenario& s = judged.scenario;
    return fmt::format("{}: {} {}, {} {}. As at {}.", s.title.empty() ? s.id : s.title, judged.localities.size(),
                       judged.localities.size() == 1 ? "locality" : "localities", base::grouped(people),
                       registered ? "registered patients" : "residents", style::date_text(plan.as_at));
}

void draw_frame(cairo_t* cr, const PxBox& box) {
    set_colour(cr, style::kMuted);
    cairo_set_line_width(cr, 0.7);
    cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
    cairo_stroke(cr);
}

// A boxed word at the right end of the title's line. \returns its left edge
double draw_tag(cairo_t* cr, std::string_view text, double right, double base_line, const Fonts& fonts) {
    const style::Font font{11.0, true};
    const double width = fonts.measure(text, font).width_px + 16.0;
    set_colour(cr, {178, 34, 42});
    cairo_set_line_width(cr, 1.2);
    cairo_rectangle(cr, right - width, base_line - 15.5, width, 21.0);
    cairo_stroke(cr);
    draw_text(cr, text, {right - width + 8.0, base_line - 1.0}, font, {178, 34, 42}, fonts);
    return right - width;
}

scene::Camera camera_in(const PxBox& frame, const model::Plan& plan) {
    return scene::fitted(scene::extent_of(plan), frame.width(), frame.height(), 14.0);
}

// Map in `frame`, legend and scale bar in the column between it and `right`, if there is one.
void draw_map(cairo_t* cr, const PxBox& frame, double right, const model::Plan& plan, const JudgedScenario& judged,
              const SheetOptions& options, const Fonts& fonts) {
    scene::MapOptions map = options.map;
    map.device_scale = options.format == ImageFormat::png ? options.dpi / 96.0 : 4.0;  // vector: fine enough for any printer
    const scene::Camera camera = camera_in(frame, plan);
    const scene::MapScene made = scene::map_of(plan, judged.scenario, judged.localities, judged.flags, camera, map, fonts);
    cairo_save(cr);
    cairo_translate(cr, frame.min_x, frame.min_y);
    draw(cr, made.list, fonts);
    cairo_restore(cr);
    draw_frame(cr, frame);
    if (right <= frame.max_x) return;
    const double left = frame.max_x + kGap_px;
    constexpr double kScale_px = 62.0;
    draw_legend(cr, made.legend, {left, frame.min_y, right, frame.max_y - kScale_px - 8.0}, fonts);
    draw_scale_and_north(cr, camera, {left, frame.max_y - kScale_px, right, frame.max_y}, fonts);
}

std::vector<std::string> footer_lines(const model::Plan& plan, const std::string& credit, double width_px, const Fonts& fonts) {
    const auto sources = short_sources(plan);
    const auto attribution = attribution_of(plan);
    std::vector<std::string> lines;
    const auto add = [&](const std::string& text) {
        for (std::string& line : fonts.wrapped(text, kSmall, width_px)) lines.push_back(std::move(line));
    };
    if (!sources.empty()) add("Sources: " + base::join(sources, "; ") + ".");
    if (!attribution.empty()) add(base::join(attribution, " "));
    if (!credit.empty()) add(credit + (credit.ends_with('.') ? "" : "."));
    add("British National Grid (EPSG:27700). Made with Merestone.");
    return lines;
}

double px_of(double mm) noexcept { return mm / 25.4 * 96.0; }

// Of a page with its words above and below: the lines at its foot, and the map's frame.
struct SheetParts {
    std::vector<std::string> footer;
    double footer_top = 0.0;
    PxBox frame;
};
SheetParts parts_of(const model::Plan& plan, const SheetOptions& options, double width, double height, const Fonts& fonts) {
    SheetParts out;
    out.footer = footer_lines(plan, options.credit, width - 2 * kMargin_px, fonts);
    out.footer_top = height - kMargin_px - kSmallLine_px * static_cast<double>(out.footer.size());
    out.frame = {kMargin_px, kMargin_px + 50.0, width - kMargin_px - kLegend_px - kGap_px, out.footer_top - 10.0};
    return out;
}

base::Result<std::string> on_page(const model::Plan& plan, const SheetOptions& options,
                                  const std::function<void(cairo_t*, double, double)>& draw_page) {
    if (!(options.width_mm >= 120.0 && options.height_mm >= 90.0))
        return base::Error{base::ErrorKind::bad_input, "a map needs a page of at least 120 x 90 mm", "choose a larger page"};
    ImageSpec spec;
    spec.format = options.format;
    spec.width_px = px_of(options.width_mm);
    spec.height_px = px_of(options.height_mm);
    spec.dpi = options.dpi;
    spec.title = drawable(plan.title);
    spec.as_at = plan.as_at;
    return drawn(spec, [&](cairo_t* cr) { draw_page(cr, spec.width_px, spec.height_px); });
}

}  // namespace

scene::Camera sheet_camera(const model::Plan& plan, const SheetOptions& options, const Fonts& fonts) {
    return camera_in(parts_of(plan, options, px_of(options.width_mm), px_of(options.height_mm), fonts).frame, plan);
}

double image_scale(const SheetOptions& options) noexcept {
    constexpr double kPrint_dpi = 200.0;  // a vector page's picture
    return (options.format == ImageFormat::png ? options.dpi : kPrint_dpi) / 96.0;
}

base::Result<std::string> map_sheet(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                    const Fonts& fonts) {
    return on_page(plan, options, [&](cairo_t* cr, double width, double height) {
        const double right = width - kMargin_px;
        const double tag = plan.illustrative ? draw_tag(cr, "Illustrative data", right, kMargin_px + 16.0, fonts) - kGap_px : right;
        draw_text(cr, fonts.fitted(plan.title, kTitle, tag - kMargin_px), {kMargin_px, kMargin_px + 16.0}, kTitle, style::kInk, fonts);
        draw_text(cr, fonts.fitted(subtitle_of(plan, judged), kSubtitle, right - kMargin_px), {kMargin_px, kMargin_px + 37.0}, kSubtitle,
                  style::kMuted, fonts);

        const SheetParts parts = parts_of(plan, options, width, height, fonts);
        for (std::size_t i = 0; i < parts.footer.size(); ++i)
            draw_text(cr, parts.footer[i], {kMargin_px, parts.footer_top + kSmallLine_px * (static_cast<double>(i) + 0.8)}, kSmall,
                      style::kMuted, fonts);
        draw_map(cr, parts.frame, right, plan, judged, options, fonts);
    });
}

base::Result<std::string> map_figure(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                     const Fonts& fonts) {
    return on_page(plan, options, [&](cairo_t* cr, double width, double height) {
        const double column = options.legend ? kLegend_px + kGap_px : 0.0;
        const PxBox frame{1.0, 1.0, width - column - 1.0, height - 1.0};
        draw_map(cr, frame, width - 1.0, plan, judged, options, fonts);
    });
}

double round_length_m(double most_m) {
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    for (const double times : {5.0, 2.0})
        if (times * power <= most_m) return times * power;
    return power;
}

}  // namespace merestone::report

#include "report/map_sheet.hpp"

#include <algorithm>
#include <cmath>

#include <cairo.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/cairo_draw.hpp"
#include "report/greyscale.hpp"
#include "report/map_furniture.hpp"
#include "report/paper.hpp"
#include "report/sheet_layout.hpp"
#include "style/area_colours.hpp"
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
constexpr style::Font kSmall{9.4, false};  // 7 points: the least that people read on paper
constexpr double kSmallLine_px = 12.5;
constexpr double kSubtitleLine_px = 15.0;
constexpr std::size_t kMostSubtitle = 2;

std::string title_of(const model::Plan& plan, const SheetOptions& options) { return options.title.empty() ? plan.title : options.title; }

std::string subtitle_of(const model::Plan& plan, const JudgedScenario& judged) {
    const bool registered = plan.population == model::PopulationBasis::registered;
    std::int64_t people = 0;
    for (const model::LocalityStats& l : judged.localities) people += registered ? l.people_registered : l.people_resident;
    const model::Scenario& s = judged.scenario;
    return fmt::format("{}: {} {}, {} {}. As at {}.", s.title.empty() ? s.id : s.title, judged.localities.size(),
                       judged.localities.size() == 1 ? "locality" : "localities", base::grouped(people),
                       registered ? "registered patients" : "residents", style::date_text(plan.as_at));
}

style::Rgba tone(style::Rgba colour, const SheetOptions& options) { return options.greyscale ? grey_of(colour) : colour; }

void draw_frame(cairo_t* cr, const PxBox& box, style::Rgba colour) {
    set_colour(cr, colour);
    cairo_set_line_width(cr, 0.7);
    cairo_rectangle(cr, box.min_x, box.min_y, box.width(), box.height());
    cairo_stroke(cr);
}

// A boxed word at the right end of the title's line. \returns its left edge
double draw_tag(cairo_t* cr, std::string_view text, double right, double base_line, style::Rgba colour, const Fonts& fonts) {
    const style::Font font{11.0, true};
    const double width = fonts.measure(text, font).width_px + 16.0;
    set_colour(cr, colour);
    cairo_set_line_width(cr, 1.2);
    cairo_rectangle(cr, right - width, base_line - 15.5, width, 21.0);
    cairo_stroke(cr);
    draw_text(cr, text, {right - width + 8.0, base_line - 1.0}, font, colour, fonts);
    return right - width;
}

scene::MapContent content_of(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options) {
    if (options.content) return *options.content;
    return scene::make_content({plan, judged.scenario, judged.localities, judged.flags, {}, {}, {}}, options.map);
}

double device_scale(const SheetOptions& options) noexcept {
    return options.format == ImageFormat::png ? options.dpi / 96.0 : 4.0;  // vector: fine enough for any printer
}

constexpr double kCameraMargin_px = 14.0;

scene::Camera camera_in(const PxBox& frame, const model::Plan& plan, const SheetOptions& options) {
    const bool whole = !options.area;
    scene::Camera camera =
        scene::fitted(whole ? scene::extent_of(plan) : *options.area, frame.width(), frame.height(), whole ? kCameraMargin_px : 0.0);
    if (options.scale) camera.metres_per_px = metres_per_px(*options.scale);
    else if (!options.paper.empty()) camera.metres_per_px = metres_per_px(round_denominator(camera.metres_per_px / metres_per_px(1.0)));
    return camera;
}

std::string scale_words(const scene::Camera& camera, const SheetOptions& options) {
    const double denominator = camera.metres_per_px / metres_per_px(1.0);
    if (!options.paper.empty()) return scale_text(denominator) + " at " + options.paper;
    if (options.scale) return scale_text(denominator) + " at this page size";
    const double unit = std::pow(10.0, std::floor(std::log10(denominator)) - 1.0);
    return "about " + scale_text(std::round(denominator / unit) * unit) + " in print";
}

bool holds(const geo::Box& outer, const geo::Box& inner) {
    return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y && inner.max_y <= outer.max_y;
}

constexpr double kLeastPlan_mm = 15.0;

// A place or a scale somebody asked for that shows nothing of use is refused.
base::Result<base::Done> sensible(const scene::Camera& camera, const model::Plan& plan, const SheetOptions& options) {
    const geo::Box all = scene::extent_of(plan);
    const geo::Box view = camera.view();
    if (options.area && !view.meets(all))
        return base::Error{base::ErrorKind::bad_input, "the page would show nothing of this plan",
                           "Move to the plan's area, or show the whole footprint."};
    if (!options.scale) return base::Done{};
    const double fits = round_denominator(
        std::max({all.width() / (camera.width_px - 2 * kCameraMargin_px), all.height() / (camera.height_px - 2 * kCameraMargin_px), 1e-3}) /
        metres_per_px(1.0));
    const auto refused = [&](const std::string& why) {
        return base::Error{base::ErrorKind::bad_input, fmt::format("at {} {}", scale_text(*options.scale), why),
                           fmt::format("The whole footprint fits at {} on this page.", scale_text(fits))};
    };
    const double across_mm = std::max(all.width(), all.height()) / *options.scale * 1000.0;
    if (across_mm < kLeastPlan_mm) return refused(fmt::format("the whole plan would be {:.1f} mm across", across_mm));
    const bool any = std::any_of(plan.zones.begin(), plan.zones.end(), [&](const model::Zone& z) {
        const double half = std::sqrt(std::max(0.0, z.area_m2)) / 2;
        return holds(view, {z.centre.x - half, z.centre.y - half, z.centre.x + half, z.centre.y + half});
    });
    if (!any) return refused("the page would not show one whole zone");
    return base::Done{};
}

std::vector<std::uint8_t> looks_of(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options) {
    if (!options.greyscale) return {};
    return grey_looks(judged.scenario.locality_id.size(), style::locality_neighbours(plan, judged.scenario));
}

struct MapParts {
    scene::DrawList list;
    style::Legend legend;
};
MapParts parts_of_map(const scene::MapContent& content, const scene::Camera& camera, const SheetOptions& options,
                      std::span<const std::uint8_t> looks, const Fonts& fonts) {
    MapParts out{scene::draw_list_of(content, camera, device_scale(options), fonts), content.legend};
    if (options.greyscale) {
        make_grey(out.list, looks);
        make_grey(out.legend, looks);
    }
    return out;
}

void draw_in(cairo_t* cr, const PxBox& frame, const scene::DrawList& list, style::Rgba edge, const Fonts& fonts) {
    cairo_save(cr);
    cairo_translate(cr, frame.min_x, frame.min_y);
    draw(cr, list, fonts);
    cairo_restore(cr);
    draw_frame(cr, frame, edge);
}

// The footprint with its localities alone, and on it the page's frame.
void draw_inset(cairo_t* cr, const PxBox& box, scene::MapContent content, const scene::Camera& page, const model::Plan& plan,
                const SheetOptions& options, std::span<const std::uint8_t> looks, const Fonts& fonts) {
    constexpr double kWords_px = 13.0;
    draw_text(cr, "Where this map lies", {box.min_x, box.min_y + 9.0}, kSmall, style::kInk, fonts);
    const PxBox frame{box.min_x, box.min_y + kWords_px, box.max_x, box.max_y};
    content.labels.clear();
    std::erase_if(content.layers,
                  [](const scene::ContentLayer& l) { return l.kind != scene::LayerKind::zones && l.kind != scene::LayerKind::localities; });
    for (scene::Stroke& stroke : content.strokes) stroke.width_px = std::min(stroke.width_px, 0.7);
    geo::Box all = scene::extent_of(plan);
    const geo::Box view = page.view();
    all = {std::min(all.min_x, view.min_x), std::min(all.min_y, view.min_y), std::max(all.max_x, view.max_x),
           std::max(all.max_y, view.max_y)};
    const scene::Camera camera = scene::fitted(all, frame.width(), frame.height(), 5.0);
    draw_in(cr, frame, parts_of_map(content, camera, options, looks, fonts).list, tone(style::kMuted, options), fonts);
    const Px low = camera.to_px({view.min_x, view.max_y});
    const Px high = camera.to_px({view.max_x, view.min_y});
    for (const auto& [colour, width] : {std::pair(style::kPaper, 3.6), std::pair(options.greyscale ? style::kInk : style::kAccent, 1.8)}) {
        set_colour(cr, colour);
        cairo_set_line_width(cr, width);
        cairo_rectangle(cr, frame.min_x + low.x, frame.min_y + low.y, high.x - low.x, high.y - low.y);
        cairo_stroke(cr);
    }
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

// All of a page before it is drawn.
struct Page {
    double width = 0.0;
    double height = 0.0;
    std::vector<std::string> subtitle;
    std::vector<std::string> footer;
    double footer_top = 0.0;
    scene::MapContent content;
    SheetLayout layout;
    scene::Camera camera;
    bool inset = false;
};

base::Result<Page> page_of(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options, const Fonts& fonts) {
    if (!(options.width_mm >= 120.0 && options.height_mm >= 90.0))
        return base::Error{base::ErrorKind::bad_input, "a map needs a page of at least 120 x 90 mm", "choose a larger page"};
    Page out;
    out.width = px_of(options.width_mm);
    out.height = px_of(options.height_mm);
    out.subtitle = fonts.wrapped(subtitle_of(plan, judged), kSubtitle, out.width - 2 * kMargin_px);
    if (out.subtitle.size() > kMostSubtitle) out.subtitle.resize(kMostSubtitle);
    out.footer = footer_lines(plan, options.credit, out.width - 2 * kMargin_px, fonts);
    out.footer_top = out.height - kMargin_px - kSmallLine_px * static_cast<double>(out.footer.size());
    const double more = kSubtitleLine_px * static_cast<double>(std::max<std::size_t>(1, out.subtitle.size()) - 1);
    const PxBox body{kMargin_px, kMargin_px + 50.0 + more, out.width - kMargin_px, out.footer_top - 10.0};
    out.content = content_of(plan, judged, options);
    // Whether an inset is wanted is known once the map has its place without one; with one the map shows no more than that.
    for (const bool inset : {false, true}) {
        out.inset = inset;
        out.layout = lay_out(body, out.content.legend, inset, fonts);
        if (out.layout.frame.width() < 60.0 || out.layout.frame.height() < 60.0)
            return base::Error{base::ErrorKind::bad_input, "the legend and the sources leave no room for the map on this page",
                               "choose a larger page"};
        out.camera = camera_in(out.layout.frame, plan, options);
        if (!options.inset || holds(out.camera.view(), scene::extent_of(plan))) break;
    }
    if (const auto fine = sensible(out.camera, plan, options); !fine) return fine.error();
    return out;
}

void draw_page(cairo_t* cr, const Page& page, const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
               const Fonts& fonts) {
    const double right = page.width - kMargin_px;
    const style::Rgba tag_colour = options.greyscale ? tone(style::kInk, options) : style::Rgba{178, 34, 42};
    const double tag = plan.illustrative ? draw_tag(cr, "Illustrative data", right, kMargin_px + 16.0, tag_colour, fonts) - kGap_px : right;
    draw_text(cr, fonts.fitted(title_of(plan, options), kTitle, tag - kMargin_px), {kMargin_px, kMargin_px + 16.0}, kTitle,
              tone(style::kInk, options), fonts);
    for (std::size_t i = 0; i < page.subtitle.size(); ++i)
        draw_text(cr, fonts.fitted(page.subtitle[i], kSubtitle, right - kMargin_px),
                  {kMargin_px, kMargin_px + 37.0 + kSubtitleLine_px * static_cast<double>(i)}, kSubtitle, tone(style::kMuted, options),
                  fonts);
    for (std::size_t i = 0; i < page.footer.size(); ++i)
        draw_text(cr, page.footer[i], {kMargin_px, page.footer_top + kSmallLine_px * (static_cast<double>(i) + 0.8)}, kSmall,
                  tone(style::kMuted, options), fonts);
    const std::vector<std::uint8_t> looks = looks_of(plan, judged, options);
    const MapParts map = parts_of_map(page.content, page.camera, options, looks, fonts);
    draw_in(cr, page.layout.frame, map.list, tone(style::kMuted, options), fonts);
    draw_legend(cr, map.legend, page.layout.legend, fonts);
    draw_scale_and_north(cr, page.camera, page.layout.scale, scale_words(page.camera, options), fonts);
    if (page.inset) draw_inset(cr, page.layout.inset, page.content, page.camera, plan, options, looks, fonts);
}

ImageSpec spec_of(const model::Plan& plan, const SheetOptions& options) {
    ImageSpec spec;
    spec.format = options.format;
    spec.width_px = px_of(options.width_mm);
    spec.height_px = px_of(options.height_mm);
    spec.dpi = options.dpi;
    spec.title = drawable(title_of(plan, options));
    spec.as_at = plan.as_at;
    return spec;
}

}  // namespace

base::Result<scene::Camera> sheet_camera(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                         const Fonts& fonts) {
    const auto page = page_of(plan, judged, options, fonts);
    if (!page) return page.error();
    return page.value().camera;
}

double image_scale(const SheetOptions& options) noexcept {
    constexpr double kPrint_dpi = 200.0;  // a vector page's picture
    return (options.format == ImageFormat::png ? options.dpi : kPrint_dpi) / 96.0;
}

base::Result<std::string> map_sheet(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                    const Fonts& fonts) {
    const auto page = page_of(plan, judged, options, fonts);
    if (!page) return page.error();
    return drawn(spec_of(plan, options), [&](cairo_t* cr) { draw_page(cr, page.value(), plan, judged, options, fonts); });
}

base::Result<Pixels> map_sheet_pixels(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                      const Fonts& fonts) {
    const auto page = page_of(plan, judged, options, fonts);
    if (!page) return page.error();
    return drawn_pixels(spec_of(plan, options), [&](cairo_t* cr) { draw_page(cr, page.value(), plan, judged, options, fonts); });
}

base::Result<std::string> map_figure(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                     const Fonts& fonts) {
    if (!(options.width_mm >= 120.0 && options.height_mm >= 90.0))
        return base::Error{base::ErrorKind::bad_input, "a map needs a page of at least 120 x 90 mm", "choose a larger page"};
    const ImageSpec spec = spec_of(plan, options);
    return drawn(spec, [&](cairo_t* cr) {
        const double column = options.legend ? kLegend_px + kGap_px : 0.0;
        const PxBox frame{1.0, 1.0, spec.width_px - column - 1.0, spec.height_px - 1.0};
        const scene::MapContent content = content_of(plan, judged, options);
        const scene::Camera camera = camera_in(frame, plan, options);
        const MapParts map = parts_of_map(content, camera, options, looks_of(plan, judged, options), fonts);
        draw_in(cr, frame, map.list, tone(style::kMuted, options), fonts);
        if (!options.legend) return;
        const double left = frame.max_x + kGap_px;
        const double right = spec.width_px - 1.0;
        const PxBox legend{left, frame.min_y, right, frame.max_y - kScaleHeight_px - 8.0};
        draw_legend(cr, map.legend, {&legend, 1}, fonts);
        draw_scale_and_north(cr, camera, {left, frame.max_y - kScaleHeight_px, right, frame.max_y}, scale_words(camera, options), fonts);
    });
}

double round_length_m(double most_m) {
    const double power = std::pow(10.0, std::floor(std::log10(most_m)));
    for (const double times : {5.0, 2.0})
        if (times * power <= most_m) return times * power;
    return power;
}

}  // namespace merestone::report

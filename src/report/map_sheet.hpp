// A page that can be printed and handed over: title, map, legend, scale bar, grid north, date, sources, attribution.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "report/fonts.hpp"
#include "report/report_input.hpp"
#include "report/surfaces.hpp"
#include "scene/map_content.hpp"
#include "scene/map_scene.hpp"

namespace merestone::report {

struct SheetOptions {
    double width_mm = 297.0;  // A4, landscape
    double height_mm = 210.0;
    double dpi = 200.0;  // PNG only
    ImageFormat format = ImageFormat::png;
    bool legend = true;     // of map_figure: with the column at the right
    scene::MapOptions map;  // its device_scale is set here
    std::string credit;     // of the basemap, among the attributions

    std::string paper;             // "A4": the scale is then a round one, true on that paper; empty: about what fits
    std::string title;             // empty: the plan's
    std::optional<geo::Box> area;  // to be shown; nothing: the whole footprint
    std::optional<double> scale;   // denominator, 50000; nothing: the largest that shows the area
    bool greyscale = false;        // told apart by lightness, lines and letters (greyscale.hpp)
    bool inset = true;             // where part of the footprint lies beyond the page, a small map of where the page lies
    std::shared_ptr<const scene::MapContent> content;  // as a window shows it; nothing: made of the plan and `map`
};

// Where the sheet's map looks: what a basemap for it must cover, at image_scale() pixels to one of the camera. bad_input as map_sheet.
[[nodiscard]] base::Result<scene::Camera> sheet_camera(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                       const Fonts& fonts);
[[nodiscard]] double image_scale(const SheetOptions& options) noexcept;

// \returns the file's bytes; bad_input where the page is too small (below 120 x 90 mm), the picture too large, or the scale shows no
// whole zone or the whole plan smaller than a stamp.
[[nodiscard]] base::Result<std::string> map_sheet(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                  const Fonts& fonts);
// The pixels of the very same page as a PNG of `dpi` would have, for a preview.
[[nodiscard]] base::Result<Pixels> map_sheet_pixels(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                    const Fonts& fonts);

// The map with its legend alone, for a report that says the rest in its own text. Same limits.
[[nodiscard]] base::Result<std::string> map_figure(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                   const Fonts& fonts);

// The round length that fits into `most_m`: 1, 2 or 5 times a power of ten. \pre most_m > 0
[[nodiscard]] double round_length_m(double most_m);

}  // namespace merestone::report

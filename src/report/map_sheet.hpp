// A page that can be printed and handed over: title, map, legend, scale bar, grid north, date, sources, attribution.
#pragma once

#include <string>

#include "base/result.hpp"
#include "report/fonts.hpp"
#include "report/report_input.hpp"
#include "report/surfaces.hpp"
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
};

// Where the sheet's map looks: what a basemap for it must cover, at image_scale() pixels to one of the camera.
[[nodiscard]] scene::Camera sheet_camera(const model::Plan& plan, const SheetOptions& options, const Fonts& fonts);
[[nodiscard]] double image_scale(const SheetOptions& options) noexcept;

// \returns the file's bytes; bad_input where the page is too small (below 120 x 90 mm) or the picture too large.
[[nodiscard]] base::Result<std::string> map_sheet(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                  const Fonts& fonts);

// The map with its legend alone, for a report that says the rest in its own text. Same limits.
[[nodiscard]] base::Result<std::string> map_figure(const model::Plan& plan, const JudgedScenario& judged, const SheetOptions& options,
                                                   const Fonts& fonts);

// The round length that fits into `most_m`: 1, 2 or 5 times a power of ten. \pre most_m > 0
[[nodiscard]] double round_length_m(double most_m);

}  // namespace merestone::report

// A drawing as the bytes of a PNG, PDF or SVG file. The same drawing gives the same bytes: no clock, no machine in them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

typedef struct _cairo cairo_t;  // NOLINT(modernize-use-using): cairo's own name, so that its header stays out of ours

namespace merestone::report {

enum class ImageFormat { png, pdf, svg };

struct ImageSpec {
    ImageFormat format = ImageFormat::png;
    double width_px = 800.0;  // logical pixels, 96 to the inch
    double height_px = 600.0;
    double dpi = 96.0;  // PNG only
    std::string title;  // PDF's own title
    std::string as_at;  // ISO date, PDF's date of creation
};

// \param draw is given a context in logical pixels, on white.
// \returns the file's bytes, or bad_input for a picture over 30,000 pixels a side or 400 million in all.
[[nodiscard]] base::Result<std::string> drawn(const ImageSpec& spec, const std::function<void(cairo_t*)>& draw);

// The pixels of the PNG that `drawn` would make, for a screen: straight RGBA bytes, opaque, top row first.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};
[[nodiscard]] base::Result<Pixels> drawn_pixels(const ImageSpec& spec, const std::function<void(cairo_t*)>& draw);

// A PNG of finished pixels: straight RGBA bytes, top row first, drawn as opaque. \pre rgba.size() == 4 * width * height
[[nodiscard]] base::Result<std::string> png_of(int width, int height, std::span<const std::uint8_t> rgba);

}  // namespace merestone::report

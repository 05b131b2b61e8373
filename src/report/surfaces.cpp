#include "report/surfaces.hpp"

#include <cmath>
#include <cstring>
#include <map>
#include <memory>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>

#include "base/check.hpp"

namespace merestone::report {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

base::Error fault(cairo_status_t status) {
    return {base::ErrorKind::internal, std::string("the picture could not be drawn: ") + cairo_status_to_string(status), ""};
}

// cairo numbers its SVG surfaces and pictures through the life of the program ("surface17", "image3"): numbered here by first appearance
// instead. Only where they are names or point at one: a picture's own bytes, in letters, hold neither quotes nor "#".
std::string renumbered(const std::string& svg) {
    std::map<std::string, std::size_t> number;  // "surface17" -> 1
    std::string out;
    std::size_t at = 0;
    while (true) {
        const std::size_t mark = svg.find_first_of("\"#", at);
        if (mark == std::string::npos) break;
        out.append(svg, at, mark + 1 - at);
        at = mark + 1;
        for (const std::string_view word : {"surface", "image"}) {
            if (svg.compare(at, word.size(), word) != 0) continue;
            std::size_t end = at + word.size();
            while (end < svg.size() && svg[end] >= '0' && svg[end] <= '9') ++end;
            if (end == at + word.size()) continue;
            out += word;
            out += std::to_string(number.emplace(svg.substr(at, end - at), number.size() + 1).first->second);
            at = end;
            break;
        }
    }
    return out.append(svg, at, std::string::npos);
}

base::Result<Surface> image_for(const ImageSpec& spec) {
    const double scale = spec.dpi / 96.0;
    const double width = std::round(spec.width_px * scale);
    const double height = std::round(spec.height_px * scale);
    if (!(width >= 1.0 && height >= 1.0) || width > 30000.0 || height > 30000.0 || width * height > 4e8)
        return base::Error{base::ErrorKind::bad_input, fmt::format("a picture of {:.0f} x {:.0f} pixels cannot be made", width, height),
                           "choose a smaller page or resolution, or a PDF"};
    return Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)),
                   &cairo_surface_destroy);
}

// On white, in logical pixels.
cairo_status_t draw_on(cairo_surface_t* surface, double scale, const std::function<void(cairo_t*)>& draw) {
    if (const cairo_status_t status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS) return status;
    const Context cr(cairo_create(surface), &cairo_destroy);
    cairo_scale(cr.get(), scale, scale);
    cairo_set_source_rgb(cr.get(), 1.0, 1.0, 1.0);
    cairo_paint(cr.get());
    draw(cr.get());
    return cairo_status(cr.get());
}

}  // namespace

base::Result<Pixels> drawn_pixels(const ImageSpec& spec, const std::function<void(cairo_t*)>& draw) {
    auto surface = image_for(spec);
    if (!surface) return surface.error();
    cairo_surface_t* made = surface.value().get();
    if (const cairo_status_t status = draw_on(made, spec.dpi / 96.0, draw); status != CAIRO_STATUS_SUCCESS) return fault(status);
    cairo_surface_flush(made);
    Pixels out;
    out.width = cairo_image_surface_get_width(made);
    out.height = cairo_image_surface_get_height(made);
    out.rgba.reserve(4U * static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    const unsigned char* bytes = cairo_image_surface_get_data(made);
    const int stride = cairo_image_surface_get_stride(made);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, bytes + static_cast<std::ptrdiff_t>(y) * stride + 4 * x, 4);
            for (const unsigned shift : {16U, 8U, 0U}) out.rgba.push_back(static_cast<std::uint8_t>(pixel >> shift & 0xffU));
            out.rgba.push_back(255);
        }
    return out;
}

base::Result<std::string> drawn(const ImageSpec& spec, const std::function<void(cairo_t*)>& draw) {
    std::string bytes;
    Surface surface(nullptr, &cairo_surface_destroy);
    double scale = 1.0;
    if (spec.format == ImageFormat::png) {
        scale = spec.dpi / 96.0;
        auto image = image_for(spec);
        if (!image) return image.error();
        surface = std::move(image).value();
    } else if (spec.format == ImageFormat::pdf) {
        scale = 0.75;  // points
        surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes, spec.width_px * scale, spec.height_px * scale));
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, spec.title.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Merestone");
        const std::string date = (spec.as_at.size() == 10 ? spec.as_at : std::string("1970-01-01")) + "T00:00:00Z";
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    } else {
        surface.reset(cairo_svg_surface_create_for_stream(append, &bytes, spec.width_px, spec.height_px));
        cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    }
    if (const cairo_status_t status = draw_on(surface.get(), scale, draw); status != CAIRO_STATUS_SUCCESS) return fault(status);
    if (spec.format == ImageFormat::png) {
        if (const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes); status != CAIRO_STATUS_SUCCESS)
            return fault(status);
    }
    cairo_surface_finish(surface.get());
    if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) return fault(status);
    return spec.format == ImageFormat::svg ? renumbered(bytes) : bytes;
}

base::Result<std::string> png_of(int width, int height, std::span<const std::uint8_t> rgba) {
    base::check(width > 0 && height > 0 && rgba.size() == 4U * static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                "pixels that fill their picture");
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
    if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) return fault(status);
    unsigned char* to = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* from =
                rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
            const std::uint32_t pixel = (std::uint32_t{from[0]} << 16U) | (std::uint32_t{from[1]} << 8U) | from[2];
            std::memcpy(to + static_cast<std::ptrdiff_t>(y) * stride + 4 * x, &pixel, 4);
        }
    cairo_surface_mark_dirty(surface.get());
    std::string bytes;
    if (const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes); status != CAIRO_STATUS_SUCCESS)
        return fault(status);
    return bytes;
}

}  // namespace merestone::report

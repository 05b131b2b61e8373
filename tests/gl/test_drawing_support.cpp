// The shared half of the tests of gl (drawing.hpp), and that its own eyes can be trusted.
#include <cairo.h>

#include <cmath>
#include <cstring>

#include "gl/drawing.hpp"
#include "support/places.hpp"

namespace merestone::test {

std::unique_ptr<gl::FontFace> found_font() {
    const std::filesystem::path folder = "/usr/share/fonts/opentype/inter";
    if (!std::filesystem::exists(folder / "Inter-Regular.otf") || !std::filesystem::exists(folder / "Inter-Bold.otf")) return nullptr;
    const std::string regular = read_file(folder / "Inter-Regular.otf");
    const std::string bold = read_file(folder / "Inter-Bold.otf");
    return std::move(gl::FontFace::make(std::as_bytes(std::span(regular)), std::as_bytes(std::span(bold)))).value();
}

Screen make_screen(int width, int height) {
    Screen out;
    auto surface = gl::Surfaceless::make(width, height);
    if (!surface) {
        out.why_not = surface.error().what;
        return out;
    }
    out.surface = std::move(surface).value();
    auto device = gl::make_opengl_device();
    if (device) out.device = std::move(device).value();
    else out.why_not = device.error().what;
    return out;
}

gl::Frame Shown::frame() const { return {&content, revision, &labels, labels_revision, camera, device_scale, moving}; }

void Shown::place_labels(const style::TextMeasure& measure) {
    scene::Labeller labeller;
    labels = labeller.labels(content, levels, camera, measure).labels;
    ++labels_revision;
}

Shown shown(const MadePlan& made, int width, int height, const scene::MapOptions& options) {
    Shown out;
    out.content = scene::make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}}, options);
    out.levels = scene::make_levels(made.plan.topology);
    out.mesh = gl::make_mesh(out.levels);
    out.camera = scene::fitted(scene::extent_of(made.plan), width, height, 10.0);
    return out;
}

std::array<int, 4> pixel(const gl::Picture& picture, scene::Px at) {
    const auto x = static_cast<std::size_t>(std::clamp(at.x, 0.0, picture.width - 1.0));
    const auto y = static_cast<std::size_t>(std::clamp(at.y, 0.0, picture.height - 1.0));
    const std::uint8_t* p = &picture.rgba[(y * static_cast<std::size_t>(picture.width) + x) * 4];
    return {p[0], p[1], p[2], p[3]};
}

void write_png(const std::filesystem::path& file, const gl::Picture& picture) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    auto* to = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
            const std::uint8_t* p = &picture.rgba[(y * static_cast<std::size_t>(picture.width) + x) * 4];
            const std::uint32_t word = static_cast<std::uint32_t>(p[0]) << 16 | static_cast<std::uint32_t>(p[1]) << 8 | p[2];
            std::memcpy(to + y * stride + x * 4, &word, 4);
        }
    cairo_surface_mark_dirty(surface);
    cairo_surface_write_to_png(surface, file.string().c_str());
    cairo_surface_destroy(surface);
}

std::optional<gl::Picture> read_png(const std::filesystem::path& file) {
    cairo_surface_t* surface = cairo_image_surface_create_from_png(file.string().c_str());
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return {};
    gl::Picture out;
    out.width = cairo_image_surface_get_width(surface);
    out.height = cairo_image_surface_get_height(surface);
    const auto* from = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (std::size_t y = 0; y < static_cast<std::size_t>(out.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(out.width); ++x) {
            std::uint32_t word = 0;
            std::memcpy(&word, from + y * stride + x * 4, 4);
            for (const unsigned shift : {16U, 8U, 0U}) out.rgba.push_back(static_cast<std::uint8_t>(word >> shift));
            out.rgba.push_back(255);
        }
    cairo_surface_destroy(surface);
    return out;
}

std::size_t differing(const gl::Picture& a, const gl::Picture& b, int channel) {
    if (a.width != b.width || a.height != b.height) return std::max(a.rgba.size(), b.rgba.size()) / 4;
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        bool apart = false;
        for (std::size_t k = 0; k < 3; ++k) apart = apart || std::abs(a.rgba[i + k] - b.rgba[i + k]) > channel;
        count += apart ? 1 : 0;
    }
    return count;
}

TEST_CASE("a picture comes back from its file as it was", "[fast]") {
    gl::Picture picture{3, 2, {}};
    for (int i = 0; i < 6; ++i)
        for (const int v : {40 * i, 255 - 40 * i, 7 * i, 255}) picture.rgba.push_back(static_cast<std::uint8_t>(v));
    const TempFolder folder;
    write_png(folder / "p.png", picture);
    const auto back = read_png(folder / "p.png");
    REQUIRE(back);
    CHECK(back->rgba == picture.rgba);
    auto other = picture;
    other.rgba[5] = static_cast<std::uint8_t>(other.rgba[5] + 3);
    CHECK(differing(picture, other, 2) == 1);
    CHECK(differing(picture, other, 3) == 0);
}

}  // namespace merestone::test

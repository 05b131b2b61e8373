// Draws a scene::MapContent into an image of its own, and only when something changed; shows that image in the window.
//
// Use, a frame:   if (renderer.render(frame)) ...; renderer.present(x, y, w, h);   then the user interface on top.
// The image is kept by camera, size, scale, content and labels. A pan copies what is still in view and draws the new strips only; while
// `moving`, a zoom shows the old image scaled, until a frame with moving = false draws it sharp. Uploads: colours and flags when they
// differ, never geometry after set_geography.
// Cost on a software renderer at 1600 x 1000: a copy 0.3 ms; a city some milliseconds; a country some tens.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "gl/device.hpp"
#include "gl/font_face.hpp"
#include "gl/geography_mesh.hpp"
#include "scene/map_content.hpp"
#include "scene/place_labels.hpp"

namespace merestone::gl {

struct Frame {
    const scene::MapContent* content = nullptr;  // nothing: background only
    std::uint64_t content_revision = 0;          // a new number whenever anything in content changed
    const std::vector<scene::Label>* labels = nullptr;
    std::uint64_t labels_revision = 0;
    scene::Camera camera;       // its width and height in logical pixels
    double device_scale = 1.0;  // device pixels to a logical one
    bool moving = false;        // a drag or a zoom goes on: quick before sharp
};

// What the last drawn image took.
struct RenderCounts {
    std::size_t draw_calls = 0;
    std::size_t triangles = 0;
    std::size_t segments = 0;
    std::size_t symbols = 0;
    std::size_t glyphs = 0;
    std::size_t bytes_uploaded = 0;
    std::size_t level = 0;     // of detail
    bool strips_only = false;  // a pan
};

// Straight RGBA bytes, top row first.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

class MapRenderer {
public:
    // \param device outlives the renderer. \param face for labels and letters; outlives it too
    // \returns internal with the compiler's words where a shader does not compile.
    [[nodiscard]] static base::Result<std::unique_ptr<MapRenderer>> make(Device& device, const FontFace& face);
    ~MapRenderer();

    void set_geography(std::shared_ptr<const GeographyMesh> mesh);  // nothing: none
    // \returns whether the image was drawn anew (a strip counts). False too where the frame has no pixels or is beyond what the device
    // can hold, and while moving shows the old image.
    bool render(const Frame& frame);
    // Into the framebuffer bound for drawing, device pixels from its bottom left. 1:1 where sizes agree.
    void present(int x, int y, int width, int height);
    // The same, only where x lies in [from, to): two maps of one place share a window, and a divider costs two copies to move.
    void present_part(int x, int y, int width, int height, int from, int to);
    [[nodiscard]] Picture read_rgba();
    [[nodiscard]] const RenderCounts& counts() const noexcept;
    [[nodiscard]] const DeviceInfo& info() const noexcept;
    // The next render draws everything (a theme changed beneath, a test wants it).
    void invalidate();
    // After a lost context, with a new one current: everything is made again from the plain data.
    [[nodiscard]] base::Result<base::Done> recreate();

private:
    struct Impl;
    explicit MapRenderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::gl

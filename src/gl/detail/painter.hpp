// Paints a content into the target that is bound: everything first gathered, then uploaded in a few pieces, then drawn in order.
// Part of map_renderer.
#pragma once

#include <vector>

#include "gl/detail/geography_buffers.hpp"
#include "gl/detail/text_batch.hpp"
#include "gl/map_renderer.hpp"

namespace merestone::gl::detail {

class Painter {
public:
    explicit Painter(const FontFace& face) : face_(face) {}

    [[nodiscard]] base::Result<base::Done> make_programs(Device& device);
    GeographyBuffers& geography() noexcept { return geography_; }

    // What a new content needs once: boxes of lines, triangles of free polygons.
    void set_content(const scene::MapContent& content, Device& device);
    // Background and everything above it, within view.clip. \param level of detail
    void paint(const scene::MapContent* content, const std::vector<scene::Label>* labels, const View& view, std::size_t level,
               Device& device, RenderCounts& counts);

    void forget();
    void drop(Device& device);

private:
    struct Programs {
        Handle fill = 0;
        Handle line = 0;
        Handle symbol = 0;
        Handle text = 0;
        Handle density = 0;
        Handle flat = 0;
        Handle image = 0;
    };
    // A step of the drawing, over a range of what was gathered.
    struct Step {
        enum class Kind { image, zones, flat, segments, density, symbols, halos, letters } kind{};
        std::size_t first = 0;
        std::size_t count = 0;
        double width_px = 0.0;
        style::Rgba colour;
        float dash_px[2] = {0.0F, 0.0F};
        double opacity = 1.0;
        scene::Px origin_px;  // of a density grid: left and top
        double bin_px = 0.0;
    };
    struct FlatVertex {
        float corner_m[2];
        std::uint8_t ink[4];
    };
    struct Range {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    void gather(const scene::MapContent& content, const View& view, std::size_t level);
    void gather_stroke(const scene::MapContent& content, const scene::Stroke& stroke, std::size_t number, const View& view,
                       const geo::Topology& arcs);
    void gather_lines(const std::vector<scene::Line>& lines, const std::vector<geo::Box>& boxes, const View& view);
    void gather_labels(const std::vector<scene::Label>& labels, const View& view, Device& device);
    void upload(Device& device, RenderCounts& counts);
    void run(const Step& step, const scene::MapContent* content, const View& view, std::size_t level, Device& device, RenderCounts& counts);
    void draw_zones(const scene::MapContent& content, const View& view, std::size_t level, Device& device, RenderCounts& counts);
    void draw_image(const Step& step, const scene::MapContent& content, const View& view, Device& device, RenderCounts& counts);
    void draw_density(const Step& step, const View& view, Device& device, RenderCounts& counts);
    void end_segments(std::size_t first, double width_px, style::Rgba colour, const std::vector<double>& dash_px, double scale);

    const FontFace& face_;
    Programs programs_;
    GeographyBuffers geography_;
    GlyphAtlas atlas_;
    Handle segment_buffer_ = 0;
    Handle symbol_buffer_ = 0;
    Handle halo_buffer_ = 0;
    Handle letter_buffer_ = 0;
    Handle flat_buffer_ = 0;
    Handle flat_indices_ = 0;
    Handle image_texture_ = 0;
    std::shared_ptr<const geo::GroundPicture> image_;  // what the texture holds

    geo::Point flat_origin_;
    std::vector<FlatVertex> flat_;
    bool flat_uploaded_ = false;
    std::vector<Range> flat_of_layer_;
    std::vector<std::vector<geo::Box>> line_box_;  // per layer, per line

    std::vector<Step> steps_;
    std::vector<Segment> segments_;
    std::vector<SymbolInstance> symbols_;
    TextBatch text_;
    std::vector<scene::DensityGrid> grids_;
};

}  // namespace merestone::gl::detail

#include "gl/detail/painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "embedded/merestone_gl.hpp"
#include "style/colour.hpp"

namespace merestone::gl::detail {
namespace {

constexpr std::size_t kStripCorners = 4;

Uniform number(const char* name, double value) { return {name, {static_cast<float>(value), 0.0F, 0.0F, 0.0F}, 1, false}; }
Uniform pair(const char* name, double a, double b) { return {name, {static_cast<float>(a), static_cast<float>(b), 0.0F, 0.0F}, 2, false}; }
Uniform triple(const char* name, double a, double b, double c) {
    return {name, {static_cast<float>(a), static_cast<float>(b), static_cast<float>(c), 0.0F}, 3, false};
}
Uniform four(const char* name, double a, double b, double c, double d) {
    return {name, {static_cast<float>(a), static_cast<float>(b), static_cast<float>(c), static_cast<float>(d)}, 4, false};
}
Uniform ink(const char* name, style::Rgba c) { return four(name, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }
Uniform ndc_per_px(const View& view) { return pair("ndc_per_px", 2.0 / view.width_px, 2.0 / view.height_px); }
Uniform ndc_per_m(const View& view) { return pair("ndc_per_m", 2.0 * view.px_per_m / view.width_px, 2.0 * view.px_per_m / view.height_px); }
Uniform leaf(const View& view, geo::Point origin) { return pair("leaf_m", origin.x - view.centre.x, origin.y - view.centre.y); }

double positive_mod(double value, double step) { return value - std::floor(value / step) * step; }

void draw(Device& device, const DrawCall& call, RenderCounts& counts) {
    device.draw(call);
    ++counts.draw_calls;
    counts.triangles += (call.indices != 0 ? call.count / 3 : call.count - 2) * std::max<std::size_t>(1, call.instances);
}

}  // namespace

base::Result<base::Done> Painter::make_programs(Device& device) {
    namespace e = embedded;
    struct Wanted {
        Handle& to;
        const char* name;
        std::string_view vertex;
        std::string_view fragment;
    };
    for (const Wanted& w : std::initializer_list<Wanted>{{programs_.fill, "fill", e::fill_vert, e::fill_frag},
                                                         {programs_.line, "line", e::line_vert, e::line_frag},
                                                         {programs_.symbol, "symbol", e::symbol_vert, e::symbol_frag},
                                                         {programs_.text, "text", e::text_vert, e::text_frag},
                                                         {programs_.density, "density", e::density_vert, e::density_frag},
                                                         {programs_.flat, "flat", e::flat_vert, e::flat_frag},
                                                         {programs_.image, "image", e::density_vert, e::image_frag}}) {
        auto made = device.make_program(w.name, w.vertex, w.fragment);
        if (!made) return made.error();
        w.to = made.value();
    }
    return base::Done{};
}

void Painter::set_content(const scene::MapContent& content, Device& device) {
    flat_.clear();
    flat_of_layer_.assign(content.layers.size(), {});
    line_box_.assign(content.layers.size(), {});
    geo::Box all;
    for (const scene::ContentLayer& layer : content.layers)
        for (const scene::Fill& fill : layer.items.fills) all.add(geo::box_of(fill.shape));
    flat_origin_ = all.empty() ? geo::Point{} : all.centre();
    for (std::size_t l = 0; l < content.layers.size(); ++l) {
        const scene::Layer& items = content.layers[l].items;
        for (const scene::Line& line : items.lines) line_box_[l].push_back(geo::box_of(line.points));
        flat_of_layer_[l].first = flat_.size();
        for (const scene::Fill& fill : items.fills)
            for (const geo::Point p : triangles_of(fill.shape))
                flat_.push_back({{static_cast<float>(p.x - flat_origin_.x), static_cast<float>(p.y - flat_origin_.y)},
                                 {fill.colour.r, fill.colour.g, fill.colour.b, fill.colour.a}});
        flat_of_layer_[l].count = flat_.size() - flat_of_layer_[l].first;
    }
    flat_uploaded_ = flat_.empty();
    const bool pictured =
        std::any_of(content.layers.begin(), content.layers.end(), [](const auto& l) { return l.items.image.picture != nullptr; });
    if (pictured || image_texture_ == 0) return;
    device.destroy_texture(image_texture_);
    image_texture_ = 0;
    image_.reset();
}

void Painter::end_segments(std::size_t first, double width_px, style::Rgba colour, const std::vector<double>& dash_px, double scale) {
    if (segments_.size() == first) return;
    Step step;
    step.kind = Step::Kind::segments;
    step.first = first;
    step.count = segments_.size() - first;
    step.width_px = width_px * scale;
    step.colour = colour;
    if (dash_px.size() >= 2) {
        step.dash_px[0] = static_cast<float>(dash_px[0] * scale);
        step.dash_px[1] = static_cast<float>(dash_px[1] * scale);
    }
    steps_.push_back(step);
}

void Painter::gather_stroke(const scene::MapContent& content, const scene::Stroke& stroke, std::size_t number, const View& view,
                            const geo::Topology& arcs) {
    const GeographyMesh& mesh = *geography_.mesh();
    const double logical_px_per_m = view.px_per_m / view.scale;
    if (mesh.levels.middling_zone_m * logical_px_per_m < stroke.least_zone_px || stroke.colour.a == 0) return;
    const double reach = stroke.width_px * view.scale / 2 + 2.0;
    const geo::Box ground = view.ground(reach);
    const std::size_t first = segments_.size();
    for (std::size_t a = 0; a < content.arc_strokes.size(); ++a)
        if ((content.arc_strokes[a] >> number & 1U) != 0 && mesh.arc_box[a].meets(ground))
            add_segments(arcs.points_of(arcs.arcs[a]), view, reach, segments_);
    end_segments(first, stroke.width_px, stroke.colour, stroke.dash_px, view.scale);
}

void Painter::gather_lines(const std::vector<scene::Line>& lines, const std::vector<geo::Box>& boxes, const View& view) {
    std::size_t first = segments_.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const scene::Line& line = lines[i];
        const double reach = line.width_px * view.scale / 2 + 2.0;
        if (boxes[i].meets(view.ground(reach))) add_segments(line.points, view, reach, segments_);
        const bool last = i + 1 == lines.size();
        if (!last && lines[i + 1].width_px == line.width_px && lines[i + 1].colour == line.colour && lines[i + 1].dash_px == line.dash_px)
            continue;
        end_segments(first, line.width_px, line.colour, line.dash_px, view.scale);
        first = segments_.size();
    }
}

void Painter::gather(const scene::MapContent& content, const View& view, std::size_t level) {
    const GeographyMesh* mesh = geography_.mesh();
    const geo::Topology* arcs = mesh != nullptr && level < mesh->levels.levels.size() ? mesh->levels.levels[level].topology.get() : nullptr;
    const bool fits = arcs != nullptr && arcs->arcs.size() == content.arc_strokes.size();
    for (std::size_t l = 0; l < content.layers.size(); ++l) {
        const scene::ContentLayer& layer = content.layers[l];
        if (layer.items.image.picture) {
            Step image;
            image.kind = Step::Kind::image;
            image.first = l;
            image.opacity = layer.items.image.opacity;
            steps_.push_back(image);
        }
        if (layer.fills_zones && fits) {
            Step zones;
            zones.kind = Step::Kind::zones;
            steps_.push_back(zones);
        }
        for (const std::uint8_t s : layer.strokes)
            if (fits) gather_stroke(content, content.strokes[s], s, view, *arcs);
        if (layer.dense) {
            constexpr double kBin_px = 4.0;
            scene::Camera camera;
            camera.centre = view.centre;
            camera.metres_per_px = 1.0 / view.px_per_m;
            camera.width_px = view.width_px;
            camera.height_px = view.height_px;
            Step step;
            step.kind = Step::Kind::density;
            step.first = grids_.size();
            step.bin_px = kBin_px * view.scale;
            step.opacity = layer.opacity;
            grids_.push_back(scene::density(*layer.dense, camera, step.bin_px, step.origin_px));
            steps_.push_back(step);
        }
        if (flat_of_layer_[l].count > 0) {
            Step step;
            step.kind = Step::Kind::flat;
            step.first = flat_of_layer_[l].first;
            step.count = flat_of_layer_[l].count;
            steps_.push_back(step);
        }
        gather_lines(layer.items.lines, line_box_[l], view);
        Step step;
        step.kind = Step::Kind::symbols;
        step.first = symbols_.size();
        for (const scene::Symbol& symbol : layer.items.symbols) add_symbol(symbol, view, symbols_);
        step.count = symbols_.size() - step.first;
        if (step.count > 0) steps_.push_back(step);
    }
}

void Painter::gather_labels(const std::vector<scene::Label>& labels, const View& view, Device& device) {
    text_ = {};
    if (!add_labels(labels, view, face_, atlas_, device, text_)) {
        // Full of sizes no longer in use. Once more from empty; a second time means more letters than an atlas holds: those go without.
        atlas_.clear();
        text_ = {};
        static_cast<void>(add_labels(labels, view, face_, atlas_, device, text_));
    }
    const auto add = [&](Step::Kind kind, std::size_t first, std::size_t count) {
        if (count == 0) return;
        Step step;
        step.kind = kind;
        step.first = first;
        step.count = count;
        steps_.push_back(step);
    };
    add(Step::Kind::halos, 0, text_.halos.size());
    add(Step::Kind::symbols, symbols_.size(), text_.marks.size());
    symbols_.insert(symbols_.end(), text_.marks.begin(), text_.marks.end());
    add(Step::Kind::letters, 0, text_.letters.size());
}

void Painter::upload(Device& device, RenderCounts& counts) {
    const auto stream = [&](Handle& buffer, auto&& data) {
        if (data.empty()) return;
        if (buffer == 0) buffer = device.make_buffer(BufferUse::vertices);
        const auto bytes = std::as_bytes(std::span(data));
        device.upload(buffer, bytes);
        counts.bytes_uploaded += bytes.size();
    };
    stream(segment_buffer_, segments_);
    stream(symbol_buffer_, symbols_);
    stream(halo_buffer_, text_.halos);
    stream(letter_buffer_, text_.letters);
    if (flat_uploaded_) return;
    stream(flat_buffer_, flat_);
    std::vector<std::uint32_t> indices(flat_.size());
    for (std::uint32_t i = 0; i < indices.size(); ++i) indices[i] = i;
    if (flat_indices_ == 0) flat_indices_ = device.make_buffer(BufferUse::indices);
    device.upload(flat_indices_, std::as_bytes(std::span(indices)));
    flat_uploaded_ = true;
}

void Painter::draw_zones(const scene::MapContent& content, const View& view, std::size_t level, Device& device, RenderCounts& counts) {
    if (!geography_.set_tables(content, device, counts.bytes_uploaded)) return;
    const LevelMesh& mesh = geography_.mesh()->meshes[level];
    if (mesh.indices.empty()) return;
    const auto& on_device = geography_.level(level, device, counts.bytes_uploaded);
    const style::MapStyle& look = content.style;
    const double step_px = look.hatch_spacing_px * std::sqrt(2.0) * view.scale;
    // The patterns repeat; their place follows the ground, taken in doubles, so that a pan carries them along.
    constexpr double kRepeat_px = 7.0 * 8.0;  // of the patterns of selected and of locked zones together
    const double corner_x = view.centre.x * view.px_per_m - view.width_px / 2.0;
    const double corner_y = view.centre.y * view.px_per_m - view.height_px / 2.0;
    const double pattern_x = positive_mod(corner_x, kRepeat_px * view.scale);
    const double pattern_y = positive_mod(corner_y, kRepeat_px * view.scale);
    const double breach_start = positive_mod(corner_x - corner_y, step_px);
    const std::array attributes{
        Attribute{0, on_device.vertices, 2, NumberType::f32, sizeof(MeshVertex), 0, false},
        Attribute{1, on_device.vertices, 1, NumberType::u32, sizeof(MeshVertex), offsetof(MeshVertex, zone), false}};
    const std::array textures{TextureUse{geography_.colours(), true, "zone_colours"}, TextureUse{geography_.flags(), true, "zone_flags"}};
    const geo::Box ground = view.ground(1.0);
    for (const MeshLeaf& part : mesh.leaves) {
        if (part.index_count == 0 || !part.box.meets(ground)) continue;
        const std::array uniforms{leaf(view, part.origin),
                                  ndc_per_m(view),
                                  pair("pattern_px", pattern_x, pattern_y),
                                  ink("breach_colour", look.hatch),
                                  triple("breach_px", step_px, look.hatch_width_px * view.scale / 2, breach_start),
                                  ink("accent", style::kAccent),
                                  number("scale", view.scale)};
        DrawCall call;
        call.program = programs_.fill;
        call.attributes = attributes;
        call.uniforms = uniforms;
        call.textures = textures;
        call.indices = on_device.indices;
        call.first = part.first_index;
        call.count = part.index_count;
        draw(device, call, counts);
    }
}

void Painter::draw_image(const Step& step, const scene::MapContent& content, const View& view, Device& device, RenderCounts& counts) {
    const auto& picture = content.layers[step.first].items.image.picture;
    const std::size_t bytes = 4 * static_cast<std::size_t>(picture->width_px) * static_cast<std::size_t>(picture->height_px);
    const int most = device.info().most_texture_px;
    if (bytes == 0 || picture->rgba.size() != bytes || picture->width_px > most || picture->height_px > most) return;
    if (image_ != picture) {
        if (image_texture_ != 0) device.destroy_texture(image_texture_);
        // Premultiplied, so that no colour of what is transparent seeps in between pixels.
        std::vector<std::uint8_t> ink(picture->rgba);
        for (std::size_t i = 0; i < bytes; i += 4)
            if (const unsigned a = ink[i + 3]; a < 255)
                for (std::size_t c = 0; c < 3; ++c) ink[i + c] = static_cast<std::uint8_t>((ink[i + c] * a + 127) / 255);
        image_texture_ = device.make_texture(picture->width_px, picture->height_px, TexelFormat::rgba8, true);
        device.upload_texture(image_texture_, 0, 0, picture->width_px, picture->height_px, std::as_bytes(std::span(ink)));
        counts.bytes_uploaded += bytes;
        image_ = picture;
    }
    const geo::Box& ground = picture->ground;
    const scene::Px corner = view.px({ground.min_x, ground.max_y});
    const std::array uniforms{four("place_px", corner.x, corner.y, ground.width() * view.px_per_m, ground.height() * view.px_per_m),
                              ndc_per_px(view), number("opacity", step.opacity)};
    const std::array textures{TextureUse{image_texture_, false, "picture"}};
    DrawCall call;
    call.program = programs_.image;
    call.uniforms = uniforms;
    call.textures = textures;
    call.count = kStripCorners;
    draw(device, call, counts);
}

void Painter::draw_density(const Step& step, const View& view, Device& device, RenderCounts& counts) {
    const scene::DensityGrid& grid = grids_[step.first];
    if (grid.most == 0) return;
    // Logarithmic: a village shows beside a city.
    std::vector<std::uint8_t> share(grid.count.size());
    const double whole = std::log1p(static_cast<double>(grid.most));
    for (std::size_t i = 0; i < share.size(); ++i)
        if (grid.count[i] > 0) share[i] = static_cast<std::uint8_t>(std::lround(25.0 + 230.0 * std::log1p(grid.count[i]) / whole));
    const Handle texture = device.make_texture(static_cast<int>(grid.columns), static_cast<int>(grid.rows), TexelFormat::r8, false);
    device.upload_texture(texture, 0, 0, static_cast<int>(grid.columns), static_cast<int>(grid.rows), std::as_bytes(std::span(share)));
    counts.bytes_uploaded += share.size();
    const std::array uniforms{four("place_px", step.origin_px.x - view.width_px / 2.0, view.height_px / 2.0 - step.origin_px.y,
                                   static_cast<double>(grid.columns) * grid.bin_px, static_cast<double>(grid.rows) * grid.bin_px),
                              ndc_per_px(view),
                              ink("low", style::ramp_at(style::Ramp::sequential, 0.25)),
                              ink("middle", style::ramp_at(style::Ramp::sequential, 0.6)),
                              ink("high", style::ramp_at(style::Ramp::sequential, 1.0)),
                              number("opacity", step.opacity)};
    const std::array textures{TextureUse{texture, false, "counts"}};
    DrawCall call;
    call.program = programs_.density;
    call.uniforms = uniforms;
    call.textures = textures;
    call.count = kStripCorners;
    draw(device, call, counts);
    device.destroy_texture(texture);
}

void Painter::run(const Step& step, const scene::MapContent* content, const View& view, std::size_t level, Device& device,
                  RenderCounts& counts) {
    DrawCall call;
    call.count = kStripCorners;
    call.instances = step.count;
    switch (step.kind) {
        case Step::Kind::image: draw_image(step, *content, view, device, counts); return;
        case Step::Kind::zones: draw_zones(*content, view, level, device, counts); return;
        case Step::Kind::density: draw_density(step, view, device, counts); return;
        case Step::Kind::flat: {
            const std::array attributes{
                Attribute{0, flat_buffer_, 2, NumberType::f32, sizeof(FlatVertex), 0, false},
                Attribute{1, flat_buffer_, 4, NumberType::u8_normalised, sizeof(FlatVertex), offsetof(FlatVertex, ink), false}};
            const std::array uniforms{leaf(view, flat_origin_), ndc_per_m(view)};
            call.program = programs_.flat;
            call.attributes = attributes;
            call.uniforms = uniforms;
            call.indices = flat_indices_;
            call.first = step.first;
            call.count = step.count;
            call.instances = 0;
            draw(device, call, counts);
            return;
        }
        case Step::Kind::segments: {
            constexpr std::size_t kStride = sizeof(Segment);
            const std::size_t base = step.first * kStride;
            const std::array attributes{
                Attribute{0, segment_buffer_, 4, NumberType::f32, kStride, base, true},
                Attribute{1, segment_buffer_, 1, NumberType::f32, kStride, base + offsetof(Segment, along_px), true}};
            // Thinner than a pixel: a pixel wide and paler.
            style::Rgba colour = step.colour;
            colour.a = static_cast<std::uint8_t>(std::lround(colour.a * std::min(1.0, step.width_px)));
            const double half_px = std::max(1.0, step.width_px) / 2;
            const std::array uniforms{ndc_per_px(view), number("reach_px", half_px + 1.0), number("half_px", half_px),
                                      pair("dash_px", step.dash_px[0], step.dash_px[1]), ink("colour", colour)};
            call.program = programs_.line;
            call.attributes = attributes;
            call.uniforms = uniforms;
            draw(device, call, counts);
            counts.segments += step.count;
            return;
        }
        case Step::Kind::symbols: {
            constexpr std::size_t kStride = sizeof(SymbolInstance);
            const std::size_t base = step.first * kStride;
            const std::array attributes{
                Attribute{0, symbol_buffer_, 4, NumberType::f32, kStride, base, true},
                Attribute{1, symbol_buffer_, 4, NumberType::u8_normalised, kStride, base + offsetof(SymbolInstance, fill), true},
                Attribute{2, symbol_buffer_, 4, NumberType::u8_normalised, kStride, base + offsetof(SymbolInstance, outline), true},
                Attribute{3, symbol_buffer_, 1, NumberType::u32, kStride, base + offsetof(SymbolInstance, shape), true}};
            const std::array uniforms{ndc_per_px(view)};
            call.program = programs_.symbol;
            call.attributes = attributes;
            call.uniforms = uniforms;
            draw(device, call, counts);
            counts.symbols += step.count;
            return;
        }
        case Step::Kind::halos:
        case Step::Kind::letters: {
            const Handle buffer = step.kind == Step::Kind::halos ? halo_buffer_ : letter_buffer_;
            constexpr std::size_t kStride = sizeof(GlyphInstance);
            const std::array attributes{Attribute{0, buffer, 4, NumberType::f32, kStride, 0, true},
                                        Attribute{1, buffer, 4, NumberType::f32, kStride, offsetof(GlyphInstance, picture), true},
                                        Attribute{2, buffer, 4, NumberType::u8_normalised, kStride, offsetof(GlyphInstance, ink), true}};
            const std::array uniforms{ndc_per_px(view), pair("share_per_texel", 1.0 / GlyphAtlas::kSide_px, 1.0 / GlyphAtlas::kSide_px)};
            const std::array textures{TextureUse{atlas_.texture(), false, "atlas"}};
            call.program = programs_.text;
            call.attributes = attributes;
            call.uniforms = uniforms;
            call.textures = textures;
            draw(device, call, counts);
            counts.glyphs += step.count;
            return;
        }
    }
}

void Painter::paint(const scene::MapContent* content, const std::vector<scene::Label>* labels, const View& view, std::size_t level,
                    Device& device, RenderCounts& counts) {
    device.clip_to(view.clip);
    const style::Rgba ground = content != nullptr ? content->style.background : style::MapStyle().background;
    device.clear(
        {static_cast<float>(ground.r) / 255.0F, static_cast<float>(ground.g) / 255.0F, static_cast<float>(ground.b) / 255.0F, 1.0F});
    steps_.clear();
    segments_.clear();
    symbols_.clear();
    grids_.clear();
    text_ = {};
    if (content != nullptr) gather(*content, view, level);
    const std::size_t before = atlas_.bytes_uploaded();
    if (labels != nullptr) gather_labels(*labels, view, device);
    counts.bytes_uploaded += atlas_.bytes_uploaded() - before;
    upload(device, counts);
    device.set_blend(Blend::over);
    for (const Step& step : steps_) run(step, content, view, level, device, counts);
}

void Painter::forget() {
    programs_ = {};
    geography_.forget();
    atlas_.forget();
    segment_buffer_ = symbol_buffer_ = halo_buffer_ = letter_buffer_ = flat_buffer_ = flat_indices_ = image_texture_ = 0;
    image_.reset();
    flat_uploaded_ = flat_.empty();
}

void Painter::drop(Device& device) {
    geography_.drop(device);
    atlas_.drop(device);
    for (const Handle program :
         {programs_.fill, programs_.line, programs_.symbol, programs_.text, programs_.density, programs_.flat, programs_.image})
        if (program != 0) device.destroy_program(program);
    for (const Handle buffer : {segment_buffer_, symbol_buffer_, halo_buffer_, letter_buffer_, flat_buffer_, flat_indices_})
        if (buffer != 0) device.destroy_buffer(buffer);
    if (image_texture_ != 0) device.destroy_texture(image_texture_);
    forget();
}

}  // namespace merestone::gl::detail

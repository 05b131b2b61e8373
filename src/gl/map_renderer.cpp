#include "gl/map_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gl/detail/painter.hpp"

namespace merestone::gl {
namespace {

using detail::View;

// What the picture in the image shows.
struct Key {
    std::uint64_t content = 0;
    std::uint64_t labels = 0;
    bool any_content = false;
    geo::Point centre;
    double metres_per_px = 0.0;  // logical
    double scale = 1.0;
    int width_px = 0;  // device
    int height_px = 0;
    bool sharp = true;  // false: drawn in haste, to be drawn again when still

    [[nodiscard]] bool same_but_for_place(const Key& o) const noexcept {
        return content == o.content && labels == o.labels && any_content == o.any_content && metres_per_px == o.metres_per_px &&
               scale == o.scale && width_px == o.width_px && height_px == o.height_px;
    }
    [[nodiscard]] double px_per_m() const noexcept { return scale / metres_per_px; }
};

bool usable(const scene::Camera& camera, double scale) {
    return std::isfinite(camera.centre.x) && std::isfinite(camera.centre.y) && camera.metres_per_px > 0.0 &&
           std::isfinite(camera.metres_per_px) && scale > 0.0 && std::isfinite(scale);
}

}  // namespace

struct MapRenderer::Impl {
    Device& device;
    detail::Painter painter;
    std::optional<Device::Target> image;   // the picture
    std::optional<Device::Target> spare;   // where a shifted picture is put together
    std::optional<Device::Target> smooth;  // multisampled, where there is a graphics card
    std::optional<Key> drawn;
    scene::Camera shown;  // where present() is to look
    double shown_scale = 1.0;
    style::Rgba background;
    std::uint64_t content_known = 0;
    bool content_set = false;
    std::size_t level_drawn = 0;
    RenderCounts counts;

    Impl(Device& d, const FontFace& face) : device(d), painter(face) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        drop_targets();
        painter.drop(device);
    }

    void drop_targets() {
        for (auto* target : {&image, &spare, &smooth}) {
            if (*target) device.destroy_target(**target);
            target->reset();
        }
        drawn.reset();
    }

    [[nodiscard]] int samples() const {
        constexpr int kWanted = 4;
        return device.info().software ? 0 : std::min(kWanted, device.info().most_samples);
    }

    bool sized(int width, int height) {
        if (image && image->width == width && image->height == height) return true;
        drop_targets();
        const auto make = [&](std::optional<Device::Target>& to, int with_samples) {
            auto made = device.make_target(width, height, with_samples);
            if (made) to = made.value();
            return made.ok();
        };
        const bool made = make(image, 0) && make(spare, 0) && (samples() == 0 || make(smooth, samples()) || true);
        if (!made) drop_targets();
        return made;
    }

    [[nodiscard]] std::size_t level_for(const Key& key, bool hasty) {
        const GeographyMesh* mesh = painter.geography().mesh();
        if (mesh == nullptr) return 0;
        // A processor's triangles are dear: let borders move by a pixel instead of half of one.
        const double m_per_px = key.metres_per_px / key.scale * (device.info().software ? 2.0 : 1.0);
        const std::size_t level = mesh->levels.level_for(m_per_px, hasty ? 1 : 0);
        constexpr std::size_t kMostTriangles = 90'000;  // about 40 ms of two cores
        const bool dear =
            device.info().software && level + 1 < mesh->meshes.size() && triangles_in_view(*mesh, level, key) > kMostTriangles;
        return dear ? level + 1 : level;
    }

    [[nodiscard]] static std::size_t triangles_in_view(const GeographyMesh& mesh, std::size_t level, const Key& key) {
        const double half_x = 0.5 * key.width_px / key.px_per_m();
        const double half_y = 0.5 * key.height_px / key.px_per_m();
        const geo::Box ground{key.centre.x - half_x, key.centre.y - half_y, key.centre.x + half_x, key.centre.y + half_y};
        std::size_t sum = 0;
        for (const MeshLeaf& part : mesh.meshes[level].leaves)
            if (part.box.meets(ground)) sum += part.index_count / 3;
        return sum;
    }

    void paint_part(const Frame& frame, const Key& key, const PxRect& clip, std::size_t level, const Device::Target& into) {
        View view;
        view.centre = key.centre;
        view.px_per_m = key.px_per_m();
        view.scale = key.scale;
        view.width_px = key.width_px;
        view.height_px = key.height_px;
        view.clip = clip;
        device.draw_into(smooth ? *smooth : into);
        painter.paint(frame.content, frame.labels, view, level, device, counts);
        if (smooth) device.copy(*smooth, clip, into, clip);
    }

    void paint_all(const Frame& frame, const Key& key) {
        level_drawn = level_for(key, !key.sharp);
        counts.level = level_drawn;
        paint_part(frame, key, {0, 0, key.width_px, key.height_px}, level_drawn, *image);
        drawn = key;
    }

    // \param dx, dy how far the ground moved across the frame, right and up. \pre less than the frame
    void paint_shifted(const Frame& frame, Key key, int dx, int dy) {
        const int w = key.width_px;
        const int h = key.height_px;
        counts.level = level_drawn;
        counts.strips_only = true;
        const PxRect kept{std::max(0, -dx), std::max(0, -dy), w - std::abs(dx), h - std::abs(dy)};
        const PxRect moved{std::max(0, dx), std::max(0, dy), kept.width, kept.height};
        device.copy(*image, kept, *spare, moved);
        // The strip on the left or right over the full height, the one above or below over the rest.
        if (dx != 0) paint_part(frame, key, {dx > 0 ? 0 : w + dx, 0, std::abs(dx), h}, level_drawn, *spare);
        if (dy != 0) paint_part(frame, key, {moved.x, dy > 0 ? 0 : h + dy, moved.width, std::abs(dy)}, level_drawn, *spare);
        std::swap(image, spare);
        drawn = key;
    }

    bool render(const Frame& frame) {
        const auto pixels = [&](double logical) {
            return static_cast<int>(std::lround(std::clamp(logical * frame.device_scale, 0.0, 1e6)));
        };
        Key key;
        key.content = frame.content_revision;
        key.labels = frame.labels_revision;
        key.any_content = frame.content != nullptr;
        key.centre = frame.camera.centre;
        key.metres_per_px = frame.camera.metres_per_px;
        key.scale = frame.device_scale;
        if (!usable(frame.camera, frame.device_scale)) return false;
        key.width_px = pixels(frame.camera.width_px);
        key.height_px = pixels(frame.camera.height_px);
        const int most = device.info().most_texture_px;
        if (key.width_px < 1 || key.height_px < 1 || key.width_px > most || key.height_px > most) return false;
        shown = frame.camera;
        shown_scale = frame.device_scale;
        if (!sized(key.width_px, key.height_px)) return false;
        if (frame.content != nullptr) background = frame.content->style.background;

        if (drawn && drawn->same_but_for_place(key)) {
            const double dx = (drawn->centre.x - key.centre.x) * key.px_per_m();
            const double dy = (drawn->centre.y - key.centre.y) * key.px_per_m();
            if (dx == 0.0 && dy == 0.0 && (drawn->sharp || frame.moving)) return false;
            const double whole_x = std::round(dx);
            const double whole_y = std::round(dy);
            constexpr double kNear_px = 0.02;
            const bool exact = std::abs(dx - whole_x) < kNear_px && std::abs(dy - whole_y) < kNear_px;
            const bool room = std::abs(whole_x) < 0.9 * key.width_px && std::abs(whole_y) < 0.9 * key.height_px;
            if (room && (frame.moving || (exact && drawn->sharp))) {
                if (whole_x == 0.0 && whole_y == 0.0) return false;  // less than half a pixel: as it is until still
                // Where the picture really stands: whole pixels from where it stood, so that nothing drifts.
                key.centre = {drawn->centre.x - whole_x / key.px_per_m(), drawn->centre.y - whole_y / key.px_per_m()};
                if (exact) key.centre = frame.camera.centre;
                key.sharp = drawn->sharp && exact;
                counts = {};
                begin(frame);
                paint_shifted(frame, key, static_cast<int>(whole_x), static_cast<int>(whole_y));
                device.end_frame();
                return true;
            }
        } else if (drawn && frame.moving && drawn->content == key.content && drawn->any_content == key.any_content &&
                   drawn->scale == key.scale && drawn->metres_per_px != key.metres_per_px) {
            return false;  // zooming: present() shows the old picture scaled
        }
        key.sharp = !frame.moving;
        counts = {};
        begin(frame);
        paint_all(frame, key);
        device.end_frame();
        return true;
    }

    void begin(const Frame& frame) {
        device.begin_frame();
        if (frame.content == nullptr || (content_set && content_known == frame.content_revision)) return;
        painter.set_content(*frame.content, device);
        content_known = frame.content_revision;
        content_set = true;
    }

    // \param from, to window pixels across: what is copied is cut to them
    void present(const PxRect& window, int from, int to) {
        if (!image || !drawn || window.width < 1 || window.height < 1) return;
        device.begin_frame();
        const PxRect all{0, 0, image->width, image->height};
        const double grown = drawn->metres_per_px / shown.metres_per_px;
        if (grown == 1.0 || !drawn->same_but_for_place(*drawn)) copy_between(all, window, from, to);
        else present_scaled(grown, window, from, to);
        device.end_frame();
    }

    void copy_between(PxRect source, PxRect destination, int from, int to) {
        const int low = std::max(from, destination.x);
        const int high = std::min(to, destination.x + destination.width);
        if (high <= low) return;
        const double k = static_cast<double>(source.width) / destination.width;
        const int start = source.x + static_cast<int>(std::lround((low - destination.x) * k));
        const int end = source.x + static_cast<int>(std::lround((high - destination.x) * k));
        if (end <= start) return;
        source.x = start;
        source.width = end - start;
        destination.x = low;
        destination.width = high - low;
        device.copy_to_window(*image, source, destination);
    }

    // The part of the old picture that the frame would show, stretched; what it does not reach is background.
    void present_scaled(double grown, const PxRect& window, int from_x, int to_x) {
        const double to_window = static_cast<double>(window.width) / std::max(1, image->width);
        const double px_per_m = shown_scale / shown.metres_per_px;
        const double middle_x = window.width / 2.0 + (drawn->centre.x - shown.centre.x) * px_per_m * to_window;
        const double middle_y = window.height / 2.0 + (drawn->centre.y - shown.centre.y) * px_per_m * to_window;
        const double k = grown * to_window;  // window pixels to one of the image
        const auto c = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
        const PxRect seen{std::max(window.x, from_x), window.y, std::min(window.x + window.width, to_x) - std::max(window.x, from_x),
                          window.height};
        if (seen.width < 1) return;
        device.clear_window(seen, {c(background.r), c(background.g), c(background.b), 1.0F});
        const auto cut = [&](double middle, int window_size, int image_size, int& from, int& size, int& to, int& to_size) {
            const double low = std::max(0.0, middle - k * image_size / 2.0);
            const double high = std::min(static_cast<double>(window_size), middle + k * image_size / 2.0);
            if (high - low < 1.0) return false;
            const double start = (low - (middle - k * image_size / 2.0)) / k;
            from = std::clamp(static_cast<int>(std::lround(start)), 0, image_size - 1);
            size = std::clamp(static_cast<int>(std::lround((high - low) / k)), 1, image_size - from);
            to = static_cast<int>(std::lround(low));
            to_size = std::max(1, static_cast<int>(std::lround(high)) - to);
            return true;
        };
        PxRect source;
        PxRect destination;
        if (!cut(middle_x, window.width, image->width, source.x, source.width, destination.x, destination.width) ||
            !cut(middle_y, window.height, image->height, source.y, source.height, destination.y, destination.height))
            return;
        destination.x += window.x;
        destination.y += window.y;
        copy_between(source, destination, from_x, to_x);
    }
};

MapRenderer::MapRenderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapRenderer::~MapRenderer() = default;

base::Result<std::unique_ptr<MapRenderer>> MapRenderer::make(Device& device, const FontFace& face) {
    auto impl = std::make_unique<Impl>(device, face);
    const auto made = impl->painter.make_programs(device);
    if (!made) return made.error();
    return std::unique_ptr<MapRenderer>(new MapRenderer(std::move(impl)));
}

void MapRenderer::set_geography(std::shared_ptr<const GeographyMesh> mesh) {
    impl_->painter.geography().set(std::move(mesh), impl_->device);
    impl_->drawn.reset();
}

bool MapRenderer::render(const Frame& frame) { return impl_->render(frame); }
void MapRenderer::present(int x, int y, int width, int height) { impl_->present({x, y, width, height}, x, x + width); }
void MapRenderer::present_part(int x, int y, int width, int height, int from, int to) { impl_->present({x, y, width, height}, from, to); }

Picture MapRenderer::read_rgba() {
    Picture out;
    if (!impl_->image || !impl_->drawn) return out;
    out.width = impl_->image->width;
    out.height = impl_->image->height;
    impl_->device.begin_frame();
    out.rgba = impl_->device.read(*impl_->image, {0, 0, out.width, out.height});
    impl_->device.end_frame();
    return out;
}

const RenderCounts& MapRenderer::counts() const noexcept { return impl_->counts; }
const DeviceInfo& MapRenderer::info() const noexcept { return impl_->device.info(); }
void MapRenderer::invalidate() { impl_->drawn.reset(); }

base::Result<base::Done> MapRenderer::recreate() {
    impl_->image.reset();
    impl_->spare.reset();
    impl_->smooth.reset();
    impl_->drawn.reset();
    impl_->painter.forget();
    return impl_->painter.make_programs(impl_->device);
}

}  // namespace merestone::gl

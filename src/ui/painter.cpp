#include "ui/painter.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cmath>
#include <cstring>

#include "gl/opengl_device.hpp"
#include "gl/sight_filter.hpp"
#include "report/fonts.hpp"

namespace merestone::ui {
namespace {

// Tells one user interface's triangles from another's (FNV-1a over eight bytes at a time).
std::uint64_t fingerprint(const ImDrawData& data) {
    std::uint64_t h = 1469598103934665603ULL;
    const auto mix = [&h](const void* bytes, std::size_t count) {
        const auto* at = static_cast<const unsigned char*>(bytes);
        for (std::size_t i = 0; i < count; i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at + i, std::min<std::size_t>(8, count - i));
            h = (h ^ word) * 1099511628211ULL;
        }
    };
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        mix(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size) * sizeof(ImDrawVert));
        mix(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size) * sizeof(ImDrawIdx));
        for (const ImDrawCmd& command : list.CmdBuffer) mix(&command.ClipRect, sizeof command.ClipRect);
    }
    return h;
}

}  // namespace

struct Painter::Impl {
    std::unique_ptr<gl::FontFace> face;
    std::unique_ptr<gl::Device> device;
    std::unique_ptr<gl::MapRenderer> map;
    std::unique_ptr<gl::MapRenderer> second;
    double last_divider = -1.0;               // of the second map; below 0: there was none
    std::unique_ptr<gl::SightFilter> filter;  // made when it is first asked for
    style::Sight sight = style::Sight::usual;
    style::Sight last_sight = style::Sight::usual;
    bool backend = false;
    gl::Handle picture = 0;
    std::uint64_t picture_number = 0;
    std::uint64_t last_ui = 0;
    Rect last_pane;
    int last_width = 0;
    int last_height = 0;

    ~Impl() {
        filter.reset();
        second.reset();
        map.reset();
        if (picture != 0) device->destroy_texture(picture);
        device.reset();
        if (backend) ImGui_ImplOpenGL3_Shutdown();
    }
};

Painter::Painter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Painter::~Painter() = default;

base::Result<std::unique_ptr<Painter>> Painter::make() {
    auto impl = std::make_unique<Impl>();
    auto face = gl::FontFace::make(std::as_bytes(report::font_bytes(false)), std::as_bytes(report::font_bytes(true)));
    if (!face) return face.error();
    impl->face = std::move(face).value();
    auto device = gl::make_opengl_device();
    if (!device) return device.error();
    impl->device = std::move(device).value();
    auto map = gl::MapRenderer::make(*impl->device, *impl->face);
    if (!map) return map.error();
    impl->map = std::move(map).value();
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return base::Error{base::ErrorKind::no_display, "the user interface could not be set up on this OpenGL",
                           "Update the graphics driver."};
    impl->backend = true;
    return std::unique_ptr<Painter>(new Painter(std::move(impl)));
}

bool Painter::lost() const { return impl_->device->lost(); }
gl::MapRenderer& Painter::map() { return *impl_->map; }
gl::MapRenderer* Painter::second() {
    if (!impl_->second) {
        auto made = gl::MapRenderer::make(*impl_->device, *impl_->face);
        if (made) impl_->second = std::move(made).value();
    }
    return impl_->second.get();
}
const gl::FontFace& Painter::face() const { return *impl_->face; }

void Painter::fonts_changed() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    impl_->last_ui = 0;
}

void Painter::see_as(style::Sight sight) { impl_->sight = sight; }

void Painter::begin_ui_frame() { ImGui_ImplOpenGL3_NewFrame(); }

std::uint64_t Painter::texture_of(const report::Pixels* picture, std::uint64_t number) {
    const std::uint64_t wanted = picture != nullptr ? number : 0;
    if (wanted == impl_->picture_number) return impl_->picture;
    if (impl_->picture != 0) impl_->device->destroy_texture(impl_->picture);
    impl_->picture = 0;
    impl_->picture_number = wanted;
    impl_->last_ui = 0;  // its triangles may be the same
    const int most = impl_->device->info().most_texture_px;
    if (picture == nullptr || picture->width > most || picture->height > most) return 0;
    impl_->picture = impl_->device->make_texture(picture->width, picture->height, gl::TexelFormat::rgba8, true);
    impl_->device->upload_texture(impl_->picture, 0, 0, picture->width, picture->height, std::as_bytes(std::span(picture->rgba)));
    return impl_->picture;
}

bool Painter::paint(const gl::Frame& frame, const Rect& pane, int width, int height, bool always, const SecondMap* second) {
    bool map_drawn = impl_->map->render(frame);
    if (second != nullptr && impl_->second == nullptr) second = nullptr;
    if (second != nullptr) map_drawn = impl_->second->render(second->frame) || map_drawn;
    const double divider = second == nullptr ? -1.0 : second->beside ? 2.0 : second->divider;
    ImDrawData* data = ImGui::GetDrawData();
    const std::uint64_t ui = fingerprint(*data);
    const bool same = !map_drawn && !always && divider == impl_->last_divider && ui == impl_->last_ui &&
                      impl_->sight == impl_->last_sight && pane == impl_->last_pane && width == impl_->last_width &&
                      height == impl_->last_height;
    if (same) return false;
    impl_->last_divider = divider;
    impl_->last_ui = ui;
    impl_->last_sight = impl_->sight;
    impl_->last_pane = pane;
    impl_->last_width = width;
    impl_->last_height = height;
    const int x = static_cast<int>(std::lround(pane.x));
    const int y = static_cast<int>(std::lround(pane.y));
    const int w = static_cast<int>(std::lround(pane.width));
    const int h = static_cast<int>(std::lround(pane.height));
    const int low = height - y - h;
    if (w > 0 && h > 0 && second == nullptr) impl_->map->present(x, low, w, h);
    if (w > 0 && h > 0 && second != nullptr) {
        const int half = w / 2;
        const int at = x + (second->beside ? half : static_cast<int>(std::lround(second->divider * w)));
        if (second->beside) {
            impl_->map->present(x, low, half, h);
            impl_->second->present(at, low, w - half, h);
        } else {
            impl_->map->present_part(x, low, w, h, x, at);
            impl_->second->present_part(x, low, w, h, at, x + w);
        }
    }
    ImGui_ImplOpenGL3_RenderDrawData(data);
    if (impl_->sight != style::Sight::usual && !impl_->filter)
        if (auto made = gl::SightFilter::make(*impl_->device)) impl_->filter = std::move(made).value();
    if (impl_->filter) (void)impl_->filter->apply(impl_->sight, width, height);
    return true;
}

}  // namespace merestone::ui

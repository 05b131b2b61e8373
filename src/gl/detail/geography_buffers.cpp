#include "gl/detail/geography_buffers.hpp"

#include <span>
#include <utility>

namespace merestone::gl::detail {

void GeographyBuffers::set(std::shared_ptr<const GeographyMesh> mesh, Device& device) {
    drop_levels(device);
    mesh_ = std::move(mesh);
    levels_.assign(mesh_ ? mesh_->meshes.size() : 0, {});
}

const GeographyBuffers::OnDevice& GeographyBuffers::level(std::size_t number, Device& device, std::size_t& bytes) {
    OnDevice& on_device = levels_[number];
    if (on_device.vertices != 0) return on_device;
    const LevelMesh& mesh = mesh_->meshes[number];
    on_device.vertices = device.make_buffer(BufferUse::vertices);
    device.upload(on_device.vertices, std::as_bytes(std::span(mesh.vertices)));
    on_device.indices = device.make_buffer(BufferUse::indices);
    device.upload(on_device.indices, std::as_bytes(std::span(mesh.indices)));
    bytes += mesh.vertices.size() * sizeof(MeshVertex) + mesh.indices.size() * sizeof(std::uint32_t);
    return on_device;
}

bool GeographyBuffers::set_tables(const scene::MapContent& content, Device& device, std::size_t& bytes) {
    if (!mesh_ || content.zone_colour.size() != mesh_->zones || content.zone_flags.size() != mesh_->zones || mesh_->zones == 0)
        return false;
    const auto table = [&](auto& kept, const auto& wanted, Handle& buffer, Handle& texture, TexelFormat format) {
        if (buffer != 0 && kept == wanted) return;
        kept = wanted;
        const bool fresh = buffer == 0;
        if (fresh) buffer = device.make_buffer(BufferUse::texels);
        const auto data = std::as_bytes(std::span(kept));
        device.upload(buffer, data);
        bytes += data.size();
        if (fresh) texture = device.make_buffer_texture(buffer, format);
    };
    static_assert(sizeof(style::Rgba) == 4);
    table(colour_, content.zone_colour, colour_buffer_, colour_texture_, TexelFormat::rgba8);
    table(flag_, content.zone_flags, flag_buffer_, flag_texture_, TexelFormat::r8);
    return true;
}

void GeographyBuffers::forget() {
    levels_.assign(mesh_ ? mesh_->meshes.size() : 0, {});
    colour_buffer_ = flag_buffer_ = colour_texture_ = flag_texture_ = 0;
}

void GeographyBuffers::drop_levels(Device& device) {
    for (OnDevice& l : levels_) {
        if (l.vertices != 0) device.destroy_buffer(l.vertices);
        if (l.indices != 0) device.destroy_buffer(l.indices);
        l = {};
    }
}

void GeographyBuffers::drop(Device& device) {
    drop_levels(device);
    for (const Handle texture : {colour_texture_, flag_texture_})
        if (texture != 0) device.destroy_texture(texture);
    for (const Handle buffer : {colour_buffer_, flag_buffer_})
        if (buffer != 0) device.destroy_buffer(buffer);
    forget();
}

}  // namespace merestone::gl::detail

#include "gl/counting_device.hpp"

#include <algorithm>

namespace merestone::gl {
namespace {

std::size_t bytes_of(const Attribute& a) {
    return static_cast<std::size_t>(a.components) * (a.type == NumberType::u8_normalised ? 1U : 4U);
}

}  // namespace

CountingDevice::CountingDevice(bool software) {
    info_.renderer = "counting";
    info_.version = "none";
    info_.software = software;
    info_.most_texture_px = 16384;
    info_.most_samples = 4;
}

Handle CountingDevice::made(char kind, int width, int height) {
    live_[next_] = {kind, 0, width, height};
    return next_++;
}

CountingDevice::Object* CountingDevice::alive(Handle handle, char kind, const char* what) {
    const auto at = live_.find(handle);
    if (at != live_.end() && at->second.kind == kind) return &at->second;
    faults_.push_back(std::string(what) + " of an object that is not there");
    return nullptr;
}

void CountingDevice::dropped(Handle handle, char kind, const char* what) {
    if (alive(handle, kind, what) != nullptr) live_.erase(handle);
}

void CountingDevice::lose() {
    live_.clear();
    lost_ = true;
}

bool CountingDevice::lost() {
    const bool was = lost_;
    lost_ = false;
    return was;
}

Handle CountingDevice::make_buffer(BufferUse) { return made('b'); }

void CountingDevice::upload(Handle buffer, std::span<const std::byte> bytes) {
    Object* object = alive(buffer, 'b', "upload");
    if (object == nullptr) return;
    object->bytes = bytes.size();
    ++tally_.uploads;
    tally_.bytes_uploaded += bytes.size();
}

void CountingDevice::destroy_buffer(Handle buffer) { dropped(buffer, 'b', "destroy_buffer"); }

Handle CountingDevice::make_texture(int width, int height, TexelFormat, bool) { return made('t', width, height); }

void CountingDevice::upload_texture(Handle texture, int x, int y, int width, int height, std::span<const std::byte> bytes) {
    Object* object = alive(texture, 't', "upload_texture");
    if (object == nullptr) return;
    if (x < 0 || y < 0 || x + width > object->width || y + height > object->height) faults_.emplace_back("a texture written past its edge");
    ++tally_.uploads;
    tally_.bytes_uploaded += bytes.size();
}

Handle CountingDevice::make_buffer_texture(Handle buffer, TexelFormat) {
    alive(buffer, 'b', "make_buffer_texture");
    return made('t');
}

void CountingDevice::destroy_texture(Handle texture) { dropped(texture, 't', "destroy_texture"); }

base::Result<Handle> CountingDevice::make_program(std::string_view, std::string_view, std::string_view) { return made('p'); }

void CountingDevice::destroy_program(Handle program) { dropped(program, 'p', "destroy_program"); }

base::Result<Device::Target> CountingDevice::make_target(int width, int height, int samples) {
    if (width < 1 || height < 1 || width > info_.most_texture_px || height > info_.most_texture_px)
        return base::Error{base::ErrorKind::internal, "a target of that size cannot be made", ""};
    Target out;
    out.framebuffer = made('f', width, height);
    out.width = width;
    out.height = height;
    out.samples = samples;
    if (samples == 0) out.colour = made('t', width, height);
    return out;
}

void CountingDevice::destroy_target(const Target& target) {
    dropped(target.framebuffer, 'f', "destroy_target");
    if (target.colour != 0) dropped(target.colour, 't', "destroy_target");
}

void CountingDevice::begin_frame() {
    if (in_frame_) faults_.emplace_back("a frame begun within a frame");
    in_frame_ = true;
    ++tally_.frames;
}

void CountingDevice::end_frame() {
    if (!in_frame_) faults_.emplace_back("a frame ended that was not begun");
    in_frame_ = false;
}

void CountingDevice::draw_into(const Target& target) { alive(target.framebuffer, 'f', "draw_into"); }
void CountingDevice::clip_to(const PxRect&) {}
void CountingDevice::clear(std::array<float, 4>) { ++tally_.clears; }
void CountingDevice::set_blend(Blend) {}

void CountingDevice::draw(const DrawCall& call) {
    if (!in_frame_) faults_.emplace_back("a draw outside a frame");
    alive(call.program, 'p', "draw");
    for (const TextureUse& t : call.textures) alive(t.texture, 't', "draw with a texture");
    for (const Attribute& a : call.attributes) {
        const Object* object = alive(a.buffer, 'b', "draw");
        const std::size_t rows = a.per_instance ? std::max<std::size_t>(1, call.instances) : call.count;
        // Indexed vertices may be any: only what is read in order can be held against the buffer.
        if (object != nullptr && (a.per_instance || call.indices == 0) && rows > 0 &&
            a.offset + (rows - 1) * a.stride + bytes_of(a) > object->bytes)
            faults_.emplace_back("a buffer read past its end");
    }
    if (call.indices != 0) {
        const Object* object = alive(call.indices, 'b', "draw");
        if (object != nullptr && (call.first + call.count) * sizeof(std::uint32_t) > object->bytes)
            faults_.emplace_back("indices read past their end");
    }
    ++tally_.draw_calls;
    const std::size_t instances = std::max<std::size_t>(1, call.instances);
    tally_.instances += call.instances;
    tally_.triangles += (call.indices != 0 ? call.count / 3 : call.count - 2) * instances;
}

void CountingDevice::copy(const Target& from, const PxRect& source, const Target& to, const PxRect& destination) {
    alive(from.framebuffer, 'f', "copy");
    alive(to.framebuffer, 'f', "copy");
    if (from.samples > 0 && !(source == destination)) faults_.emplace_back("a multisampled target copied elsewhere than where it was");
    ++tally_.copies;
}

void CountingDevice::clear_window(const PxRect&, std::array<float, 4>) { ++tally_.clears; }

void CountingDevice::copy_to_window(const Target& from, const PxRect&, const PxRect&) {
    alive(from.framebuffer, 'f', "copy_to_window");
    ++tally_.copies;
}

void CountingDevice::copy_from_window(const PxRect&, const Target& to) {
    alive(to.framebuffer, 'f', "copy_from_window");
    ++tally_.copies;
}

std::vector<std::uint8_t> CountingDevice::read(const Target& target, const PxRect& rect) {
    alive(target.framebuffer, 'f', "read");
    return std::vector<std::uint8_t>(static_cast<std::size_t>(rect.width) * static_cast<std::size_t>(rect.height) * 4, 0);
}

}  // namespace merestone::gl

// The seam to OpenGL: what the map's drawing needs of a graphics card and no more, so that a counting twin can stand in for it in tests.
//
// Handles are numbers, 0 is none. Only the thread that holds the context calls. Nothing here knows a map.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace merestone::gl {

using Handle = std::uint32_t;

enum class BufferUse { vertices, indices, texels };
enum class TexelFormat { r8, rgba8 };
enum class NumberType { f32, u32, u8_normalised };

// One input of a vertex shader, read from a buffer.
struct Attribute {
    unsigned location = 0;
    Handle buffer = 0;
    int components = 1;
    NumberType type = NumberType::f32;
    std::size_t stride = 0;
    std::size_t offset = 0;
    bool per_instance = false;
};

struct TextureUse {
    Handle texture = 0;
    bool of_buffer = false;  // a texture buffer
    const char* sampler = "";
};

struct Uniform {
    const char* name = "";
    std::array<float, 4> value{};
    int components = 1;
    bool whole = false;  // an integer uniform
};

struct DrawCall {
    Handle program = 0;
    std::span<const Attribute> attributes;
    std::span<const Uniform> uniforms;
    std::span<const TextureUse> textures;
    Handle indices = 0;         // uint32 triangles; 0: a strip of `count` vertices
    std::size_t first = 0;      // index
    std::size_t count = 0;      // indices or vertices
    std::size_t instances = 0;  // 0: not instanced
};

enum class Blend { none, over };  // over: colours are premultiplied by alpha

struct PxRect {
    int x = 0;  // from the left
    int y = 0;  // from the bottom, as OpenGL has it
    int width = 0;
    int height = 0;
    friend bool operator==(const PxRect&, const PxRect&) = default;
};

struct DeviceInfo {
    std::string renderer;  // "llvmpipe (LLVM 15.0.6, 256 bits)"
    std::string version;   // "4.5 (Core Profile) Mesa 22.3.6"
    std::string vendor;
    bool software = false;  // drawn by the processor: no multisampling, coarser levels, fewer labels
    int most_texture_px = 0;
    int most_samples = 0;
};

class Device {
public:
    virtual ~Device() = default;
    [[nodiscard]] virtual const DeviceInfo& info() const = 0;

    [[nodiscard]] virtual Handle make_buffer(BufferUse use) = 0;
    virtual void upload(Handle buffer, std::span<const std::byte> bytes) = 0;  // whole contents anew
    virtual void destroy_buffer(Handle buffer) = 0;

    [[nodiscard]] virtual Handle make_texture(int width, int height, TexelFormat format, bool smooth) = 0;
    // Rows from the first given upwards in texture coordinates, tightly packed.
    virtual void upload_texture(Handle texture, int x, int y, int width, int height, std::span<const std::byte> bytes) = 0;
    [[nodiscard]] virtual Handle make_buffer_texture(Handle buffer, TexelFormat format) = 0;
    virtual void destroy_texture(Handle texture) = 0;

    // \returns the compiler's words where a shader does not compile.
    [[nodiscard]] virtual base::Result<Handle> make_program(std::string_view name, std::string_view vertex, std::string_view fragment) = 0;
    virtual void destroy_program(Handle program) = 0;

    struct Target {
        Handle framebuffer = 0;
        Handle colour = 0;  // a texture; 0 where multisampled
        int width = 0;
        int height = 0;
        int samples = 0;
    };
    [[nodiscard]] virtual base::Result<Target> make_target(int width, int height, int samples) = 0;
    virtual void destroy_target(const Target& target) = 0;

    // Takes the state of the context as its own: whoever drew before (ImGui, another map) is forgotten. Returns it tidy at end_frame.
    virtual void begin_frame() = 0;
    virtual void end_frame() = 0;
    virtual void draw_into(const Target& target) = 0;
    virtual void clip_to(const PxRect& rect) = 0;  // of the target; also bounds clear()
    virtual void clear(std::array<float, 4> premultiplied) = 0;
    virtual void set_blend(Blend blend) = 0;
    virtual void draw(const DrawCall& call) = 0;
    // Copies between targets. Same sizes: pixel for pixel, also out of a multisampled one; else smooth.
    virtual void copy(const Target& from, const PxRect& source, const Target& to, const PxRect& destination) = 0;
    // Fills part of the framebuffer that copy_to_window copies into.
    virtual void clear_window(const PxRect& rect, std::array<float, 4> colour) = 0;
    // Copies into the framebuffer that was bound for drawing when begin_frame was called (the window, or a surfaceless one).
    virtual void copy_to_window(const Target& from, const PxRect& source, const PxRect& destination) = 0;
    // The other way: what stands in that framebuffer, pixel for pixel. A window of several samples gives their middle.
    virtual void copy_from_window(const PxRect& source, const Target& to) = 0;
    // Colour as RGBA bytes, top row first. \pre not multisampled
    [[nodiscard]] virtual std::vector<std::uint8_t> read(const Target& target, const PxRect& rect) = 0;
    // True once after the driver said that the context was lost (where the driver can say so).
    [[nodiscard]] virtual bool lost() { return false; }
};

}  // namespace merestone::gl

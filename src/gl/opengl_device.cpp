#include "gl/opengl_device.hpp"

#include <map>
#include <string>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::gl {
namespace {

std::string words(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text == nullptr ? std::string() : std::string(text);
}

bool drawn_by_processor(const std::string& renderer) {
    const std::string low = base::lower(renderer);
    for (const char* name : {"llvmpipe", "softpipe", "swrast", "swiftshader", "gdi generic", "software"})
        if (low.find(name) != std::string::npos) return true;
    return false;
}

struct TexelLayout {
    GLint internal;
    GLenum format;
    GLenum type;
};
TexelLayout layout_of(TexelFormat format) {
    switch (format) {
        case TexelFormat::r8: return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
        case TexelFormat::rgba8: break;
    }
    return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE};
}

GLenum target_of(BufferUse use) {
    switch (use) {
        case BufferUse::indices: return GL_ELEMENT_ARRAY_BUFFER;
        case BufferUse::texels: return GL_TEXTURE_BUFFER;
        case BufferUse::vertices: break;
    }
    return GL_ARRAY_BUFFER;
}

base::Error fault(std::string what) { return {base::ErrorKind::internal, std::move(what), "tell us your graphics driver's name"}; }

class OpenGlDevice final : public Device {
public:
    explicit OpenGlDevice(DeviceInfo info) : info_(std::move(info)) { glGenVertexArrays(1, &vertex_array_); }
    ~OpenGlDevice() override { glDeleteVertexArrays(1, &vertex_array_); }

    [[nodiscard]] const DeviceInfo& info() const override { return info_; }

    Handle make_buffer(BufferUse use) override {
        GLuint name = 0;
        glGenBuffers(1, &name);
        use_of_[name] = use;
        return name;
    }
    void upload(Handle buffer, std::span<const std::byte> bytes) override {
        const GLenum target = target_of(use_of_.at(buffer));
        glBindBuffer(target, buffer);
        glBufferData(target, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_DYNAMIC_DRAW);
    }
    void destroy_buffer(Handle buffer) override {
        glDeleteBuffers(1, &buffer);
        use_of_.erase(buffer);
    }

    Handle make_texture(int width, int height, TexelFormat format, bool smooth) override {
        GLuint name = 0;
        glGenTextures(1, &name);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, name);
        const TexelLayout layout = layout_of(format);
        glTexImage2D(GL_TEXTURE_2D, 0, layout.internal, width, height, 0, layout.format, layout.type, nullptr);
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
            glTexParameteri(GL_TEXTURE_2D, filter, smooth ? GL_LINEAR : GL_NEAREST);
        for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
        format_of_[name] = format;
        return name;
    }
    void upload_texture(Handle texture, int x, int y, int width, int height, std::span<const std::byte> bytes) override {
        const TexelLayout layout = layout_of(format_of_.at(texture));
        const std::size_t needed = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * (layout.format == GL_RED ? 1U : 4U);
        base::check(bytes.size() >= needed, "a texture is given all its bytes");
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, layout.format, layout.type, bytes.data());
    }
    Handle make_buffer_texture(Handle buffer, TexelFormat format) override {
        GLuint name = 0;
        glGenTextures(1, &name);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_BUFFER, name);
        glTexBuffer(GL_TEXTURE_BUFFER, static_cast<GLenum>(layout_of(format).internal), buffer);
        return name;
    }
    void destroy_texture(Handle texture) override {
        glDeleteTextures(1, &texture);
        format_of_.erase(texture);
    }

    base::Result<Handle> make_program(std::string_view name, std::string_view vertex, std::string_view fragment) override {
        const GLuint program = glCreateProgram();
        std::string log;
        for (const auto& [kind, source] : {std::pair{GL_VERTEX_SHADER, vertex}, std::pair{GL_FRAGMENT_SHADER, fragment}}) {
            const GLuint shader = glCreateShader(static_cast<GLenum>(kind));
            const char* text = source.data();
            const auto length = static_cast<GLint>(source.size());
            glShaderSource(shader, 1, &text, &length);
            glCompileShader(shader);
            GLint good = 0;
            glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
            if (good == 0) {
                char said[2048] = {};
                glGetShaderInfoLog(shader, sizeof said - 1, nullptr, said);
                log += said;
            }
            glAttachShader(program, shader);
            glDeleteShader(shader);
        }
        if (log.empty()) {
            glLinkProgram(program);
            GLint good = 0;
            glGetProgramiv(program, GL_LINK_STATUS, &good);
            if (good == 0) {
                char said[2048] = {};
                glGetProgramInfoLog(program, sizeof said - 1, nullptr, said);
                log = said;
                if (log.empty()) log = "it does not link";
            }
        }
        if (log.empty()) return Handle{program};
        glDeleteProgram(program);
        return fault(fmt::format("the shader \"{}\" was refused: {}", name, log));
    }
    void destroy_program(Handle program) override {
        glDeleteProgram(program);
        std::erase_if(location_, [program](const auto& entry) { return entry.first.first == program; });
    }

    base::Result<Target> make_target(int width, int height, int samples) override {
        Target out;
        out.width = width;
        out.height = height;
        out.samples = samples;
        GLint before = 0;
        glGetIntegerv(GL_FRAMEBUFFER_BINDING, &before);
        glGenFramebuffers(1, &out.framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, out.framebuffer);
        if (samples > 0) {
            GLuint name = 0;
            glGenRenderbuffers(1, &name);
            glBindRenderbuffer(GL_RENDERBUFFER, name);
            glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
            glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, name);
            storage_[out.framebuffer] = name;
        } else {
            out.colour = make_texture(width, height, TexelFormat::rgba8, true);
            glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, out.colour, 0);
        }
        const bool whole = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
        if (whole) return out;
        destroy_target(out);
        return fault(fmt::format("no picture of {} x {} pixels can be drawn here", width, height));
    }
    void destroy_target(const Target& target) override {
        if (target.framebuffer != 0) glDeleteFramebuffers(1, &target.framebuffer);
        if (target.colour != 0) destroy_texture(target.colour);
        const auto at = storage_.find(target.framebuffer);
        if (at == storage_.end()) return;
        glDeleteRenderbuffers(1, &at->second);
        storage_.erase(at);
    }

    void begin_frame() override {
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &window_);
        glGetIntegerv(GL_VIEWPORT, window_view_);
        glBindVertexArray(vertex_array_);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_CULL_FACE);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_PRIMITIVE_RESTART);
        glDisable(GL_RASTERIZER_DISCARD);
        glDisable(GL_FRAMEBUFFER_SRGB);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        for (GLuint unit = 0; unit < 4; ++unit) glBindSampler(unit, 0);
        glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        set_blend(Blend::over);
        program_ = 0;
    }
    void end_frame() override {
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_BLEND);
        glUseProgram(0);
        glBindVertexArray(0);
        glActiveTexture(GL_TEXTURE0);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(window_));
        glViewport(window_view_[0], window_view_[1], window_view_[2], window_view_[3]);
    }
    void draw_into(const Target& target) override {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_SCISSOR_TEST);
    }
    void clip_to(const PxRect& rect) override {
        glEnable(GL_SCISSOR_TEST);
        glScissor(rect.x, rect.y, rect.width, rect.height);
    }
    void clear(std::array<float, 4> c) override {
        glClearColor(c[0], c[1], c[2], c[3]);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    void set_blend(Blend blend) override {
        if (blend == Blend::none) {
            glDisable(GL_BLEND);
            return;
        }
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

    void draw(const DrawCall& call) override {
        if (program_ != call.program) {
            glUseProgram(call.program);
            program_ = call.program;
        }
        for (const Uniform& u : call.uniforms) set(call.program, u);
        int unit = 0;
        for (const TextureUse& t : call.textures) {
            glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
            glBindTexture(t.of_buffer ? GL_TEXTURE_BUFFER : GL_TEXTURE_2D, t.texture);
            glUniform1i(location(call.program, t.sampler), unit);
            ++unit;
        }
        attach(call.attributes);
        const auto count = static_cast<GLsizei>(call.count);
        const auto instances = static_cast<GLsizei>(call.instances);
        if (call.indices != 0) {
            glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, call.indices);
            const auto* first = reinterpret_cast<const void*>(call.first * sizeof(std::uint32_t));
            if (instances == 0) glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT, first);
            else glDrawElementsInstanced(GL_TRIANGLES, count, GL_UNSIGNED_INT, first, instances);
        } else if (instances == 0) {
            glDrawArrays(GL_TRIANGLE_STRIP, static_cast<GLint>(call.first), count);
        } else {
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, static_cast<GLint>(call.first), count, instances);
        }
    }

    void copy(const Target& from, const PxRect& source, const Target& to, const PxRect& destination) override {
        blit(from, source, to.framebuffer, destination);
    }
    void clear_window(const PxRect& rect, std::array<float, 4> colour) override {
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(window_));
        clip_to(rect);
        clear(colour);
        glDisable(GL_SCISSOR_TEST);
    }
    void copy_to_window(const Target& from, const PxRect& source, const PxRect& destination) override {
        blit(from, source, static_cast<GLuint>(window_), destination);
    }
    void copy_from_window(const PxRect& source, const Target& to) override {
        Target window;
        window.framebuffer = static_cast<Handle>(window_);
        blit(window, source, to.framebuffer, {0, 0, source.width, source.height});
    }
    std::vector<std::uint8_t> read(const Target& target, const PxRect& rect) override {
        const std::size_t row = static_cast<std::size_t>(rect.width) * 4;
        std::vector<std::uint8_t> below(row * static_cast<std::size_t>(rect.height));
        glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glPixelStorei(GL_PACK_ROW_LENGTH, 0);
        glReadPixels(rect.x, rect.y, rect.width, rect.height, GL_RGBA, GL_UNSIGNED_BYTE, below.data());
        std::vector<std::uint8_t> out;
        out.reserve(below.size());
        for (std::size_t y = static_cast<std::size_t>(rect.height); y-- > 0;)
            out.insert(out.end(), below.begin() + static_cast<std::ptrdiff_t>(y * row),
                       below.begin() + static_cast<std::ptrdiff_t>((y + 1) * row));
        return out;
    }
    [[nodiscard]] bool lost() override {
        switch (reset_question_) {
            case ResetQuestion::core: return glGetGraphicsResetStatus() != GL_NO_ERROR;
            case ResetQuestion::arb: return glGetGraphicsResetStatusARB() != GL_NO_ERROR;
            case ResetQuestion::none: break;
        }
        return false;
    }

private:
    enum class ResetQuestion { none, core, arb };
    ResetQuestion reset_question_ = epoxy_gl_version() >= 45 || epoxy_has_gl_extension("GL_KHR_robustness") ? ResetQuestion::core
                                    : epoxy_has_gl_extension("GL_ARB_robustness")                           ? ResetQuestion::arb
                                                                                                            : ResetQuestion::none;

    GLint location(GLuint program, const char* name) {
        const auto key = std::pair(program, std::string_view(name));
        const auto at = location_.find(key);
        if (at != location_.end()) return at->second;
        const GLint found = glGetUniformLocation(program, name);
        location_.emplace(key, found);  // names are literals: they outlive the map
        return found;
    }
    void set(GLuint program, const Uniform& u) {
        const GLint at = location(program, u.name);
        if (u.whole) glUniform1i(at, static_cast<GLint>(u.value[0]));
        else if (u.components == 1) glUniform1fv(at, 1, u.value.data());
        else if (u.components == 2) glUniform2fv(at, 1, u.value.data());
        else if (u.components == 3) glUniform3fv(at, 1, u.value.data());
        else glUniform4fv(at, 1, u.value.data());
    }
    void attach(std::span<const Attribute> attributes) {
        constexpr unsigned kMost = 8;
        unsigned wanted = 0;
        for (const Attribute& a : attributes) {
            wanted |= 1U << a.location;
            glBindBuffer(GL_ARRAY_BUFFER, a.buffer);
            glEnableVertexAttribArray(a.location);
            const auto stride = static_cast<GLsizei>(a.stride);
            const auto* offset = reinterpret_cast<const void*>(a.offset);
            switch (a.type) {
                case NumberType::f32: glVertexAttribPointer(a.location, a.components, GL_FLOAT, GL_FALSE, stride, offset); break;
                case NumberType::u8_normalised:
                    glVertexAttribPointer(a.location, a.components, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset);
                    break;
                case NumberType::u32: glVertexAttribIPointer(a.location, a.components, GL_UNSIGNED_INT, stride, offset); break;
            }
            glVertexAttribDivisor(a.location, a.per_instance ? 1 : 0);
        }
        for (unsigned location = 0; location < kMost; ++location)
            if ((wanted >> location & 1U) == 0) glDisableVertexAttribArray(location);
    }
    static void blit(const Target& from, const PxRect& s, GLuint to, const PxRect& d) {
        glDisable(GL_SCISSOR_TEST);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
        const bool same = s.width == d.width && s.height == d.height;
        glBlitFramebuffer(s.x, s.y, s.x + s.width, s.y + s.height, d.x, d.y, d.x + d.width, d.y + d.height, GL_COLOR_BUFFER_BIT,
                          same ? GL_NEAREST : GL_LINEAR);
    }

    DeviceInfo info_;
    GLuint vertex_array_ = 0;
    GLint window_ = 0;
    GLint window_view_[4] = {};
    GLuint program_ = 0;
    std::map<GLuint, BufferUse> use_of_;
    std::map<GLuint, TexelFormat> format_of_;
    std::map<GLuint, GLuint> storage_;  // of a multisampled target
    std::map<std::pair<GLuint, std::string_view>, GLint> location_;
};

}  // namespace

base::Result<std::unique_ptr<Device>> make_opengl_device() {
    const int version = epoxy_gl_version();
    if (version < 33 || !epoxy_is_desktop_gl())
        return base::Error{base::ErrorKind::no_display,
                           version == 0 ? std::string("no OpenGL context is there")
                                        : fmt::format("OpenGL {}.{} is too old: 3.3 is needed", version / 10, version % 10),
                           "update the graphics driver, or install a software one (Mesa: libgl1-mesa-dri)"};
    DeviceInfo info;
    info.renderer = words(GL_RENDERER);
    info.version = words(GL_VERSION);
    info.vendor = words(GL_VENDOR);
    info.software = drawn_by_processor(info.renderer);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &info.most_texture_px);
    glGetIntegerv(GL_MAX_SAMPLES, &info.most_samples);
    return std::unique_ptr<Device>(std::make_unique<OpenGlDevice>(std::move(info)));
}

}  // namespace merestone::gl

#include "gl/surfaceless.hpp"

#include <algorithm>

#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <fmt/format.h>

namespace merestone::gl {
namespace {

base::Error none(std::string what) {
    return {base::ErrorKind::no_display, std::move(what), "install libegl1 and libgl1-mesa-dri, or run where there is a display"};
}

}  // namespace

struct Surfaceless::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLContext before = EGL_NO_CONTEXT;  // until it is made: what is current again where that fails
    GLuint framebuffer = 0;
    GLuint colour = 0;
    GLuint depth = 0;
    int width = 0;
    int height = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (context != EGL_NO_CONTEXT) {
            if (before == EGL_NO_CONTEXT && eglGetCurrentContext() != context) before = eglGetCurrentContext();
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
            drop_framebuffer();
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, before);
            eglDestroyContext(display, context);
        }
        // The display is the process's own, shared by every such context: it is not terminated.
    }
    void drop_framebuffer() {
        if (framebuffer != 0) glDeleteFramebuffers(1, &framebuffer);
        if (colour != 0) glDeleteRenderbuffers(1, &colour);
        if (depth != 0) glDeleteRenderbuffers(1, &depth);
        framebuffer = colour = depth = 0;
    }
    [[nodiscard]] bool make_framebuffer(int w, int h) {
        drop_framebuffer();
        width = w;
        height = h;
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glGenRenderbuffers(1, &colour);
        glBindRenderbuffer(GL_RENDERBUFFER, colour);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, w, h);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
        glGenRenderbuffers(1, &depth);
        glBindRenderbuffer(GL_RENDERBUFFER, depth);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, w, h);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, depth);
        glViewport(0, 0, w, h);
        return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    }
};

Surfaceless::Surfaceless(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Surfaceless::~Surfaceless() = default;

base::Result<std::unique_ptr<Surfaceless>> Surfaceless::make(int width, int height) {
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
        return none("drawing without a screen needs EGL's surfaceless platform, which is not here");
    auto impl = std::make_unique<Impl>();
    impl->before = eglGetCurrentContext();
    impl->display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    EGLint major = 0;
    EGLint minor = 0;
    if (impl->display == EGL_NO_DISPLAY || eglInitialize(impl->display, &major, &minor) == EGL_FALSE)
        return none("EGL could not be started without a screen");
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return none("EGL has no desktop OpenGL here");
    constexpr EGLint kConfig[] = {EGL_SURFACE_TYPE, EGL_DONT_CARE, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint found = 0;
    if (eglChooseConfig(impl->display, kConfig, &config, 1, &found) == EGL_FALSE || found < 1)
        return none("EGL has no configuration for OpenGL");
    constexpr EGLint kContext[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    impl->context = eglCreateContext(impl->display, config, EGL_NO_CONTEXT, kContext);
    if (impl->context == EGL_NO_CONTEXT) return none(fmt::format("EGL gave no OpenGL 3.3 context (error {:#x})", eglGetError()));
    if (eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) == EGL_FALSE)
        return none("an OpenGL context without a surface was refused");
    std::unique_ptr<Surfaceless> out(new Surfaceless(std::move(impl)));
    const auto sized = out->resize(width, height);
    if (!sized) return sized.error();
    out->impl_->before = EGL_NO_CONTEXT;
    return out;
}

void Surfaceless::bind() {
    eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl_->context);
    glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer);
    glViewport(0, 0, impl_->width, impl_->height);
}

base::Result<base::Done> Surfaceless::resize(int width, int height) {
    eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl_->context);
    GLint most = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
    if (width < 1 || height < 1 || width > most || height > most || !impl_->make_framebuffer(width, height))
        return base::Error{base::ErrorKind::bad_input, fmt::format("a picture of {} x {} pixels cannot be made", width, height),
                           fmt::format("ask for 1 to {} pixels a side", most)};
    return base::Done{};
}

int Surfaceless::width() const noexcept { return impl_->width; }
int Surfaceless::height() const noexcept { return impl_->height; }

Picture Surfaceless::read_rgba() {
    Picture out;
    out.width = impl_->width;
    out.height = impl_->height;
    const std::size_t row = static_cast<std::size_t>(out.width) * 4;
    out.rgba.resize(row * static_cast<std::size_t>(out.height));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, impl_->framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, out.width, out.height, GL_RGBA, GL_UNSIGNED_BYTE, out.rgba.data());
    const auto height = static_cast<std::size_t>(out.height);
    for (std::size_t y = 0; y < height / 2; ++y)
        std::swap_ranges(out.rgba.begin() + static_cast<std::ptrdiff_t>(y * row),
                         out.rgba.begin() + static_cast<std::ptrdiff_t>((y + 1) * row),
                         out.rgba.begin() + static_cast<std::ptrdiff_t>((height - 1 - y) * row));
    return out;
}

}  // namespace merestone::gl

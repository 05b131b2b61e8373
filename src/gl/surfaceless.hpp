// An OpenGL context without a screen (EGL's surfaceless platform): screenshots, scripts and tests where there is no X.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "gl/map_renderer.hpp"

namespace merestone::gl {

class Surfaceless {
public:
    // Current on this thread from now on, with a framebuffer of that size bound for drawing; ImGui's OpenGL 3 back end may draw into it.
    // \returns no_display with words where EGL or its surfaceless platform is not there.
    [[nodiscard]] static base::Result<std::unique_ptr<Surfaceless>> make(int width, int height);
    ~Surfaceless();

    void bind();  // context and framebuffer, and the viewport to all of it
    [[nodiscard]] base::Result<base::Done> resize(int width, int height);
    [[nodiscard]] int width() const noexcept;
    [[nodiscard]] int height() const noexcept;
    [[nodiscard]] Picture read_rgba();  // what was drawn, opaque or not

private:
    struct Impl;
    explicit Surfaceless(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::gl

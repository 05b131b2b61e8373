// The Device that draws: OpenGL 3.3 core through epoxy, on whatever context is current (a window's, or a surfaceless one).
#pragma once

#include <memory>

#include "base/result.hpp"
#include "gl/device.hpp"

namespace merestone::gl {

// \pre a context is current on this thread and stays so whenever the device is used, destruction included.
// \returns no_display with words where the context is older than 3.3 or no context is there.
[[nodiscard]] base::Result<std::unique_ptr<Device>> make_opengl_device();

}  // namespace merestone::gl

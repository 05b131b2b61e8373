// The finished window once more, as another eye sees it. Nothing drawn before knows of it; with the usual sight it is not run at all.
//
// Costs a copy, a pass over every pixel and a copy back: about 24 ms of processor time at 1600 x 1000 on a software renderer, and only
// where the window is painted anew.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "gl/device.hpp"
#include "style/sight.hpp"

namespace merestone::gl {

class SightFilter {
public:
    // \param device outlives the filter. \returns internal with the compiler's words where the shader does not compile.
    [[nodiscard]] static base::Result<std::unique_ptr<SightFilter>> make(Device& device);
    ~SightFilter();
    SightFilter(const SightFilter&) = delete;
    SightFilter& operator=(const SightFilter&) = delete;

    // Over the framebuffer bound for drawing, from its lower left corner. Usual sight: not one byte changes.
    // \returns false, leaving all as it is, where the graphics refuse a picture of that size.
    bool apply(style::Sight sight, int width, int height);

private:
    explicit SightFilter(Device& device) : device_(&device) {}
    Device* device_;
    Handle program_ = 0;
    Device::Target before_;
    Device::Target after_;
    void let_go();
};

}  // namespace merestone::gl

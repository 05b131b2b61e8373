#include "gl/sight_filter.hpp"

#include <array>

#include "embedded/merestone_gl.hpp"

namespace merestone::gl {

base::Result<std::unique_ptr<SightFilter>> SightFilter::make(Device& device) {
    auto program = device.make_program("sight", embedded::density_vert, embedded::sight_frag);
    if (!program) return program.error();
    std::unique_ptr<SightFilter> filter(new SightFilter(device));
    filter->program_ = program.value();
    return filter;
}

SightFilter::~SightFilter() {
    let_go();
    if (program_ != 0) device_->destroy_program(program_);
}

void SightFilter::let_go() {
    if (before_.framebuffer != 0) device_->destroy_target(before_);
    if (after_.framebuffer != 0) device_->destroy_target(after_);
    before_ = {};
    after_ = {};
}

bool SightFilter::apply(style::Sight sight, int width, int height) {
    if (sight == style::Sight::usual) {
        let_go();
        return true;
    }
    if (width < 1 || height < 1) return false;
    if (before_.width != width || before_.height != height) {
        let_go();
        const auto before = device_->make_target(width, height, 0);
        if (!before) return false;
        before_ = before.value();
        const auto after = device_->make_target(width, height, 0);
        if (!after) {
            let_go();
            return false;
        }
        after_ = after.value();
    }
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(height);
    const style::SightMatrix& m = style::sight_matrix(sight);
    const auto row = [&](const char* name, std::size_t i) {
        return Uniform{name, {static_cast<float>(m[i][0]), static_cast<float>(m[i][1]), static_cast<float>(m[i][2]), 0.0F}, 3};
    };
    // The vertex shader hangs a picture from its upper left corner, texture rows downwards; a framebuffer's rows go up: hang it upside
    // down from the lower left.
    const std::array uniforms{Uniform{"place_px", {-w / 2, -h / 2, w, -h}, 4}, Uniform{"ndc_per_px", {2 / w, 2 / h}, 2}, row("red", 0),
                              row("green", 1), row("blue", 2)};
    const std::array textures{TextureUse{before_.colour, false, "picture"}};
    DrawCall call;
    call.program = program_;
    call.uniforms = uniforms;
    call.textures = textures;
    call.count = 4;
    const PxRect whole{0, 0, width, height};
    device_->begin_frame();
    device_->copy_from_window(whole, before_);
    device_->draw_into(after_);
    device_->set_blend(Blend::none);
    device_->draw(call);
    device_->copy_to_window(after_, whole, whole);
    device_->end_frame();
    return true;
}

}  // namespace merestone::gl

// A map drawn without a screen, and pictures as files: what the tests of gl share.
#pragma once

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gl/counting_device.hpp"
#include "gl/map_renderer.hpp"
#include "gl/opengl_device.hpp"
#include "gl/surfaceless.hpp"
#include "scene/labeller.hpp"
#include "support/made_plan.hpp"

namespace merestone::test {

// Inter, regular and bold; nothing where it is not installed.
[[nodiscard]] std::unique_ptr<gl::FontFace> found_font();

// A surfaceless context with a device on it.
struct Screen {
    std::unique_ptr<gl::Surfaceless> surface;
    std::unique_ptr<gl::Device> device;
    std::string why_not;  // where there is none
};
[[nodiscard]] Screen make_screen(int width, int height);

// Everything a frame needs, kept together.
struct Shown {
    scene::MapContent content;
    scene::Levels levels;
    std::shared_ptr<const gl::GeographyMesh> mesh;
    std::vector<scene::Label> labels;
    scene::Camera camera;
    double device_scale = 1.0;
    std::uint64_t revision = 1;
    std::uint64_t labels_revision = 1;
    bool moving = false;

    [[nodiscard]] gl::Frame frame() const;
    void place_labels(const style::TextMeasure& measure);
};
[[nodiscard]] Shown shown(const MadePlan& made, int width, int height, const scene::MapOptions& options = {});

[[nodiscard]] std::array<int, 4> pixel(const gl::Picture& picture, scene::Px at);

void write_png(const std::filesystem::path& file, const gl::Picture& picture);
[[nodiscard]] std::optional<gl::Picture> read_png(const std::filesystem::path& file);
// How many pixels differ by more than `channel` in any channel.
[[nodiscard]] std::size_t differing(const gl::Picture& a, const gl::Picture& b, int channel);

}  // namespace merestone::test

// At the top of a test that draws.
#define MERESTONE_NEEDS_SCREEN(screen, width, height)          \
    auto screen = merestone::test::make_screen(width, height); \
    if (!screen.device) {                                      \
        WARN("SKIPPED: " << screen.why_not);                   \
        return;                                                \
    }
#define MERESTONE_NEEDS_FONT(face)                        \
    const auto face = merestone::test::found_font();      \
    if (!face) {                                          \
        WARN("SKIPPED: the font Inter is not installed"); \
        return;                                           \
    }

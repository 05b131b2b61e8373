// Puts a frame of the desk on the current OpenGL context: the map's image below, the user interface on top.
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "gl/map_renderer.hpp"
#include "report/surfaces.hpp"
#include "style/sight.hpp"
#include "ui/layout.hpp"

namespace merestone::ui {

// Another map of the same place, and how the two share the pane.
struct SecondMap {
    gl::Frame frame;
    bool beside = false;   // two halves, a map each; else one over the other with a divider
    double divider = 0.5;  // share of the pane that the first has
};

class Painter {
public:
    // \pre an ImGui context and an OpenGL 3.3 context are current. \returns no_display in words where the latter is not enough.
    [[nodiscard]] static base::Result<std::unique_ptr<Painter>> make();
    ~Painter();

    [[nodiscard]] gl::MapRenderer& map();
    // That of the second map, made on the first call. \returns null where the graphics card refuses it.
    [[nodiscard]] gl::MapRenderer* second();
    [[nodiscard]] const gl::FontFace& face() const;
    [[nodiscard]] bool lost() const;  // the driver said that the context is gone: a painter is to be made in a new one
    void fonts_changed();             // the atlas was rebuilt
    void begin_ui_frame();            // before ImGui::NewFrame

    // A picture for the user interface, put on the card again only where its number differs. \returns its texture for ImGui; 0: none
    [[nodiscard]] std::uint64_t texture_of(const report::Pixels* picture, std::uint64_t number);

    // The whole window as another eye sees it, from the next paint on.
    void see_as(style::Sight sight);

    // Draws what ImGui::Render() left, over the map at `map_pane`. \returns false, drawing nothing, when nothing differs from last time.
    bool paint(const gl::Frame& frame, const Rect& map_pane, int width, int height, bool always, const SecondMap* second = nullptr);

private:
    struct Impl;
    explicit Painter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::ui

// Where the map looks, and where it looked before: panning, zooming about a point, fitting, back and forward.
//
// Positions are logical pixels of the map pane. Views that follow each other quickly (a wheel's notches, a drag) are one step of the
// history.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shapes.hpp"
#include "scene/camera.hpp"

namespace merestone::ui {

class MapView {
public:
    [[nodiscard]] const scene::Camera& camera() const noexcept { return camera_; }
    void resize(double width_px, double height_px);  // the middle stays
    void set_extent(const geo::Box& footprint);      // holds zooming out, and is what "whole plan" fits

    void pan(double right_px, double down_px, double now_s);
    void zoom_about(scene::Px at, double factor, double now_s);  // factor 2: twice as near
    void fit(const geo::Box& box, double now_s);
    void fit_extent(double now_s) { fit(extent_, now_s); }
    void centre_on(geo::Point at, double metres_per_px, double now_s);
    bool back(double now_s);
    bool forward(double now_s);
    [[nodiscard]] bool can_go_back() const noexcept { return !past_.empty(); }
    [[nodiscard]] bool can_go_forward() const noexcept { return !future_.empty(); }
    // A gesture goes on, or ended less than a moment ago: the map may be quick before it is sharp.
    [[nodiscard]] bool moving(double now_s) const noexcept { return now_s < moved_s_ + kSettle_s; }
    [[nodiscard]] std::uint64_t changes() const noexcept { return changes_; }  // grows with every view
    static constexpr double kSettle_s = 0.12;

private:
    void remember(double now_s);
    void hold();
    scene::Camera camera_;
    geo::Box extent_;
    std::vector<scene::Camera> past_;
    std::vector<scene::Camera> future_;
    double moved_s_ = -1e9;
    bool fitted_once_ = false;
    scene::Camera fitted_;  // as the whole extent was last fitted: while nobody looked elsewhere it follows the pane's size
    bool stepped_ = false;  // the view came by back or forward: the next is a step of its own
    std::uint64_t changes_ = 1;
};

}  // namespace merestone::ui

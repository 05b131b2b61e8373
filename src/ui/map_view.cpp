#include "ui/map_view.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::ui {
namespace {

constexpr double kOneStep_s = 0.6;  // views closer together than this are one step back
constexpr std::size_t kMostViews = 200;
constexpr double kNearest_m_per_px = 0.05;
constexpr double kMargin_px = 24.0;

}  // namespace

void MapView::resize(double width_px, double height_px) {
    const bool changed = width_px != camera_.width_px || height_px != camera_.height_px;
    if (changed) ++changes_;
    if (changed && fitted_once_ && camera_.centre == fitted_.centre && camera_.metres_per_px == fitted_.metres_per_px) fitted_once_ = false;
    camera_.width_px = std::max(1.0, width_px);
    camera_.height_px = std::max(1.0, height_px);
    if (!fitted_once_ && !extent_.empty() && width_px > 8 * kMargin_px / 3 && height_px > 8 * kMargin_px / 3) {
        camera_ = scene::fitted(extent_, camera_.width_px, camera_.height_px, kMargin_px);
        fitted_ = camera_;
        fitted_once_ = true;
    }
}

void MapView::set_extent(const geo::Box& footprint) {
    extent_ = footprint;
    fitted_once_ = false;
    past_.clear();
    future_.clear();
    resize(camera_.width_px, camera_.height_px);
}

void MapView::remember(double now_s) {
    if (stepped_ || now_s > moved_s_ + kOneStep_s) {
        past_.push_back(camera_);
        if (past_.size() > kMostViews) past_.erase(past_.begin());
        future_.clear();
    }
    moved_s_ = now_s;
    stepped_ = false;
}

// Never so far out or away that the plan is lost from sight.
void MapView::hold() {
    ++changes_;
    if (extent_.empty()) return;
    const double widest = 4.0 * std::max({extent_.width() / camera_.width_px, extent_.height() / camera_.height_px, 1.0});
    camera_.metres_per_px = std::clamp(camera_.metres_per_px, kNearest_m_per_px, std::max(widest, kNearest_m_per_px));
    camera_.centre.x = std::clamp(camera_.centre.x, extent_.min_x - extent_.width(), extent_.max_x + extent_.width());
    camera_.centre.y = std::clamp(camera_.centre.y, extent_.min_y - extent_.height(), extent_.max_y + extent_.height());
}

void MapView::pan(double right_px, double down_px, double now_s) {
    remember(now_s);
    camera_.centre.x -= right_px * camera_.metres_per_px;
    camera_.centre.y += down_px * camera_.metres_per_px;
    hold();
}

void MapView::zoom_about(scene::Px at, double factor, double now_s) {
    if (!(factor > 0.0) || !std::isfinite(factor)) return;
    remember(now_s);
    const geo::Point kept = camera_.to_map(at);
    camera_.metres_per_px /= factor;
    hold();
    const geo::Point now = camera_.to_map(at);
    camera_.centre.x += kept.x - now.x;
    camera_.centre.y += kept.y - now.y;
    hold();
}

void MapView::fit(const geo::Box& box, double now_s) {
    if (box.empty()) return;
    remember(now_s);
    camera_ = scene::fitted(box, camera_.width_px, camera_.height_px, std::min({kMargin_px, camera_.width_px / 4, camera_.height_px / 4}));
    hold();
}

void MapView::centre_on(geo::Point at, double metres_per_px, double now_s) {
    remember(now_s);
    camera_.centre = at;
    camera_.metres_per_px = metres_per_px;
    hold();
}

bool MapView::back(double now_s) {
    if (past_.empty()) return false;
    future_.push_back(camera_);
    const scene::Camera to = past_.back();
    past_.pop_back();
    camera_.centre = to.centre;
    camera_.metres_per_px = to.metres_per_px;
    moved_s_ = now_s;
    stepped_ = true;
    ++changes_;
    return true;
}

bool MapView::forward(double now_s) {
    if (future_.empty()) return false;
    past_.push_back(camera_);
    const scene::Camera to = future_.back();
    future_.pop_back();
    camera_.centre = to.centre;
    camera_.metres_per_px = to.metres_per_px;
    moved_s_ = now_s;
    stepped_ = true;
    ++changes_;
    return true;
}

}  // namespace merestone::ui

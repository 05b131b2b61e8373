#include "ui/basemap_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

constexpr double kMargin_share = 0.2;  // of the view, on every side: a short pan needs no reading
constexpr double kMost_px = 12.0e6;    // of a picture
constexpr int kMostSide_px = 4096;     // what any graphics card holds as one texture
constexpr double kSameScale = 1e-6;

}  // namespace

// The view with a margin, at the frame's own pixels; its middle is the frame's, so that pixels fall on pixels.
BasemapView::Wanted BasemapView::wanted_for(const scene::Camera& camera, double device_scale) {
    const auto frame = [&](double logical) { return std::max(1.0, std::round(logical * device_scale)); };
    const double frame_x = frame(camera.width_px);
    const double frame_y = frame(camera.height_px);
    const double room = std::max(0.0, (std::sqrt(kMost_px / (frame_x * frame_y)) - 1.0) / 2.0);
    const auto with_margin = [&](double px) {
        const double margin = std::min({kMargin_share, room, std::max(0.0, (kMostSide_px / px - 1.0) / 2.0)});
        return px + 2.0 * std::floor(margin * px);
    };
    const double wide = with_margin(frame_x);
    const double high = with_margin(frame_y);
    const double m_per_px = camera.metres_per_px / device_scale;
    const geo::Point c = camera.centre;
    Wanted out;
    out.ground = {c.x - wide / 2 * m_per_px, c.y - high / 2 * m_per_px, c.x + wide / 2 * m_per_px, c.y + high / 2 * m_per_px};
    // A frame larger than a texture gets fewer pixels.
    const double shrunk = std::min({1.0, kMostSide_px / wide, kMostSide_px / high});
    out.width_px = std::max(1, static_cast<int>(wide * shrunk));
    out.height_px = std::max(1, static_cast<int>(high * shrunk));
    return out;
}

void BasemapView::drop(Desk& desk) {
    job_.cancel();
    job_ = {};
    source_.reset();
    ++number_;
    view_failed_ = 0;
    said_.clear();
    if (!desk.map_options.basemap) return;
    desk.map_options.basemap.reset();
    desk.style_changed();
}

void BasemapView::hide(Desk& desk) {
    opening_.cancel();
    opening_ = {};
    ++asked_;
    drop(desk);
    desk.settings.basemap.clear();
}

void BasemapView::show(Desk& desk, const std::filesystem::path& file) {
    opening_.cancel();
    std::vector<std::filesystem::path> grids;
    if (!desk.data_folder.empty()) grids.push_back(desk.data_folder);
    using Opened = std::shared_ptr<io::Basemap>;
    opening_ = desk.pool.run<Opened>(
        "Opening the basemap", ++asked_,
        [file, grids](const base::Progress&) -> base::Result<Opened> {
            auto opened = io::Basemap::open(file, grids);
            if (!opened) return opened.error();
            return std::make_shared<io::Basemap>(std::move(opened).value());
        },
        [this, &desk, file](jobs::Key asked, base::Result<Opened> opened) {
            if (asked != asked_) return;
            opening_ = {};
            if (opened) {
                take_file(desk, file, std::move(opened).value());
            } else {
                if (!source_) desk.settings.basemap.clear();
                desk.notices.say(opened.error(), desk.now_s);
            }
        });
}

void BasemapView::take_file(Desk& desk, const std::filesystem::path& file, std::shared_ptr<io::Basemap> opened) {
    drop(desk);
    source_ = std::move(opened);
    std::error_code fault;
    desk.settings.basemap = std::filesystem::absolute(file, fault);
    for (scene::LayerSetting& layer : desk.map_options.layers)
        if (layer.kind == scene::LayerKind::basemap) layer.visible = true;
    if (desk.document && !source_->extent().meets(scene::extent_of(desk.document->shown().plan)))
        desk.say(NoticeKind::hint, source_->name() + " does not reach this plan's area", "Choose a basemap of this area.");
}

// What is shown covers the view, at its scale.
bool BasemapView::fits(const Desk& desk) const {
    if (!desk.map_options.basemap) return false;
    const geo::GroundPicture& p = *desk.map_options.basemap;
    const scene::Camera& camera = desk.view.camera();
    const Wanted now = wanted_for(camera, desk.scale());
    const double is = p.ground.width() / p.width_px;
    const double should_be = now.ground.width() / now.width_px;
    const geo::Box view = camera.view();
    return std::abs(is - should_be) <= kSameScale * should_be && view.min_x >= p.ground.min_x && view.max_x <= p.ground.max_x &&
           view.min_y >= p.ground.min_y && view.max_y <= p.ground.max_y;
}

void BasemapView::tick(Desk& desk) {
    if (!source_ || !desk.document || desk.view.moving(desk.now_s)) return;
    const std::uint64_t view = desk.view.changes();
    if (job_) {
        if (view != view_read_ && !fits(desk)) job_.cancel();  // the next is begun once it has ended: a file has one reader
        return;
    }
    const auto& layers = desk.map_options.layers;
    const bool shown = std::any_of(layers.begin(), layers.end(), [](const scene::LayerSetting& l) {
        return l.kind == scene::LayerKind::basemap && l.visible && l.opacity > 0.0;
    });
    if (!shown || view == view_failed_ || fits(desk) || !desk.view.camera().view().meets(source_->extent())) return;
    read(desk);
}

void BasemapView::read(Desk& desk) {
    const Wanted now = wanted_for(desk.view.camera(), desk.scale());
    view_read_ = desk.view.changes();
    job_ = desk.pool.run<geo::GroundPicture>(
        "Reading the basemap", number_,
        [source = source_, now](const base::Progress& progress) { return source->read(now.ground, now.width_px, now.height_px, progress); },
        [this, &desk](jobs::Key number, base::Result<geo::GroundPicture> picture) {
            if (number != number_) return;
            job_ = {};
            take(desk, std::move(picture));
        });
}

void BasemapView::take(Desk& desk, base::Result<geo::GroundPicture> picture) {
    if (picture) {
        desk.map_options.basemap = std::make_shared<const geo::GroundPicture>(std::move(picture).value());
        desk.style_changed();
        return;
    }
    if (picture.error().kind == base::ErrorKind::cancelled) return;
    view_failed_ = view_read_;
    if (said_ == picture.error().what) return;
    said_ = picture.error().what;
    desk.notices.say(picture.error(), desk.now_s);
}

std::string BasemapView::described(const Desk& desk) const {
    if (!source_) return opening_ ? "opening" : "none";
    if (!desk.map_options.basemap) return source_->name() + " not drawn";
    const geo::GroundPicture& p = *desk.map_options.basemap;
    return fmt::format("{} {}x{} at {:.2f} m", source_->name(), p.width_px, p.height_px, p.ground.width() / p.width_px);
}

}  // namespace merestone::ui

// The basemap on the desk: a picture file chosen by the planner, read for what the map shows.
//
// Reading is a job of the desk's pool, one at a time, begun when the camera has settled and what is shown no longer fits the view; until it
// is done the old picture is drawn stretched. A result for a view, or a file, that has gone by is dropped. Nothing here waits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "geo/ground_picture.hpp"
#include "io/read_basemap.hpp"
#include "jobs/pool.hpp"
#include "scene/camera.hpp"

namespace merestone::ui {

class Desk;

class BasemapView {
public:
    // Instead of the one shown, if any, as soon as it is open. What is wrong with the file is said as a notice, and changes nothing.
    void show(Desk& desk, const std::filesystem::path& file);
    void hide(Desk& desk);
    void tick(Desk& desk);  // main thread, each frame, after the camera moved

    [[nodiscard]] bool wanted() const noexcept { return source_ != nullptr || static_cast<bool>(opening_); }
    [[nodiscard]] std::string credit() const { return source_ ? source_->credit() : std::string(); }
    // For scripts: "none", "opening", "leeds.tif not drawn", "leeds.tif 1234x987 at 12.50 m".
    [[nodiscard]] std::string described(const Desk& desk) const;

private:
    struct Wanted {
        geo::Box ground;
        int width_px = 0;
        int height_px = 0;
    };
    [[nodiscard]] static Wanted wanted_for(const scene::Camera& camera, double device_scale);
    [[nodiscard]] bool fits(const Desk& desk) const;
    void read(Desk& desk);
    void take_file(Desk& desk, const std::filesystem::path& file, std::shared_ptr<io::Basemap> opened);
    void take(Desk& desk, base::Result<geo::GroundPicture> read);
    void drop(Desk& desk);

    jobs::Handle opening_;
    std::uint64_t asked_ = 0;              // files asked for: what comes of an earlier one is dropped
    std::shared_ptr<io::Basemap> source_;  // used by one job at a time
    std::uint64_t number_ = 0;             // of the source: pictures of an earlier one are dropped
    jobs::Handle job_;                     // reads it
    std::uint64_t view_read_ = 0;          // MapView::changes() that the job reads for
    std::uint64_t view_failed_ = 0;        // that could not be read: not asked for again
    std::string said_;                     // the last fault, told once
};

}  // namespace merestone::ui

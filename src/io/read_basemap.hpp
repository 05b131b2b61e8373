// A basemap: a picture file that lies on this machine (GeoTIFF, MBTiles of pictures, PNG or JPEG with its companions), shown below the
// plan. Nothing is ever fetched, and nothing is written beside the file.
//
// Any coordinate system, any kind of bands (basemap_bands.hpp). What is read is cut to the ground and the pixels asked for, out of the
// smaller copy in the file that is nearest to them, so that a file of any size costs what its window costs.
// Cost at 1600 x 1000 of a file with smaller copies: 50 to 130 ms of a tiled GeoTIFF, to 300 ms of MBTiles when first looked at, most of it
// for unpacking; memory at most 60 bytes a pixel asked for, besides GDAL's own cache.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "geo/ground_picture.hpp"

namespace merestone::io {

// Not for use from two threads at once; may wander from one to another.
class Basemap {
public:
    static constexpr int kMostSide_px = 8192;  // of what is read

    // \param grid_folders for the OSTN15 grid, as for geo::ToNationalGrid
    // \returns bad_input in words where the file is none, is no picture, does not say where it lies or in which coordinate system, lies
    // outside Great Britain, or would take minutes to read.
    [[nodiscard]] static base::Result<Basemap> open(const std::filesystem::path& file,
                                                    const std::vector<std::filesystem::path>& grid_folders = {});
    ~Basemap();
    Basemap(Basemap&&) noexcept;
    Basemap& operator=(Basemap&&) noexcept;

    // The box of EPSG:27700 as a picture of that size; transparent where the file has nothing, also where the box lies outside it.
    // \pre box is finite and has an area; 1 to kMostSide_px pixels a side
    // \returns bad_input where the file is damaged there, or has no smaller copy of so wide a view; cancelled
    [[nodiscard]] base::Result<geo::GroundPicture> read(const geo::Box& box, int width_px, int height_px,
                                                        const base::Progress& progress = {}) const;

    [[nodiscard]] const geo::Box& extent() const noexcept;  // in EPSG:27700, of what lies on the National Grid; to about a kilometre
    // Who must be named, as the file says it: plain words, at most 200 letters; empty where it does not say.
    [[nodiscard]] const std::string& attribution() const noexcept;
    [[nodiscard]] const std::string& name() const noexcept;  // of the file, without its folder
    // What stands on a map that shows it: "Basemap: " and the attribution, or the file's name where it names nobody.
    [[nodiscard]] std::string credit() const;

private:
    struct Impl;
    explicit Basemap(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::io

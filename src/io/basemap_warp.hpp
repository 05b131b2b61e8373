// Private to read_basemap: from pixels of a file to pixels of the National Grid, and back.
//
// A picture's corners every 32 pixels are transformed exactly; between them places are interpolated, which errs by less than a tenth of a
// pixel at any scale (the grids differ by a slow curve).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/progress.hpp"
#include "geo/crs.hpp"
#include "geo/ground_picture.hpp"
#include "io/basemap_bands.hpp"

namespace merestone::io {

// Where a file's pixels lie in its own coordinate system: corner of the first, and the steps to the next across and down.
struct PixelPlace {
    geo::Point origin;
    geo::Point across;
    geo::Point down;

    [[nodiscard]] geo::Point to_map(double x, double y) const noexcept {
        return {origin.x + x * across.x + y * down.x, origin.y + x * across.y + y * down.y};
    }
    [[nodiscard]] geo::Point to_pixel(geo::Point map) const noexcept {
        const double determinant = across.x * down.y - down.x * across.y;
        const double dx = map.x - origin.x;
        const double dy = map.y - origin.y;
        return {(dx * down.y - dy * down.x) / determinant, (dy * across.x - dx * across.y) / determinant};
    }
};

using PixelBox = geo::Box;  // in pixels of the file, y down

// For a picture to be, where its pixels' corners lie in the file.
class PixelMesh {
public:
    static constexpr int kStep_px = 32;
    PixelMesh(const geo::Box& ground, int width_px, int height_px, const PixelPlace& place, const geo::FromNationalGrid& from_grid);

    // What is needed of a file of that size; empty: nothing.
    [[nodiscard]] PixelBox reach(int file_width, int file_height) const;
    // File pixels to one of the picture, along each axis of the file.
    [[nodiscard]] double across_px() const noexcept { return reach_.width() / ((columns_ - 1) * kStep_px); }
    [[nodiscard]] double down_px() const noexcept { return reach_.height() / ((rows_ - 1) * kStep_px); }
    // The four corners of the mesh's cell that holds the pixel, north-west first, then east along the row; nothing where one of them
    // cannot be transformed.
    struct Cell {
        geo::Point north_west, north_east, south_west, south_east;
    };
    [[nodiscard]] std::optional<Cell> cell(int column, int row) const;

private:
    int columns_;  // of nodes; the last ones lie up to a step beyond the picture
    int rows_;
    PixelBox reach_;
    std::vector<geo::Point> nodes_;  // NaN: cannot be transformed
};

// A window of one level of the file, read to width x height; and how its pixels follow from the file's.
struct PixelShift {
    PictureWindow window;
    int width = 0;
    int height = 0;
    double scale_x = 1.0;  // read pixels to one of the file
    double scale_y = 1.0;
    double origin_x = 0.0;  // of what was read, in file pixels
    double origin_y = 0.0;
};
// \param most_per_px read pixels to one of the picture, at most
[[nodiscard]] PixelShift shift_to(const PixelBox& wanted, const PictureLevel& whole, const PictureLevel& level, std::size_t level_number,
                                  const PixelMesh& mesh, double most_per_px);

// Fills out.rgba: the mean of four where the file is finer, else between the nearest four, weighted by their alpha.
// \returns false when cancelled
[[nodiscard]] bool warp(const PixelMesh& mesh, const PixelShift& shift, const std::vector<std::uint8_t>& rgba, geo::GroundPicture& out,
                        const base::Progress& progress);

// The box of the National Grid that the file covers; empty where it covers nothing of it.
[[nodiscard]] geo::Box extent_on_grid(const PixelPlace& place, double width, double height, const geo::ToNationalGrid& to_grid,
                                      const geo::FromNationalGrid& from_grid);

}  // namespace merestone::io

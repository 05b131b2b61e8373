// Every change of coordinates in the program, through PROJ.
//
// Longitude/latitude (WGS 84) becomes British National Grid (EPSG:27700) with the OSTN15 grid where PROJ or the data folder has
// it (about 1 cm), else by the 7-parameter Helmert (about 2 m): `accuracy_m` tells which, and the data-quality report says so.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/shapes.hpp"

namespace merestone::geo {

// From one coordinate system to EPSG:27700. Not for use from two threads at once; make one each.
class ToNationalGrid {
public:
    // \param crs anything PROJ reads: "EPSG:4326", WKT, ... Axis order is always x/longitude first.
    // \param grid_folders searched for uk_os_OSTN15_NTv2_OSGBtoETRS.tif besides PROJ's own folders. Never uses the network.
    static base::Result<ToNationalGrid> from(std::string_view crs, const std::vector<std::filesystem::path>& grid_folders = {});
    ~ToNationalGrid();
    ToNationalGrid(ToNationalGrid&&) noexcept;
    ToNationalGrid& operator=(ToNationalGrid&&) noexcept;

    // Nothing where the point cannot be transformed (outside the valid area, not finite).
    [[nodiscard]] std::optional<Point> operator()(Point from) const;
    void transform(Ring& ring) const;                  // points that cannot be transformed become NaN
    [[nodiscard]] double accuracy_m() const noexcept;  // 0 for the identity
    [[nodiscard]] bool identity() const noexcept;

private:
    struct Impl;
    explicit ToNationalGrid(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// National Grid to WGS 84 longitude (x), latitude (y), for the status bar and for files that need it; or to another system, for pictures
// of ground that are kept in one. Not for use from two threads at once; make one each.
class FromNationalGrid {
public:
    explicit FromNationalGrid(const std::vector<std::filesystem::path>& grid_folders = {});
    // \param crs as for ToNationalGrid::from
    static base::Result<FromNationalGrid> to(std::string_view crs, const std::vector<std::filesystem::path>& grid_folders = {});
    ~FromNationalGrid();
    FromNationalGrid(FromNationalGrid&&) noexcept;
    FromNationalGrid& operator=(FromNationalGrid&&) noexcept;
    [[nodiscard]] std::optional<Point> operator()(Point metres) const;

private:
    struct Impl;
    explicit FromNationalGrid(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// What numbers look like, whatever a column says of them: the habits seen in published registers. Ranges are those of
// England and Wales with a margin.
enum class CoordinateHabit { national_grid, longitude_latitude, latitude_longitude, geocentric, unknown };
[[nodiscard]] CoordinateHabit guess_habit(Point value) noexcept;

}  // namespace merestone::geo

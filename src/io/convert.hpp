// Copies of sources for a plan's own folder: as they are, or as a GeoPackage where that opens faster.
#pragma once

#include <filesystem>

#include "base/progress.hpp"
#include "base/result.hpp"

namespace merestone::io {

// GeoJSON and TopoJSON of 50 MB or more: it is read whole into memory each time it is opened.
[[nodiscard]] bool worth_converting(const std::filesystem::path& file);

// Every row and column of the first layer, in the file's own coordinate system. Holds the file in memory once: about six times its size.
// \returns bad_input where it cannot be read or written; cancelled. Nothing is left behind then.
[[nodiscard]] base::Result<base::Done> convert_to_geopackage(const std::filesystem::path& from, const std::filesystem::path& to,
                                                             const base::Progress& progress);

// A shapefile brings the files beside it, renamed alike.
[[nodiscard]] base::Result<base::Done> copy_with_companions(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace merestone::io

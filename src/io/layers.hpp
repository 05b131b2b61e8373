// Sheets to and from files that a GIS opens, by GDAL: shapefile, GeoPackage, GeoJSON, KML, FlatGeobuf, MapInfo, CSV, XLSX, ODS.
//
// Everything is EPSG:27700 (GeoJSON and KML, which must be, longitude/latitude). Files hold no clock: dates are the plan's.
// The caller gives a path inside an OutputFolder, so a failure leaves nothing behind.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "io/sheet.hpp"

namespace merestone::io {

// One sheet in the format that the extension names. Shapefiles use the short field names, and get a UTF-8 .cpg and an EPSG:27700 .prj.
// \param as_at ISO date written where a format wants one.
[[nodiscard]] base::Result<base::Done> write_sheet(const std::filesystem::path& file, const Sheet& sheet, const std::string& as_at);

// All sheets as tables of one GeoPackage.
[[nodiscard]] base::Result<base::Done> write_geopackage(const std::filesystem::path& file, const std::vector<Sheet>& sheets,
                                                        const std::string& as_at);

// The tables of a GeoPackage that `names` lists; those that are not there come back without columns.
[[nodiscard]] base::Result<std::vector<Sheet>> read_geopackage(const std::filesystem::path& file, const std::vector<std::string>& names);

// Extensions that write_sheet knows, for messages.
[[nodiscard]] std::string writable_extensions();

}  // namespace merestone::io

// A coordinate system out of GDAL as words that geo/crs understands.
#pragma once

#include <string>

class OGRSpatialReference;

namespace merestone::io {

// "EPSG:3857" where it has a code, else its WKT; empty for none.
[[nodiscard]] std::string crs_words(const OGRSpatialReference* crs);

}  // namespace merestone::io

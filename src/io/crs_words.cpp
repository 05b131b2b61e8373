#include "io/crs_words.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>

namespace merestone::io {

std::string crs_words(const OGRSpatialReference* crs) {
    if (crs == nullptr) return {};
    const char* code = crs->GetAuthorityCode(nullptr);
    const char* authority = crs->GetAuthorityName(nullptr);
    if (code != nullptr && authority != nullptr) return fmt::format("{}:{}", authority, code);
    char* wkt = nullptr;
    crs->exportToWkt(&wkt);
    std::string out = wkt == nullptr ? "" : wkt;
    CPLFree(wkt);
    return out;
}

}  // namespace merestone::io

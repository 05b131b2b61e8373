// What may be handed to GDAL as a name: a file on this machine and nothing else.
#pragma once

#include <string>

namespace merestone::io {

// Whether GDAL would take the name for a web address, a database, a file within another or a description of one: "http://..",
// "/vsicurl/..", "PG:..", "<VRTDataset>".
[[nodiscard]] bool names_no_file(const std::string& name);

}  // namespace merestone::io

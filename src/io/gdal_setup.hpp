// GDAL made safe before first use: its drivers registered once, the network off, errors kept instead of printed.
#pragma once

namespace merestone::io {

// Call before any use of GDAL; cheap after the first time, from any thread.
void prepare_gdal();

}  // namespace merestone::io

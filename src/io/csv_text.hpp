// A sheet as CSV: UTF-8, comma, CRLF, header; numbers with a point; unknown is empty. Text that a spreadsheet would run as a formula
// (a line that begins with = + - @, their wide forms, tab or CR) gets a leading apostrophe. Geometry is not written. O(cells).
#pragma once

#include <string>

#include "io/sheet.hpp"

namespace merestone::io {

[[nodiscard]] std::string to_csv(const Sheet& sheet);
// Text made safe for a spreadsheet cell; for other writers of tables.
[[nodiscard]] std::string safe_cell_text(const std::string& text);

}  // namespace merestone::io

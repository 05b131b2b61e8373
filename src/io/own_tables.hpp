// Private to the readers: what only tables of planners' own making have. Published files hold many columns that nobody needs, and rows for
// all of England; in a planner's own table a column that is not used is a slip worth a word, and a row called "Total" is nothing's row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/parts.hpp"
#include "io/source_spec.hpp"

namespace merestone::io {

// Whether a table of this role is a planner's own.
[[nodiscard]] bool is_own_table(Role role);

// "Total", "Grand total": the foot of a spreadsheet.
[[nodiscard]] bool says_total(std::string_view text);

// The part that an unused column may have been meant for, by its name; empty: none is near. \param free parts that have no column.
[[nodiscard]] std::string part_meant_by(std::string_view header, const std::vector<std::string>& free);

// Whether an unused column is one of those that tables keep for people: notes, the basis of a row.
[[nodiscard]] bool is_remark(std::string_view header);

}  // namespace merestone::io

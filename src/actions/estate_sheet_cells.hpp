// Private to the estate's tables: columns and cells in few words.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "io/sheet.hpp"

namespace merestone::actions::cells {

using io::cell;
using io::Cell;

inline io::Column text(std::string name) { return {std::move(name), io::ColumnType::text, "", ""}; }
inline io::Column whole(std::string name) { return {std::move(name), io::ColumnType::whole, "", ""}; }
inline io::Column number(std::string name) { return {std::move(name), io::ColumnType::number, "", ""}; }

[[nodiscard]] io::Sheet table(const char* name, const char* title, std::vector<io::Column> columns);

[[nodiscard]] Cell unknown();
[[nodiscard]] Cell yes_no(bool yes);
[[nodiscard]] Cell round_to(double value, int decimals);
[[nodiscard]] Cell round_to(const std::optional<double>& value, int decimals);
[[nodiscard]] Cell pounds(double gbp);  // to the pound
[[nodiscard]] Cell pounds(const std::optional<base::Pounds>& gbp);
[[nodiscard]] Cell count(double number);  // of whole things, or people
[[nodiscard]] Cell year(const std::optional<base::Year>& of);

void append(std::vector<Cell>& line, std::vector<Cell> more);
void append(std::vector<io::Column>& columns, std::vector<io::Column> more);

}  // namespace merestone::actions::cells

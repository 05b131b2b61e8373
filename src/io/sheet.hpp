// A table on its way out of the program (or back in): the one form from which CSV, GeoPackage and shapefile are written, so that
// the same figure never has two writings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::io {

struct Unknown {  // an empty cell: never 0
    friend constexpr bool operator==(Unknown, Unknown) noexcept = default;
};
using Cell = std::variant<Unknown, std::int64_t, double, std::string>;

enum class ColumnType { text, whole, number };
struct Column {
    std::string name;  // long form; also the key in GeoPackage and CSV
    ColumnType type = ColumnType::text;
    std::string short_name;  // at most 10 characters, for shapefiles; empty: not written there
    std::string meaning;     // one line for the field dictionary, with unit
};

enum class GeometryKind { none, point, line, polygon };

struct Sheet {
    std::string name;
    std::string title;  // for people
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  // each as long as columns
    GeometryKind geometry = GeometryKind::none;
    std::vector<geo::MultiPolygon> shapes;        // polygon: one a row (may be empty)
    std::vector<std::vector<geo::Point>> points;  // point: none or one a row; line: two or more
};

template <typename T>
Cell cell(const std::optional<T>& value) {
    if (!value) return Unknown{};
    if constexpr (std::is_integral_v<T>) return static_cast<std::int64_t>(*value);
    else return *value;
}
inline Cell cell(std::int64_t value) { return value; }
inline Cell cell(std::size_t value) { return static_cast<std::int64_t>(value); }
inline Cell cell(int value) { return static_cast<std::int64_t>(value); }
inline Cell cell(double value) { return value; }
inline Cell cell(std::string value) { return value.empty() ? Cell(Unknown{}) : Cell(std::move(value)); }
inline Cell cell(const char* value) { return cell(std::string(value)); }

}  // namespace merestone::io

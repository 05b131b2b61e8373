// A table as the bottom panel shows it: columns by name, rows by id, cells made when looked at.
//
// Sorting and filtering hold a list of row numbers; making it costs O(n log n) once per change of sort, filter or data, nothing per frame.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/shapes.hpp"
#include "scene/draw_list.hpp"

namespace merestone::ui {

struct Cell {
    std::string text;
    std::optional<double> number;  // sorts by it where the column is of numbers; nothing: last
};

struct TableColumn {
    std::string title;
    std::string unit;  // shown on hovering the header, and in copies
    bool number = false;
    std::function<Cell(std::size_t row)> cell;
};

struct TableRow {
    scene::ItemId id;               // what it stands for; none: nothing on the map
    std::string key;                // for scripts: "L03", a practice's code
    std::optional<geo::Box> where;  // to zoom to
};

struct Table {
    std::string name;  // "practices": in scripts and settings
    std::string title;
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
};

struct TableOrder {
    std::size_t column = 0;
    bool descending = false;
    // Every word of it stands in the row somewhere, in any case. A word such as registered>70000 or state=red holds a column (the
    // beginning of its title, blanks left out) against a value: < <= > >= = !=; what is not known fits none of them.
    std::string filter;
    friend bool operator==(const TableOrder&, const TableOrder&) = default;
};

// Row numbers in order. Equal cells stay by row. `only` keeps rows for which it says true.
[[nodiscard]] std::vector<std::uint32_t> ordered_rows(const Table& table, const TableOrder& order,
                                                      const std::function<bool(const TableRow&)>& only = {});

// Tab-separated, a header first, CRLF; tabs and line ends within cells become blanks; a cell that a spreadsheet would run as a formula is
// made safe with an apostrophe.
[[nodiscard]] std::string as_tsv(const Table& table, const std::vector<std::uint32_t>& rows);

}  // namespace merestone::ui

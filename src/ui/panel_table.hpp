// A small table of a panel: finished words by row and column, as plain values that a test reads without a window. Larger tables that are
// sorted and filtered are table_model.hpp's.
#pragma once

#include <string>
#include <vector>

#include "scene/draw_list.hpp"

namespace merestone::ui {

class Desk;

struct PanelTable {
    struct Column {
        std::string title;
        std::string hint;  // on hovering the header
        bool number = false;
    };
    struct Row {
        std::string key;   // for scripts: "XS03"
        scene::ItemId id;  // what a click selects; none: nothing on the map
        std::vector<std::string> cells;
        std::string hint;
        bool total = false;  // drawn bold
    };
    std::string name;  // "schemes.register": rows are "row.schemes.register.XS03" in scripts
    std::vector<Column> columns;
    std::vector<Row> rows;

    // The words of a cell by its column's title; empty: there is no such column. For tests and models.
    [[nodiscard]] const std::string& at(std::size_t row, const std::string& title) const;
};

// As high as its rows, but no higher than what `most` lines need (then it scrolls) or, with 0, than the pane has room for.
void draw_panel_table(Desk& desk, const PanelTable& table, int most = 0);

}  // namespace merestone::ui

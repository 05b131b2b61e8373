// A small table of a panel: finished words by row and column, as plain values that a test reads without a window. One of its columns may
// be a strip: bars on a common axis, beside the words of the others. Larger tables that are sorted and filtered are table_model.hpp's.
#pragma once

#include <cstddef>
#include <optional>
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
        double most_wide = 300.0;  // logical pixels, where others follow; a hand can draw it wider
    };
    // Two bars of a row, both from where the axis says that things stand; in the axis' unit.
    struct Strip {
        double lower = 0.0;
        double higher = 0.0;
    };
    struct Axis {
        std::size_t column = 0;  // that is drawn; its cells hold the same in words, for copies
        double from = 0.0;
        double to = 1.0;
        double stands = 0.0;
        double wide = 220.0;  // logical pixels
    };
    struct Row {
        std::string key;   // for scripts: "XS03"
        scene::ItemId id;  // what a click selects; none: nothing on the map
        std::vector<std::string> cells;
        std::string hint;
        bool total = false;                        // drawn bold
        std::vector<std::string> cell_hints = {};  // by column, on hovering the cell in place of the row's: why a dash; may be shorter
        std::optional<Strip> strip = {};
    };
    std::string name;  // "schemes.register": rows are "row.schemes.register.XS03" in scripts
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::optional<Axis> axis;  // where a column is a strip

    // The words of a cell by its column's title; empty: there is no such column. For tests and models.
    [[nodiscard]] const std::string& at(std::size_t row, const std::string& title) const;
    // Likewise what is said on hovering a cell.
    [[nodiscard]] const std::string& hint_at(std::size_t row, const std::string& title) const;
};

// What nobody knows; the cell's hint says why. Empty in copies.
inline constexpr const char* kDash = "–";

// Tab-separated as by table_model.hpp, for a spreadsheet.
[[nodiscard]] std::string as_tsv(const PanelTable& table);

// As high as its rows, but no higher than what `most` lines need (then it scrolls) or, with 0, than the pane has room for.
void draw_panel_table(Desk& desk, const PanelTable& table, int most = 0);
// A button "Copy" that puts it on the clipboard: "copy.schemes.register" in scripts.
void draw_copy_button(Desk& desk, const PanelTable& table);
// What the two bars of a strip are, in a line. \param moved "20%"
void draw_strip_key(Desk& desk, const std::string& moved, const std::string& stands);

}  // namespace merestone::ui

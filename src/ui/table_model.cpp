#include "ui/table_model.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "base/text.hpp"

namespace merestone::ui {
namespace {

std::string row_text(const Table& table, std::size_t row) {
    std::string out = table.rows[row].key;
    for (const TableColumn& column : table.columns) {
        out += '\n';
        out += column.cell(row).text;
    }
    return base::lower(out);
}

std::string safe(std::string text) {
    for (char& c : text)
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    // A spreadsheet passes over blanks before the sign.
    const auto first = text.find_first_not_of(' ');
    const bool sign = first != std::string::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos;
    if (sign && !base::parse_number(text)) text.insert(0, 1, '\'');
    return text;
}

}  // namespace

std::vector<std::uint32_t> ordered_rows(const Table& table, const TableOrder& order, const std::function<bool(const TableRow&)>& only) {
    std::vector<std::uint32_t> rows;
    std::vector<std::string> words;
    for (const std::string_view word : base::split(order.filter, ' '))
        if (!base::trim(word).empty()) words.push_back(base::lower(base::trim(word)));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (only && !only(table.rows[i])) continue;
        if (!words.empty()) {
            const std::string text = row_text(table, i);
            if (!std::all_of(words.begin(), words.end(), [&](const std::string& w) { return text.find(w) != std::string::npos; })) continue;
        }
        rows.push_back(static_cast<std::uint32_t>(i));
    }
    if (order.column >= table.columns.size()) return rows;
    const TableColumn& column = table.columns[order.column];
    if (column.number) {
        std::vector<double> key(table.rows.size(), std::numeric_limits<double>::quiet_NaN());
        std::vector<std::uint8_t> known(table.rows.size(), 0);
        for (const std::uint32_t r : rows)
            if (const auto n = column.cell(r).number) {
                key[r] = *n;
                known[r] = 1;
            }
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (known[a] != known[b]) return known[a] > known[b];  // not known: last, either way
            if (known[a] == 0) return false;
            return order.descending ? key[a] > key[b] : key[a] < key[b];
        });
    } else {
        std::vector<std::string> key(table.rows.size());
        for (const std::uint32_t r : rows) key[r] = base::lower(column.cell(r).text);
        std::stable_sort(rows.begin(), rows.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return order.descending ? key[a] > key[b] : key[a] < key[b]; });
    }
    return rows;
}

std::string as_tsv(const Table& table, const std::vector<std::uint32_t>& rows) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += '\t';
        out += table.columns[c].title;
        if (!table.columns[c].unit.empty()) out += " (" + table.columns[c].unit + ")";
    }
    out += "\r\n";
    for (const std::uint32_t r : rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c > 0) out += '\t';
            out += safe(table.columns[c].cell(r).text);
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace merestone::ui

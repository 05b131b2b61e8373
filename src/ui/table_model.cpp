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

std::string without_blanks(std::string_view text) {
    std::string out = base::lower(text);
    std::erase(out, ' ');
    return out;
}

// A word of the filter: words to be found, or a condition on a column.
struct Condition {
    const TableColumn* column = nullptr;  // none: `value` stands somewhere in the row
    std::string sign;
    std::string value;
    std::optional<double> number;

    [[nodiscard]] bool holds(std::size_t row) const {
        const Cell cell = column->cell(row);
        if (column->number && number) {
            if (!cell.number) return false;
            const double n = *cell.number;
            return sign == "<"    ? n < *number
                   : sign == "<=" ? n <= *number
                   : sign == ">"  ? n > *number
                   : sign == ">=" ? n >= *number
                   : sign == "="  ? n == *number
                                  : n != *number;
        }
        const bool same = without_blanks(cell.text) == value;
        return sign == "=" ? same : sign == "!=" && !same && !cell.text.empty();
    }
};

Condition condition_of(const Table& table, std::string_view word) {
    const auto at = word.find_first_of("<>=!");
    if (at == std::string_view::npos || at == 0) return {nullptr, {}, base::lower(word), {}};
    const bool two = at + 1 < word.size() && word[at + 1] == '=' && word[at] != '=';
    const std::string sign(word.substr(at, two ? 2 : 1));
    const std::string title = without_blanks(word.substr(0, at));
    const std::string_view value = word.substr(at + sign.size());
    if (sign != "!" && !value.empty())
        for (const TableColumn& column : table.columns)
            if (without_blanks(column.title).starts_with(title)) return {&column, sign, base::lower(value), base::parse_number(value)};
    return {nullptr, {}, base::lower(word), {}};
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
    std::vector<Condition> conditions;
    for (const std::string_view word : base::split(order.filter, ' '))
        if (!base::trim(word).empty()) conditions.push_back(condition_of(table, base::trim(word)));
    const bool words = std::any_of(conditions.begin(), conditions.end(), [](const Condition& c) { return c.column == nullptr; });
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (only && !only(table.rows[i])) continue;
        const std::string text = words ? row_text(table, i) : std::string();
        if (!std::all_of(conditions.begin(), conditions.end(),
                         [&](const Condition& c) { return c.column != nullptr ? c.holds(i) : text.find(c.value) != std::string::npos; }))
            continue;
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

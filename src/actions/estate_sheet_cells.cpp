#include "actions/estate_sheet_cells.hpp"

#include <cmath>
#include <iterator>

#include "actions/json_of.hpp"

namespace merestone::actions::cells {

io::Sheet table(const char* name, const char* title, std::vector<io::Column> columns) {
    io::Sheet sheet;
    sheet.name = name;
    sheet.title = title;
    sheet.columns = std::move(columns);
    return sheet;
}

Cell unknown() { return io::Unknown{}; }
Cell yes_no(bool yes) { return cell(yes ? "yes" : "no"); }
Cell round_to(double value, int decimals) { return cell(rounded(value, decimals)); }
Cell round_to(const std::optional<double>& value, int decimals) { return value ? round_to(*value, decimals) : unknown(); }
Cell pounds(double gbp) { return cell(static_cast<std::int64_t>(std::llround(gbp))); }
Cell pounds(const std::optional<base::Pounds>& gbp) { return gbp ? cell(*gbp) : unknown(); }
Cell count(double number) { return cell(static_cast<std::int64_t>(std::llround(number))); }
Cell year(const std::optional<base::Year>& of) { return of ? cell(base::to_string(*of)) : unknown(); }

void append(std::vector<Cell>& line, std::vector<Cell> more) {
    line.insert(line.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}
void append(std::vector<io::Column>& columns, std::vector<io::Column> more) {
    columns.insert(columns.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace merestone::actions::cells

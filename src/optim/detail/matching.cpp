#include "optim/detail/matching.hpp"

#include <limits>

namespace merestone::optim::detail {

std::vector<std::int32_t> greatest_overlap(const std::vector<double>& overlap, std::size_t rows, std::size_t columns) {
    std::vector<std::int32_t> match(rows, -1);
    if (rows == 0 || columns == 0) return match;
    // As many dummy columns as rows: a group may continue none. Column 0 and row 0 are the method's own.
    const std::size_t wide = columns + rows;
    const auto cost = [&](std::size_t row, std::size_t column) {
        return column <= columns ? -overlap[(row - 1) * columns + (column - 1)] : 0.0;
    };
    constexpr double kInf = std::numeric_limits<double>::infinity();
    std::vector<double> row_price(rows + 1, 0.0);
    std::vector<double> column_price(wide + 1, 0.0);
    std::vector<double> slack(wide + 1);
    std::vector<std::size_t> row_of(wide + 1, 0);
    std::vector<std::size_t> way(wide + 1, 0);
    std::vector<char> used(wide + 1);
    for (std::size_t row = 1; row <= rows; ++row) {
        row_of[0] = row;
        std::size_t column = 0;
        slack.assign(wide + 1, kInf);
        used.assign(wide + 1, 0);
        do {
            used[column] = 1;
            const std::size_t here = row_of[column];
            double delta = kInf;
            std::size_t next = 0;
            for (std::size_t j = 1; j <= wide; ++j) {
                if (used[j] != 0) continue;
                const double reduced = cost(here, j) - row_price[here] - column_price[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    way[j] = column;
                }
                if (slack[j] < delta) {
                    delta = slack[j];
                    next = j;
                }
            }
            for (std::size_t j = 0; j <= wide; ++j) {
                if (used[j] != 0) {
                    row_price[row_of[j]] += delta;
                    column_price[j] -= delta;
                } else {
                    slack[j] -= delta;
                }
            }
            column = next;
        } while (row_of[column] != 0);
        do {
            const std::size_t before = way[column];
            row_of[column] = row_of[before];
            column = before;
        } while (column != 0);
    }
    for (std::size_t column = 1; column <= columns; ++column) {
        const std::size_t row = row_of[column];
        if (row != 0 && overlap[(row - 1) * columns + (column - 1)] > 0) match[row - 1] = static_cast<std::int32_t>(column - 1);
    }
    return match;
}

}  // namespace merestone::optim::detail

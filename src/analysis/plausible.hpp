// Numbers that cannot be as they stand: unit slips, shares that match no whole number, totals that omit a line, ratios over other places
// than they say. Small functions of plain numbers; each gives a sentence with the numbers in it, or nothing where all is well.
//
// Source: domain notes section 10, "Inconsistencies a careful tool should surface" (30 findings in five published plans); each test names
// its row. Bounds of units are wide: they catch slips of a factor, not poor figures. All are ours. Cost: constant but for omitted_lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace merestone::analysis {

using Fault = std::optional<std::string>;  // nothing: nothing is wrong

// Rounded half away from zero, as printed figures are.
[[nodiscard]] double rounded(double value, int decimals) noexcept;

// rate x quantity must be the total within the rounding of the rate to `decimals`: 2,004 patients a GP x 400.93 FTE are not 861,118
// patients.
[[nodiscard]] Fault product_fault(std::string_view what, double rate, int decimals, double quantity, double total);

// part / whole as a percentage, printed with `decimals`: 75 % v 80 of 105; 41 % v 4,100 of 5,250.
[[nodiscard]] Fault share_fault(std::string_view what, double stated_pct, int decimals, double part, double whole);

// The count of n that prints as this percentage; nothing: no whole number does (52 % of 45).
[[nodiscard]] std::optional<std::int64_t> count_behind(double stated_pct, int decimals, std::int64_t n) noexcept;
[[nodiscard]] Fault whole_number_fault(std::string_view what, double stated_pct, int decimals, std::int64_t n);
// Every n up to `most` of which `count` prints as the percentage: 14 is 29 % of 48 or 49.
[[nodiscard]] std::vector<std::int64_t> wholes_behind(std::int64_t count, double stated_pct, int decimals, std::int64_t most);

// A share of the whole from the shares of its parts: each by its own number, never the mean of shares.
struct PartShare {
    double pct = 0.0;
    double number = 0.0;
};
[[nodiscard]] std::optional<double> weighted_pct(std::span<const PartShare> parts);
[[nodiscard]] Fault roll_up_fault(std::string_view what, double stated_pct, int decimals, std::span<const PartShare> parts);

// A total against its lines. `tolerance` is what rounding of the lines may make. Where up to three lines explain the difference, it names
// them: lines left out of a total that is too small. O(lines^3).
struct Line {
    std::string name;
    double value = 0.0;
};
[[nodiscard]] Fault total_fault(std::string_view what, double stated, std::span<const Line> lines, double tolerance = 0.0);
[[nodiscard]] std::vector<std::size_t> omitted_lines(double missing, std::span<const Line> lines, double tolerance);

// Rows and columns of a table against their totals; where one cell explains a row and a column at once, it says by how much that cell is
// out.
struct FootedTable {
    std::vector<std::string> row_names;
    std::vector<std::string> column_names;
    std::vector<double> cells;  // by row
    std::vector<double> row_totals;
    std::vector<double> column_totals;
};
// \pre the sizes fit.
[[nodiscard]] std::vector<std::string> cross_foot_faults(const FootedTable& table, double tolerance);

// What a figure of a kind can be. Outside: it names the slip that would bring it back (per 100 for per 1,000, hours for minutes,
// thousands).
enum class Figure {
    hub_minutes_per_1000,  // a week
    gp_per_1000,
    patients_per_gp,
    household_size,
    practice_list,
    m2_per_1000,
    cost_per_m2_gbp,
    share_pct,
    building_cost_gbp,
};
struct FigureBounds {
    const char* words;
    const char* unit;
    double low;
    double high;
};
[[nodiscard]] const FigureBounds& bounds_of(Figure figure) noexcept;
[[nodiscard]] Fault unit_fault(Figure figure, double value);

// Two names for one count: 26 proposals v 11 + 11 + 5.
[[nodiscard]] Fault count_fault(std::string_view what, std::int64_t stated, std::span<const std::int64_t> parts);

}  // namespace merestone::analysis

#include "analysis/plausible.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

std::string number(double value, int decimals = 2) {
    const double whole = std::round(value);
    if (std::abs(value - whole) < 5e-10 * std::max(1.0, std::abs(value)) && std::abs(whole) < 9e15)
        return whole < 0 ? "-" + base::grouped(static_cast<std::int64_t>(-whole)) : base::grouped(static_cast<std::int64_t>(whole));
    std::string text = base::number_text(value, decimals);
    const std::size_t point = text.find('.');
    if (const auto digits = base::parse_int(text.substr(0, point)); digits && *digits >= 1000)
        text = base::grouped(*digits) + (point == std::string::npos ? "" : text.substr(point));
    return text;
}

bool same(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance + 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

double half_unit(int decimals) { return 0.5 * std::pow(10.0, -decimals); }

constexpr std::array<FigureBounds, 9> kBounds = {{
    {"hub minutes", "minutes a week per 1,000 patients", 5.0, 180.0},
    {"GPs", "full-time GPs per 1,000 patients", 0.2, 1.5},
    {"patients a GP", "patients a full-time GP", 700.0, 5000.0},
    {"household size", "people a home", 1.0, 6.0},
    {"practice list", "patients", 200.0, 200000.0},
    {"floor space", "m2 per 1,000 patients", 10.0, 300.0},
    {"building cost", "£ a m²", 500.0, 15000.0},
    {"share", "%", 0.0, 100.0},
    {"cost of a building scheme", "£", 5000.0, 200000000.0},
}};

// What people slip by, with the words for it.
struct Slip {
    double factor;
    const char* words;
};
constexpr std::array<Slip, 8> kSlips = {{
    {10.0, "per 10,000 where per 1,000 is meant"},
    {0.1, "per 100 where per 1,000 is meant"},
    {1000.0, "in thousands, or per 1,000 where one is meant"},
    {0.001, "per person where per 1,000 is meant"},
    {60.0, "in hours where minutes are meant"},
    {1.0 / 60.0, "in minutes where hours are meant"},
    {100.0, "a share where a percentage is meant"},
    {0.01, "a percentage where a share is meant"},
}};

}  // namespace

double rounded(double value, int decimals) noexcept {
    const double k = std::pow(10.0, decimals);
    return std::round(value * k + std::copysign(1e-9, value)) / k;
}

Fault product_fault(std::string_view what, double rate, int decimals, double quantity, double total) {
    if (same(rate * quantity, total, half_unit(decimals) * std::abs(quantity))) return {};
    std::string words =
        fmt::format("{}: {} x {} = {}, not {}", what, number(rate, decimals), number(quantity), number(rate * quantity, 0), number(total));
    if (quantity != 0.0)
        words += fmt::format("; {} / {} would be {}: do both cover the same places?", number(total), number(quantity),
                             number(total / quantity, decimals));
    return words;
}

Fault share_fault(std::string_view what, double stated_pct, int decimals, double part, double whole) {
    if (!(whole > 0.0)) return fmt::format("{}: {}% of nothing", what, number(stated_pct, decimals));
    const double pct = 100.0 * part / whole;
    if (same(rounded(pct, decimals), stated_pct, half_unit(decimals) * 0.01)) return {};
    std::string words = fmt::format("{}: {} of {} is {}%, not {}%", what, number(part), number(whole), number(pct, std::max(decimals, 1)),
                                    number(stated_pct, decimals));
    if (stated_pct > 0.0)
        words += fmt::format("; {}% would be {} of {}", number(stated_pct, decimals), number(part), number(100.0 * part / stated_pct, 0));
    return words;
}

std::optional<std::int64_t> count_behind(double stated_pct, int decimals, std::int64_t n) noexcept {
    if (n <= 0) return {};
    const auto near = static_cast<std::int64_t>(std::floor(stated_pct / 100.0 * static_cast<double>(n)));
    for (std::int64_t k = std::max<std::int64_t>(near - 1, 0); k <= std::min(near + 2, n); ++k)
        if (same(rounded(100.0 * static_cast<double>(k) / static_cast<double>(n), decimals), stated_pct, half_unit(decimals) * 0.01))
            return k;
    return {};
}

Fault whole_number_fault(std::string_view what, double stated_pct, int decimals, std::int64_t n) {
    if (count_behind(stated_pct, decimals, n)) return {};
    return fmt::format("{}: {}% of {} is no whole number: it must be of another number (of those surveyed, perhaps)", what,
                       number(stated_pct, decimals), number(static_cast<double>(n)));
}

std::vector<std::int64_t> wholes_behind(std::int64_t count, double stated_pct, int decimals, std::int64_t most) {
    std::vector<std::int64_t> out;
    for (std::int64_t n = std::max<std::int64_t>(count, 1); n <= most; ++n)
        if (same(rounded(100.0 * static_cast<double>(count) / static_cast<double>(n), decimals), stated_pct, half_unit(decimals) * 0.01))
            out.push_back(n);
    return out;
}

std::optional<double> weighted_pct(std::span<const PartShare> parts) {
    double above = 0.0;
    double below = 0.0;
    for (const PartShare& part : parts) {
        above += part.pct * part.number;
        below += part.number;
    }
    return below > 0.0 ? std::optional(above / below) : std::nullopt;
}

Fault roll_up_fault(std::string_view what, double stated_pct, int decimals, std::span<const PartShare> parts) {
    const std::optional<double> pct = weighted_pct(parts);
    if (!pct || same(rounded(*pct, decimals), stated_pct, half_unit(decimals) * 0.01)) return {};
    return fmt::format("{}: its parts by their numbers give {}%, not {}%", what, number(*pct, std::max(decimals, 1)),
                       number(stated_pct, decimals));
}

std::vector<std::size_t> omitted_lines(double missing, std::span<const Line> lines, double tolerance) {
    const std::size_t n = lines.size();
    for (std::size_t a = 0; a < n; ++a)
        if (lines[a].value != 0.0 && same(lines[a].value, missing, tolerance)) return {a};
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            if (same(lines[a].value + lines[b].value, missing, tolerance)) return {a, b};
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            for (std::size_t c = b + 1; c < n; ++c)
                if (same(lines[a].value + lines[b].value + lines[c].value, missing, tolerance)) return {a, b, c};
    return {};
}

Fault total_fault(std::string_view what, double stated, std::span<const Line> lines, double tolerance) {
    double sum = 0.0;
    for (const Line& line : lines) sum += line.value;
    if (same(sum, stated, tolerance)) return {};
    std::string words = fmt::format("{}: the lines add up to {}, the total says {}: {} {}", what, number(sum), number(stated),
                                    number(std::abs(sum - stated)), sum > stated ? "too little" : "too much");
    if (sum <= stated || lines.size() > 200) return words;
    std::vector<std::string> names;
    for (const std::size_t i : omitted_lines(sum - stated, lines, tolerance))
        names.push_back(fmt::format("{} ({})", lines[i].name, number(lines[i].value)));
    if (!names.empty() && names.size() < lines.size()) words += ", exactly what it is without " + base::join(names, " and ");
    return words;
}

std::vector<std::string> cross_foot_faults(const FootedTable& table, double tolerance) {
    const std::size_t rows = table.row_names.size();
    const std::size_t columns = table.column_names.size();
    base::check(table.cells.size() == rows * columns && table.row_totals.size() == rows && table.column_totals.size() == columns,
                "a table with totals for other rows was to be footed");
    std::vector<std::string> out;
    std::vector<double> row_out(rows);
    std::vector<double> column_out(columns);
    for (std::size_t r = 0; r < rows; ++r) {
        double sum = 0.0;
        for (std::size_t c = 0; c < columns; ++c) sum += table.cells[r * columns + c];
        row_out[r] = same(sum, table.row_totals[r], tolerance) ? 0.0 : table.row_totals[r] - sum;
        if (row_out[r] != 0.0)
            out.push_back(
                fmt::format("row {}: adds up to {}, its total is {}", table.row_names[r], number(sum), number(table.row_totals[r])));
    }
    for (std::size_t c = 0; c < columns; ++c) {
        double sum = 0.0;
        for (std::size_t r = 0; r < rows; ++r) sum += table.cells[r * columns + c];
        column_out[c] = same(sum, table.column_totals[c], tolerance) ? 0.0 : table.column_totals[c] - sum;
        if (column_out[c] != 0.0)
            out.push_back(fmt::format("column {}: adds up to {}, its total is {}", table.column_names[c], number(sum),
                                      number(table.column_totals[c])));
    }
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            if (row_out[r] != 0.0 && column_out[c] != 0.0 && same(row_out[r], column_out[c], tolerance))
                out.push_back(fmt::format("{} / {}: {} stands there; {} would make row and column foot", table.row_names[r],
                                          table.column_names[c], number(table.cells[r * columns + c]),
                                          number(table.cells[r * columns + c] + row_out[r])));
    double by_rows = 0.0;
    double by_columns = 0.0;
    for (const double x : table.row_totals) by_rows += x;
    for (const double x : table.column_totals) by_columns += x;
    if (!same(by_rows, by_columns, tolerance))
        out.push_back(fmt::format("the row totals add up to {}, the column totals to {}", number(by_rows), number(by_columns)));
    return out;
}

const FigureBounds& bounds_of(Figure figure) noexcept { return kBounds[static_cast<std::size_t>(figure)]; }

Fault unit_fault(Figure figure, double value) {
    const FigureBounds& b = bounds_of(figure);
    if (value >= b.low && value <= b.high) return {};
    std::string words =
        fmt::format("{}: {} {} cannot be (from {} to {})", b.words, number(value, 3), b.unit, number(b.low), number(b.high));
    if (!(value > 0.0)) return words;
    std::vector<std::string> slips;
    for (const Slip& slip : kSlips)
        if (value * slip.factor >= b.low && value * slip.factor <= b.high) slips.emplace_back(slip.words);
    if (!slips.empty()) words += "; perhaps it is " + base::join(slips, ", or ");
    return words;
}

Fault count_fault(std::string_view what, std::int64_t stated, std::span<const std::int64_t> parts) {
    std::int64_t sum = 0;
    std::vector<std::string> words;
    for (const std::int64_t part : parts) {
        sum += part;
        words.push_back(base::grouped(part));
    }
    if (sum == stated) return {};
    return fmt::format("{}: {} are said, {} = {} are listed", what, base::grouped(stated), base::join(words, " + "), base::grouped(sum));
}

}  // namespace merestone::analysis

// Private to the reading of project files: the rows of a table asked by column name, and what a damaged file throws within this room.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "io/plain_characters.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

// Only inside this room: what a damaged project file throws, turned into an Error at the edge.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One row of a sheet, asked by column name.
class Rows {
public:
    // \param problems where a cell that cannot be used is told; outlives this.
    Rows(Sheet sheet, model::Problems& problems) : sheet_(std::move(sheet)), problems_(&problems) {
        for (std::size_t c = 0; c < sheet_.columns.size(); ++c) at_.emplace(sheet_.columns[c].name, c);
    }
    [[nodiscard]] std::size_t size() const { return sheet_.rows.size(); }
    [[nodiscard]] bool has(const char* column) const { return at_.contains(column); }

    [[nodiscard]] std::string text(std::size_t row, const char* column) const {
        const Cell& c = get(row, column);
        const auto* value = std::get_if<std::string>(&c);
        if (value == nullptr) return {};
        auto plain = without_control_characters(*value);
        if (!plain) return *value;
        if (!std::exchange(told_controls_, true))
            problems_->push_back({model::Severity::warning, "control-characters", sheet_.name, static_cast<std::int64_t>(row) + 1, column,
                                  "", "texts of this table hold control characters, which say nothing; they were left out",
                                  "Clean the table."});
        return std::move(*plain);
    }
    [[nodiscard]] std::optional<std::int64_t> whole(std::size_t row, const char* column) const {
        const Cell& c = get(row, column);
        if (const auto* value = std::get_if<std::int64_t>(&c)) return *value;
        tell_words(row, column, c);
        return {};
    }
    [[nodiscard]] std::optional<double> number(std::size_t row, const char* column) const {
        const Cell& c = get(row, column);
        if (const auto* value = std::get_if<double>(&c); value != nullptr && std::isfinite(*value)) return *value;
        if (const auto* value = std::get_if<std::int64_t>(&c)) return static_cast<double>(*value);
        tell_words(row, column, c);
        return {};
    }
    // Of a column that older projects lack.
    [[nodiscard]] std::string newer_text(std::size_t row, const char* column) const { return has(column) ? text(row, column) : ""; }
    [[nodiscard]] std::optional<std::int64_t> newer_whole(std::size_t row, const char* column) const {
        return has(column) ? whole(row, column) : std::nullopt;
    }
    [[nodiscard]] std::optional<double> newer_number(std::size_t row, const char* column) const {
        return has(column) ? number(row, column) : std::nullopt;
    }
    // A code as below, `otherwise` where the column or the cell is not there.
    [[nodiscard]] std::int64_t newer_code(std::size_t row, const char* column, std::int64_t most, std::int64_t otherwise) const {
        return newer_whole(row, column) ? code(row, column, most) : otherwise;
    }
    // A financial year, 1900 to 2200; of another the row is told and the year is not known.
    [[nodiscard]] std::optional<base::Year> newer_year(std::size_t row, const char* column) const {
        const auto year = newer_whole(row, column);
        if (!year) return {};
        if (*year >= 1900 && *year <= 2200) return base::Year{static_cast<int>(*year)};
        tell(row, "not-a-year", column, std::to_string(*year), "this is no financial year; it counts as not known",
             "Give a financial year by its first calendar year.");
        return {};
    }
    // Of a row that is used in part, or not at all: which it is, by the first of its columns.
    void tell(std::size_t row, const char* rule, const char* column, const std::string& value, const std::string& meaning,
              const std::string& todo) const {
        constexpr std::size_t kMostTold = 100;
        std::size_t& told = told_[std::string(rule) + " " + column];
        if (++told > kMostTold + 1) return;
        if (told == kMostTold + 1) {
            problems_->push_back({model::Severity::warning, rule, sheet_.name, 0, column, "...",
                                  fmt::format("more than {} rows have it; the first are listed", kMostTold), todo});
            return;
        }
        const std::string who = sheet_.columns.empty() ? std::string() : text(row, sheet_.columns.front().name.c_str());
        problems_->push_back({model::Severity::warning, rule, sheet_.name, static_cast<std::int64_t>(row) + 1, column, value.substr(0, 80),
                              who.empty() ? meaning : fmt::format("{}: {}", who.substr(0, 80), meaning), todo});
    }
    // A list of texts, as it was written.
    [[nodiscard]] std::vector<std::string> newer_texts(std::size_t row, const char* column) const {
        const std::string list = newer_text(row, column);
        return list.empty() ? std::vector<std::string>() : nlohmann::json::parse(list).get<std::vector<std::string>>();
    }
    // A whole number that must be there, and within 0..most.
    [[nodiscard]] std::int64_t code(std::size_t row, const char* column, std::int64_t most) const {
        const auto value = whole(row, column);
        if (!value || *value < 0 || *value > most)
            throw Damaged(fmt::format("{}.{} holds no valid value in row {}", sheet_.name, column, row + 1));
        return *value;
    }
    [[nodiscard]] std::optional<geo::Point> point(std::size_t row) const {
        if (row >= sheet_.points.size() || sheet_.points[row].empty()) return {};
        const geo::Point p = sheet_.points[row][0];
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {};
        return p;
    }
    // Of a line: its points, none where one is not a number.
    [[nodiscard]] std::vector<geo::Point> path(std::size_t row) const {
        if (row >= sheet_.points.size()) return {};
        const auto& points = sheet_.points[row];
        const bool sound = std::all_of(points.begin(), points.end(), [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
        return sound ? points : std::vector<geo::Point>();
    }
    [[nodiscard]] geo::MultiPolygon shape(std::size_t row) {
        return row < sheet_.shapes.size() ? std::move(sheet_.shapes[row]) : geo::MultiPolygon();
    }

private:
    // Of a cell that should hold a number: words, a fraction where none may be, or a number without end.
    void tell_words(std::size_t row, const char* column, const Cell& c) const {
        if (std::holds_alternative<Unknown>(c)) return;
        const auto* words = std::get_if<std::string>(&c);
        const auto* number = std::get_if<double>(&c);
        const std::string shown = words != nullptr ? *words : number != nullptr ? base::number_text(*number) : std::string();
        tell(row, "not-a-number", column, shown.empty() ? "infinite" : shown, "this is no number that can be used; it counts as not known",
             "Mend the figure.");
    }
    [[nodiscard]] const Cell& get(std::size_t row, const char* column) const {
        const auto found = at_.find(column);
        if (found == at_.end()) throw Damaged(fmt::format("the table {} has no column {}", sheet_.name, column));
        return sheet_.rows[row][found->second];
    }
    Sheet sheet_;
    model::Problems* problems_;
    mutable bool told_controls_ = false;
    mutable std::map<std::string, std::size_t> told_;  // rule and column
    std::map<std::string, std::size_t, std::less<>> at_;
};

using SheetTables = std::map<std::string, Rows, std::less<>>;

// The zone or practice of an id. \pre zones and practices of the plan are read; `table` is who names it.
[[nodiscard]] inline model::ZoneIx zone_named(const model::Plan& plan, const std::string& id, const char* table) {
    if (id.empty()) return {};
    const model::ZoneIx z = plan.find_zone(id);
    if (!z) throw Damaged(fmt::format("{} names the zone {}, which is not there", table, id));
    return z;
}
[[nodiscard]] inline model::PracticeIx practice_named(const model::Plan& plan, const std::string& id, const char* table) {
    const model::PracticeIx p = plan.find_practice(id);
    if (!p) throw Damaged(fmt::format("{} names the practice {}, which is not there", table, id));
    return p;
}

// plan_sheets_estate_in.cpp: premises with their condition and use, schemes with gates and money, hubs with their week and cover.
void estate_from_sheets(SheetTables& tables, model::Plan& plan);
// plan_sheets_years_in.cpp: housing, growth, promised access, prices, records, risks, indicators. Projects written before these were
// kept have none.
void years_from_sheets(SheetTables& tables, model::Plan& plan);

}  // namespace merestone::io

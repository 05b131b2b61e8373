// Private to the writing of project files: tables with their columns, in few words.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/sheet.hpp"
#include "model/plan.hpp"

namespace merestone::io {

inline constexpr auto kText = ColumnType::text;
inline constexpr auto kWhole = ColumnType::whole;
inline constexpr auto kNumber = ColumnType::number;

inline Sheet table(const char* name, const char* title, std::vector<Column> columns, GeometryKind geometry = GeometryKind::none) {
    Sheet sheet;
    sheet.name = name;
    sheet.title = title;
    sheet.columns = std::move(columns);
    sheet.geometry = geometry;
    return sheet;
}

inline Column text(const char* name) { return {name, kText, "", ""}; }
inline Column whole(const char* name) { return {name, kWhole, "", ""}; }
inline Column number(const char* name) { return {name, kNumber, "", ""}; }

inline void point(Sheet& sheet, const std::optional<geo::Point>& at) {
    sheet.points.emplace_back();
    if (at) sheet.points.back().push_back(*at);
}
inline Cell cell(const std::optional<base::Year>& year) { return year ? cell(year->first) : Cell(Unknown{}); }

// plan_sheets_estate_out.cpp: premises, condition, use, schemes, hubs; and what only some plans have (gates, money, backlog, cover).
[[nodiscard]] std::vector<Sheet> estate_sheets(const model::Plan& plan);
[[nodiscard]] std::vector<Sheet> more_estate_sheets(const model::Plan& plan);
// plan_sheets_years_out.cpp: housing; and growth, promised access, prices, records, risks, indicators.
[[nodiscard]] std::vector<Sheet> housing_sheets(const model::Plan& plan);
[[nodiscard]] std::vector<Sheet> years_sheets(const model::Plan& plan);

}  // namespace merestone::io

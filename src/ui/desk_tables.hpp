// The tables of the bottom panel, one a layer: made anew when the document changed, rows and cells only looked up.
#pragma once

#include <span>
#include <string_view>

#include "ui/shown.hpp"
#include "ui/table_model.hpp"

namespace merestone::ui {

// In the order of the tabs.
[[nodiscard]] std::span<const std::string_view> table_names() noexcept;
[[nodiscard]] std::string_view table_title(std::string_view name) noexcept;
// Whether it tells figures of the year looked at, and is made anew with it (Document::year_revision).
[[nodiscard]] bool tells_year(std::string_view name) noexcept;
// The table keeps views into what is shown: make it anew when that changes. \pre name is one of table_names()
[[nodiscard]] Table make_table(std::string_view name, const Shown& shown);

}  // namespace merestone::ui

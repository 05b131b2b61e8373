// The action table's parts, a menu's worth each.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ui/desk_actions.hpp"

namespace merestone::ui {

[[nodiscard]] std::span<const DeskAction> file_actions();
[[nodiscard]] std::span<const DeskAction> print_actions();
[[nodiscard]] std::span<const DeskAction> edit_actions();
[[nodiscard]] std::span<const DeskAction> scenario_actions();
[[nodiscard]] std::span<const DeskAction> view_actions();
[[nodiscard]] std::span<const DeskAction> comfort_actions();
[[nodiscard]] std::span<const DeskAction> map_actions();
[[nodiscard]] std::span<const DeskAction> what_if_actions();
[[nodiscard]] std::span<const DeskAction> estate_actions();
[[nodiscard]] std::span<const DeskAction> time_actions();
[[nodiscard]] std::span<const DeskAction> drawing_actions();
[[nodiscard]] std::span<const DeskAction> asking_actions();
[[nodiscard]] std::span<const DeskAction> council_actions();
[[nodiscard]] std::span<const DeskAction> help_actions();

// Reasons that many actions share; empty: none.
[[nodiscard]] std::string always(const Desk& desk);
[[nodiscard]] std::string needs_plan(const Desk& desk);
[[nodiscard]] std::string needs_selection(const Desk& desk);

// Opens the file dialog; `done` is given what was chosen. \param extensions ".gpkg"; empty: all files
void ask_file(Desk& desk, std::string title, bool saving, std::string name, std::vector<std::string> extensions,
              std::function<void(Desk&, const std::filesystem::path&)> done);

}  // namespace merestone::ui

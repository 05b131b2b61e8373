// The commands about scenarios, worked out: names once each, ids that scripts can type, what a deletion takes away from others.
#pragma once

#include <type_traits>

#include "edit/command.hpp"

namespace merestone::edit::detail {

template <typename C>
concept OfScenarios = std::is_same_v<C, AddScenario> || std::is_same_v<C, WorkOnScenario> || std::is_same_v<C, RenameScenario> ||
    std::is_same_v<C, NoteScenario> || std::is_same_v<C, DeleteScenario>;

[[nodiscard]] base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const AddScenario& command);
[[nodiscard]] base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const WorkOnScenario& command);
[[nodiscard]] base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const RenameScenario& command);
[[nodiscard]] base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const NoteScenario& command);
[[nodiscard]] base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const DeleteScenario& command);

}  // namespace merestone::edit::detail

// What differs between two states of a plan, in the words of its planner: to choose between what is open and what lies on disk.
#pragma once

#include <string>
#include <vector>

#include "edit/draft.hpp"
#include "model/plan.hpp"

namespace merestone::session {

struct PlanState {
    const model::Plan& plan;
    const edit::Draft* draft = nullptr;  // null: nothing was drawn on it
};

// A line each, gravest first: rules, practices and lists, zones and residents, buildings, homes, hubs, who is in which locality.
// Rows are matched by id. Empty: nothing that counts differs. O(rows).
[[nodiscard]] std::vector<std::string> differences(const PlanState& mine, const PlanState& theirs);

}  // namespace merestone::session

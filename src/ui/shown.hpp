// What the desk shows at this revision: views into the open document, valid until it changes.
#pragma once

#include <span>

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"
#include "model/results.hpp"

namespace merestone::ui {

struct Shown {
    const model::Plan& plan;
    const model::Scenario& scenario;  // the one that is edited
    std::span<const model::LocalityStats> localities;
    std::span<const model::Flag> flags;
    std::span<const model::Catchment> catchments;  // of hubs
    const model::Problems& problems;
    const analysis::RegisteredPeople& people;
};

// Label of a locality as it is read: "L03 Morley"; "none".
[[nodiscard]] std::string locality_label(const model::Scenario& scenario, model::LocalityIx locality);
// Worst flag whose subject is this one; nothing: none.
[[nodiscard]] const model::Flag* worst_flag(std::span<const model::Flag> flags, std::string_view kind, std::string_view subject);

}  // namespace merestone::ui

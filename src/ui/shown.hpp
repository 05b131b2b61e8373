// What the desk shows at this revision: views into the open document, valid until it changes.
#pragma once

#include <optional>
#include <span>

#include "analysis/people_by_year.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"
#include "model/results.hpp"
#include "model/year_view.hpp"

namespace merestone::ui {

struct Shown {
    const model::Plan& plan;
    const model::Scenario& scenario;  // the one that is edited
    std::span<const model::LocalityStats> localities;
    std::span<const model::Flag> flags;
    std::span<const model::Catchment> catchments;  // of hubs
    const model::Problems& problems;
    const analysis::RegisteredPeople& people;
    // A year that is looked at: figures of it beside those of the plan's first year, which all else here is of.
    std::optional<base::Year> year = {};                     // nothing: none is
    const model::YearView* in_year = nullptr;                // null: none is looked at, or the estate's job has it not yet
    const analysis::PeopleByYear* people_by_year = nullptr;  // with in_year
};

// Label of a locality as it is read: "L03 Morley"; "none".
[[nodiscard]] std::string locality_label(const model::Scenario& scenario, model::LocalityIx locality);
// Worst flag whose subject is this one; nothing: none.
[[nodiscard]] const model::Flag* worst_flag(std::span<const model::Flag> flags, std::string_view kind, std::string_view subject);

}  // namespace merestone::ui

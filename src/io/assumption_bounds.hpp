// Private to io: between which values an assumption may be set at all, as assets/assumptions.toml says (at_least, at_most). Its low and
// high are the range that practice shows; beyond these bounds nothing sensible comes out: a division by nought, a building of no size.
//
// They stand beside the list, not in model::Assumption: only what reads a plan needs them. Cost: the list is read once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/assumptions.hpp"
#include "model/problem.hpp"

namespace merestone::io {

struct AssumptionBounds {
    double at_least = 0.0;
    double at_most = 0.0;
};

// Of every assumption of the list, by id.
[[nodiscard]] const std::map<std::string, AssumptionBounds, std::less<>>& assumption_bounds();

// What is allowed, in words ("1 to 168 hours a week the building works"), where the value is not; nothing where it may stand.
[[nodiscard]] std::optional<std::string> refused_assumption(const model::Assumption& known, double value);

// What only all assumptions together show: a ranking whose parts all weigh nothing. The defaults of those stand then, and it is told.
void check_rank_weights(model::Assumptions& assumptions, model::Problems& problems, const std::string& file);

}  // namespace merestone::io

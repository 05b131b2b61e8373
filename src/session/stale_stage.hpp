// From where the estate has to be worked out again after an edit: the first of its stages that reads something that differs between two
// drafts of one plan. Cost: O(zones + corrections + sites), and less than any stage.
#pragma once

#include "analysis/estate_stages.hpp"
#include "edit/draft.hpp"

namespace merestone::session {

[[nodiscard]] analysis::EstateStage first_stale(const edit::Draft& before, const edit::Draft& now);

}  // namespace merestone::session

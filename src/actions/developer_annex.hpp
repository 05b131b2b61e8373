// The annex to a letter that asks a council or a developer for a contribution to general practice: one HTML file without script that can be
// mailed and printed, with every number's rate, price base and assumption in it. What is not confirmed keeps its label in the document;
// what is lacked already is kept apart from what the new homes need, for only the latter may be asked for.
#pragma once

#include <string>

#include "actions/estate_out.hpp"

namespace merestone::actions {

// \pre the plan has housing sites. Text of the plan is made safe. The date on it is the plan's: the same plan gives the same bytes.
[[nodiscard]] std::string developer_annex(const EstateOut& out);

}  // namespace merestone::actions

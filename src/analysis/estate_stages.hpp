// The stages in which the estate is worked out, and which of them a changed number reaches: so that an edit works out again only what
// depends on it.
#pragma once

#include <string_view>

namespace merestone::analysis {

// Each stage stands on those before it: who comes, what there is, need against it, what is flagged.
enum class EstateStage { people, capacity, tables, flags, nothing };

// The first stage that a changed assumption reaches. One that no stage reads (a ranking's weight, a developer's price) reaches nothing; a
// name that is not known here is taken to reach everything.
[[nodiscard]] EstateStage stage_of_assumption(std::string_view id) noexcept;

}  // namespace merestone::analysis

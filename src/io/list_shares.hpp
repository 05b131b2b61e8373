// Private to io: how a practice's list falls on its premises, where the plan does not say, or says what cannot be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/estate.hpp"

namespace merestone::io {

// One building of a practice: what was written, and what comes of it.
struct ListShare {
    model::OccupancyRole role = model::OccupancyRole::main;
    std::optional<double> written;  // 0 to 1; nothing: not known
    double share = 0.0;
    bool assumed = false;
};

enum class SharesFault {
    none,          // they add up to 1
    none_written,  // all of the list counts in the main building, or the first
    some_missing,  // what the others leave goes to those evenly
    all_nought,    // nobody would be seen anywhere: the list falls on all evenly
    do_not_foot,   // scaled to add up to 1
};

struct SharesOutcome {
    SharesFault fault = SharesFault::none;
    double sum = 0.0;  // of what was written
};

// Fills `share` and `assumed` so that the shares add up to 1. \pre at least one, each `written` within 0 to 1.
[[nodiscard]] SharesOutcome settle_shares(std::vector<ListShare>& shares);

struct SharesWords {
    const char* rule;
    std::string meaning;
    const char* todo;
};
// What to tell of it; nothing where they add up.
[[nodiscard]] std::optional<SharesWords> words_of(const SharesOutcome& outcome, std::size_t premises);

}  // namespace merestone::io

#include "io/list_shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace merestone::io {
namespace {

constexpr double kFootsWithin = 0.005;  // half a per cent: shares written with two decimals

}  // namespace

SharesOutcome settle_shares(std::vector<ListShare>& shares) {
    SharesOutcome out;
    const auto missing = std::count_if(shares.begin(), shares.end(), [](const ListShare& s) { return !s.written; });
    for (ListShare& s : shares) {
        s.share = s.written.value_or(0.0);
        s.assumed = !s.written;
        out.sum += s.share;
    }
    if (missing == static_cast<std::ptrdiff_t>(shares.size())) {
        const auto main = std::find_if(shares.begin(), shares.end(), [](const auto& s) { return s.role == model::OccupancyRole::main; });
        (main != shares.end() ? *main : shares.front()).share = 1.0;
        out.fault = SharesFault::none_written;
        return out;
    }
    if (missing == 0 && out.sum <= 0) {
        for (ListShare& s : shares) {
            s.share = 1.0 / static_cast<double>(shares.size());
            s.assumed = true;
        }
        out.fault = SharesFault::all_nought;
        return out;
    }
    if (missing > 0 && out.sum < 1.0 + kFootsWithin) {
        const double rest = std::max(1.0 - out.sum, 0.0);
        for (ListShare& s : shares)
            if (!s.written) s.share = rest / static_cast<double>(missing);
        out.fault = SharesFault::some_missing;
        return out;
    }
    if (std::abs(out.sum - 1.0) <= kFootsWithin) return out;
    for (ListShare& s : shares) s.share /= out.sum;
    out.fault = SharesFault::do_not_foot;
    return out;
}

std::optional<SharesWords> words_of(const SharesOutcome& outcome, std::size_t premises) {
    switch (outcome.fault) {
        case SharesFault::none: return {};
        case SharesFault::none_written:
            if (premises < 2) return {};
            return SharesWords{"shares-assumed",
                               "this practice's premises have no shares of its list; all of it counts in the main building",
                               "Give list_share for each of its premises."};
        case SharesFault::some_missing:
            return SharesWords{"shares-assumed",
                               fmt::format("some of this practice's premises have no share of its list; the {} that the others leave is "
                                           "spread evenly over those",
                                           base::number_text(std::max(1.0 - outcome.sum, 0.0), 3)),
                               "Give list_share for each of its premises."};
        case SharesFault::all_nought:
            return SharesWords{"shares-assumed",
                               "all shares of this practice's list are 0, so nobody would be seen anywhere; they count as not known and "
                               "its list is spread evenly over its premises",
                               "Give list_share for each of its premises."};
        case SharesFault::do_not_foot:
            return SharesWords{"totals-do-not-foot",
                               fmt::format("this practice's shares add up to {}, not 1", base::number_text(outcome.sum, 3)),
                               "Mend the shares; until then they are scaled to add up to 1."};
    }
    return {};
}

}  // namespace merestone::io

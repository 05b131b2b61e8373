// Shares a number of groups out among parts, when each part says what each number would cost it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace merestone::optim::detail {

struct Offer {
    std::uint32_t groups = 0;
    double violation = 0.0;
    double objective = 0.0;
};

// Violation first, then objective.
struct Worth {
    double violation = 0.0;
    double objective = 0.0;
};
[[nodiscard]] bool less(const Worth& a, const Worth& b) noexcept;

struct Allotment {
    std::vector<std::size_t> chosen;          // per part the offer taken
    Worth total;
    // [part][offer] the best total of any allotment that takes the offer; nothing: there is none.
    std::vector<std::vector<std::optional<Worth>>> through;
};

// Nothing when no sum of groups within min..max can be had. Dynamic programming over the running sum (a knapsack with one
// choice per part), forwards and backwards: O(parts x groups_max x offers).
[[nodiscard]] std::optional<Allotment> allot(const std::vector<std::vector<Offer>>& offers, std::uint32_t groups_min, std::uint32_t groups_max);

}  // namespace merestone::optim::detail

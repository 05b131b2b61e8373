#include "base/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace merestone::base {

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> weights) {
    check(total >= 0, "a share of less than nobody was asked for");
    std::vector<std::int64_t> shares(weights.size(), 0);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (sum <= 0 || total == 0) return shares;

    std::vector<double> remainder(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double quota = static_cast<double>(total) * (weights[i] / sum);
        shares[i] = static_cast<std::int64_t>(std::floor(quota));
        remainder[i] = quota - std::floor(quota);
        given += shares[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    // Rounding of the quotas can make `given` differ from the exact floor sum by one or two either way.
    for (std::size_t k = 0; given < total; k = (k + 1) % order.size()) {
        if (weights[order[k]] <= 0) continue;
        ++shares[order[k]];
        ++given;
    }
    for (std::size_t k = order.size(); given > total; k = k == 1 ? order.size() : k - 1) {
        if (shares[order[k - 1]] == 0) continue;
        --shares[order[k - 1]];
        --given;
    }
    return shares;
}

}  // namespace merestone::base

// Shares of a whole number of people, as whole numbers that add up to it.
//
// Largest remainder (Hamilton's) method: every part gets the whole part of its quota, the people left go to the largest
// remainders; equal remainders go in the order of the parts, so give them sorted by id. O(n log n).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace merestone::base {

// \pre total >= 0, weights finite and not negative.
// \returns one number a weight, adding up to `total`; all zero when the weights add up to nothing.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> weights);

}  // namespace merestone::base

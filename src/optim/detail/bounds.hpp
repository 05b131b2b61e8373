// How far an amount lies outside its bounds, with the one tolerance that solver and judge share.
#pragma once

namespace merestone::optim::detail {

// Projected people are doubles whose sums depend on the order of adding in the last digits.
inline constexpr double kTolerance = 1e-6;

[[nodiscard]] inline double outside(double amount, double min, double max) noexcept {
    if (amount < min - kTolerance) return min - amount;
    if (amount > max + kTolerance) return amount - max;
    return 0.0;
}

}  // namespace merestone::optim::detail

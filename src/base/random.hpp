// The one source of chance: seeded, and the same on every compiler (std's distributions are not).
//
// Generator: PCG-XSH-RR 64/32 (O'Neill 2014, "PCG: A family of simple fast space-efficient statistically good algorithms").
// Not for secrets.
#pragma once

#include <cstdint>

namespace merestone::base {

class Random {
public:
    // Different streams of one seed are independent: give each start of a search its own.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) noexcept : increment_((stream << 1U) | 1U) {
        next();
        state_ += seed;
        next();
    }

    std::uint32_t next() noexcept {
        const std::uint64_t old = state_;
        state_ = old * 6364136223846793005ULL + increment_;
        const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
        const auto turn = static_cast<std::uint32_t>(old >> 59U);
        return (shifted >> turn) | (shifted << ((32U - turn) & 31U));
    }
    // Uniform in 0..bound-1 without bias (Lemire 2019). \pre bound > 0
    std::uint32_t below(std::uint32_t bound) noexcept {
        std::uint64_t product = std::uint64_t{next()} * bound;
        auto low = static_cast<std::uint32_t>(product);
        if (low < bound) {
            const std::uint32_t threshold = (0U - bound) % bound;
            while (low < threshold) {
                product = std::uint64_t{next()} * bound;
                low = static_cast<std::uint32_t>(product);
            }
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }
    // Uniform in [0, 1), 32 bits of it.
    double unit() noexcept { return next() * 0x1p-32; }

private:
    std::uint64_t state_ = 0;
    std::uint64_t increment_;
};

}  // namespace merestone::base
